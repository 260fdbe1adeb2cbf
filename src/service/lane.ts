/**
 * Where long reading runs: parsing files and thinking through figures, away from the connection that stores each keystroke.
 * On a lane nothing can be written: its connection is read-only.
 */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../domain/refusal.ts';
import type { MethodName, Problem } from '../contract/index.ts';
import type { Context, Hooks } from './context.ts';
import { handlers } from './handlers.ts';
import type { ReadingInbox } from './inbox.ts';

export type LaneHooks = Hooks & { coderId: string; vaultPath: string };
export type Lane = {
  /** Runs a long query, or the preparing half of a command. */
  run(name: MethodName, input: unknown, hooks: LaneHooks): Promise<unknown>;
  close(): Promise<void>;
};
export type LaneStart = { databasePath: string; dataKey: Uint8Array; inbox: ReadingInbox; resources: string; context: () => Context };
export type LaneStarter = (start: LaneStart) => Lane;

/** The reading half of a method, whichever form its handler has. */
export async function runReadingHalf(name: MethodName, context: Context, input: unknown): Promise<unknown> {

  const handler = handlers[name] as any;
  return typeof handler === 'function' ? handler(context, input) : handler.prepare(context, input);
}

/** In the caller's own thread: for the command line and for tests. */
export const inProcessLane: LaneStarter = (start) => ({
  run(name, input, hooks) {
    const report: Context['report'] = (fraction, words) => {
      if (hooks.cancelled?.()) throw new Refusal('cancelled', 'Stopped at your wish. Nothing was stored.');
      hooks.progress?.(fraction, words);
    };
    return runReadingHalf(name, { ...start.context(), report }, input);
  },
  async close() {},
});

export type ToWorker =
  | { kind: 'open'; databasePath: string; dataKey: Uint8Array; resources: string }
  | { kind: 'run'; id: number; name: MethodName; input: unknown; coderId: string; vaultPath: string; flag: SharedArrayBuffer }
  | { kind: 'file'; id: number; name: string; bytes: Uint8Array }
  | { kind: 'no-file'; id: number; problem: Problem };
export type FromWorker =
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; problem: Problem }
  | { kind: 'progress'; id: number; fraction: number; words: string }
  | { kind: 'want-file'; id: number; token: string };

const refusalOf = (problem: Problem): Refusal => new Refusal(problem.code, problem.message, problem.details);

/** In a worker thread with a read-only connection of its own; `entry` is the compiled lane-worker. */
export function workerLane(entry: URL | string): LaneStarter {
  return (start) => {
    let running: Worker | null = null;
    const waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void; hooks: LaneHooks; flag: Int32Array }>();
    let next = 1;
    const fail = (code: 'internal' | 'locked', words: string): void => {
      for (const { reject } of waiting.values()) reject(new Refusal(code, words));
      waiting.clear();
    };
    async function receive(worker: Worker, message: FromWorker): Promise<void> {
      const send = (answer: ToWorker): void => worker.postMessage(answer);
      if (message.kind === 'want-file') {
        try {
          send({ kind: 'file', id: message.id, ...(await start.inbox.read(message.token)) });
        } catch (error) {
          const { code, message: words } = error instanceof Refusal ? error : new Refusal('unreadable-file', "The file can't be read. Nothing was stored.");
          send({ kind: 'no-file', id: message.id, problem: { code, message: words } });
        }
        return;
      }
      const call = waiting.get(message.id);
      if (!call) return;
      if (message.kind === 'progress') {
        call.hooks.progress?.(message.fraction, message.words);
        return;
      }
      waiting.delete(message.id);
      if (message.kind === 'done') call.resolve(message.value);
      else call.reject(refusalOf(message.problem));
    }
    /** The thread; a new one where the last has ended, by a file that was too much for it for example. */
    function current(): Worker {
      if (running) return running;
      const worker = new Worker(entry);
      const ended = (words: string): void => {
        if (running !== worker) return;
        running = null;
        fail('internal', words);
      };
      worker.on('message', (message: FromWorker) => void receive(worker, message));
      worker.on('error', (error) => ended(`The reading thread stopped (${error.name}). Nothing was stored, and everything saved before is safe. Try again.`));
      worker.on('exit', () => ended('The reading thread ended. Nothing was stored, and everything saved before is safe. Try again.'));
      worker.postMessage({ kind: 'open', databasePath: start.databasePath, dataKey: start.dataKey, resources: start.resources } satisfies ToWorker);
      running = worker;
      return worker;
    }
    return {
      run(name, input, hooks) {
        const id = next++;
        const flag = new Int32Array(new SharedArrayBuffer(4));
        // The flag is set from here, because the worker is busy and reads no messages while it works.
        const watch = setInterval(() => {
          if (hooks.cancelled?.()) Atomics.store(flag, 0, 1);
        }, 50);
        return new Promise((resolve, reject) => {
          waiting.set(id, { resolve, reject, hooks, flag });
          current().postMessage({ kind: 'run', id, name, input, coderId: hooks.coderId, vaultPath: hooks.vaultPath, flag: flag.buffer as SharedArrayBuffer } satisfies ToWorker);
        }).finally(() => clearInterval(watch));
      },
      async close() {
        const worker = running;
        running = null;
        fail('locked', 'The vault was locked before this was done. Nothing was stored, and everything saved before is safe.');
        await worker?.terminate();
      },
    };
  };
}
