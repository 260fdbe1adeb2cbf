/** A vault: one folder `NAME.kist` with the encrypted database, the key envelope and backups. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { type Envelope, newRecoveryKey, readEnvelope, reseal, sealNew, unseal, writeEnvelope } from './envelope.ts';
import { refuseSynced, vaultName } from './folder.ts';
import { migrate, refuseNewer } from './migrations/index.ts';
import { createDatabase, damageOf, openWritable, type Readable, type Writable } from './open.ts';
import { takeWriterLock, type WriterLock } from './writer-lock.ts';

export type Vault = {
  readonly path: string;
  readonly name: string;
  readonly database: Writable;
  /** Kept so that a read-only worker and a verified backup can open the same data. */
  readonly dataKey: Uint8Array;
  close(): void;
};

export const databaseFile = (path: string): string => join(path, 'vault.db');
export const backupFolder = (path: string): string => join(path, 'backups');

function vaultOf(path: string, database: Writable, dataKey: Uint8Array, lock: WriterLock): Vault {
  return {
    path,
    name: vaultName(path),
    database,
    dataKey,
    close() {
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

function requireVault(path: string): string {
  const folder = resolve(path);
  if (!existsSync(folder)) throw new Refusal('vault-missing', `There is no vault at ${folder}. Nothing was changed. Check the path, or make a new vault.`);
  if (!existsSync(join(folder, 'envelope.json')) && !existsSync(databaseFile(folder))) {
    throw new Refusal('vault-missing', `${folder} is not a vault: it holds neither vault.db nor envelope.json. Nothing was changed.`);
  }
  return folder;
}

/** Above this a vault that was closed as it should be is looked through after it is open (`lookOver`), so that nobody waits for it. */
const quicklyChecked = 32 * 1024 * 1024;

/** A log that is left over says that the last process ended without closing the vault. */
function endedCleanly(folder: string): boolean {
  const log = `${databaseFile(folder)}-wal`;
  return !existsSync(log) || statSync(log).size === 0;
}

function openWith(folder: string, dataKey: Uint8Array): Vault {
  const mustLookFirst = !endedCleanly(folder) || !existsSync(databaseFile(folder)) || statSync(databaseFile(folder)).size <= quicklyChecked;
  const lock = takeWriterLock(folder);
  try {
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

export async function unlockVault(path: string, passphrase: string, options: { evenIfSynced?: boolean } = {}): Promise<Vault> {
  refuseSynced(path, options.evenIfSynced ?? false);
  const folder = requireVault(path);
  return openWith(folder, await unseal(readEnvelope(folder), 'passphrase', passphrase));
}

/** Opens with the printed key, sets a new passphrase, and replaces the recovery key, which has now been out of its drawer. */
export async function recoverVault(path: string, recoveryKey: string, newPassphrase: string, options: { evenIfSynced?: boolean } = {}): Promise<{ vault: Vault; recoveryKey: string }> {
  refuseSynced(path, options.evenIfSynced ?? false);
  const folder = requireVault(path);
  const envelope = readEnvelope(folder);
  const dataKey = await unseal(envelope, 'recovery', recoveryKey);
  const vault = openWith(folder, dataKey);
  try {
    const fresh = newRecoveryKey();
    const withPassphrase = await reseal(envelope, 'passphrase', newPassphrase, dataKey);
    writeEnvelope(folder, await reseal(withPassphrase, 'recovery', fresh, dataKey));
    return { vault, recoveryKey: fresh };
  } catch (error) {
    // Nobody would have this vault, and nobody else could open it.
    vault.close();
    throw error;
  }
}

export async function changePassphrase(vault: Vault, passphrase: string, newPassphrase: string): Promise<void> {
  const envelope: Envelope = readEnvelope(vault.path);
  await unseal(envelope, 'passphrase', passphrase);
  writeEnvelope(vault.path, await reseal(envelope, 'passphrase', newPassphrase, vault.dataKey));
}
