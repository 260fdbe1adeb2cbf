/** `check`: reads the whole vault and says, finding by finding, whether it is sound. Changes nothing. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findWordFaults } from './check-words.ts';
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
  const words = findWordFaults(database);
  return [
    { what: 'Everything on disk is encrypted', ok: plaintext.length === 0, detail: plaintext.length === 0 ? 'no database file reads as plaintext' : `unencrypted: ${plaintext.join(', ')}` },
    { what: 'The pages of the database are sound', ok: pages.length === 1 && pages[0]?.integrity_check === 'ok', detail: pages.map((page) => page.integrity_check).join('; ') },
    { what: 'Everything that is pointed at is there', ok: references.length === 0, detail: `${references.length} broken references` },
    { what: 'The history is whole', ok: broken === null, detail: broken === null ? `${head.seq} changes, head ${head.hash.slice(0, 12)}` : `entry ${broken} does not follow from the one before it` },
    { what: 'The texts are as they were stored', ok: changedTexts === 0, detail: `${changedTexts} texts differ from their fingerprint` },
    { what: 'Codings stand on the words that were coded', ok: words.codings === 0, detail: `${words.codings} codings lie outside their text, or on other words than were coded` },
    { what: 'Codings know where among words and turns they stand', ok: words.standing === 0, detail: `${words.standing} codings know another place than theirs` },
    { what: 'Signs, memos, links and settled differences lie within their texts', ok: words.others === 0, detail: `${words.others} lie outside` },
    { what: 'Texts are made of their paragraphs and turns', ok: words.layout === 0, detail: `${words.layout} texts are not` },
    { what: 'Corrections lead from one text to the next', ok: words.corrections === 0, detail: `${words.corrections} corrections don't` },
    { what: 'Search knows every paragraph as it reads now', ok: words.search === 0 && words.index === null, detail: words.index ?? `${words.search} sources are not indexed as they read now` },
    { what: 'Files are kept as they came', ok: words.files === 0, detail: `${words.files} files differ from their fingerprint` },
    { what: 'Recordings in the vault are whole', ok: words.recordings === 0, detail: `${words.recordings} recordings lack a piece, or differ from their fingerprint` },
  ];
}
