/** Where the Electron binary is; fetched within a time limit where it isn't here yet. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const home = join(import.meta.dirname, '..', '..', 'node_modules', 'electron');
/** Says when fetching failed, so that the next start doesn't wait for the same again. */
const failedBefore = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'electron-could-not-be-fetched');
const aDay = 24 * 3600_000;

function present(): string | null {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Runs Electron's own installer for so long at most; it is ended then, whatever it waits for. */
function fetchWithin(seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(home, 'install.js')], { stdio: 'ignore' });
    const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.on('error', () => resolve(false));
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

/** The binary, or the reason why there is none. `insist`: the person asked for Electron by name, and waits longer for it. */
export async function electronBinary(insist: boolean): Promise<{ binary: string } | { why: string }> {
  const here = present();
  if (here) return { binary: here };
  if (!existsSync(join(home, 'install.js'))) return { why: 'Electron is not installed' };
  const lastTry = statSync(failedBefore, { throwIfNoEntry: false });
  if (!insist && lastTry && Date.now() - lastTry.mtimeMs < aDay) return { why: 'no Electron binary is here, and fetching it failed today already (KIST_HOST=electron tries again)' };
  const seconds = insist ? 600 : 20;
  process.stderr.write(`Fetching the Electron binary (for ${seconds} seconds at most) ...\n`);
  await fetchWithin(seconds);
  const fetched = present();
  if (fetched) return { binary: fetched };
  mkdirSync(dirname(failedBefore), { recursive: true });
  writeFileSync(failedBefore, '');
  return { why: `no Electron binary is here, and none could be fetched within ${seconds} seconds` };
}
