import type { Migration } from './migration.ts';

/**
 * Contribution analysis at depth: theories of change with kept versions, the causal package, steps and tests of a claim, what people say leads to what, harvested outcomes.
 * Kept versions (`theory_version`, `claim_version`) hold what they keep as one text, so that nothing later can change them. `evidence.target` is the text `null` where something
 * was expected and has not been found.
 */
export const claimsAtDepth: Migration = {
  number: 4,
  slug: 'claims-at-depth',
  sql: `
CREATE TABLE theory (id TEXT PRIMARY KEY, name TEXT NOT NULL, "group" TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE TABLE theory_node (
  id TEXT PRIMARY KEY, theory_id TEXT NOT NULL REFERENCES theory(id), kind TEXT NOT NULL, label TEXT NOT NULL, note TEXT NOT NULL, "group" TEXT NOT NULL,
  indicator_id TEXT REFERENCES indicator(id), outcome_id TEXT REFERENCES outcome(id), x REAL, y REAL, opens_id TEXT REFERENCES theory(id), version INTEGER NOT NULL
) STRICT;
CREATE INDEX theory_node_theory ON theory_node(theory_id);
CREATE INDEX theory_node_opens ON theory_node(opens_id);
CREATE TABLE theory_link (
  id TEXT PRIMARY KEY, theory_id TEXT NOT NULL REFERENCES theory(id), from_id TEXT NOT NULL REFERENCES theory_node(id), to_id TEXT NOT NULL REFERENCES theory_node(id),
  assumption TEXT NOT NULL, mechanism TEXT NOT NULL, version INTEGER NOT NULL, UNIQUE (from_id, to_id)
) STRICT;
CREATE INDEX theory_link_theory ON theory_link(theory_id);
CREATE INDEX theory_link_to ON theory_link(to_id);
CREATE TABLE assumption (
  id TEXT PRIMARY KEY, theory_id TEXT NOT NULL REFERENCES theory(id), link_id TEXT REFERENCES theory_link(id), text TEXT NOT NULL, status TEXT NOT NULL, history TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX assumption_theory ON assumption(theory_id);
CREATE TABLE theory_version (
  id TEXT PRIMARY KEY, theory_id TEXT NOT NULL REFERENCES theory(id), number INTEGER NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), version INTEGER NOT NULL
) STRICT;
CREATE INDEX theory_version_theory ON theory_version(theory_id, number);
CREATE TABLE theory_evidence (
  id TEXT PRIMARY KEY, link_id TEXT REFERENCES theory_link(id), assumption_id TEXT REFERENCES assumption(id), side TEXT NOT NULL, target TEXT NOT NULL, pinned TEXT NOT NULL, reason TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX theory_evidence_link ON theory_evidence(link_id);
CREATE INDEX theory_evidence_assumption ON theory_evidence(assumption_id);

ALTER TABLE claim ADD COLUMN change_for_whom TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN change_when TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN change_how_known TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN mechanism_resource TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN mechanism_reasoning TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN scaling TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claim ADD COLUMN necessity TEXT NOT NULL DEFAULT 'not said';
ALTER TABLE claim ADD COLUMN weight TEXT NOT NULL DEFAULT 'not said';
ALTER TABLE claim ADD COLUMN weight_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN co_contributors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claim ADD COLUMN theory_version_id TEXT REFERENCES theory_version(id);
ALTER TABLE claim ADD COLUMN pathway TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claim ADD COLUMN space TEXT NOT NULL DEFAULT 'learning';
ALTER TABLE claim ADD COLUMN progress TEXT NOT NULL DEFAULT 'not said';
ALTER TABLE claim ADD COLUMN progress_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN confidence TEXT NOT NULL DEFAULT 'not said';
ALTER TABLE claim ADD COLUMN confidence_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE claim ADD COLUMN cerqual TEXT;
ALTER TABLE claim ADD COLUMN bond TEXT;
ALTER TABLE claim ADD COLUMN story TEXT NOT NULL DEFAULT '[]';
ALTER TABLE claim ADD COLUMN story_at TEXT;
ALTER TABLE rival ADD COLUMN category TEXT NOT NULL DEFAULT 'not said';
ALTER TABLE rival ADD COLUMN would_not_expect TEXT NOT NULL DEFAULT '';
ALTER TABLE rival ADD COLUMN factor_id TEXT REFERENCES package_factor(id);
ALTER TABLE evidence ADD COLUMN together TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN expectation TEXT;
CREATE INDEX evidence_glance ON evidence(id, version);
CREATE TABLE package_factor (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), role TEXT NOT NULL, factor TEXT NOT NULL, non_redundant TEXT NOT NULL, rests_on TEXT NOT NULL,
  node_id TEXT, position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX package_factor_claim ON package_factor(claim_id);
CREATE TABLE claim_step (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), what TEXT NOT NULL, node_id TEXT, date TEXT, place_id TEXT REFERENCES place(id), event_ids TEXT NOT NULL,
  dose INTEGER, "group" TEXT NOT NULL, position REAL NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_step_claim ON claim_step(claim_id);
CREATE TABLE claim_relation (
  id TEXT PRIMARY KEY, from_id TEXT NOT NULL REFERENCES claim(id), to_id TEXT NOT NULL REFERENCES claim(id), kind TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_relation_from ON claim_relation(from_id);
CREATE INDEX claim_relation_to ON claim_relation(to_id);
CREATE TABLE claim_review (id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), who TEXT NOT NULL, at TEXT NOT NULL, said TEXT NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
CREATE INDEX claim_review_claim ON claim_review(claim_id);
CREATE TABLE claim_version (
  id TEXT PRIMARY KEY, claim_id TEXT NOT NULL REFERENCES claim(id), number INTEGER NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), version INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_version_claim ON claim_version(claim_id, number);
ALTER TABLE dated_event ADD COLUMN accounts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE dated_event ADD COLUMN participants TEXT NOT NULL DEFAULT '[]';
ALTER TABLE indicator ADD COLUMN spiced TEXT NOT NULL DEFAULT '[]';

CREATE TABLE factor (id TEXT PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL, opposite_id TEXT REFERENCES factor(id), node_id TEXT REFERENCES theory_node(id), version INTEGER NOT NULL) STRICT;
CREATE TABLE causal_link (
  id TEXT PRIMARY KEY, cause_id TEXT NOT NULL REFERENCES factor(id), effect_id TEXT NOT NULL REFERENCES factor(id), polarity TEXT NOT NULL, how TEXT NOT NULL, blindfold TEXT NOT NULL, note TEXT NOT NULL,
  source_id TEXT NOT NULL REFERENCES source(id), revision_id TEXT NOT NULL REFERENCES revision(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote_hash TEXT NOT NULL,
  coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX causal_link_source ON causal_link(source_id, start);
CREATE INDEX causal_link_cause ON causal_link(cause_id);
CREATE INDEX causal_link_effect ON causal_link(effect_id);

CREATE TABLE harvested_outcome (
  id TEXT PRIMARY KEY, who TEXT NOT NULL, what TEXT NOT NULL, date TEXT, place_id TEXT REFERENCES place(id), significance TEXT NOT NULL, contribution TEXT NOT NULL, intended TEXT NOT NULL,
  welcome TEXT NOT NULL, scaling TEXT NOT NULL, outcome_ids TEXT NOT NULL, indicator_ids TEXT NOT NULL, claim_ids TEXT NOT NULL, coder_id TEXT NOT NULL REFERENCES coder(id), at TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE substantiation (
  id TEXT PRIMARY KEY, outcome_id TEXT NOT NULL REFERENCES harvested_outcome(id), role TEXT NOT NULL, standing TEXT NOT NULL, asked TEXT, agreement TEXT NOT NULL, comment TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX substantiation_outcome ON substantiation(outcome_id);
CREATE TABLE register_entry (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, statement TEXT NOT NULL, tried TEXT NOT NULL, status TEXT NOT NULL, place_id TEXT REFERENCES place(id), claim_ids TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE rest (
  id TEXT PRIMARY KEY, outcome_id TEXT REFERENCES harvested_outcome(id), entry_id TEXT REFERENCES register_entry(id), target TEXT NOT NULL, pinned TEXT NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE INDEX rest_outcome ON rest(outcome_id);
CREATE INDEX rest_entry ON rest(entry_id);
CREATE TABLE selection_round (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, domain TEXT NOT NULL, period TEXT, panel TEXT NOT NULL, next_id TEXT REFERENCES selection_round(id), closed INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT;
CREATE TABLE round_story (
  id TEXT PRIMARY KEY, round_id TEXT NOT NULL REFERENCES selection_round(id), source_id TEXT NOT NULL REFERENCES source(id), tellers_reason TEXT NOT NULL, chosen INTEGER NOT NULL, panels_reason TEXT NOT NULL,
  fed_back INTEGER NOT NULL, version INTEGER NOT NULL, UNIQUE (round_id, source_id)
) STRICT;
`,
};
