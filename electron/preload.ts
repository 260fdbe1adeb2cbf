/**
 * Puts `window.kist` into the page: the whole of what a window knows of the world. Runs sandboxed, in a world of its own
 * that shares the document with the page and nothing else. Hands out no channel, no event object, no Electron.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Answer, DroppedFile, KistWindow, WindowEvent } from '../src/contract/index.ts';
import { channels, type HostAnswer } from './channels.ts';

/** Larger files are not read into memory here; the vault process would refuse them anyway. */
const largestFile = 512 * 1024 * 1024;

async function ask<Value>(channel: string, ...given: unknown[]): Promise<Value> {
  const answer = (await ipcRenderer.invoke(channel, ...given)) as HostAnswer<Value>;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

async function call(name: string, input: unknown, callId?: string): Promise<Answer<unknown>> {
  try {
    return (await ipcRenderer.invoke(channels.call, name, input, callId)) as Answer<unknown>;
  } catch {
    // What can't be cloned can't be asked; nothing else makes this fail, for the main process answers errors as values.
    return { ok: false, error: { code: 'bad-input', message: `What was asked of ${String(name).slice(0, 100)} can't be sent: it has to be plain data. Nothing was changed.` } };
  }
}

/** A file of the disk goes by its path; one that stands nowhere (made by a script, dragged from a mail) by its bytes. */
async function taken(file: DroppedFile & { readonly size?: number }): Promise<{ path: string } | { name: string; bytes: Uint8Array } | null> {
  try {
    const path = webUtils.getPathForFile(file as File);
    if (path !== '') return { path };
  } catch {
    // Not a file of the browser's; it can still be read.
  }
  if ((file.size ?? 0) > largestFile) throw new Error(`“${file.name}” is larger than 512 MB, so it was not read. Nothing was stored. Split it and import the parts.`);
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    return null;
  }
}

/** Whether an undo means the words being typed rather than the vault's last change. */
function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly;
  if (element instanceof HTMLInputElement) return !element.readOnly && !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image'].includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Undo and redo of the menu belong to the text field in which somebody is typing. Answers whether it was done there. */
function doneInTextField(event: WindowEvent): boolean {
  if (event.kind !== 'menu' || !isTyping(document.activeElement)) return false;
  if (event.action !== 'edit.undo' && event.action !== 'edit.redo') return false;
  document.execCommand(event.action === 'edit.undo' ? 'undo' : 'redo');
  return true;
}

function on(listener: (event: WindowEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

// Words that are copied leave the vault's care; main clears them from the clipboard when the vault locks.
for (const deed of ['copy', 'cut']) document.addEventListener(deed, () => ipcRenderer.send(channels.copied), true);

const listeners = new Set<(event: WindowEvent) => void>();
ipcRenderer.on(channels.event, (_electron, event: WindowEvent) => {
  if (doneInTextField(event)) return;
  for (const listener of [...listeners]) listener(event);
});

const kist: KistWindow = {
  host: { kind: 'electron', choosesFolders: true },
  call,
  cancel: (callId) => ipcRenderer.send(channels.cancel, callId),
  on,
  chooseFiles: (options) => ask(channels.chooseFiles, options),
  async takeFiles(files) {
    const all = await Promise.all([...files].map(taken));
    return ask(channels.takeFiles, all.filter((file) => file !== null));
  },
  chooseFolder: () => ask(channels.chooseFolder),
  saveFile: (file) => ask(channels.saveFile, file),
  lock: (why) => ask(channels.lock, ...(why === undefined ? [] : [why])),
};

contextBridge.exposeInMainWorld('kist', kist);
