/** Builds the window with Vite where what lies in `.vite` is older than its sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const built = join(root, '.vite', 'renderer', 'main_window', 'index.html');
/** What the window is made of; help pages are shown in it. */
const madeOf = ['src/renderer', 'src/contract', 'src/domain', 'resources/help', 'package-lock.json'].map((path) => join(root, path));

/** Time of the newest change in files and folders, in milliseconds. */
export function newestChange(paths: readonly string[]): number {
  return paths.reduce((newest, path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return newest;
    // A folder's own time tells of files that were taken away.
    const below = found.isDirectory() ? newestChange(readdirSync(path).map((name) => join(path, name))) : 0;
    return Math.max(newest, found.mtimeMs, below);
  }, 0);
}

export function windowIsFresh(): boolean {
  return existsSync(built) && statSync(built).mtimeMs >= newestChange(madeOf);
}

/** Answers whether there is a window now. */
export function buildWindow(): boolean {
  if (windowIsFresh()) return true;
  process.stderr.write('Building the window ...\n');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', join(root, 'src', 'renderer', 'vite.config.ts'), '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}

if (import.meta.main) process.exitCode = buildWindow() ? 0 : 1;
