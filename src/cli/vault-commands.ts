/** Making, checking, backing up and restoring vaults. */
import { resolve } from 'node:path';
import { flagOption, textOption } from './arguments.ts';
import type { Command } from './command.ts';
import { secretFor } from './secrets.ts';
import { openSession, type Session } from './session.ts';
import { newVaultAt } from './vault-names.ts';

export async function withSession<Value>(work: (session: Session) => Promise<Value>): Promise<Value> {
  const session = await openSession();
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

const made = (what: string, { path, recoveryKey }: { path: string; recoveryKey: string }): string =>
  `${what} at ${path}\n\nRecovery key: ${recoveryKey}\nIt opens the vault if the passphrase is lost, and is shown this once: print it, and keep it away from this machine.`;

export const newCommand: Command = {
  usage: 'kist new PATH|NAME [--coder NAME] [--initials XY]',
  summary: 'Make a new encrypted vault.',
  more: 'A bare NAME goes into the folder where Kist keeps vaults; a PATH says where. The passphrase is asked for twice, or taken from KIST_PASSPHRASE.',
  options: { coder: 'text', initials: 'text', 'even-if-synced': 'flag' },
  words: [1, 1],
  run: (given) =>
    withSession(async ({ call }) => {
      const coder = textOption(given, 'coder');
      const initials = textOption(given, 'initials') ?? coder?.split(/\s+/).map((part) => part[0]).join('').slice(0, 4).toUpperCase();
      const value = await call('vault.create', {
        ...newVaultAt(given.words[0]!),
        passphrase: await secretFor('passphrase', { twice: true }),
        ...(coder !== undefined && initials !== undefined && { coder: { name: coder, initials } }),
        evenIfSynced: flagOption(given, 'even-if-synced'),
      });
      return { words: made('Made a vault', value), value };
    }),
};

export const openSampleCommand: Command = {
  usage: 'kist open-sample [PATH|NAME]',
  summary: 'Make a vault with the sample programme, which is wholly invented.',
  options: { 'even-if-synced': 'flag' },
  words: [0, 1],
  run: (given) =>
    withSession(async ({ call }) => {
      const where = given.words[0] === undefined ? {} : newVaultAt(given.words[0]);
      const value = await call('vault.createSample', { ...where, passphrase: await secretFor('passphrase', { twice: true }), evenIfSynced: flagOption(given, 'even-if-synced') });
      return { words: made('Made a vault with the sample programme', value), value };
    }),
};

export const checkCommand: Command = {
  usage: 'kist check VAULT',
  summary: 'Read the whole vault and say, point by point, whether it is sound. Changes nothing.',
  options: {},
  words: [1, 1],
  run: (given) =>
    withSession(async ({ unlock, call }) => {
      const path = await unlock(given.words[0]!);
      const value = await call('vault.check', {});
      const lines = value.findings.map((finding) => `${finding.ok ? 'good' : 'NOT GOOD'}  ${finding.what}: ${finding.detail}`);
      const words = [...lines, value.sound ? 'The vault is sound.' : 'The vault is not sound.'].join('\n');
      if (value.sound) return { words, value };
      const bad = value.findings.filter((finding) => !finding.ok).map((finding) => finding.what);
      return { words, value, failed: { code: 'vault-damaged', message: `The vault ${path} is not sound: ${bad.join('; ')}. Nothing was changed. Keep the folder, and restore the newest good backup beside it.` } };
    }),
};

export const backupCommand: Command = {
  usage: 'kist backup VAULT [--to FOLDER]',
  summary: 'Write a backup, encrypted as the vault is, and verify it by reading it back.',
  options: { to: 'text' },
  words: [1, 1],
  run: (given) =>
    withSession(async ({ unlock, call }) => {
      await unlock(given.words[0]!);
      const to = textOption(given, 'to');
      const value = await call('vault.backup', to === undefined ? {} : { folder: resolve(to) });
      return { words: `Backed up and verified: ${value.path} (${value.bytes} bytes)`, value };
    }),
};

export const restoreCommand: Command = {
  usage: 'kist restore BACKUP PATH',
  summary: 'Make a vault from a backup: verified first, never over anything.',
  options: { 'even-if-synced': 'flag' },
  words: [2, 2],
  run: (given) =>
    withSession(async ({ call }) => {
      const [backup, path] = given.words as [string, string];
      const to = /\.kist$/i.test(path) ? resolve(path) : `${resolve(path)}.kist`;
      const value = await call('vault.restore', { backup: resolve(backup), path: to, passphrase: await secretFor('passphrase'), evenIfSynced: flagOption(given, 'even-if-synced') });
      return { words: `Restored to ${value.path}`, value };
    }),
};
