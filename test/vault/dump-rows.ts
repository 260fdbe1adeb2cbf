/** The rows of a vault as they stand, for comparing a vault with itself: by table and id, versions aside (they count up on every way). */
import { recordedTables } from '../../src/vault/change.ts';
import { readEnvelope, unseal } from '../../src/vault/envelope.ts';
import { openReadable, type Readable } from '../../src/vault/open.ts';
import { databaseFile } from '../../src/vault/vault.ts';
import { testPassphrase, type TestVault } from '../open-vault.ts';

export type Dump = Record<string, Record<string, Record<string, unknown>>>;

const keys = new WeakMap<TestVault, Uint8Array>();

/** Opens a second connection beside the service's own. */
export async function beside(vault: TestVault): Promise<Readable> {
  const key = keys.get(vault) ?? (await unseal(readEnvelope(vault.path), 'passphrase', testPassphrase));
  keys.set(vault, key);
  return openReadable(databaseFile(vault.path), key);
}

/** All recorded tables, or some; `where` narrows by a row. */
export async function dumpRows(vault: TestVault, tables: readonly string[] = Object.keys(recordedTables), where: (table: string, row: Record<string, unknown>) => boolean = () => true): Promise<Dump> {
  const database = await beside(vault);
  try {
    return Object.fromEntries(
      tables.map((table) => {
        const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY id`).all() as (Record<string, unknown> & { id: string })[];
        return [table, Object.fromEntries(rows.filter((row) => where(table, row)).map(({ version: _version, ...row }) => [row.id, row]))];
      }),
    );
  } finally {
    database.close();
  }
}

/** What full-text search holds, without the numbers of its documents. */
export async function dumpSearch(vault: TestVault): Promise<string[]> {
  const database = await beside(vault);
  try {
    const rows = database.prepare('SELECT kind, ref, source_id, number, title, body FROM search_document').all();
    return rows.map((row) => JSON.stringify(row)).toSorted();
  } finally {
    database.close();
  }
}

export type Lit = { rows: Dump; search: string[] };

/** Rows and search as anybody sees them: what stands dark (taken back imports, taken out sources and recordings) is left out with all that belongs to it. */
export async function dumpLight(vault: TestVault): Promise<Lit> {
  const all = await dumpRows(vault);
  const dark = new Set(['source', 'dataset', 'recording'].flatMap((table) => Object.values(all[table] ?? {}).filter((row) => row.removed === 1).map((row) => row.id)));
  const rows = Object.fromEntries(Object.entries(all).map(([table, its]) => [table, Object.fromEntries(Object.entries(its).filter(([id]) => !dark.has(id)))]));
  const search = (await dumpSearch(vault)).filter((document) => {
    const { kind, ref, source_id: sourceId } = JSON.parse(document) as { kind: string; ref: string; source_id: string | null };
    return !dark.has(ref) && !(sourceId !== null && dark.has(sourceId) && (kind === 'passage' || kind === 'source'));
  });
  return { rows, search };
}
