/**
 * The page side of the loopback host: the same `KistWindow` that preload gives in Electron, over HTTP to 127.0.0.1.
 * The only place in the window that may use `fetch` and `EventSource`.
 */
import type { Answer, ChosenFile, DroppedFile, KistWindow, WindowEvent } from '../../../contract/index.ts';
import { letChoose } from './choose-files.ts';
import { clearCopied } from './clear-copied.ts';
import { download } from './download.ts';

/** As in the service: larger files are refused before they are read. */
const largestFile = 512 * 1024 * 1024;
/** Hands on the keyboard are told to the host this often at most. */
const awakeEvery = 20_000;

const unreachable: Answer<never> = {
  ok: false,
  error: { code: 'locked', message: 'Kist no longer runs in the terminal from which this window was opened. Everything that was saved is safe. Start it again and open the address that it prints.' },
};

/** Paths are relative to the page, whose address begins with the secret room of this window. */
async function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), cache: 'no-store' });
}

async function upload(file: DroppedFile): Promise<ChosenFile | null> {
  const bytes = await file.arrayBuffer();
  const response = await fetch(`files?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: bytes, cache: 'no-store' });
  if (response.ok) return (await response.json()) as ChosenFile | null;
  const refused = (await response.json().catch(() => unreachable)) as Answer<never>;
  throw new Error(refused.ok ? file.name : refused.error.message);
}

async function uploadAll(files: readonly DroppedFile[]): Promise<ChosenFile[]> {
  const large = files.find((file) => ((file as Partial<File>).size ?? 0) > largestFile);
  if (large) throw new Error(`“${large.name}” is larger than 512 MB, so nothing was read. Split it and choose again.`);
  const chosen: ChosenFile[] = [];
  for (const file of files) {
    const taken = await upload(file);
    if (taken) chosen.push(taken);
  }
  return chosen;
}

/** Connects this page to the loopback host that served it. */
export function connectLoopback(): KistWindow {
  const listeners = new Set<(event: WindowEvent) => void>();
  const emit = (event: WindowEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const events = new EventSource('events');
  events.addEventListener('message', (message: MessageEvent<string>) => emit(JSON.parse(message.data) as WindowEvent));
  let gone = false;
  events.addEventListener('open', () => {
    gone = false;
  });
  // A dropped line is taken up again by itself; only a host that is really gone means that the vault is locked.
  events.addEventListener('error', () => {
    void post('call', { name: 'vault.state', input: {} }).catch(() => {
      if (!gone) emit({ kind: 'locked', why: 'crash' });
      gone = true;
    });
  });

  listeners.add(clearCopied());

  let lastAwake = Date.now();
  const awake = (): void => {
    if (Date.now() - lastAwake < awakeEvery) return;
    lastAwake = Date.now();
    post('awake', {}).catch(() => undefined);
  };
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'scroll']) addEventListener(sign, awake, { passive: true, capture: true });

  return {
    host: { kind: 'loopback', choosesFolders: false },
    async call(name, input, callId) {
      try {
        return (await (await post('call', { name, input, callId })).json()) as Answer<unknown>;
      } catch {
        return unreachable;
      }
    },
    cancel(callId) {
      post('cancel', { callId }).catch(() => undefined);
    },
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    chooseFiles: async (options) => uploadAll(await letChoose(options)),
    takeFiles: uploadAll,
    // A page can't name folders of the machine: files are saved where the browser saves them.
    chooseFolder: async () => null,
    saveFile: async (file) => download(file),
    async lock(why = 'person') {
      await post('lock', { why }).catch(() => undefined);
    },
  };
}
