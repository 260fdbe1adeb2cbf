import { z } from 'zod';

/** Every way in which Kist says no. Closed: a new one is added here, with its meaning, before it is used. */
export const errorCodes = [
  // asking
  'unknown-method', // no such line in the contract
  'bad-input', // the input does not have the shape of the contract
  'not-found', // the thing that was named is not there (any more)
  'conflict', // somebody or something changed it in between
  'not-allowed', // a rule of the house forbids it; the message says which
  'cancelled', // the person stopped it; nothing was stored
  'internal', // a fault of Kist itself; nothing was stored
  // the vault
  'locked', // no vault is open
  'wrong-passphrase',
  'weak-passphrase',
  'vault-missing',
  'vault-exists',
  'vault-in-use', // another window or command has it open
  'vault-damaged',
  'vault-newer', // made by a later version of Kist
  'vault-not-encrypted',
  'synced-folder',
  'disk', // the disk is full, read-only, or gone
  // files
  'empty-file',
  'binary-file',
  'too-large',
  'password-protected',
  'mis-named',
  'damaged-file',
  'zip-bomb',
  'format-later',
  'unknown-format',
  'unreadable-file',
  'missing-columns',
  // flows
  'link-key-missing',
  'wrong-link-passphrase',
  // history
  'nothing-to-undo',
  'nothing-to-redo',
  // the export gate
  'gate-closed', // consent, identifiers or small numbers hold it back
] as const;

export const errorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof errorCode>;

/** A refusal: what happened, what is safe and what to do stand in `message`, in plain English. */
export type Problem = { code: ErrorCode; message: string; details?: unknown };

/** What every call comes back with. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; error: Problem };
