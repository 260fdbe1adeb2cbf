/** Ways into a vault: the passphrase, the printed recovery key; and changing what they are. Each goes on where a change of key was cut short (`new-key.ts`). */
import { Refusal } from '../domain/refusal.ts';
import { nextEnvelopeName, otherKey, readEnvelope, reseal, unseal, writeEnvelope } from './envelope.ts';
import { refuseSynced } from './folder.ts';
import { type CutShort, cutShort, finishRenewal, type Renewed, renewKey, settleBefore, type Step } from './new-key.ts';
import { openVault, requireVault, type Vault } from './vault.ts';

type Secret = { kind: 'passphrase' | 'recovery'; words: string };
type Where = { evenIfSynced?: boolean };

const unlessWrong = (error: unknown): null => {
  if (error instanceof Refusal && error.code === 'wrong-passphrase') return null;
  throw error;
};

/** The key that opens the database as it lies there now. */
async function keyOf(folder: string, { kind, words }: Secret, found: CutShort | null): Promise<Uint8Array> {
  const present = readEnvelope(folder);
  if (found === null || found.at === 'after') return unseal(present, kind, words);
  const fresh = await unseal(found.next, kind, words).catch(unlessWrong);
  if (found.at === 'between') {
    if (fresh) return fresh;
    const old = await unseal(present, kind, words);
    const key = await otherKey(found.next, 'new by old', old);
    if (!key) throw new Refusal('vault-damaged', `A change of the passphrase was cut short, and ${nextEnvelopeName} does not belong to this vault. Kist changed nothing. Restore the newest good backup.`);
    return key;
  }
  if (!fresh) return unseal(present, kind, words);
  throw new Refusal('wrong-passphrase', 'Kist was stopped while the passphrase was being changed, so the change did not come about. Everything is safe. Use the passphrase from before, and change it again.');
}

async function enter(path: string, secret: Secret, { evenIfSynced = false }: Where): Promise<{ vault: Vault; found: CutShort | null }> {
  refuseSynced(path, evenIfSynced);
  const folder = requireVault(path);
  const found = cutShort(folder);
  const vault = openVault(folder, await keyOf(folder, secret, found), () => settleBefore(folder, found));
  return { vault, found };
}

/** Runs what must not leave behind a vault that nobody has and nobody else can open. */
async function orClose<Value>(vault: Vault, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    vault.close();
    throw error;
  }
}

const noStep: Step = () => undefined;

/** Opens with the passphrase. `renewed` says what became of a change of key that had been cut short: the recovery key in it is the one that holds from now on. */
export async function unlockVault(path: string, passphrase: string, options: Where & { step?: Step } = {}): Promise<{ vault: Vault; renewed: Renewed | null }> {
  const { vault, found } = await enter(path, { kind: 'passphrase', words: passphrase }, options);
  if (found === null || found.at === 'before') return { vault, renewed: null };
  return { vault, renewed: await orClose(vault, () => finishRenewal(vault, found, options.step ?? noStep)) };
}

/** Opens with the printed key and sets a new passphrase, a new recovery key (the old one has been out of its drawer) and a new data key. */
export async function recoverVault(path: string, recoveryKey: string, newPassphrase: string, options: Where & { step?: Step } = {}): Promise<{ vault: Vault } & Renewed> {
  const step = options.step ?? noStep;
  const { vault, found } = await enter(path, { kind: 'recovery', words: recoveryKey }, options);
  return orClose(vault, async () => {
    if (found !== null && found.at !== 'before') await finishRenewal(vault, found, step);
    return { vault, ...(await renewKey(vault, newPassphrase, step)) };
  });
}

/** Refuses when this is not the passphrase of the open vault. */
export async function provePassphrase(vault: Vault, passphrase: string): Promise<void> {
  await unseal(readEnvelope(vault.path), 'passphrase', passphrase);
}

/** Wraps the same data key for another passphrase. Whoever knows the old one and has an old envelope still opens the vault: `renewKey` locks them out. */
export async function changePassphraseOnly(vault: Vault, newPassphrase: string): Promise<void> {
  writeEnvelope(vault.path, await reseal(readEnvelope(vault.path), 'passphrase', newPassphrase, vault.dataKey));
}
