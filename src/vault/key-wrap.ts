/** Wrapping a key with a secret that a person knows: Argon2id (RFC 9106) stretches the secret, AES-256-GCM (NIST SP 800-38D) wraps the key. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';

/** Memory in KiB, passes, lanes. */
export type Stretching = { name: 'argon2id'; memoryKiB: number; iterations: number; parallelism: number };
/** A wrapped key as it stands in a file, in base 64; the authentication tag ends `wrapped`. */
export type WrappedKey = { salt: string; nonce: string; wrapped: string };

/** RFC 9106's second recommended setting (64 MiB, 3 passes, 4 lanes); about a second on a council laptop. */
export const stretchingNow: Stretching = { name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 4 };
const mostMemoryKiB = 1_048_576;

/** False for parameters that somebody has weakened, or made so absurd that they would freeze the machine. */
export function isAsStrongAsOurs({ name, memoryKiB, iterations, parallelism }: Stretching): boolean {
  if (![memoryKiB, iterations, parallelism].every(Number.isInteger)) return false;
  const isStrong = name === 'argon2id' && memoryKiB >= stretchingNow.memoryKiB && iterations >= stretchingNow.iterations && parallelism >= 1;
  return isStrong && memoryKiB <= mostMemoryKiB && iterations <= 100 && parallelism <= 64;
}

/** Whether something read from a file has the shape and the sizes of what `wrapKey` writes: 16 bytes of salt, 12 of nonce, 32 of key with 16 of tag. */
export function isWrappedKey(value: unknown): value is WrappedKey {
  const bytes = (text: unknown): number => (typeof text === 'string' ? Buffer.from(text, 'base64').length : -1);
  const { salt, nonce, wrapped } = (value ?? {}) as Partial<WrappedKey>;
  return bytes(salt) === 16 && bytes(nonce) === 12 && bytes(wrapped) === 48;
}

async function stretch(secret: string, salt: Uint8Array, stretching: Stretching): Promise<Uint8Array> {
  return argon2id({
    password: secret,
    salt,
    memorySize: stretching.memoryKiB,
    iterations: stretching.iterations,
    parallelism: stretching.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}

/** What wraps a key: a secret that a person knows, which is stretched, or another key, which needs no stretching (HKDF-SHA-256, RFC 5869). */
type Wrapper = { secret: string; stretching: Stretching } | { key: Uint8Array };

async function wrappingKey(by: Wrapper, salt: Uint8Array): Promise<Uint8Array> {
  return 'key' in by ? new Uint8Array(hkdfSync('sha256', by.key, salt, 'kist key wrapped by a key', 32)) : stretch(by.secret, salt, by.stretching);
}

/** Wraps a key; `authenticated` is what stands in the clear beside it and must not be changed. */
export async function wrapKey(key: Uint8Array, by: Wrapper, authenticated: Uint8Array): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(by, salt), nonce);
  cipher.setAAD(authenticated);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { salt: salt.toString('base64'), nonce: nonce.toString('base64'), wrapped: wrapped.toString('base64') };
}

/** The key, or null when the secret (or the key that it was wrapped with) is wrong or anything was changed. */
export async function unwrapKey(slot: WrappedKey, by: Wrapper, authenticated: Uint8Array): Promise<Uint8Array | null> {
  // Argon2id takes no empty secret, and none was ever set.
  if ('secret' in by && by.secret === '') return null;
  const key = await wrappingKey(by, Buffer.from(slot.salt, 'base64'));
  const wrapped = Buffer.from(slot.wrapped, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'));
    decipher.setAAD(authenticated);
    decipher.setAuthTag(wrapped.subarray(-16));
    return Buffer.concat([decipher.update(wrapped.subarray(0, -16)), decipher.final()]);
  } catch {
    return null;
  }
}
