import { z } from 'zod';
import { command, query } from './entry.ts';
import { instant, line, none } from './shapes.ts';

const passphrase = z.string().max(1000);
const path = z.string().min(1).max(4096);

/** How well a passphrase would hold, in words that a person can act on. */
export const strength = z.strictObject({
  /** 0 (guessed at once) to 4 (holds for centuries against the vault's own key stretching). */
  score: z.number().int().min(0).max(4),
  enough: z.boolean(),
  /** Estimated time to guess it at the vault's own speed, in words. */
  holds: z.string(),
  advice: z.array(z.string()),
});
export type Strength = z.infer<typeof strength>;

export const vaultState = z.strictObject({
  open: z.boolean(),
  path: z.string().nullable(),
  name: z.string().nullable(),
  /** Wholly invented data: the window says so at all times. */
  synthetic: z.boolean(),
  savedAt: instant.nullable(),
  /** Human label of what an undo or redo would do for this coder. */
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  coder: z.strictObject({ id: z.string(), name: z.string(), initials: z.string(), colour: z.string() }).nullable(),
});
export type VaultState = z.infer<typeof vaultState>;

const opened = z.strictObject({ path: z.string(), name: z.string() });
const created = opened.extend({
  /** Shown once; Kist keeps only what it unlocks. */
  recoveryKey: z.string(),
});

export const checkReport = z.strictObject({
  sound: z.boolean(),
  findings: z.array(z.strictObject({ what: z.string(), ok: z.boolean(), detail: z.string() })),
});

export const backupInfo = z.strictObject({
  path: z.string(),
  name: z.string(),
  at: instant,
  bytes: z.number().int(),
  /** It opens with a passphrase or a recovery key of another time than the vault's. */
  isSealedOtherwise: z.boolean(),
});

const anywhere = { needs: 'nothing', holds: 'plain', undoable: false } as const;
const control = { holds: 'plain', undoable: false } as const;

export const vault = {
  'vault.list': query(
    'The vaults in the folder where Kist keeps them.',
    none,
    z.strictObject({ folder: z.string(), vaults: z.array(z.strictObject({ path: z.string(), name: z.string(), changedAt: instant })) }),
    anywhere,
  ),
  'vault.strength': query('How well a passphrase would hold.', z.strictObject({ passphrase }), strength, anywhere),
  'vault.create': command(
    'Make a new encrypted vault and open it. The recovery key is answered once and kept nowhere.',
    z.strictObject({
      name: line,
      /** Folder that will hold `NAME.kist`; the default vault folder if left out. */
      folder: path.optional(),
      passphrase,
      coder: z.strictObject({ name: line, initials: z.string().trim().min(1).max(4) }).optional(),
      evenIfSynced: z.boolean().optional(),
    }),
    created,
    { ...anywhere, long: true },
  ),
  'vault.createSample': command(
    'Make a vault that holds the fictional sample programme, and open it.',
    z.strictObject({ name: line.optional(), folder: path.optional(), passphrase, evenIfSynced: z.boolean().optional() }),
    created,
    { ...anywhere, long: true },
  ),
  'vault.unlock': command(
    'Open a vault with its passphrase.',
    z.strictObject({ path, passphrase, evenIfSynced: z.boolean().optional() }),
    opened.extend({
      /** Null, save after a change of the passphrase that was cut short: it is ended now, and this key, answered once, is the one that holds. */
      recoveryKey: z.string().nullable(),
    }),
    { ...anywhere, long: true },
  ),
  'vault.unlockWithRecoveryKey': command(
    'Open a vault with its printed recovery key and set a new passphrase; the vault gets a new data key, and a new recovery key is answered once.',
    z.strictObject({ path, recoveryKey: z.string().max(200), newPassphrase: passphrase, evenIfSynced: z.boolean().optional() }),
    created,
    { ...anywhere, long: true },
  ),
  'vault.state': query('Whether a vault is open, whose hands are on it, and what undo would do.', none, vaultState, anywhere),
  'vault.changePassphrase': command(
    'Change the passphrase of the open vault, and the key itself unless that is not wanted.',
    z.strictObject({
      passphrase,
      newPassphrase: passphrase,
      /** Encrypt everything with a new data key, so that the old passphrase opens no copy of the envelope any more; the recovery key is replaced too. */
      newKey: z.boolean().default(true),
    }),
    z.strictObject({
      /** Answered once; null when the key stayed, and with it the recovery key. */
      recoveryKey: z.string().nullable(),
      /** Backups beside the vault: `renewed` have the new key; `left` open with what they opened with before. */
      backups: z.strictObject({ renewed: z.number().int(), left: z.number().int() }),
    }),
    { ...control, long: true },
  ),
  'vault.backup': command(
    'Write a backup, encrypted with the same key, and verify it by opening it again.',
    z.strictObject({ /** Folder to write into; the vault\'s own `backups` if left out. */ folder: path.optional() }),
    backupInfo.extend({ verified: z.boolean(), counts: z.record(z.string(), z.number()) }),
    { ...control, long: true },
  ),
  'vault.backups': query('The backups beside a vault, newest first.', z.strictObject({ path }), z.strictObject({ backups: z.array(backupInfo) }), anywhere),
  'vault.restore': command(
    'Make a vault from a backup: verified first, never over an existing vault.',
    z.strictObject({ backup: path, /** Of the new vault: a name that ends in `.kist`. */ path, passphrase, evenIfSynced: z.boolean().optional() }),
    opened,
    { ...anywhere, long: true },
  ),
  'vault.lookOver': query('Read every page of the open vault beside the work; refuses when it is damaged.', none, none, { holds: 'plain', long: true }),
  'vault.check': query('Read the whole vault: encryption, structure, history chain, references, search index.', none, checkReport, {
    holds: 'plain',
    long: true,
  }),
};
