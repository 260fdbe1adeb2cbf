/** Harvested outcomes with those who were asked about them, the register of enablers and barriers, and rounds of choosing stories. */
import type { EvidenceTarget, HarvestedOutcome, RegisterEntry, SelectionRound } from '../contract/index.ts';
import type { Pinned } from '../domain/claims/pinned.ts';
import type { Readable } from './open.ts';

const json = <Value>(text: string): Value => JSON.parse(text) as Value;
const jsonOrNull = <Value>(text: string | null): Value | null => (text === null ? null : json<Value>(text));

/** Ids that still lead somewhere: an undone creation can leave one behind. */
function standing(database: Readable, table: 'outcome' | 'indicator' | 'claim'): (ids: string[]) => string[] {
  const here = new Set(database.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]);
  return (ids) => ids.filter((id) => here.has(id));
}

// Outcomes --------------------------------------------------------------------------------------------------------------------------------------------------

export type HarvestedRow = Omit<HarvestedOutcome, 'substantiations' | 'rests' | 'missing'>;
type StoredOutcome = { [Field in keyof HarvestedRow]: HarvestedRow[Field] extends string | number ? HarvestedRow[Field] : string | null };
const outcomeColumns = `id, who, what, date, place_id AS placeId, significance, contribution, intended, welcome, scaling, outcome_ids AS outcomeIds, indicator_ids AS indicatorIds, claim_ids AS claimIds,
  coder_id AS coderId, at, version`;

function outcomeRows(database: Readable, where: string, ...values: string[]): HarvestedRow[] {
  const rows = database.prepare(`SELECT ${outcomeColumns} FROM harvested_outcome WHERE ${where} ORDER BY at, id`).all(...values) as StoredOutcome[];
  const [outcomes, indicators, claims] = [standing(database, 'outcome'), standing(database, 'indicator'), standing(database, 'claim')];
  return rows.map((row) => ({
    ...row,
    date: jsonOrNull(row.date),
    scaling: json(row.scaling!),
    outcomeIds: outcomes(json(row.outcomeIds!)),
    indicatorIds: indicators(json(row.indicatorIds!)),
    claimIds: claims(json(row.claimIds!)),
  }));
}

/** Harvested outcomes in the order in which they were harvested. */
export const listHarvested = (database: Readable): HarvestedRow[] => outcomeRows(database, '1');
export const readHarvested = (database: Readable, id: string): HarvestedRow | null => outcomeRows(database, 'id = ?', id)[0] ?? null;

export type SubstantiationRow = HarvestedOutcome['substantiations'][number] & { outcomeId: string };
const substantiationColumns = 'id, outcome_id AS outcomeId, role, standing, asked, agreement, comment, version';
const substantiationOf = (row: Omit<SubstantiationRow, 'asked'> & { asked: string | null }): SubstantiationRow => ({ ...row, asked: jsonOrNull(row.asked) });

/** What was said of one outcome, or of all, in the order in which it was written down. */
export function listSubstantiations(database: Readable, outcomeId: string | null = null): SubstantiationRow[] {
  const rows = database.prepare(`SELECT ${substantiationColumns} FROM substantiation WHERE @outcomeId IS NULL OR outcome_id = @outcomeId ORDER BY id`).all({ outcomeId });
  return (rows as Parameters<typeof substantiationOf>[0][]).map(substantiationOf);
}

export function readSubstantiation(database: Readable, id: string): SubstantiationRow | null {
  const row = database.prepare(`SELECT ${substantiationColumns} FROM substantiation WHERE id = ?`).get(id) as Parameters<typeof substantiationOf>[0] | undefined;
  return row ? substantiationOf(row) : null;
}

/** Harvested outcomes that name an outcome or an indicator of the framework, by who changed what. */
export function harvestedNaming(database: Readable, kind: 'outcome' | 'indicator', id: string): string[] {
  return database.prepare(`SELECT who || ' ' || what FROM harvested_outcome WHERE ? IN (SELECT value FROM json_each(${kind}_ids)) ORDER BY at, id`).pluck().all(id) as string[];
}

// The register ----------------------------------------------------------------------------------------------------------------------------------------------

export type EntryRow = Omit<RegisterEntry, 'rests'>;
const entryColumns = 'id, kind, statement, tried, status, place_id AS placeId, claim_ids AS claimIds, version';

function entryRows(database: Readable, where: string, ...values: string[]): EntryRow[] {
  const rows = database.prepare(`SELECT ${entryColumns} FROM register_entry WHERE ${where} ORDER BY id`).all(...values) as (Omit<EntryRow, 'claimIds'> & { claimIds: string })[];
  const claims = standing(database, 'claim');
  return rows.map((row) => ({ ...row, claimIds: claims(json(row.claimIds)) }));
}

export const listEntries = (database: Readable): EntryRow[] => entryRows(database, '1');
export const readEntry = (database: Readable, id: string): EntryRow | null => entryRows(database, 'id = ?', id)[0] ?? null;

// What they rest on -----------------------------------------------------------------------------------------------------------------------------------------

export type RestRow = { id: string; outcomeId: string | null; entryId: string | null; target: EvidenceTarget; pinned: Pinned };
const restColumns = 'id, outcome_id AS outcomeId, entry_id AS entryId, target, pinned';
const restOf = (row: Omit<RestRow, 'target' | 'pinned'> & { target: string; pinned: string }): RestRow => ({ ...row, target: json(row.target), pinned: json(row.pinned) });

/** What all records rest on, or one of them, in the order in which it was put there. */
export function listRests(database: Readable, of: { outcomeId: string } | { entryId: string } | null = null): RestRow[] {
  const ids = { outcomeId: null, entryId: null, ...of };
  const rows = database.prepare(`SELECT ${restColumns} FROM rest WHERE (@outcomeId IS NULL AND @entryId IS NULL) OR outcome_id = @outcomeId OR entry_id = @entryId ORDER BY id`).all(ids);
  return (rows as Parameters<typeof restOf>[0][]).map(restOf);
}

export function readRest(database: Readable, id: string): RestRow | null {
  const row = database.prepare(`SELECT ${restColumns} FROM rest WHERE id = ?`).get(id) as Parameters<typeof restOf>[0] | undefined;
  return row ? restOf(row) : null;
}

// Rounds ----------------------------------------------------------------------------------------------------------------------------------------------------

export type StoryRow = { id: string; roundId: string; sourceId: string; title: string; removed: boolean; tellersReason: string; chosen: boolean; panelsReason: string; fedBack: boolean; version: number };
export type RoundRow = Omit<SelectionRound, 'stories'>;

const roundColumns = 'id, name, domain, period, panel, next_id AS nextId, closed, version';
const roundOf = (row: Omit<RoundRow, 'period' | 'closed'> & { period: string | null; closed: number }): RoundRow => ({ ...row, period: jsonOrNull(row.period), closed: row.closed === 1 });

export function listRounds(database: Readable): RoundRow[] {
  return (database.prepare(`SELECT ${roundColumns} FROM selection_round ORDER BY id`).all() as Parameters<typeof roundOf>[0][]).map(roundOf);
}

export function readRound(database: Readable, id: string): RoundRow | null {
  const row = database.prepare(`SELECT ${roundColumns} FROM selection_round WHERE id = ?`).get(id) as Parameters<typeof roundOf>[0] | undefined;
  return row ? roundOf(row) : null;
}

/** Stories of one round, or of all, in the order in which they were put there. */
export function listRoundStories(database: Readable, roundId: string | null = null): StoryRow[] {
  const rows = database
    .prepare(
      `SELECT t.id, t.round_id AS roundId, t.source_id AS sourceId, s.title, s.removed, t.tellers_reason AS tellersReason, t.chosen, t.panels_reason AS panelsReason, t.fed_back AS fedBack, t.version
       FROM round_story t JOIN source s ON s.id = t.source_id WHERE @roundId IS NULL OR t.round_id = @roundId ORDER BY t.id`,
    )
    .all({ roundId }) as (Omit<StoryRow, 'removed' | 'chosen' | 'fedBack'> & { removed: number; chosen: number; fedBack: number })[];
  return rows.map((row) => ({ ...row, removed: row.removed !== 0, chosen: row.chosen !== 0, fedBack: row.fedBack !== 0 }));
}
