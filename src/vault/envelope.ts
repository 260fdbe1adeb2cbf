/**
 * The key envelope: the vault's random 32-byte data key, wrapped once for the passphrase and once for the printed recovery key.
 * Everything that stands in the clear is authenticated with the wrapped key.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../domain/refusal.ts';
import { isAsStrongAsOurs, isWrappedKey, type Stretching, stretchingNow, unwrapKey, type WrappedKey, wrapKey } from './key-wrap.ts';
import { writeWhole } from './write-whole.ts';

type SlotKind = 'passphrase' | 'recovery';
/** Only in the envelope of a change of key that is under way: the new key wrapped with the old one, and the old one with the new. */
type ChangeSlot = 'new by old' | 'old by new';
type Slot = { kind: SlotKind | ChangeSlot } & WrappedKey;
export type Envelope = { format: 'kist-envelope'; version: 1; vaultId: string; stretching: Stretching; slots: Slot[] };

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 25 characters of base 32 (125 random bits), in groups that a person can copy from paper. */
export function newRecoveryKey(): string {
  const bytes = randomBytes(25);
  const characters = Array.from(bytes, (byte) => crockford[byte & 31]).join('');
  return characters.match(/.{1,5}/g)!.join('-');
}

/** What somebody copied from paper: case, spaces and look-alike letters don't matter. */
function readRecoveryKey(written: string): string {
  return written.toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

function secretOf(kind: SlotKind, written: string): string {
  // NFKC: the same passphrase typed on another keyboard layout gives the same bytes.
  return kind === 'recovery' ? readRecoveryKey(written) : written.normalize('NFKC');
}

function authenticated(envelope: Pick<Envelope, 'format' | 'version' | 'vaultId' | 'stretching'>, kind: Slot['kind']): Buffer {
  const { format, version, vaultId, stretching } = envelope;
  return Buffer.from(JSON.stringify([format, version, vaultId, stretching.name, stretching.memoryKiB, stretching.iterations, stretching.parallelism, kind]));
}

async function wrap(envelope: Omit<Envelope, 'slots'>, kind: SlotKind, secret: string, dataKey: Uint8Array): Promise<Slot> {
  return { kind, ...(await wrapKey(dataKey, { secret: secretOf(kind, secret), stretching: envelope.stretching }, authenticated(envelope, kind))) };
}

/** Makes a new data key and wraps it for both secrets; for a vault that is there already, `vaultId` names it. */
export async function sealNew(passphrase: string, recoveryKey: string, vaultId: string = randomUUID()): Promise<{ envelope: Envelope; dataKey: Uint8Array }> {
  const dataKey = randomBytes(32);
  const bare = { format: 'kist-envelope', version: 1, vaultId, stretching: stretchingNow } as const;
  const slots = [await wrap(bare, 'passphrase', passphrase, dataKey), await wrap(bare, 'recovery', recoveryKey, dataKey)];
  return { envelope: { ...bare, slots }, dataKey };
}

/** The envelope with one slot wrapped anew. */
export async function reseal(envelope: Envelope, kind: SlotKind, secret: string, dataKey: Uint8Array): Promise<Envelope> {
  const bare = { ...envelope, stretching: stretchingNow };
  // A stronger stretching changes what is authenticated, so it may only change when every slot is wrapped anew.
  const same = JSON.stringify(envelope.stretching) === JSON.stringify(stretchingNow);
  const kept = same ? bare : envelope;
  const slot = await wrap(kept, kind, secret, dataKey);
  return { ...kept, slots: [...envelope.slots.filter((other) => other.kind !== kind), slot] };
}

/** Unwraps the data key; a wrong secret and a tampered envelope both fail here, before the database is touched. */
export async function unseal(envelope: Envelope, kind: SlotKind, secret: string): Promise<Uint8Array> {
  const slot = envelope.slots.find((candidate) => candidate.kind === kind);
  if (!slot) throw new Refusal('wrong-passphrase', `This vault has no ${kind === 'recovery' ? 'recovery key' : 'passphrase'}. Nothing was changed.`);
  const dataKey = await unwrapKey(slot, { secret: secretOf(kind, secret), stretching: envelope.stretching }, authenticated(envelope, kind));
  if (dataKey) return dataKey;
  throw new Refusal(
    'wrong-passphrase',
    kind === 'recovery'
      ? "That recovery key doesn't open this vault. Nothing was changed. Check each group against the printed sheet."
      : "That passphrase doesn't open this vault. Nothing was changed. Check Caps Lock and try again, or use the printed recovery key.",
  );
}

/** The envelope of a change of key, with which whoever knows either key knows the other. */
export async function withBothKeys(sealed: Envelope, newKey: Uint8Array, oldKey: Uint8Array): Promise<Envelope> {
  const slot = async (kind: ChangeSlot, key: Uint8Array, by: Uint8Array): Promise<Slot> => ({ kind, ...(await wrapKey(key, { key: by }, authenticated(sealed, kind))) });
  return { ...sealed, slots: [...sealed.slots, await slot('new by old', newKey, oldKey), await slot('old by new', oldKey, newKey)] };
}

/** The other key, from the envelope of a change of key; null when `key` is not the one that it takes. */
export async function otherKey(envelope: Envelope, kind: ChangeSlot, key: Uint8Array): Promise<Uint8Array | null> {
  const slot = envelope.slots.find((candidate) => candidate.kind === kind);
  return slot ? unwrapKey(slot, { key }, authenticated(envelope, kind)) : null;
}

/** The envelope for a vault whose key has been changed. */
export function withoutOldKey(envelope: Envelope): Envelope {
  return { ...envelope, slots: envelope.slots.filter(({ kind }) => kind === 'passphrase' || kind === 'recovery') };
}

/** Whether the same passphrase slot stands in both: the second was made from the first. */
export function sameSeal(one: Envelope, other: Envelope): boolean {
  const sealOf = (envelope: Envelope): string | undefined => envelope.slots.find(({ kind }) => kind === 'passphrase')?.wrapped;
  return sealOf(one) === sealOf(other);
}

export const envelopeName = 'envelope.json';
/** The envelope of a change of key that is under way (see `new-key.ts`). */
export const nextEnvelopeName = 'envelope.next.json';

/** Reads and checks the envelope of a vault folder; weakened parameters are refused before anything is derived from them. */
export function readEnvelope(folder: string, name: string = envelopeName): Envelope {
  const path = join(folder, name);
  let value: Envelope;
  try {
    value = JSON.parse(readFileSync(path, 'utf8')) as Envelope;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Refusal('vault-damaged', `The key envelope ${path} is missing, so the vault can't be opened. The database is untouched. Copy envelope.json back from the newest backup.`);
    }
    throw damagedEnvelope(path);
  }
  // First of all, because a later version may look quite different.
  if (value?.format === 'kist-envelope' && Number(value.version) > 1) throw new Refusal('vault-newer', 'This vault was made by a later version of Kist. Nothing was changed. Update Kist to open it.');
  if (!isEnvelope(value)) throw damagedEnvelope(path);
  if (!isAsStrongAsOurs(value.stretching)) {
    throw new Refusal('vault-damaged', `The key envelope ${path} asks for weaker (or absurd) key stretching than Kist ever writes: somebody may have changed it. Nothing was opened. Copy envelope.json back from a backup.`);
  }
  if (!value.slots.every(isWrappedKey)) throw damagedEnvelope(path);
  return value;
}

function isEnvelope(value: Envelope | null): value is Envelope {
  return typeof value === 'object' && value?.format === 'kist-envelope' && value.version === 1 && typeof value.vaultId === 'string' && Array.isArray(value.slots) && typeof value.stretching === 'object' && value.stretching !== null;
}

function damagedEnvelope(path: string): Refusal {
  return new Refusal('vault-damaged', `The key envelope ${path} can't be read. The database is untouched. Copy envelope.json back from the newest backup.`);
}

/** Writes the envelope so that a crash leaves the old or the new one, never half of either. */
export function writeEnvelope(folder: string, envelope: Envelope, name: string = envelopeName): void {
  try {
    writeWhole(join(folder, name), JSON.stringify(envelope, null, 1));
  } catch (error) {
    throw new Refusal('disk', `The key envelope in ${folder} can't be written: ${(error as Error).message}. The one that was there still stands. Make room, and try again.`);
  }
}
