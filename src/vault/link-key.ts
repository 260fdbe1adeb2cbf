/**
 * The link key turns person numbers into keyed hashes on the way in. It is a file of its own beside the vault, under its own passphrase:
 * numbers such as CHI can be enumerated, so a key that lay in the vault would protect nobody. It is needed while importing and never else,
 * and may be kept away from the machine between imports.
 */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { isAsStrongAsOurs, isWrappedKey, type Stretching, stretchingNow, unwrapKey, type WrappedKey, wrapKey } from './key-wrap.ts';
import { vaultName } from './folder.ts';
import { writeWhole } from './write-whole.ts';

type LinkKeyFile = { format: 'kist-link-key'; version: 1; id: string; stretching: Stretching } & WrappedKey;

export type LinkKey = {
  /** Tells key files apart; stored with the data that it made. */
  readonly id: string;
  hash(person: string): Buffer;
  forget(): void;
};

/** Where the key file of a vault lies unless it was moved: beside the vault, not inside it. */
export function linkKeyPath(vaultPath: string): string {
  return join(dirname(vaultPath), `${vaultName(basename(vaultPath))}.kist-link-key`);
}

export function linkKeyExists(vaultPath: string): boolean {
  return existsSync(linkKeyPath(vaultPath));
}

const authenticated = ({ format, version, id, stretching }: Omit<LinkKeyFile, keyof WrappedKey>): Buffer =>
  Buffer.from(JSON.stringify([format, version, id, stretching.name, stretching.memoryKiB, stretching.iterations, stretching.parallelism]));

function usable(id: string, key: Uint8Array): LinkKey {
  return {
    id,
    // HMAC-SHA-256 (RFC 2104), cut to 128 bits: no collision among all people who ever lived, and half the space.
    hash: (person) => createHmac('sha256', key).update(person.normalize('NFC').trim()).digest().subarray(0, 16),
    forget: () => key.fill(0),
  };
}

/** A fresh key with what its file will say; nothing is written yet. */
export async function freshLinkKey(passphrase: string): Promise<{ key: LinkKey; file: string }> {
  const key = randomBytes(32);
  const bare = { format: 'kist-link-key', version: 1, id: randomUUID(), stretching: stretchingNow } as const;
  const file: LinkKeyFile = { ...bare, ...(await wrapKey(key, { secret: passphrase.normalize('NFKC'), stretching: stretchingNow }, authenticated(bare))) };
  return { key: usable(bare.id, key), file: JSON.stringify(file, null, 1) };
}

/** Writes the file of a fresh key; never over one that is there. */
export function keepLinkKey(vaultPath: string, file: string): void {
  const path = linkKeyPath(vaultPath);
  if (linkKeyExists(vaultPath)) throw new Refusal('conflict', `Meanwhile another import made the key file ${path}. Nothing was stored. Store again, with the passphrase of that file.`);
  try {
    writeWhole(path, file);
  } catch (error) {
    throw new Refusal('disk', `The key file ${path} can't be written: ${(error as Error).message}. Nothing was stored.`);
  }
}

/** Takes the file of a key away that was never used, because what it was made for was not stored. */
export function takeLinkKeyBack(vaultPath: string): void {
  rmSync(linkKeyPath(vaultPath), { force: true });
}

export async function createLinkKey(vaultPath: string, passphrase: string): Promise<LinkKey> {
  const { key, file } = await freshLinkKey(passphrase);
  keepLinkKey(vaultPath, file);
  return key;
}

export async function openLinkKey(vaultPath: string, passphrase: string): Promise<LinkKey> {
  const path = linkKeyPath(vaultPath);
  let file: LinkKeyFile;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as LinkKeyFile;
  } catch {
    throw new Refusal('link-key-missing', `The key file ${path} can't be read, so person numbers can't be replaced. Nothing was stored. Bring it back from where it is kept.`);
  }
  if (file?.format !== 'kist-link-key' || typeof file.stretching !== 'object' || !file.stretching || !isAsStrongAsOurs(file.stretching) || !isWrappedKey(file)) {
    throw new Refusal('link-key-missing', `${path} is damaged or was changed. Nothing was stored. Bring back the copy that you keep.`);
  }
  const key = await unwrapKey(file, { secret: passphrase.normalize('NFKC'), stretching: file.stretching }, authenticated(file));
  if (!key) throw new Refusal('wrong-link-passphrase', "That passphrase doesn't open the key file for person numbers. Nothing was stored. It has a passphrase of its own, apart from the vault's.");
  return usable(file.id, key);
}
