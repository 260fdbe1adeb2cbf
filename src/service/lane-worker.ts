/** Entry of the reading thread: a read-only connection and the reading halves of the handlers. */
import { parentPort } from 'node:worker_threads';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../domain/refusal.ts';
import { openReadable, type Readable } from '../vault/open.ts';
import { problemOf } from './problem.ts';
import type { FileBytes } from './inbox.ts';
import { type FromWorker, runReadingHalf, type ToWorker } from './lane.ts';

const port = parentPort!;
const send = (message: FromWorker): void => port.postMessage(message);

let open: Extract<ToWorker, { kind: 'open' }>;
let connection: Readable | null = null;
const files = new Map<number, { resolve(file: FileBytes): void; reject(error: unknown): void }>();
let nextFile = 1;

async function run(message: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  const flag = new Int32Array(message.flag);
  const { id } = message;
  try {
    connection ??= openReadable(open.databasePath, open.dataKey);
    const value = await runReadingHalf(
      message.name,
      {
        database: connection,
        vaultPath: message.vaultPath,
        coderId: message.coderId,
        resources: open.resources,
        now: () => new Date().toISOString(),
        newId: uuid,
        inbox: {
          read: (token) =>
            new Promise((resolve, reject) => {
              const fileId = nextFile++;
              files.set(fileId, { resolve, reject });
              send({ kind: 'want-file', id: fileId, token });
            }),
        },
        report(fraction, words) {
          if (Atomics.load(flag, 0) === 1) throw new Refusal('cancelled', 'Stopped at your wish. Nothing was stored.');
          send({ kind: 'progress', id, fraction, words });
        },
      },
      message.input,
    );
    send({ kind: 'done', id, value });
  } catch (error) {
    send({ kind: 'failed', id, problem: problemOf(error) });
  }
}

port.on('message', (message: ToWorker) => {
  if (message.kind === 'open') open = message;
  else if (message.kind === 'run') void run(message);
  else {
    const waiting = files.get(message.id);
    files.delete(message.id);
    if (message.kind === 'file') waiting?.resolve({ name: message.name, bytes: message.bytes });
    else waiting?.reject(new Refusal(message.problem.code, message.problem.message));
  }
});
