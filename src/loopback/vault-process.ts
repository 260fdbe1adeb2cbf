/** Entry of the vault process of the loopback host: one service behind the channel to its parent. */
import { join } from 'node:path';
import { type FromVault, leaveMemoryOutOfCoreDumps, serveVault, type ToVault, workerLane } from '../service/index.ts';

if (!process.send) throw new Error('The vault process is started by the loopback host.');

leaveMemoryOutOfCoreDumps();
// Ctrl C in the terminal reaches every process of the group; the host decides when this one ends.
process.on('SIGINT', () => undefined);
// Without its host nobody could lock it.
process.on('disconnect', () => process.exit(0));

serveVault(
  {
    post: (message: FromVault) => {
      if (process.connected) process.send!(message);
    },
    onMessage: (listener: (message: ToVault) => void) => process.on('message', (message) => listener(message as ToVault)),
  },
  { resources: join(import.meta.dirname, '..', '..', 'resources'), startLane: workerLane(new URL('../service/lane-worker.ts', import.meta.url)) },
);
