/**
 * What the double runs inside a page. Electron gives preload a JavaScript world of its own that shares the document with the page;
 * Chromium's isolated worlds are the very thing. The two worlds share no objects, so `contextBridge` is doubled with events on the
 * document, whose details Chromium clones from one world into the other. Each function stands alone: its source is sent to the page.
 */

type Message =
  | { kind: 'hello' }
  | { kind: 'expose'; name: string; value: unknown }
  | { kind: 'call'; reply: number; id: number; given: unknown }
  | { kind: 'reply'; reply: number; value?: unknown; error?: string }
  | { kind: 'settle'; id: number; value?: unknown; error?: string };

export type End = { expose(name: string, value: unknown): void };

/** One end of the bridge, in the world `own`; the same code runs in both. */
export function bridgeEnd(own: 'page' | 'preload'): End {
  const other = own === 'page' ? 'preload' : 'page';
  const functions = new Map<number, (...given: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const replies = new Map<number, Extract<Message, { kind: 'reply' }>>();
  const exposed: Extract<Message, { kind: 'expose' }>[] = [];
  let next = 1;

  const send = (message: Message): boolean => document.dispatchEvent(new CustomEvent(`double of electron, to ${other}`, { detail: message }));
  const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

  function pack(value: unknown): unknown {
    if (typeof value === 'function') {
      const id = next++;
      functions.set(id, value as (...given: unknown[]) => unknown);
      return { $: 'function', id };
    }
    if (value instanceof Promise) {
      const id = next++;
      value.then(
        (settled) => send({ kind: 'settle', id, value: pack(settled) }),
        (error: unknown) => send({ kind: 'settle', id, error: wordsOf(error) }),
      );
      return { $: 'promise', id };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value) || value instanceof Date) return { $: 'raw', value };
    if (Array.isArray(value)) return value.map(pack);
    return { $: 'object', of: Object.entries(value).map(([name, field]) => [name, pack(field)]) };
  }

  function unpack(packed: unknown): unknown {
    if (typeof packed !== 'object' || packed === null) return packed;
    if (Array.isArray(packed)) return Object.freeze(packed.map(unpack));
    const { $: kind, id, value, of } = packed as { $: string; id: number; value: unknown; of: [string, unknown][] };
    if (kind === 'raw') return value;
    if (kind === 'object') return Object.freeze(Object.fromEntries(of.map(([name, field]) => [name, unpack(field)])));
    if (kind === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
    return (...given: unknown[]) => {
      const reply = next++;
      send({ kind: 'call', reply, id, given: pack(given) });
      // The other world has answered by now: events are dispatched at once.
      const answer = replies.get(reply);
      replies.delete(reply);
      if (!answer) throw new Error('The double of contextBridge got no answer.');
      if (answer.error !== undefined) throw new Error(answer.error);
      return unpack(answer.value);
    };
  }

  document.addEventListener(`double of electron, to ${own}`, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'hello') {
      // Which of the two worlds starts first is Chromium's affair.
      for (const one of exposed) send(one);
    } else if (message.kind === 'expose') {
      if (own === 'page' && !Object.hasOwn(window, message.name)) Object.defineProperty(window, message.name, { value: unpack(message.value), enumerable: true, configurable: false, writable: false });
    } else if (message.kind === 'reply') {
      replies.set(message.reply, message);
    } else if (message.kind === 'settle') {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      if (message.error === undefined) waiting?.resolve(unpack(message.value));
      else waiting?.reject(new Error(message.error));
    } else {
      try {
        const given = unpack(message.given) as unknown[];
        send({ kind: 'reply', reply: message.reply, value: pack(functions.get(message.id)!(...given)) });
      } catch (error) {
        send({ kind: 'reply', reply: message.reply, error: wordsOf(error) });
      }
    }
  });

  if (own === 'page') send({ kind: 'hello' });
  return {
    expose(name, value) {
      const one = { kind: 'expose', name, value: pack(value) } as const;
      exposed.push(one);
      send(one);
    },
  };
}

export type PreloadOptions = {
  /** Sends a message to the double; only this world has it. */
  binding: string;
  /** Source of the preload script. */
  preload: string;
  /** Where dropped files stand on the disk, by name. */
  paths: Record<string, string>;
};

/** `require('electron')` of a sandboxed preload, and the preload script itself. */
export function runPreload(end: End, encode: (value: unknown) => string, decode: (text: string) => unknown, options: PreloadOptions): void {
  const tell = (globalThis as unknown as Record<string, (text: string) => void>)[options.binding]!;
  const invoked = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, Set<(...given: unknown[]) => void>>();
  let next = 1;

  const ipcRenderer = {
    invoke(channel: string, ...given: unknown[]): Promise<unknown> {
      const id = next++;
      return new Promise((resolve, reject) => {
        const text = encode({ kind: 'invoke', id, channel, given });
        invoked.set(id, { resolve, reject });
        tell(text);
      });
    },
    send(channel: string, ...given: unknown[]): void {
      tell(encode({ kind: 'send', channel, given }));
    },
    on(channel: string, listener: (...given: unknown[]) => void): unknown {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel)!.add(listener);
      return ipcRenderer;
    },
  };
  const webUtils = {
    getPathForFile(file: unknown): string {
      if (!(file instanceof File)) throw new TypeError('Error processing argument at index 0, conversion failure');
      return options.paths[file.name] ?? '';
    },
  };
  const electron = { contextBridge: { exposeInMainWorld: (name: string, value: unknown) => end.expose(name, value) }, ipcRenderer, webUtils };

  (globalThis as unknown as Record<string, unknown>).doubleReceives = (text: string) => {
    const message = decode(text) as { kind: 'settled'; id: number; value?: unknown; error?: string } | { kind: 'event'; channel: string; given: unknown[] } | { kind: 'paths'; paths: Record<string, string> };
    if (message.kind === 'paths') {
      options.paths = message.paths;
    } else if (message.kind === 'event') {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({}, ...message.given);
    } else {
      const waiting = invoked.get(message.id);
      invoked.delete(message.id);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
    }
  };

  // A key that neither the page nor a text field has taken goes to the native menu.
  addEventListener('keydown', (event) => {
    const target = document.activeElement;
    const inText = target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
    const editing = inText && (event.ctrlKey || event.metaKey) && ['z', 'y', 'x', 'c', 'v', 'a'].includes(event.key.toLowerCase());
    // The page's own listeners may come after this one.
    setTimeout(() => {
      if (event.defaultPrevented || editing) return;
      tell(encode({ kind: 'key', key: event.key, mod: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey }));
    });
  });

  const requireOfSandbox = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  // The script's own source, as Electron runs it; Chromium's policy for pages does not bind isolated worlds made by the debugger.
  const run = (globalThis as unknown as { doublePreload: (require: unknown, module: unknown, exports: unknown) => void }).doublePreload;
  run(requireOfSandbox, module, module.exports);
}
