/** Entry of the vault process (an Electron utility process): the one process that ever sees a key or an open database. */
import { join } from 'node:path';
import { type FromVault, leaveMemoryOutOfCoreDumps, serveVault, type ToVault, workerLane } from '../src/service/index.ts';

const port = process.parentPort;
leaveMemoryOutOfCoreDumps();

serveVault(
  {
    post: (message: FromVault) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', (event) => listener(event.data as ToVault)),
  },
  { resources: process.env.KIST_RESOURCES ?? '', startLane: workerLane(join(__dirname, 'lane-worker.cjs')) },
);
