/**
 * The vault's own key pair, by which whoever gets a pack of figures sees that it came from this vault and was not changed on the way: Ed25519 (RFC 8032). It is made at its first use
 * and lies in the vault, encrypted like everything there. A copy of the vault signs as the same vault.
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { inGroups } from '../domain/flows/pack.ts';
import type { Readable, Writable } from './open.ts';

export type SigningKey = {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(text: string): Uint8Array;
  /** A hash that only this vault can work out, so that nobody can try which rows of small data lie behind it. */
  keyedHash(text: string): string;
};

/** What comes before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
const publicKeyHead = Buffer.from('302a300506032b6570032100', 'hex');
const publicKeyLength = 32;

function keyFrom(publicKey: Uint8Array, privateDer: Uint8Array): SigningKey {
  const key = createPrivateKey({ key: Buffer.from(privateDer), format: 'der', type: 'pkcs8' });
  return {
    publicKey: new Uint8Array(publicKey),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key),
    keyedHash: (text) => createHmac('sha256', Buffer.concat([Buffer.from('kist rows\0'), privateDer])).update(text).digest('hex'),
  };
}

/** The vault's key pair, made now where there is none. */
export function signingKeyOf(database: Writable, at: string, newId: () => string): SigningKey {
  const row = database.prepare('SELECT public_key AS publicKey, private_key AS privateKey FROM signing_key ORDER BY at, id LIMIT 1').get() as { publicKey: Uint8Array; privateKey: Uint8Array } | undefined;
  if (row) return keyFrom(row.publicKey, row.privateKey);
  const pair = generateKeyPairSync('ed25519');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(publicKeyHead.length);
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  database.prepare('INSERT INTO signing_key (id, public_key, private_key, at, version) VALUES (?, ?, ?, ?, 1)').run(newId(), publicKey, privateKey, at);
  return keyFrom(publicKey, privateKey);
}

/** Whether a text was signed with the key that belongs to a public one; false for anything that is no key or no signature. */
export function isSignedBy(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== publicKeyLength || signature.length !== 64) return false;
  try {
    return verify(null, Buffer.from(text, 'utf8'), createPublicKey({ key: Buffer.concat([publicKeyHead, publicKey]), format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}

/** What two people compare by telephone: the first 20 hex digits of the SHA-256 of the public key, in groups of four. */
export const fingerprintOf = (publicKey: Uint8Array): string => inGroups(createHash('sha256').update(publicKey).digest('hex').slice(0, 20));

/** Whether the public key is this vault's own. */
export function isOwnKey(database: Readable, publicKey: Uint8Array): boolean {
  return database.prepare('SELECT 1 FROM signing_key WHERE public_key = ?').get(Buffer.from(publicKey)) !== undefined;
}
