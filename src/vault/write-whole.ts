import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './to-disk.ts';

/** Writes a small file so that a crash leaves the old one or the new one, never half of either; readable by its owner alone. */
export function writeWhole(path: string, text: string): void {
  const fresh = `${path}.new`;
  // Made anew: what lies there may be a link that somebody else put into a shared folder, or be readable by everybody.
  rmSync(fresh, { force: true });
  const file = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  syncFolder(dirname(path));
}
