/** A vault: one folder `NAME.kist` with the encrypted database, the key envelope and backups. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { newRecoveryKey, sealNew, writeEnvelope } from './envelope.ts';
import { refuseSynced, vaultName } from './folder.ts';
import { migrate, refuseNewer } from './migrations/index.ts';
import { createDatabase, damageOf, openWritable, type Readable, type Writable } from './open.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

export type Vault = {
  readonly path: string;
  readonly name: string;
  /** The connection of now: another one once the key has been changed, so it is not to be kept across a wait. */
  readonly database: Writable;
  /** Kept so that a read-only worker and a verified backup can open the same data. */
  readonly dataKey: Uint8Array;
  /**
   * Closes the database, lets `exchange` put another in its place, and opens that with its key; nobody else may have it open. When `exchange` throws, what lies there
   * is opened with the key that it says.
   */
  exchangeDatabase(newKey: Uint8Array, exchange: () => void, keyAfterFailure: () => Uint8Array): void;
  close(): void;
};

export const databaseFile = (path: string): string => join(path, 'vault.db');
export const backupFolder = (path: string): string => join(path, 'backups');

/** A log with something in it: the last process ended without closing the database, or somebody has it open. */
export function hasLog(folder: string): boolean {
  const log = `${databaseFile(folder)}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

function vaultOf(path: string, first: Writable, dataKey: Uint8Array, lock: WriterLock): Vault {
  let database = first;
  let isClosed = false;
  return {
    path,
    name: vaultName(path),
    get database() {
      return database;
    },
    dataKey,
    exchangeDatabase(newKey, exchange, keyAfterFailure) {
      if (isClosed) throw new Refusal('locked', 'The vault was locked before this was done. Nothing was changed.');
      database.close();
      let key = newKey;
      try {
        // A log that stayed would be played into the other file.
        if (hasLog(path)) throw new Refusal('internal', 'The vault is still being read, so its key was not changed. Everything is safe; try again.');
        exchange();
      } catch (error) {
        key = keyAfterFailure();
        throw error;
      } finally {
        database = openWritable(databaseFile(path), key);
        dataKey.set(key);
      }
    },
    close() {
      isClosed = true;
      database.close();
      dataKey.fill(0);
      lock.release();
    },
  };
}

/** Makes a vault that does not exist yet, with its schema but nothing in it. */
export async function createVault(path: string, passphrase: string, options: { evenIfSynced?: boolean } = {}): Promise<{ vault: Vault; recoveryKey: string }> {
  const folder = resolve(path);
  refuseSynced(folder, options.evenIfSynced ?? false);
  if (existsSync(folder)) {
    throw new Refusal('vault-exists', `There is already something at ${folder}. Nothing was changed. Choose another name.`);
  }
  const recoveryKey = newRecoveryKey();
  const { envelope, dataKey } = await sealNew(passphrase, recoveryKey);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    mkdirSync(backupFolder(folder), { mode: 0o700 });
  } catch (error) {
    throw new Refusal('disk', `The folder ${folder} can't be made: ${(error as Error).message}. Nothing was changed. Choose another place.`);
  }
  let lock: WriterLock | undefined;
  try {
    lock = takeWriterLock(folder);
    const database = createDatabase(databaseFile(folder), dataKey);
    migrate(database);
    // Last: a folder without an envelope is visibly no vault.
    writeEnvelope(folder, envelope);
    return { vault: vaultOf(folder, database, dataKey, lock), recoveryKey };
  } catch (error) {
    lock?.release();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Its folder, if there is a vault. */
export function requireVault(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new Refusal('vault-missing', `There is no vault at ${folder}. Nothing was changed. Check the path, or make a new vault.`);
  if (!existsSync(join(folder, 'envelope.json')) && !existsSync(databaseFile(folder))) {
    throw new Refusal('vault-missing', `${folder} is not a vault: it holds neither vault.db nor envelope.json. Nothing was changed.`);
  }
  return folder;
}

/** Above this a vault that was closed as it should be is looked through after it is open (`lookOver`), so that nobody waits for it. */
const quicklyChecked = 32 * 1024 * 1024;

/** Opens the database of a vault with its key, brings its schema up to date, and keeps others from writing. `settle` is called first, when no other process can be at work in the folder. */
export function openVault(folder: string, dataKey: Uint8Array, settle: () => void): Vault {
  const mustLookFirst = hasLog(folder) || !existsSync(databaseFile(folder)) || statSync(databaseFile(folder)).size <= quicklyChecked;
  const lock = takeWriterLock(folder);
  try {
    settle();
    const database = openWritable(databaseFile(folder), dataKey, (found) => {
      if (mustLookFirst) quickCheck(found, folder);
      refuseNewer(found);
    });
    try {
      migrate(database);
    } catch (error) {
      database.close();
      throw error;
    }
    return vaultOf(folder, database, dataKey, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Reads every page: after an unclean end, and in a small vault, before anything is written to it. Refuses a damaged one by name. */
export function quickCheck(database: Readable, folder: string): void {
  let verdict: unknown;
  try {
    verdict = database.pragma('quick_check(1)', { simple: true });
  } catch (error) {
    throw damageOf(error, databaseFile(folder));
  }
  if (verdict !== 'ok') {
    throw new Refusal('vault-damaged', `The vault in ${folder} is damaged (${String(verdict)}). Kist changed nothing and deletes nothing. Restore the newest good backup from its "backups" folder, and keep the damaged folder.`);
  }
}
