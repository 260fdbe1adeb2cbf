import { Refusal } from '../domain/refusal.ts';
import { linkKeyInUse, linkKeyOf } from '../vault/flows.ts';
import { freshLinkKey, linkKeyExists, linkKeyPath, type LinkKey, openLinkKey } from '../vault/link-key.ts';
import type { Context } from './context.ts';
import { refuseWeak } from './passphrase.ts';

export type AskedKey = {
  readonly passphrase: string;
  readonly newLinkKey: boolean;
  /** The dataset that the new one is a later extract of: its people have to be known again. */
  readonly continues: { readonly id: string; readonly name: string } | null;
};

/** A key, and what its file will say where it has none yet: that is written with the data alone, so that whoever stops before leaves no key behind. */
export type GivenKey = { readonly key: LinkKey; readonly file: string | null };

/** Opens the key file, or makes the first key; never a second one in silence, because people would stop linking. */
export async function linkKeyFor(context: Context, { passphrase, newLinkKey, continues }: AskedKey): Promise<GivenKey> {
  if (continues && newLinkKey) throw new Refusal('not-allowed', `A later extract of “${continues.name}” needs the key that it was brought in with, so that the same person is known again. Nothing was stored. Leave the key as it is, or bring the file in as data of its own.`);
  const inUse = continues ? linkKeyOf(context.database, continues.id) : linkKeyInUse(context.database);
  const exists = linkKeyExists(context.vaultPath);
  if (exists && !newLinkKey) {
    const key = await openLinkKey(context.vaultPath, passphrase);
    if (inUse === null || key.id === inUse) return { key, file: null };
    key.forget();
    const earlier = continues ? `“${continues.name}” was` : 'the earlier data were';
    throw new Refusal('link-key-missing', `The key file beside this vault is another one than ${earlier} brought in with, so the same person would not be known again. Nothing was stored. Bring the right key file back${continues ? '' : ', or begin a new key'}.`);
  }
  if (exists) throw new Refusal('not-allowed', `There is a key file at ${linkKeyPath(context.vaultPath)}. Nothing was changed. Move it to a safe place before beginning a new key.`);
  if (inUse !== null && !newLinkKey) {
    const other = continues ? '' : "; or begin a new key, and people of the two extracts can't be linked";
    throw new Refusal('link-key-missing', `The key file for person numbers is not at ${linkKeyPath(context.vaultPath)}, and earlier data were brought in with it. Nothing was stored. Bring it back from where it is kept${other}.`);
  }
  refuseWeak(passphrase);
  return freshLinkKey(passphrase);
}
