import { spawn } from 'node:child_process';
import { withoutSecrets } from '../service/index.ts';

/** How this machine opens an address in its default browser; null where nobody could see it. */
export function browserCommand(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): readonly [string, ...string[]] | null {
  if (environment.KIST_OPEN_BROWSER === 'no') return null;
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  if (platform === 'darwin') return ['open'];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}

/**
 * Opens the default browser, if there is one. Other accounts of the machine may see the address in the list of processes: it lets
 * in once only, before any vault is open; whoever comes second sees that it has been used, and shuts the first one out by asking for a new one.
 */
export function openBrowser(address: string, failed: () => void): void {
  const command = browserCommand(process.platform, process.env);
  if (!command) return;
  const [program, ...options] = command;
  const child = spawn(program, [...options, address], { stdio: 'ignore', detached: true, env: withoutSecrets(process.env) });
  child.on('error', failed);
  child.unref();
}
