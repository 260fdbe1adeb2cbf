/** A vault behind the message port of a thread. */
import { parentPort } from 'node:worker_threads';
import { serveVault, type ToVault, workerLane } from '../../src/service/index.ts';
import { resourcesFolder } from '../open-vault.ts';

const port = parentPort!;
serveVault(
  { post: (message) => port.postMessage(message), onMessage: (listener) => void port.on('message', (message: ToVault) => listener(message)) },
  { resources: resourcesFolder, checkAnswers: true, startLane: workerLane(new URL('../../src/service/lane-worker.ts', import.meta.url)) },
);
