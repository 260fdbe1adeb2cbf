import type { Migration } from './migration.ts';

/**
 * The first schema. Tables that people change row by row have a text `id` and are written through `Change`, which records
 * the inverse of every step. Bulk tables (original, revision, paragraph, turn, spell, ledger) are written once, dark, and lit by one
 * recorded switch: the `removed` column of their source or dataset.
 */
export const firstJourney: Migration = {
  number: 1,
  slug: 'first-journey',
  sql: `
CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder(id),
  method TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('done', 'undone', 'redone')),
  target_seq INTEGER REFERENCES history(seq),
  undoable INTEGER NOT NULL,
  payload_hash TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE history_payload (
  seq INTEGER PRIMARY KEY REFERENCES history(seq),
  salt TEXT NOT NULL,
  payload TEXT
) STRICT;
CREATE INDEX history_coder ON history(coder_id, seq);

CREATE TABLE coder (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, colour TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE programme (id TEXT PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, synthetic INTEGER NOT NULL, groups TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT NOT NULL, parent_id TEXT REFERENCES place(id), version INTEGER NOT NULL) STRICT;

CREATE TABLE voice (
  id TEXT PRIMARY KEY, pseudonym TEXT NOT NULL, stakeholder_group TEXT NOT NULL, place_id TEXT REFERENCES place(id),
  role_full TEXT NOT NULL, role_general TEXT NOT NULL, area TEXT NOT NULL, credited_as TEXT NOT NULL, attributes TEXT NOT NULL, note TEXT NOT NULL,
  consent_state TEXT NOT NULL, consent_audiences TEXT NOT NULL, consent_attribution TEXT NOT NULL, consent_until TEXT, consent_note TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE source (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, date TEXT, place_id TEXT REFERENCES place(id), note TEXT NOT NULL,
  format TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, revision_id TEXT NOT NULL,
  words INTEGER NOT NULL, paragraphs INTEGER NOT NULL, turns INTEGER NOT NULL, added_at TEXT NOT NULL,
  removed INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX source_hash ON source(file_hash);
CREATE TABLE original (source_id TEXT PRIMARY KEY REFERENCES source(id), media_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE revision (id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source(id), number INTEGER NOT NULL, text TEXT NOT NULL, text_hash TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX revision_source ON revision(source_id);
CREATE TABLE paragraph (
  revision_id TEXT NOT NULL REFERENCES revision(id), number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, level INTEGER, turn INTEGER,
  start_ms INTEGER, end_ms INTEGER, PRIMARY KEY (revision_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX paragraph_start ON paragraph(revision_id, start);
CREATE TABLE speaker (
  id TEXT PRIMARY KEY, source_id TEXT NOT NULL REFERENCES source(id), number INTEGER NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
  voice_id TEXT REFERENCES voice(id), words INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_source ON speaker(source_id, number);
CREATE INDEX speaker_voice ON speaker(voice_id);
CREATE TABLE turn (
  revision_id TEXT NOT NULL REFERENCES revision(id), number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, speaker INTEGER NOT NULL,
  start_ms INTEGER, end_ms INTEGER, PRIMARY KEY (revision_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX turn_start ON turn(revision_id, start);

CREATE TABLE code (
  id TEXT PRIMARY KEY, parent_id TEXT REFERENCES code(id), name TEXT NOT NULL, definition TEXT NOT NULL, use_when TEXT NOT NULL, not_when TEXT NOT NULL,
  colour TEXT NOT NULL, position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX code_parent ON code(parent_id);
CREATE TABLE coding (
  id TEXT PRIMARY KEY, code_id TEXT NOT NULL REFERENCES code(id), source_id TEXT NOT NULL REFERENCES source(id), revision_id TEXT NOT NULL REFERENCES revision(id),
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote_hash TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, memo TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX coding_source ON coding(source_id, start);
CREATE INDEX coding_code ON coding(code_id);

CREATE TABLE outcome (id TEXT PRIMARY KEY, wording TEXT NOT NULL, note TEXT NOT NULL, position REAL NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE indicator (
  id TEXT PRIMARY KEY, wording TEXT NOT NULL, groups TEXT NOT NULL, outcome_ids TEXT NOT NULL, place_id TEXT REFERENCES place(id), element TEXT NOT NULL,
  note TEXT NOT NULL, position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE wording (
  id TEXT PRIMARY KEY, of_kind TEXT NOT NULL CHECK (of_kind IN ('outcome', 'indicator', 'claim')), of_id TEXT NOT NULL, number INTEGER NOT NULL,
  text TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, coder_id TEXT NOT NULL
) STRICT;
CREATE INDEX wording_of ON wording(of_id, number);
CREATE TABLE dated_event (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, date TEXT NOT NULL, date_from TEXT NOT NULL, place_id TEXT REFERENCES place(id),
  description TEXT NOT NULL, known_from TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE sign (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), kind TEXT NOT NULL CHECK (kind IN ('passage', 'event')),
  source_id TEXT REFERENCES source(id), revision_id TEXT REFERENCES revision(id), start INTEGER, "end" INTEGER, quote_hash TEXT, event_id TEXT REFERENCES dated_event(id),
  date TEXT NOT NULL, date_from TEXT NOT NULL, polarity TEXT NOT NULL, expected TEXT NOT NULL, place_id TEXT REFERENCES place(id), observed_by TEXT NOT NULL, note TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder(id), version INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_indicator ON sign(indicator_id);
CREATE INDEX sign_source ON sign(source_id);

CREATE TABLE dataset (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, dating TEXT NOT NULL, extract_date TEXT NOT NULL, note TEXT NOT NULL, synthetic INTEGER NOT NULL, threshold INTEGER NOT NULL,
  risk_assessment TEXT, snapshot TEXT NOT NULL, states TEXT NOT NULL, places TEXT NOT NULL, streams TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, spells INTEGER NOT NULL, people INTEGER NOT NULL, released TEXT NOT NULL,
  known_until INTEGER NOT NULL, link_key_id TEXT NOT NULL, ledger_entries INTEGER NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, imported_at TEXT NOT NULL, removed INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE person (dataset_id TEXT NOT NULL REFERENCES dataset(id), number INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (dataset_id, number)) STRICT, WITHOUT ROWID;
CREATE TABLE spell (
  dataset_id TEXT NOT NULL REFERENCES dataset(id), number INTEGER NOT NULL, person INTEGER NOT NULL, state INTEGER NOT NULL, start_day INTEGER NOT NULL, end_day INTEGER,
  place INTEGER NOT NULL, stream INTEGER NOT NULL, PRIMARY KEY (dataset_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger (dataset_id TEXT NOT NULL REFERENCES dataset(id), number INTEGER NOT NULL, row INTEGER NOT NULL, rule TEXT NOT NULL, detail TEXT NOT NULL, action TEXT NOT NULL, PRIMARY KEY (dataset_id, number)) STRICT, WITHOUT ROWID;

CREATE TABLE rubric (id TEXT PRIMARY KEY, number INTEGER NOT NULL, criteria TEXT NOT NULL, locked_at TEXT, version INTEGER NOT NULL) STRICT;
CREATE TABLE claim (
  id TEXT PRIMARY KEY, statement TEXT NOT NULL, place_id TEXT REFERENCES place(id), period TEXT, outcome_ids TEXT NOT NULL, indicator_ids TEXT NOT NULL,
  change_observed TEXT NOT NULL, programme_part TEXT NOT NULL, other_factors TEXT NOT NULL, unintended TEXT NOT NULL, rivals_search TEXT NOT NULL, counter_search TEXT NOT NULL,
  would_change_our_mind TEXT NOT NULL, status TEXT NOT NULL, rubric_id TEXT REFERENCES rubric(id), ratings TEXT NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE rival (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), statement TEXT NOT NULL, would_expect TEXT NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL,
  position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX rival_claim ON rival(claim_id);
CREATE TABLE evidence (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), rival_id TEXT REFERENCES rival(id), side TEXT NOT NULL CHECK (side IN ('for', 'against')),
  target TEXT NOT NULL, pinned TEXT NOT NULL, reason TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_claim ON evidence(claim_id);

CREATE TABLE export_record (
  id TEXT PRIMARY KEY, at TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), audience TEXT NOT NULL, title TEXT NOT NULL, format TEXT NOT NULL, hash TEXT NOT NULL,
  decision TEXT, entered INTEGER NOT NULL, held INTEGER NOT NULL, history_seq INTEGER NOT NULL, history_hash TEXT NOT NULL, contents TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;

CREATE TABLE search_document (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ref TEXT NOT NULL, source_id TEXT, number INTEGER, title TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX search_document_ref ON search_document(ref);
CREATE VIRTUAL TABLE search_stem USING fts5(title, body, content='search_document', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_prefix USING fts5(title, body, content='search_document', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
INSERT INTO search_stem(search_stem, rank) VALUES ('secure-delete', 1);
INSERT INTO search_prefix(search_prefix, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN
  INSERT INTO search_stem(rowid, title, body) VALUES (new.id, new.title, new.body);
  INSERT INTO search_prefix(rowid, title, body) VALUES (new.id, new.title, new.body);
END;
CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN
  INSERT INTO search_stem(search_stem, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
  INSERT INTO search_prefix(search_prefix, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
END;
`,
};
