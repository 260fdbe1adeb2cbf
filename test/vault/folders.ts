/** Looking at a vault from outside, as somebody would who has its files. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Every file below a folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Fingerprint of what counts in a vault: all but the empty lock and the index of the write-ahead log, which every opening makes anew. */
export function fingerprint(folder: string): Record<string, string> {
  const lasting = filesBelow(folder).filter((path) => !/(writer\.lock|-shm)$/.test(path));
  return Object.fromEntries(lasting.toSorted().map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

/** The files in which some words can be read, in either of the encodings in which SQLite might write them. */
export function filesThatSay(folder: string, words: string): string[] {
  return filesBelow(folder).filter((path) => says(readFileSync(path), words));
}

export function says(bytes: Buffer, words: string): boolean {
  return bytes.includes(Buffer.from(words, 'utf8')) || bytes.includes(Buffer.from(words, 'utf16le'));
}

/** Files that this process holds open (Linux), also those whose name is gone already, as temporary files of SQLite are. */
export function openFiles(): { name: string; path: string }[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    const path = `/proc/self/fd/${number}`;
    try {
      const name = readlinkSync(path);
      return name.startsWith('/') && !name.startsWith('/dev') && !name.startsWith('/proc') ? [{ name, path }] : [];
    } catch {
      return [];
    }
  });
}

/** A copy of a folder to do harm to. */
export function copyOf(folder: string): { path: string; remove(): void } {
  const home = mkdtempSync(join(tmpdir(), 'kist-harm-'));
  const path = join(home, 'copy.kist');
  cpSync(folder, path, { recursive: true });
  return { path, remove: () => rmSync(home, { recursive: true, force: true }) };
}
