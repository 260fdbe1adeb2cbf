/**
 * Giving a vault another data key, so that whoever knows the old passphrase and has an old key envelope opens nothing any more.
 *
 * The database is copied, the copy encrypted anew, read back and brought to the disk. Then the next envelope is written beside the present one: it is sealed for
 * the new passphrase and recovery key, and whoever has either key finds the other in it. From here on an end at any moment leaves one of three states, told apart
 * by which files lie there, and `unlock.ts` goes on from each:
 * - `before`: the copy is still beside the vault. Nothing has changed; both files are thrown away.
 * - `between`: the copy has taken its place, the envelope has not.
 * - `after`: the envelope is the new one too, but backups may still be under the old key, and nobody may have seen the recovery key.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { backupSuffix, beside, listBackups } from './backup.ts';
import { settleFile, verifyCopy } from './copy.ts';
import { type Envelope, newRecoveryKey, nextEnvelopeName, otherKey, readEnvelope, reseal, sameSeal, sealNew, withBothKeys, withoutOldKey, writeEnvelope } from './envelope.ts';
import { historyHead } from './history.ts';
import { encryptAnew, openCopy } from './open.ts';
import { settleFolder, syncFolder } from './to-disk.ts';
import { backupFolder, databaseFile, hasLog, type Vault } from './vault.ts';

/** Says how far it has come, 0 to 1; may throw to stop, which is heeded as long as nothing has taken its place. */
export type Step = (fraction: number, words: string) => void;
/** `left`: backups beside the vault that could not be given the new key, and open as before. */
export type Renewed = { recoveryKey: string; backups: { renewed: number; left: number } };

const nextDatabase = (folder: string): string => join(folder, 'vault.db.next');

/** After so many copies that somebody's changes had overtaken, the next is made without letting anybody else in. */
const politeTries = 2;

const quietly = (step: Step): Step => (fraction, words) => {
  try {
    step(fraction, words);
  } catch {
    // Too late to stop: half of it would be worse than all.
  }
};

/** Lets waiting calls be answered. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const changesSoFar = (vault: Vault): number => vault.database.prepare('SELECT total_changes()').pluck().get() as number;

/** A copy of the vault under the new key, read back and on the disk, that holds the newest change. */
async function copyAnew(vault: Vault, oldKey: Uint8Array, newKey: Uint8Array, step: Step): Promise<void> {
  const file = nextDatabase(vault.path);
  for (let tries = 1; ; tries += 1) {
    rmSync(file, { force: true });
    const changes = changesSoFar(vault);
    const pause = tries <= politeTries;
    step(0.1, 'Copying the vault');
    vault.database.prepare('VACUUM INTO ?').run(file);
    if (pause) await breathe();
    step(0.3, 'Encrypting it with the new key');
    encryptAnew(file, oldKey, newKey);
    if (pause) await breathe();
    step(0.5, 'Reading it back');
    const { head } = verifyCopy(file, newKey, 'The copy with the new key');
    settleFile(file);
    syncFolder(vault.path);
    if (changesSoFar(vault) !== changes) continue;
    if (head !== historyHead(vault.database).hash) throw new Refusal('internal', 'The copy with the new key does not hold the newest change. The vault is as it was; try again.');
    return;
  }
}

/** Gives an open vault a new key, sealed for `passphrase` and a new recovery key, and its backups beside it. Nobody else may have the database open. */
export async function renewKey(vault: Vault, passphrase: string, step: Step): Promise<Renewed> {
  const folder = vault.path;
  const oldKey = Uint8Array.from(vault.dataKey);
  const recoveryKey = newRecoveryKey();
  step(0.02, 'Making the new key');
  const { envelope: sealed, dataKey: newKey } = await sealNew(passphrase, recoveryKey, readEnvelope(folder).vaultId);
  const next = await withBothKeys(sealed, newKey, oldKey);
  const present = withoutOldKey(next);
  const say = quietly(step);
  let isExchanged = false;
  try {
    await copyAnew(vault, oldKey, newKey, step);
    // From here to the exchange nobody else is let in.
    writeEnvelope(folder, next, nextEnvelopeName);
    say(0.7, 'Putting it in place');
    vault.exchangeDatabase(
      newKey,
      () => {
        say(0.7, 'Putting it in place');
        renameSync(nextDatabase(folder), databaseFile(folder));
        isExchanged = true;
        syncFolder(folder);
        say(0.7, 'Putting it in place');
        writeEnvelope(folder, present);
      },
      () => (isExchanged ? newKey : oldKey),
    );
    say(0.75, 'The vault has its new key');
    const backups = renewBackups(folder, oldKey, newKey, present, say);
    dropNextEnvelope(folder);
    return { recoveryKey, backups };
  } catch (error) {
    if (isExchanged) throw new Refusal('disk', `The vault has its new key, but that could not be written down to the end: ${(error as Error).message} Everything is safe. Lock the vault and unlock it with the new passphrase: Kist finishes then, and gives you a new recovery key.`);
    abandon(folder);
    if (error instanceof Refusal) throw error;
    throw new Refusal('disk', `The key could not be changed: ${(error as Error).message}. The vault is as it was, and the passphrase from before opens it. It needs room for a second copy of itself; make room and try again.`);
  } finally {
    oldKey.fill(0);
    newKey.fill(0);
  }
}

function dropNextEnvelope(folder: string): void {
  rmSync(join(folder, nextEnvelopeName), { force: true });
  syncFolder(folder);
}

/** Throws away what was prepared. The envelope first: without the copy beside it, it would mean that the copy has taken its place. */
function abandon(folder: string): void {
  dropNextEnvelope(folder);
  dropCopy(folder);
}

function dropCopy(folder: string): void {
  for (const ending of ['', '-journal']) rmSync(nextDatabase(folder) + ending, { force: true });
}

/** A change of key that was cut short, and where. */
export type CutShort = { at: 'before' | 'between' | 'after'; next: Envelope };

/** What a change of key has left in the folder of a vault; null for nothing that matters. */
export function cutShort(folder: string): CutShort | null {
  if (!existsSync(join(folder, nextEnvelopeName))) return null;
  let next: Envelope;
  try {
    next = readEnvelope(folder, nextEnvelopeName);
  } catch {
    // Then the present one is tried as ever, and this file stays for whoever can tell what became of it.
    return null;
  }
  if (sameSeal(readEnvelope(folder), next)) return { at: 'after', next };
  // The database that takes the place is closed and has no log: with one, the files have been put together by hand.
  return { at: existsSync(nextDatabase(folder)) || hasLog(folder) ? 'before' : 'between', next };
}

/** Takes away what is of no use any more. Only for whoever holds the writer's lock. */
export function settleBefore(folder: string, found: CutShort | null): void {
  if ((cutShort(folder)?.at ?? null) !== (found?.at ?? null)) throw new Refusal('vault-in-use', 'This vault was just being changed by another window or command of Kist. Nothing was changed here. Try again.');
  if (found?.at === 'before') abandon(folder);
  else if (!existsSync(join(folder, nextEnvelopeName))) dropCopy(folder);
}

/** Ends a change of key that was cut short after the new key had taken its place. Nobody has seen its recovery key, so there is another. */
export async function finishRenewal(vault: Vault, { next }: CutShort, step: Step): Promise<Renewed> {
  const newKey = vault.dataKey;
  const oldKey = await otherKey(next, 'old by new', newKey);
  const recoveryKey = newRecoveryKey();
  const present = await reseal(withoutOldKey(next), 'recovery', recoveryKey, newKey);
  // First the envelope that says the same as the next one: ended here again, it is `after`, and this is done once more.
  writeEnvelope(vault.path, present);
  mendBackups(backupFolder(vault.path));
  const backups = oldKey === null ? { renewed: 0, left: 0 } : renewBackups(vault.path, oldKey, newKey, present, quietly(step));
  oldKey?.fill(0);
  dropNextEnvelope(vault.path);
  return { recoveryKey, backups };
}

const replacedSuffix = `${backupSuffix}.replaced`;

/** Gives the backups beside a vault that are under the old key the new one, and all of the new key the present envelope. */
function renewBackups(folder: string, oldKey: Uint8Array, newKey: Uint8Array, envelope: Envelope, step: Step): Renewed['backups'] {
  const backups = listBackups(folder);
  let renewed = 0;
  for (const [number, { path, name, at }] of backups.entries()) {
    const say = (): void => step(0.75 + (0.25 * number) / backups.length, `Giving backup ${number + 1} of ${backups.length} the new key`);
    say();
    try {
      if (opensWith(path, newKey)) writeEnvelope(path, envelope);
      else if (opensWith(path, oldKey)) renewBackup({ path, name, at }, oldKey, newKey, envelope, say);
      else continue;
      renewed += 1;
    } catch {
      // No room, or damaged: it stays as it was, and is counted.
    }
  }
  return { renewed, left: backups.length - renewed };
}

function renewBackup({ path, name, at }: { path: string; name: string; at: string }, oldKey: Uint8Array, newKey: Uint8Array, envelope: Envelope, say: () => void): void {
  const unfinished = beside(path);
  const replaced = path.slice(0, -backupSuffix.length) + replacedSuffix;
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    copyFileSync(databaseFile(path), databaseFile(unfinished));
    encryptAnew(databaseFile(unfinished), oldKey, newKey);
    verifyCopy(databaseFile(unfinished), newKey, `The backup ${name}`);
    writeEnvelope(unfinished, envelope);
    utimesSync(databaseFile(unfinished), new Date(at), new Date(at));
    renameSync(path, replaced);
    say();
    settleFolder(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(path) && existsSync(replaced)) renameSync(replaced, path);
    throw error;
  }
  rmSync(replaced, { recursive: true, force: true });
}

/** Brings back a backup whose successor did not come about, and takes away what was begun. */
function mendBackups(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith(replacedSuffix)) {
      const backup = path.slice(0, -replacedSuffix.length) + backupSuffix;
      if (existsSync(backup)) rmSync(path, { recursive: true, force: true });
      else renameSync(path, backup);
    } else if (name.includes(`${backupSuffix}.`) && name.endsWith('.unfinished')) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function opensWith(backup: string, key: Uint8Array): boolean {
  try {
    openCopy(databaseFile(backup), key).close();
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault-damaged') return false;
    throw error;
  }
}
