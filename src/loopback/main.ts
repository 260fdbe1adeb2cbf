/** Starts the loopback host: prints the address, opens the default browser where there is one, locks and ends on Ctrl C. Never packaged. */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createBroker } from '../service/index.ts';
import { readBuiltWindow } from './built-window.ts';
import { forkVault } from './fork-vault.ts';
import { idleMinutes } from './idle.ts';
import { openBrowser } from './open-browser.ts';
import { serveLoopback } from './server.ts';

const window = readBuiltWindow(join(import.meta.dirname, '..', '..', '.vite', 'renderer', 'main_window'));
if (!window) {
  console.error('The window has not been built yet. Start Kist with `npm start`, which builds it.');
  process.exit(1);
}

const broker = createBroker(forkVault);
const minutes = idleMinutes(process.env);
const server = await serveLoopback({ broker, window, idleMinutes: minutes });
let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await broker.lock('person');
  await server.close();
  console.log('Locked. Everything that was saved is safe.');
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());

// Only now, when it can be ended as it should be.
const address = server.newAddress();
console.log(`Kist is open at ${address}`);
console.log(`The address lets one browser in, once; press Enter for another. A vault locks after ${minutes} minutes without a hand on it. Ctrl C locks and ends.`);
openBrowser(address, () => console.log('No browser could be opened from here: open the address yourself.'));

// Where the terminal is somebody's, Enter asks for a new address.
if (process.stdin.isTTY) createInterface({ input: process.stdin }).on('line', () => console.log(server.newAddress()));
