/**
 * Files that a person chose. A window gets a token for each and can name no others; on the command line the path is the token.
 * Bytes of files that came through a browser stay in memory: an unencrypted copy on disk would break the promise.
 */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

export type ChosenFile = { token: string; name: string; bytes: number };
export type FileBytes = { name: string; bytes: Uint8Array };

export type Inbox = {
  read(token: string): Promise<FileBytes>;
};

/** Larger files are refused before they are read. */
export const largestFile = 512 * 1024 * 1024;

async function readPath(path: string): Promise<FileBytes> {
  try {
    const found = await stat(path);
    // A device may have no end, and a pipe no beginning; besides, what is shown first is read again when it is stored.
    if (!found.isFile()) throw new Refusal('unreadable-file', `“${basename(path)}” is ${found.isDirectory() ? 'a folder' : 'a device or a pipe'}, not a file. Nothing was stored. Choose the file itself.`);
    if (found.size > largestFile) throw new Refusal('too-large', `“${basename(path)}” is larger than 512 MB, so it was not read. Nothing was stored. Split it and import the parts.`);
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('unreadable-file', `“${basename(path)}” can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). Nothing was stored. Is it still there, and may you open it?`);
  }
}

/** Every path may be read: for the command line, where the person typed it. */
export const pathInbox: Inbox = { read: readPath };

/** Only what the host put in may be read: for windows. */
export function grantedInbox(): Inbox & { addPath(path: string): Promise<ChosenFile>; addBytes(name: string, bytes: Uint8Array): ChosenFile; clear(): void } {
  const granted = new Map<string, { path: string } | FileBytes>();
  const remember = (file: { path: string } | FileBytes): string => {
    const token = randomUUID();
    granted.set(token, file);
    return token;
  };
  return {
    async addPath(path) {
      const { size } = await stat(path);
      return { token: remember({ path }), name: basename(path), bytes: size };
    },
    addBytes(name, bytes) {
      return { token: remember({ name, bytes }), name, bytes: bytes.length };
    },
    async read(token) {
      const file = granted.get(token);
      if (!file) throw new Refusal('unreadable-file', 'That file is no longer in reach (the window was locked or opened anew since). Nothing was stored. Choose it again.');
      return 'path' in file ? readPath(file.path) : file;
    },
    clear() {
      granted.clear();
    },
  };
}
