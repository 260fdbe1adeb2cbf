import { standingIn } from '../../domain/coding/standing.ts';
import { fillTouched } from '../history-touch.ts';
import type { Writable } from '../open.ts';
import type { Migration } from './migration.ts';

/**
 * Coding at depth. A coding knows where it stands among the words and turns of its text, so that questions about nearness compare numbers.
 * A source's text has revisions; a coding whose words were deleted stays with the revision that still had them, and `live_coding` leaves it out.
 * Each revision names the one that it was made from (`previous_id`): a correction that was taken back stays, dark, beside those that stand.
 * `woven_file` keeps the other files of a source that was woven from several, as they came; `original` keeps the first.
 * A recording has `removed = 2` while it is being copied, so that one that was stopped midway is known for what it is.
 * The index by code holds all that the counts of the codebook need, so that they never look at the codings themselves.
 * `draft` holds what somebody is still writing: no part of the history, so it names no row that undo may take away.
 * `recording_piece` is bulk, like the other tables that are written dark and lit by their recorded row.
 */
export const codingAtDepth: Migration = {
  number: 2,
  slug: 'coding-at-depth',
  sql: `
ALTER TABLE source ADD COLUMN report TEXT NOT NULL DEFAULT '[]';
ALTER TABLE source ADD COLUMN import_choices TEXT NOT NULL DEFAULT '{}';
CREATE TABLE woven_file (
  source_id TEXT NOT NULL REFERENCES source(id), number INTEGER NOT NULL, name TEXT NOT NULL, file_hash TEXT NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL,
  PRIMARY KEY (source_id, number)
) STRICT;
CREATE INDEX woven_file_hash ON woven_file(file_hash);
ALTER TABLE revision ADD COLUMN previous_id TEXT REFERENCES revision(id);
ALTER TABLE revision ADD COLUMN words_out INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN words_in INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN edits TEXT NOT NULL DEFAULT '[]';
ALTER TABLE revision ADD COLUMN how TEXT NOT NULL DEFAULT 'as it came';
ALTER TABLE revision ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE revision ADD COLUMN coder_id TEXT REFERENCES coder(id);
ALTER TABLE coder ADD COLUMN blind INTEGER NOT NULL DEFAULT 0;

ALTER TABLE code ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]';
ALTER TABLE code ADD COLUMN family TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN scale TEXT;
ALTER TABLE coding ADD COLUMN weight INTEGER;
ALTER TABLE coding ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE coding ADD COLUMN how TEXT NOT NULL DEFAULT '';
ALTER TABLE coding ADD COLUMN first_word INTEGER NOT NULL DEFAULT 0;
ALTER TABLE coding ADD COLUMN last_word INTEGER NOT NULL DEFAULT 0;
ALTER TABLE coding ADD COLUMN first_turn INTEGER;
ALTER TABLE coding ADD COLUMN last_turn INTEGER;
DROP INDEX coding_code;
CREATE INDEX coding_code ON coding(code_id, source_id, revision_id, pinned);
CREATE INDEX coding_counted ON coding(source_id, revision_id, coder_id);
CREATE VIEW live_coding AS SELECT k.* FROM coding k JOIN source s ON s.id = k.source_id AND s.revision_id = k.revision_id WHERE s.removed = 0;

CREATE TABLE memo (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
  about_kind TEXT NOT NULL, about_id TEXT NOT NULL,
  source_id TEXT REFERENCES source(id), revision_id TEXT REFERENCES revision(id), start INTEGER, "end" INTEGER, quote_hash TEXT,
  coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX memo_about ON memo(about_id);
CREATE INDEX memo_source ON memo(source_id);

CREATE TABLE passage_link (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('explains', 'contradicts', 'illustrates')), note TEXT NOT NULL,
  from_source_id TEXT NOT NULL REFERENCES source(id), from_revision_id TEXT NOT NULL REFERENCES revision(id), from_start INTEGER NOT NULL, from_end INTEGER NOT NULL, from_quote_hash TEXT NOT NULL,
  to_source_id TEXT NOT NULL REFERENCES source(id), to_revision_id TEXT NOT NULL REFERENCES revision(id), to_start INTEGER NOT NULL, to_end INTEGER NOT NULL, to_quote_hash TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX passage_link_from ON passage_link(from_source_id);
CREATE INDEX passage_link_to ON passage_link(to_source_id);

CREATE TABLE saved_question (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL, asks TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE summary (
  id TEXT PRIMARY KEY, row_kind TEXT NOT NULL CHECK (row_kind IN ('voice', 'source')), row_id TEXT NOT NULL, code_id TEXT NOT NULL REFERENCES code(id), text TEXT NOT NULL,
  cites TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX summary_code ON summary(code_id);
CREATE TABLE settlement (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source(id), revision_id TEXT NOT NULL REFERENCES revision(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  code_id TEXT NOT NULL REFERENCES code(id), coders TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX settlement_source ON settlement(source_id);

CREATE TABLE recording (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source(id), name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, hash TEXT NOT NULL, pieces INTEGER NOT NULL,
  outside_path TEXT, at TEXT NOT NULL, removed INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX recording_source ON recording(source_id);
CREATE TABLE recording_piece (recording_id TEXT NOT NULL REFERENCES recording(id), number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (recording_id, number)) STRICT;

CREATE TABLE draft (id TEXT PRIMARY KEY, coder_id TEXT NOT NULL, place TEXT NOT NULL, words TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (coder_id, place)) STRICT;

CREATE TABLE history_touch (thing TEXT NOT NULL, seq INTEGER NOT NULL REFERENCES history(seq), PRIMARY KEY (thing, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX history_target ON history(target_seq) WHERE target_seq IS NOT NULL;
`,
  fill(database) {
    placeCodings(database);
    fillTouched(database);
  },
};

/** Works out where the codings stand that were made before they kept it. */
function placeCodings(database: Writable): void {
  const turnsOf = database.prepare('SELECT start, "end" FROM turn WHERE revision_id = ? ORDER BY number');
  const codingsOf = database.prepare('SELECT id, start, "end" FROM coding WHERE revision_id = ?');
  const write = database.prepare('UPDATE coding SET first_word = @firstWord, last_word = @lastWord, first_turn = @firstTurn, last_turn = @lastTurn WHERE id = @id');
  const revisions = database.prepare('SELECT id, text FROM revision WHERE id IN (SELECT revision_id FROM coding)').all() as { id: string; text: string }[];
  for (const revision of revisions) {
    const standing = standingIn(revision.text, turnsOf.all(revision.id) as { start: number; end: number }[]);
    for (const coding of codingsOf.all(revision.id) as { id: string; start: number; end: number }[]) write.run({ id: coding.id, ...standing(coding) });
  }
}
