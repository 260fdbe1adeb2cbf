/**
 * `npm start`: opens Kist in Electron where its binary is here or can be fetched, else says why in one line and opens the loopback window.
 * `KIST_HOST=electron` or `KIST_HOST=loopback` decides by name. The hosts run as processes of their own: this file knows neither.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { secretVariables } from '../service/secret-variables.ts';
import { buildWindow } from './build-window.ts';
import { electronBinary } from './electron-binary.ts';

const root = join(import.meta.dirname, '..', '..');
const hosts = ['electron', 'loopback'] as const;

/** Why no native window can be shown here, or null. */
export function noScreen(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string | null {
  return platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY ? 'there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set)' : null;
}

/** Runs a host until it ends; signals are passed on, and its end is ours. */
function become(program: string, words: readonly string[]): void {
  // Terminals inside Electron applications carry a variable that would turn the binary into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  const child = spawn(program, words, { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl C in a terminal reaches the child by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`Kist could not be started: ${error.message}.\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

async function openElectron(insist: boolean): Promise<{ why: string } | null> {
  const blind = noScreen(process.platform, process.env);
  if (blind && !insist) return { why: blind };
  const found = await electronBinary(insist);
  if ('why' in found) return found;
  const { status } = spawnSync(process.execPath, [join(root, 'electron', 'build.ts')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) return { why: 'the Electron host could not be built (see above)' };
  become(found.binary, [root]);
  return null;
}

async function main(): Promise<void> {
  // The window asks for passphrases itself. From here on builders, an installer that goes to the network and a browser are started.
  for (const name of secretVariables) delete process.env[name];
  const wanted = process.env.KIST_HOST;
  if (wanted !== undefined && !hosts.some((host) => host === wanted)) {
    process.stderr.write(`KIST_HOST is “${wanted}”; it can be ${hosts.join(' or ')}.\n`);
    process.exitCode = 1;
    return;
  }
  if (!buildWindow()) {
    process.stderr.write('The window could not be built (see above).\n');
    process.exitCode = 1;
    return;
  }
  if (wanted !== 'loopback') {
    const without = await openElectron(wanted === 'electron');
    if (!without) return;
    if (wanted === 'electron') {
      process.stderr.write(`Electron was asked for, but ${without.why}.\n`);
      process.exitCode = 1;
      return;
    }
    process.stderr.write(`Kist opens in a browser, because ${without.why}.\n`);
  }
  become(process.execPath, [join(root, 'src', 'loopback', 'main.ts')]);
}

void main();
