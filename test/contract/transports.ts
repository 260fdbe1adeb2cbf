/** The ways in which a call can reach a vault; the same suite runs over each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Answer, ChosenFile, WindowEvent } from '../../src/contract/index.ts';
import { type Broker, createBroker, createService, type FromVault, grantedInbox } from '../../src/service/index.ts';
import { openTestLoopback } from '../loopback/open-loopback.ts';
import { resourcesFolder } from '../open-vault.ts';

export type Transport = {
  /** Where vaults of this transport may lie. */
  folder: string;
  call(name: string, input: unknown, callId?: string): Promise<Answer<unknown>>;
  cancel(callId: string): void;
  addFile(name: string, bytes: Uint8Array): Promise<ChosenFile>;
  heard: WindowEvent[];
  lock(): Promise<void>;
  close(): Promise<void>;
};

const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'kist-contract-'));

async function inProcess(): Promise<Transport> {
  const folder = freshFolder();
  const inbox = grantedInbox();
  const start = () => createService({ inbox, resources: resourcesFolder, checkAnswers: true });
  let service = start();
  const heard: WindowEvent[] = [];
  const cancelled = new Set<string>();
  const listen = (): void => void service.onChange((method) => heard.push({ kind: 'changed', method }));
  listen();
  return {
    folder,
    heard,
    call: (name, input, callId = '') =>
      service.call(name, input, { progress: (fraction, words) => heard.push({ kind: 'progress', callId, fraction, words }), cancelled: () => cancelled.has(callId) }),
    cancel: (callId) => void cancelled.add(callId),
    addFile: async (name, bytes) => inbox.addBytes(name, bytes),
    async lock() {
      await service.close();
      service = start();
      listen();
      heard.push({ kind: 'locked', why: 'person' });
    },
    async close() {
      await service.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function throughBroker(broker: Broker, folder: string, end: () => Promise<void>): Transport {
  const heard: WindowEvent[] = [];
  broker.onEvent((event) => heard.push(event));
  return {
    folder,
    heard,
    // What travels is plain data: anything else must fail here, not in a window.
    call: async (name, input, callId) => structuredClone(await broker.call(name, JSON.parse(JSON.stringify(input)), callId)),
    cancel: (callId) => broker.cancel(callId),
    addFile: async (name, bytes) => (await broker.addBytes(name, bytes))!,
    lock: () => broker.lock('person'),
    async close() {
      await broker.lock('person');
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A vault behind a message port, as it is behind Electron's, ended as a process is. */
async function messagePort(): Promise<Transport> {
  const broker = createBroker(() => {
    const worker = new Worker(new URL('./port-vault.ts', import.meta.url));
    return {
      post: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', (message: FromVault) => listener(message)),
      kill: () => void worker.terminate(),
      onExit: (listener) => void worker.on('exit', listener),
    };
  });
  return throughBroker(broker, freshFolder(), async () => undefined);
}

/** Everything through HTTP, events included, as a window in a browser has it. */
async function loopback(): Promise<Transport> {
  const folder = freshFolder();
  const house = await openTestLoopback();
  const { cookie, room } = await house.enter();
  const address = `${house.server.origin}/${room}/`;
  const headers = { Cookie: cookie, Origin: house.server.origin };
  const post = (path: string, body: unknown): Promise<Response> => fetch(address + path, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  const heard: WindowEvent[] = [];
  const stop = new AbortController();
  const events = await fetch(`${address}events`, { headers, signal: stop.signal });
  const listening = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const piece of events.body!) {
      text += decoder.decode(piece as Uint8Array, { stream: true });
      const whole = text.split('\n\n');
      text = whole.pop()!;
      for (const event of whole) if (event.startsWith('data: ')) heard.push(JSON.parse(event.slice(6)) as WindowEvent);
    }
  })().catch(() => undefined);

  return {
    folder,
    heard,
    call: async (name, input, callId) => (await (await post('call', { name, input, callId })).json()) as Answer<unknown>,
    cancel: (callId) => void post('cancel', { callId }),
    addFile: async (name, bytes) => (await (await fetch(`${address}files?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body: bytes as BodyInit })).json()) as ChosenFile,
    lock: async () => void (await post('lock', { why: 'person' })),
    async close() {
      stop.abort();
      await listening;
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const transports = [
  ['in process', inProcess],
  ['a message port', messagePort],
  ['loopback HTTP', loopback],
] as const;
