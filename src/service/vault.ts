import { rmSync } from 'node:fs';
import type { Coder, VaultState } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { backupVault, listBackups, restoreBackup } from '../vault/backup.ts';
import { checkVault } from '../vault/check.ts';
import { defaultVaultFolder, listVaults, vaultName, vaultPath } from '../vault/folder.ts';
import { historyHead, undoLabels } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { listCoders, readCoder } from '../vault/team.ts';
import { forgetTrueCounts } from '../vault/true-counts.ts';
import { renewKey } from '../vault/new-key.ts';
import { changePassphraseOnly, provePassphrase, recoverVault, unlockVault } from '../vault/unlock.ts';
import { createVault, quickCheck, type Vault } from '../vault/vault.ts';
import type { ControlContext, Handlers, Session } from './context.ts';
import { beginProgramme } from './programme.ts';
import { refuseWeak, strengthOf } from './passphrase.ts';
import { sweepAfterOpening } from './recordings.ts';
import { fillWithSample } from './sample.ts';

/** Whoever made the newest change is taken to be back at the keyboard. */
function lastCoder(vault: Vault): string {
  const last = vault.database.prepare('SELECT coder_id FROM history WHERE coder_id IN (SELECT id FROM coder) ORDER BY seq DESC LIMIT 1').get() as { coder_id: string } | undefined;
  return last?.coder_id ?? listCoders(vault.database)[0]?.id ?? '';
}

function take(session: Session, vault: Vault): void {
  session.vault?.close();
  session.vault = vault;
  session.coderId = lastCoder(vault);
  session.failedUnlocks = 0;
  forgetTrueCounts(vault.database);
  sweepAfterOpening(session);
}

function requireClosed(session: Session): void {
  if (session.vault) throw new Refusal('not-allowed', `The vault “${session.vault.name}” is open. Lock it first; nothing was changed.`);
}

function requireOpen(session: Session): Vault {
  if (!session.vault) throw new Refusal('locked', 'No vault is open. Everything that was saved is safe. Unlock a vault first.');
  return session.vault;
}

/** One at a time: guesses side by side would not wait for each other, and two vaults could be made and only one be open. */
function oneByOne<Value>(session: Session, work: () => Promise<Value>): Promise<Value> {
  const mine = session.opening.then(work);
  session.opening = mine.catch(() => undefined);
  return mine;
}

/** Each wrong guess makes the next one wait longer: 1, 2, 4 ... 30 seconds from the third on. */
async function guessing<Value>(session: Session, open: () => Promise<Value>): Promise<Value> {
  const wait = session.failedUnlocks < 2 ? 0 : Math.min(30, 2 ** (session.failedUnlocks - 2));
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  try {
    return await open();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'wrong-passphrase') session.failedUnlocks += 1;
    throw error;
  }
}

type NewVault = { name: string; folder?: string | undefined; passphrase: string; evenIfSynced?: boolean | undefined };

async function makeVault(context: ControlContext, input: NewVault, first: { name: string; initials: string }): Promise<{ vault: Vault; recoveryKey: string }> {
  requireClosed(context.session);
  refuseWeak(input.passphrase);
  context.report(0.1, 'Making the key');
  const made = await createVault(vaultPath(input.folder ?? defaultVaultFolder(), input.name), input.passphrase, { evenIfSynced: input.evenIfSynced ?? false });
  take(context.session, made.vault);
  context.session.coderId = context.newId();
  await orNothing(context.session, made.vault, () => context.write('vault.create', false, ({ change }) => beginProgramme(change, { coderId: context.session.coderId, coder: first, programme: input.name })));
  return made;
}

/** A vault that stopped half-way is taken away again: it was made by this very call. */
async function orNothing(session: Session, vault: Vault, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    session.vault = null;
    vault.close();
    rmSync(vault.path, { recursive: true, force: true });
    throw error;
  }
}

export const vaultHandlers = {
  'vault.list': {
    control() {
      const folder = defaultVaultFolder();
      return { folder, vaults: listVaults(folder) };
    },
  },
  'vault.strength': { control: (_context, { passphrase }) => strengthOf(passphrase) },
  'vault.create': {
    control: (context, input) =>
      oneByOne(context.session, async () => {
        const { vault, recoveryKey } = await makeVault(context, input, input.coder ?? { name: 'First coder', initials: 'FC' });
        return { path: vault.path, name: vault.name, recoveryKey };
      }),
  },
  'vault.createSample': {
    control: (context, input) =>
      oneByOne(context.session, async () => {
        const { vault, recoveryKey } = await makeVault(context, { ...input, name: input.name ?? 'Sample programme' }, { name: 'You', initials: 'ME' });
        await orNothing(context.session, vault, () => fillWithSample(context, input.passphrase));
        return { path: vault.path, name: vault.name, recoveryKey };
      }),
  },
  'vault.unlock': {
    control: ({ session, report }, input) =>
      oneByOne(session, async () => {
        requireClosed(session);
        report(0.1, 'Deriving the key');
        const { vault, renewed } = await guessing(session, () => unlockVault(input.path, input.passphrase, { evenIfSynced: input.evenIfSynced ?? false, step: report }));
        take(session, vault);
        return { path: vault.path, name: vault.name, recoveryKey: renewed?.recoveryKey ?? null };
      }),
  },
  'vault.unlockWithRecoveryKey': {
    control: ({ session, report }, input) =>
      oneByOne(session, async () => {
        requireClosed(session);
        refuseWeak(input.newPassphrase);
        report(0.1, 'Deriving the key');
        const { vault, recoveryKey } = await guessing(session, () => recoverVault(input.path, input.recoveryKey, input.newPassphrase, { evenIfSynced: input.evenIfSynced ?? false, step: report }));
        take(session, vault);
        return { path: vault.path, name: vault.name, recoveryKey };
      }),
  },
  'vault.state': {
    control({ session }): VaultState {
      const { vault, coderId } = session;
      if (!vault) return { open: false, path: null, name: null, synthetic: false, savedAt: null, undo: null, redo: null, coder: null };
      const coder: Coder | null = readCoder(vault.database, coderId);
      return {
        open: true,
        path: vault.path,
        name: vault.name,
        synthetic: readProgramme(vault.database).synthetic,
        savedAt: historyHead(vault.database).at,
        ...undoLabels(vault.database, coderId),
        coder: coder && { id: coder.id, name: coder.name, initials: coder.initials, colour: coder.colour },
      };
    },
  },
  'vault.changePassphrase': {
    control: ({ session, report, withoutLane }, { passphrase, newPassphrase, newKey }) =>
      oneByOne(session, async () => {
        const vault = requireOpen(session);
        refuseWeak(newPassphrase);
        await guessing(session, () => provePassphrase(vault, passphrase));
        session.failedUnlocks = 0;
        if (newKey) return withoutLane(() => renewKey(vault, newPassphrase, report));
        await changePassphraseOnly(vault, newPassphrase);
        return { recoveryKey: null, backups: { renewed: 0, left: listBackups(vault.path).length } };
      }),
  },
  'vault.backup': {
    control({ session, now, report }, { folder }) {
      report(0.1, 'Copying and reading back');
      return { ...backupVault(requireOpen(session), now(), folder), verified: true };
    },
  },
  'vault.backups': { control: (_context, { path }) => ({ backups: listBackups(path) }) },
  'vault.restore': {
    control: ({ session, report }, input) =>
      oneByOne(session, async () => {
        requireClosed(session);
        report(0.1, 'Verifying the backup');
        await guessing(session, () => restoreBackup(input.backup, input.path, input.passphrase, { evenIfSynced: input.evenIfSynced ?? false }));
        return { path: input.path, name: vaultName(input.path) };
      }),
  },
  'vault.lookOver': ({ database, vaultPath }) => {
    quickCheck(database, vaultPath);
    return {};
  },
  'vault.check': {
    control({ session }) {
      const vault = requireOpen(session);
      const findings = checkVault(vault.database, vault.path);
      return { sound: findings.every((finding) => finding.ok), findings };
    },
  },
} satisfies Handlers<'vault'>;
