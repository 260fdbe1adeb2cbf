import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './double/index.ts';

/** Where the real Electron can be started, or why it can't. Looks only: asking the package itself would begin a download. */
export function realElectron(): { binary: string } | { why: string } {
  const home = join(checkout, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  const binary = existsSync(pathFile) ? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(pathFile, 'utf8').trim()) : '';
  if (binary === '' || !existsSync(binary)) return { why: 'there is no Electron binary in node_modules/electron/dist' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return { why: 'there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  if (process.platform === 'linux' && process.getuid?.() === 0) return { why: 'Chromium refuses to start its sandbox for root, and without the sandbox this would prove nothing' };
  return { binary };
}
