/** Backups: a folder with the database (same cipher, same key) and its envelope, opened and read back before it counts as one. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { verifyCopy } from './copy.ts';
import { envelopeName, readEnvelope, unseal } from './envelope.ts';
import { refuseSynced, vaultSuffix } from './folder.ts';
import { historyHead } from './history.ts';
import { settleFolder } from './to-disk.ts';
import { backupFolder, databaseFile, type Vault } from './vault.ts';

export const backupSuffix = '.kist-backup';
/** `isSealedOtherwise`: it opens with a passphrase or recovery key of another time than the vault's. */
export type BackupInfo = { path: string; name: string; at: string; bytes: number; isSealedOtherwise: boolean };

/** Where something is made before it gets its name. Of this attempt alone: if it fails, everything in there is taken away again. */
export const beside = (path: string): string => `${path}.${randomUUID()}.unfinished`;

/** Writes and verifies a backup; a copy that does not read back is taken away again. `at` names it. */
export function backupVault(vault: Vault, at: string, folder: string = backupFolder(vault.path)): BackupInfo & { counts: Record<string, number> } {
  const name = `${vault.name} ${at.replace(/[:.]/g, '-')}${backupSuffix}`;
  const path = join(resolve(folder), name);
  const unfinished = beside(path);
  try {
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    // VACUUM INTO keeps the key; serialize() would hand out plaintext and backup() refuses encrypted databases.
    vault.database.prepare('VACUUM INTO ?').run(databaseFile(unfinished));
    copyFileSync(join(vault.path, envelopeName), join(unfinished, envelopeName));
    const copied = verifyCopy(databaseFile(unfinished), vault.dataKey, `The backup ${path}`);
    if (copied.head !== historyHead(vault.database).hash) throw new Refusal('internal', 'The backup does not hold the newest change. The vault itself is safe; try the backup again.');
    settleFolder(unfinished, path);
    return { ...infoOf(path, envelopeOf(vault.path)), counts: copied.counts };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof Refusal) throw error;
    throw new Refusal('disk', `The backup could not be written to ${folder}: ${(error as Error).message}. The vault itself is safe. Make room or choose another folder.`);
  }
}

/** The envelope as it lies there; null when it can't be read. */
function envelopeOf(folder: string): string | null {
  try {
    return readFileSync(join(folder, envelopeName), 'utf8');
  } catch {
    return null;
  }
}

function infoOf(path: string, present: string | null): BackupInfo {
  const file = statSync(databaseFile(path));
  return { path, name: basename(path, backupSuffix), at: file.mtime.toISOString(), bytes: file.size, isSealedOtherwise: envelopeOf(path) !== present };
}

/** Backups beside a vault, newest first. */
export function listBackups(path: string): BackupInfo[] {
  const folder = backupFolder(resolve(path));
  if (!existsSync(folder)) return [];
  const present = envelopeOf(resolve(path));
  return readdirSync(folder)
    .filter((name) => name.endsWith(backupSuffix) && existsSync(databaseFile(join(folder, name))))
    .map((name) => infoOf(join(folder, name), present))
    .sort((a, b) => b.name.localeCompare(a.name));
}

/** Makes a vault from a backup: unlocked and read through first, then put in place with one rename; never over anything. */
export async function restoreBackup(backup: string, path: string, passphrase: string, options: { evenIfSynced?: boolean } = {}): Promise<void> {
  const from = resolve(backup);
  const to = resolve(path);
  if (!to.endsWith(vaultSuffix)) throw new Refusal('bad-input', `A vault is a folder whose name ends in ${vaultSuffix}, and ${to} does not. Nothing was changed. Choose such a name.`);
  refuseSynced(to, options.evenIfSynced ?? false);
  if (!existsSync(databaseFile(from))) throw new Refusal('vault-missing', `There is no backup at ${from}. Nothing was changed.`);
  if (existsSync(to)) throw new Refusal('vault-exists', `There is already something at ${to}, and a restore never writes over a vault. Nothing was changed. Choose another name.`);
  const dataKey = await unseal(readEnvelope(from), 'passphrase', passphrase);
  const unfinished = beside(to);
  try {
    mkdirSync(dirname(to), { recursive: true });
    mkdirSync(backupFolder(unfinished), { recursive: true, mode: 0o700 });
    copyFileSync(databaseFile(from), databaseFile(unfinished));
    copyFileSync(join(from, envelopeName), join(unfinished, envelopeName));
    verifyCopy(databaseFile(unfinished), dataKey, `The backup ${from}`);
    settleFolder(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof Refusal) throw error;
    throw new Refusal('disk', `The backup could not be restored to ${to}: ${(error as Error).message}. The backup is untouched.`);
  } finally {
    dataKey.fill(0);
  }
}
