import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Waits until a folder's list of names is on the disk. Windows can't be asked for it; there a rename is durable by itself. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // As above.
  }
}

/** Gives a folder its name once all files right in it are on the disk: after a power cut it is there whole, or not under this name. */
export function settleFolder(unfinished: string, path: string): void {
  for (const entry of readdirSync(unfinished, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(unfinished, entry.name), 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
  syncFolder(unfinished);
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}
