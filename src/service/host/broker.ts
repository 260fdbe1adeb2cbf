/** A host's side of the vault process: passes calls on, notices when the process ends, starts a new one after a lock. */
import type { Answer, ChosenFile, WindowEvent } from '../../contract/index.ts';
import type { FromVault, Port, ToVault } from './messages.ts';

export type VaultProcess = Port<ToVault, FromVault> & { kill(): void; onExit(listener: () => void): void };

export type Broker = {
  call(name: string, input: unknown, callId?: string): Promise<Answer<unknown>>;
  cancel(callId: string): void;
  addPath(path: string): Promise<ChosenFile | null>;
  addBytes(name: string, bytes: Uint8Array): Promise<ChosenFile | null>;
  lock(why: 'person' | 'idle' | 'sleep'): Promise<void>;
  onEvent(listener: (event: WindowEvent) => void): () => void;
};

const ended: Answer<never> = {
  ok: false,
  error: { code: 'locked', message: 'The vault was locked before this was done. Everything that was acknowledged is safe. Unlock it to go on.' },
};

/** How long a lock waits for the vault to be closed as it should be, in milliseconds. */
const patience = 500;

export function createBroker(start: () => VaultProcess): Broker {
  const listeners = new Set<(event: WindowEvent) => void>();
  const calls = new Map<number, { resolve(answer: Answer<unknown>): void; callId: string | undefined }>();
  const files = new Map<number, (file: ChosenFile | null) => void>();
  let running: { process: VaultProcess; closed: Promise<void>; exited: Promise<void> } | null = null;
  let next = 1;

  const emit = (event: WindowEvent): void => {
    for (const listener of listeners) listener(event);
  };

  function settleAll(): void {
    for (const { resolve } of calls.values()) resolve(ended);
    for (const resolve of files.values()) resolve(null);
    calls.clear();
    files.clear();
  }

  function receive(message: FromVault): void {
    if (message.kind === 'answer') {
      calls.get(message.id)?.resolve(message.answer);
      calls.delete(message.id);
    } else if (message.kind === 'progress') {
      const callId = calls.get(message.id)?.callId;
      if (callId) emit({ kind: 'progress', callId, fraction: message.fraction, words: message.words });
    } else if (message.kind === 'added') {
      files.get(message.id)?.(message.file);
      files.delete(message.id);
    } else if (message.kind === 'changed') {
      emit({ kind: 'changed', method: message.method });
    }
  }

  function current(): VaultProcess {
    if (running) return running.process;
    const process = start();
    const exited = new Promise<void>((resolve) => {
      process.onExit(() => {
        resolve();
        if (running?.process !== process) return;
        // Nobody asked it to end: say so, and be ready to start anew.
        running = null;
        settleAll();
        emit({ kind: 'locked', why: 'crash' });
      });
    });
    const closed = new Promise<void>((resolve) => {
      process.onMessage((message) => {
        if (message.kind === 'closed') resolve();
        else if (running?.process === process) receive(message);
      });
    });
    running = { process, closed, exited };
    return process;
  }

  function add(message: { kind: 'add-path'; path: string } | { kind: 'add-bytes'; name: string; bytes: Uint8Array }): Promise<ChosenFile | null> {
    const process = current();
    const id = next++;
    return new Promise((resolve) => {
      files.set(id, resolve);
      process.post({ ...message, id });
    });
  }

  return {
    call(name, input, callId) {
      const process = current();
      const id = next++;
      return new Promise((resolve) => {
        calls.set(id, { resolve, callId });
        process.post({ kind: 'call', id, name, input });
      });
    },
    cancel(callId) {
      for (const [id, call] of calls) if (call.callId === callId) running?.process.post({ kind: 'cancel', id });
    },
    addPath: (path) => add({ kind: 'add-path', path }),
    addBytes: (name, bytes) => add({ kind: 'add-bytes', name, bytes }),
    async lock(why) {
      const before = running;
      running = null;
      settleAll();
      if (before) {
        before.process.post({ kind: 'close', id: next++ });
        // A vault that was closed opens quickly next time. Work that hangs is not waited for: what was acknowledged is safe either way.
        await Promise.race([before.closed, before.exited, new Promise((resolve) => setTimeout(resolve, patience))]);
        before.process.kill();
        await before.exited;
      }
      emit({ kind: 'locked', why });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
