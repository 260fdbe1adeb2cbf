/** Runs the built main process in this process of Node, unchanged: its `require('electron')` gets the double. */
import { createRequire, Module } from 'node:module';

type Load = (request: string, parent: { filename?: string } | null, isMain: boolean) => unknown;
const loader = Module as unknown as { _load: Load };

/** Loads the bundle once more, as a new start of the application would. */
export function runMain(path: string, electron: object): void {
  const require = createRequire(import.meta.url);
  const before = loader._load;
  loader._load = (request, parent, isMain) => (request === 'electron' && parent?.filename === path ? electron : before(request, parent, isMain));
  try {
    delete require.cache[path];
    require(path);
  } finally {
    loader._load = before;
  }
}
