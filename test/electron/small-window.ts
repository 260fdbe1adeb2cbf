/** A window of one page for the tests of the host: it keeps what it is told, and has words to type into. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourcesFolder } from '../open-vault.ts';

const page = `<!doctype html>
<html lang="en-GB">
  <head><meta charset="utf-8"><title>A small window</title><script type="module" src="./page.js"></script></head>
  <body><textarea id="words"></textarea><button id="button">Nothing</button><input id="drop" type="file" multiple></body>
</html>`;

const script = `window.told = [];
window.hush = window.kist.on((event) => window.told.push(event));
document.body.dataset.ready = 'yes';`;

/** A folder that stands for the application; answers it and how to remove it. */
export function smallWindow(): { appFolder: string; remove(): void } {
  const appFolder = mkdtempSync(join(tmpdir(), 'kist-small-window-'));
  const folder = join(appFolder, '.vite', 'renderer', 'main_window');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'page.js'), script);
  symlinkSync(resourcesFolder, join(appFolder, 'resources'), 'junction');
  return { appFolder, remove: () => rmSync(appFolder, { recursive: true, force: true }) };
}
