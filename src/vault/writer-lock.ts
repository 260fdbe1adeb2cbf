/**
 * One writer at a time: an exclusive lock on an empty SQLite file beside the database.
 * The operating system drops it when the process ends, however it ends, so nothing is left over after a crash.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '../domain/refusal.ts';

export type WriterLock = { release(): void };

export function takeWriterLock(folder: string): WriterLock {
  const database = new Database(join(folder, 'writer.lock'), { timeout: 0 });
  try {
    database.pragma('journal_mode=MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) {
      throw new Refusal('vault-in-use', 'This vault is open in another window or command of Kist. Nothing was changed. Lock it there first.');
    }
    throw new Refusal('disk', `The vault folder ${folder} can't be written to: ${(error as Error).message}. Nothing was changed.`);
  }
  return {
    release() {
      database.close();
    },
  };
}
