/** `check`: reads the whole vault and says, finding by finding, whether it is sound. Changes nothing. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstBrokenLink, historyHead } from './history.ts';
import { type Readable, readsAsPlaintext } from './open.ts';

export type Finding = { what: string; ok: boolean; detail: string };

/** Files that SQLite holds locks on while the vault is open: to read them here would drop the locks (see `open.ts`). That the database is encrypted was seen when it was opened. */
const held = new Set(['vault.db', 'vault.db-wal', 'vault.db-shm', 'writer.lock']);

/** Every other file of the folder that begins as an unencrypted database does. */
function plaintextFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.parentPath === folder && held.has(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(readsAsPlaintext)
    .map((path) => path.slice(folder.length + 1));
}

export function checkVault(database: Readable, folder: string): Finding[] {
  const plaintext = plaintextFiles(folder);
  const pages = database.pragma('integrity_check(10)') as { integrity_check: string }[];
  const references = database.pragma('foreign_key_check') as unknown[];
  const broken = firstBrokenLink(database);
  const head = historyHead(database);
  const revisions = database.prepare('SELECT id, text, text_hash FROM revision').iterate() as Iterable<{ id: string; text: string; text_hash: string }>;
  let changedTexts = 0;
  for (const revision of revisions) if (createHash('sha256').update(revision.text).digest('hex') !== revision.text_hash) changedTexts += 1;
  const astray = database.prepare(`SELECT count(*) AS n FROM coding c JOIN revision r ON r.id = c.revision_id WHERE c.start >= c."end" OR c."end" > length(r.text) * 2`).get() as { n: number };
  const unindexed = database
    .prepare(`SELECT count(*) AS n FROM source s WHERE (SELECT count(*) FROM paragraph p WHERE p.revision_id = s.revision_id) <> (SELECT count(*) FROM search_document d WHERE d.source_id = s.id AND d.kind = 'passage')`)
    .get() as { n: number };
  return [
    { what: 'Everything on disk is encrypted', ok: plaintext.length === 0, detail: plaintext.length === 0 ? 'no database file reads as plaintext' : `unencrypted: ${plaintext.join(', ')}` },
    { what: 'The pages of the database are sound', ok: pages.length === 1 && pages[0]?.integrity_check === 'ok', detail: pages.map((page) => page.integrity_check).join('; ') },
    { what: 'Everything that is pointed at is there', ok: references.length === 0, detail: `${references.length} broken references` },
    { what: 'The history is whole', ok: broken === null, detail: broken === null ? `${head.seq} changes, head ${head.hash.slice(0, 12)}` : `entry ${broken} does not follow from the one before it` },
    { what: 'The texts are as they were stored', ok: changedTexts === 0, detail: `${changedTexts} texts differ from their fingerprint` },
    { what: 'Codings lie within their texts', ok: astray.n === 0, detail: `${astray.n} codings lie outside` },
    { what: 'Search knows every paragraph', ok: unindexed.n === 0, detail: `${unindexed.n} sources are not fully indexed` },
  ];
}
