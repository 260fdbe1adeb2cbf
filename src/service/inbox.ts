/**
 * Files that a person chose. A window gets a token for each and can name no others; on the command line the path is the token.
 * Bytes of files that came through a browser stay in memory: an unencrypted copy on disk would break the promise.
 */
import { randomUUID } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '../domain/refusal.ts';

export type ChosenFile = { token: string; name: string; bytes: number };
export type FileBytes = { name: string; bytes: Uint8Array };

/** A file that is read piece by piece, because it may be too large to hold. */
export type OpenFile = {
  name: string;
  bytes: number;
  /** Where it lies; null for one that came through a browser, which tells nobody. */
  path: string | null;
  /** Bytes from a place in it; fewer at its end. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** What reads whole files. */
export type ReadingInbox = { read(token: string): Promise<FileBytes> };
export type Inbox = ReadingInbox & { open(token: string): Promise<OpenFile> };

/** Larger files are refused before they are read whole. */
export const largestFile = 512 * 1024 * 1024;

/** Looks before reading: a device may have no end, and a pipe no beginning; besides, what is shown first is read again when it is stored. */
async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
  if (!found.isFile()) throw new Refusal('unreadable-file', `“${basename(path)}” is ${found.isDirectory() ? 'a folder' : 'a device or a pipe'}, not a file. Nothing was stored. Choose the file itself.`);
  return found.size;
}

function unreadable(path: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal('unreadable-file', `“${basename(path)}” can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). Nothing was stored. Is it still there, and may you open it?`);
}

async function readPath(path: string): Promise<FileBytes> {
  try {
    if ((await sizeOf(path)) > largestFile) throw new Refusal('too-large', `“${basename(path)}” is larger than 512 MB, so it was not read. Nothing was stored. Split it and import the parts.`);
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

export async function openPath(path: string): Promise<OpenFile> {
  try {
    const bytes = await sizeOf(path);
    const file = await open(path, 'r');
    return {
      name: basename(path),
      bytes,
      path,
      async read(position, length) {
        const wanted = Buffer.alloc(Math.max(0, Math.min(length, bytes - position)));
        try {
          const { bytesRead } = await file.read(wanted, 0, wanted.length, position);
          return wanted.subarray(0, bytesRead);
        } catch (error) {
          throw unreadable(path, error);
        }
      },
      close: () => file.close(),
    };
  } catch (error) {
    throw unreadable(path, error);
  }
}

function openBytes({ name, bytes }: FileBytes): OpenFile {
  return { name, bytes: bytes.length, path: null, read: async (position, length) => bytes.subarray(position, position + length), async close() {} };
}

/** Every path may be read: for the command line, where the person typed it. */
export const pathInbox: Inbox = { read: readPath, open: openPath };

/** Only what the host put in may be read: for windows. */
export function grantedInbox(): Inbox & { addPath(path: string): Promise<ChosenFile>; addBytes(name: string, bytes: Uint8Array): ChosenFile; clear(): void } {
  const granted = new Map<string, { path: string } | FileBytes>();
  const remember = (file: { path: string } | FileBytes): string => {
    const token = randomUUID();
    granted.set(token, file);
    return token;
  };
  const reach = (token: string): { path: string } | FileBytes => {
    const file = granted.get(token);
    if (!file) throw new Refusal('unreadable-file', 'That file is no longer in reach (the window was locked or opened anew since). Nothing was stored. Choose it again.');
    return file;
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
      const file = reach(token);
      return 'path' in file ? readPath(file.path) : file;
    },
    async open(token) {
      const file = reach(token);
      return 'path' in file ? openPath(file.path) : openBytes(file);
    },
    clear() {
      granted.clear();
    },
  };
}
