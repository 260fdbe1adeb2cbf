/** The channels of the main process. Each looks at who asks, then at what is asked, then does one thing. */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { Answer } from '../src/contract/index.ts';
import type { Broker } from '../src/service/index.ts';
import { channels, type HostAnswer } from './channels.ts';
import type { Files } from './files.ts';
import { readCall, readCallId, readChooseFiles, readLock, readMadeFile, readNothing, readTaken } from './policy/ipc-input.ts';
import { isKistWindow, type Sender } from './policy/ipc-sender.ts';

export type IpcOptions = {
  /** The web contents of the window, null while there is none. */
  windowContentsId(): number | null;
  broker: Broker;
  files(): Files;
  /** Told before and after each call. */
  calling(): void;
  called(name: string, answer: Answer<unknown>): void;
  /** Told when something is being copied in the window. */
  copied(): void;
};

function senderOf(event: IpcMainEvent | IpcMainInvokeEvent): Sender {
  try {
    const frame = event.senderFrame;
    return { contentsId: event.sender.id, frame: frame && { address: frame.url, origin: frame.origin, isTop: frame.parent === null } };
  } catch {
    // The frame went away while we looked.
    return { contentsId: event.sender.id, frame: null };
  }
}

const notOurs = 'Only the window of Kist itself may ask this. Nothing was done.';
const notThat = 'The window asked in a way that the host does not know. Nothing was done.';

export function answerWindow({ windowContentsId, broker, files, calling, called, copied }: IpcOptions): void {
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean => isKistWindow(senderOf(event), windowContentsId());

  ipcMain.handle(channels.call, async (event, ...given: unknown[]): Promise<Answer<unknown>> => {
    if (!isOurs(event)) return { ok: false, error: { code: 'not-allowed', message: notOurs } };
    const call = readCall(given);
    if (!call) return { ok: false, error: { code: 'bad-input', message: notThat } };
    calling();
    let answer: Answer<unknown>;
    try {
      answer = await broker.call(call.name, call.input, call.callId);
    } catch {
      answer = { ok: false, error: { code: 'internal', message: 'The process that holds the vault could not be started. Everything saved before is safe. Please quit Kist and start it again.' } };
    }
    called(call.name, answer);
    return answer;
  });

  ipcMain.on(channels.cancel, (event, ...given: unknown[]) => {
    const callId = isOurs(event) ? readCallId(given) : null;
    if (callId !== null) broker.cancel(callId);
  });

  ipcMain.on(channels.copied, (event) => {
    if (isOurs(event)) copied();
  });

  /** A verb of the host: errors become words that the window can show. */
  function verb<Given, Value>(channel: string, read: (given: readonly unknown[]) => Given | null, run: (given: Given) => Promise<Value>): void {
    ipcMain.handle(channel, async (event, ...given: unknown[]): Promise<HostAnswer<Value>> => {
      if (!isOurs(event)) return { ok: false, message: notOurs };
      const asked = read(given);
      if (asked === null) return { ok: false, message: notThat };
      try {
        return { ok: true, value: await run(asked) };
      } catch (error) {
        return { ok: false, message: error instanceof Error ? error.message : notThat };
      }
    });
  }

  verb(channels.chooseFiles, readChooseFiles, (options) => files().choose(options));
  verb(channels.takeFiles, readTaken, (taken) => files().take(taken));
  verb(channels.chooseFolder, readNothing, () => files().chooseFolder());
  verb(channels.saveFile, readMadeFile, (file) => files().save(file));
  verb(channels.lock, readLock, (why) => broker.lock(why));
}
