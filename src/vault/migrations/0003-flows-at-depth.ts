import type { Migration } from './migration.ts';

/**
 * Flow data at depth. A dataset is one extract: a later one names the one that it continues, and stays beside it, so that a pinned figure can always be asked again.
 * `person_attribute`, `aggregate_count` and `flow_columns` are bulk, written dark like spells and lit by their dataset. `flow_columns` holds the spells once more as columns of
 * numbers, for measures: it is made from `spell` again where it is missing or its layout is older. `true_counts` says who looks at true counts now: emptied at every opening.
 */
export const flowsAtDepth: Migration = {
  number: 3,
  slug: 'flows-at-depth',
  sql: `
ALTER TABLE dataset ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE dataset ADD COLUMN coverage TEXT NOT NULL DEFAULT '';
ALTER TABLE dataset ADD COLUMN attributes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dataset ADD COLUMN earlier_id TEXT REFERENCES dataset(id);
ALTER TABLE dataset ADD COLUMN linked_from TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dataset ADD COLUMN mapping TEXT;
CREATE INDEX dataset_earlier ON dataset(earlier_id);
CREATE TABLE person_attribute (
  dataset_id TEXT NOT NULL REFERENCES dataset(id), number INTEGER NOT NULL, attribute INTEGER NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (dataset_id, attribute, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE aggregate_count (
  dataset_id TEXT NOT NULL REFERENCES dataset(id), number INTEGER NOT NULL, state INTEGER NOT NULL, to_state INTEGER, from_day INTEGER NOT NULL, to_day INTEGER NOT NULL,
  place INTEGER NOT NULL, stream INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (dataset_id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE flow_columns (dataset_id TEXT NOT NULL REFERENCES dataset(id), layout INTEGER NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (dataset_id, number)) STRICT;
CREATE TABLE true_counts (dataset_id TEXT PRIMARY KEY REFERENCES dataset(id), coder_id TEXT NOT NULL, since TEXT NOT NULL, reason TEXT NOT NULL) STRICT;

CREATE TABLE flow_mapping (id TEXT PRIMARY KEY, name TEXT NOT NULL, mapping TEXT NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE flow_view (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, question TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), version INTEGER NOT NULL
) STRICT;
CREATE TABLE subset (id TEXT PRIMARY KEY, name TEXT NOT NULL, why TEXT NOT NULL, dataset_id TEXT NOT NULL REFERENCES dataset(id), filter TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE tied_story (
  id TEXT PRIMARY KEY, subset_id TEXT REFERENCES subset(id), dataset_id TEXT REFERENCES dataset(id), person INTEGER,
  source_id TEXT NOT NULL REFERENCES source(id), revision_id TEXT REFERENCES revision(id), start INTEGER, "end" INTEGER, quote_hash TEXT, note TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX tied_story_subset ON tied_story(subset_id);
CREATE INDEX tied_story_source ON tied_story(source_id);
CREATE TABLE data_gap (
  id TEXT PRIMARY KEY, dataset_id TEXT REFERENCES dataset(id), missing TEXT NOT NULL, matters TEXT NOT NULL, holder TEXT NOT NULL, status TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE figure_pack (id TEXT PRIMARY KEY, content TEXT NOT NULL, signature BLOB NOT NULL, public_key BLOB NOT NULL, file_hash TEXT NOT NULL, at TEXT NOT NULL, removed INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE signing_key (id TEXT PRIMARY KEY, public_key BLOB NOT NULL, private_key BLOB NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE indicator_series (
  id TEXT PRIMARY KEY, indicator_id TEXT NOT NULL REFERENCES indicator(id), name TEXT NOT NULL, rising TEXT NOT NULL, question TEXT NOT NULL, "row" TEXT, "column" TEXT, note TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX indicator_series_indicator ON indicator_series(indicator_id);
`,
};
