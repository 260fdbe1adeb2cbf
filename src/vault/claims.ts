/** Contribution claims, their rivals and evidence, and the rubric that they are rated by. */
import type { Claim, EvidenceTarget, Rating, Rival, Rubric } from '../contract/index.ts';
import type { Pinned } from '../domain/claims/pinned.ts';
import { targetOf } from './old-figures.ts';
import type { Readable } from './open.ts';

/** A claim as it is stored: what people wrote of it. */
export type ClaimRow = Pick<
  Claim,
  | 'id' | 'statement' | 'placeId' | 'period' | 'outcomeIds' | 'indicatorIds' | 'changeObserved' | 'programmePart' | 'otherFactors' | 'unintended' | 'rivalsSearch' | 'counterSearch'
  | 'wouldChangeOurMind' | 'status' | 'ratings' | 'version'
> & { rubricId: string | null; at: string };

const claimColumns = `id, statement, place_id AS placeId, period, outcome_ids AS outcomeIds, indicator_ids AS indicatorIds, change_observed AS changeObserved, programme_part AS programmePart,
  other_factors AS otherFactors, unintended, rivals_search AS rivalsSearch, counter_search AS counterSearch, would_change_our_mind AS wouldChangeOurMind, status, rubric_id AS rubricId,
  ratings, at, version`;

type Json<Value, Fields extends keyof Value> = Omit<Value, Fields> & { [Field in Fields]: string };

/** Ids of outcomes or indicators that are here; an undone creation can leave an id behind in a claim. */
function standing(database: Readable, table: 'outcome' | 'indicator'): (ids: string[]) => string[] {
  const here = new Set(database.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]);
  return (ids) => ids.filter((id) => here.has(id));
}

function claimRows(database: Readable, where: string, ...values: string[]): ClaimRow[] {
  const rows = database.prepare(`SELECT ${claimColumns} FROM claim WHERE ${where} ORDER BY at, id`).all(...values) as Json<ClaimRow, 'outcomeIds' | 'indicatorIds' | 'otherFactors' | 'ratings' | 'period'>[];
  const outcomes = standing(database, 'outcome');
  const indicators = standing(database, 'indicator');
  return rows.map((row) => ({
    ...row,
    period: row.period === null ? null : (JSON.parse(row.period) as ClaimRow['period']),
    outcomeIds: outcomes(JSON.parse(row.outcomeIds) as string[]),
    indicatorIds: indicators(JSON.parse(row.indicatorIds) as string[]),
    otherFactors: JSON.parse(row.otherFactors) as string[],
    ratings: JSON.parse(row.ratings) as Rating[],
  }));
}

/** All claims, in the order in which they were written. */
export const listClaimRows = (database: Readable): ClaimRow[] => claimRows(database, '1');
export const readClaimRow = (database: Readable, id: string): ClaimRow | null => claimRows(database, 'id = ?', id)[0] ?? null;

const rivalColumns = 'id, claim_id AS claimId, statement, would_expect AS wouldExpect, verdict, reason, position, version';
export type RivalRow = Rival & { claimId: string };

/** Rivals of one claim, or of all, in their order. */
export function listRivals(database: Readable, claimId: string | null = null): RivalRow[] {
  return database.prepare(`SELECT ${rivalColumns} FROM rival WHERE @claimId IS NULL OR claim_id = @claimId ORDER BY position, id`).all({ claimId }) as RivalRow[];
}

export function readRival(database: Readable, id: string): RivalRow | null {
  return (database.prepare(`SELECT ${rivalColumns} FROM rival WHERE id = ?`).get(id) as RivalRow | undefined) ?? null;
}

export type EvidenceRow = {
  id: string; claimId: string; rivalId: string | null; side: 'for' | 'against'; target: EvidenceTarget; pinned: Pinned; reason: string; coderId: string; at: string; position: number; version: number;
};

const evidenceColumns = 'id, claim_id AS claimId, rival_id AS rivalId, side, target, pinned, reason, coder_id AS coderId, at, position, version';

const evidenceOf = (database: Readable) => (row: Json<EvidenceRow, 'target' | 'pinned'>): EvidenceRow => ({
  ...row,
  target: targetOf(database, JSON.parse(row.target) as EvidenceTarget),
  pinned: JSON.parse(row.pinned) as Pinned,
});

/** Evidence of one claim, or of all, in the order in which it was added. */
export function listEvidence(database: Readable, claimId: string | null = null): EvidenceRow[] {
  const rows = database.prepare(`SELECT ${evidenceColumns} FROM evidence WHERE @claimId IS NULL OR claim_id = @claimId ORDER BY position, id`).all({ claimId });
  return (rows as Json<EvidenceRow, 'target' | 'pinned'>[]).map(evidenceOf(database));
}

export function readEvidence(database: Readable, id: string): EvidenceRow | null {
  const row = database.prepare(`SELECT ${evidenceColumns} FROM evidence WHERE id = ?`).get(id) as Json<EvidenceRow, 'target' | 'pinned'> | undefined;
  return row ? evidenceOf(database)(row) : null;
}

/** The place for one more row at the end of a claim's list. */
export function nextPosition(database: Readable, table: 'rival' | 'evidence', claimId: string): number {
  return database.prepare(`SELECT COALESCE(max(position), 0) + 1 FROM ${table} WHERE claim_id = ?`).pluck().get(claimId) as number;
}

/** Every version of the rubric, the newest first. */
export function listRubrics(database: Readable): Rubric[] {
  const rows = database.prepare('SELECT id, number, criteria, locked_at AS lockedAt, version FROM rubric ORDER BY number DESC').all() as Json<Rubric, 'criteria'>[];
  return rows.map((row) => ({ ...row, criteria: JSON.parse(row.criteria) as Rubric['criteria'] }));
}

/** Who speaks in the sources that are here, interviewers and voices that withdrew left out: the voices that were asked. */
export function voicesAsked(database: Readable): { id: string; group: string }[] {
  return database
    .prepare(
      `SELECT DISTINCT v.id, v.stakeholder_group AS "group" FROM speaker p JOIN source s ON s.id = p.source_id AND s.removed = 0 JOIN voice v ON v.id = p.voice_id
       WHERE p.role <> 'interviewer' AND v.consent_state <> 'withdrawn' ORDER BY v.id`,
    )
    .all() as { id: string; group: string }[];
}

export type DatasetMark = { id: string; name: string; version: number; threshold: number; extractDate: string; synthetic: boolean; removed: boolean };

/** What evidence needs to know of a flow dataset; also of one that was taken out. */
export function readDatasetMark(database: Readable, id: string): DatasetMark | null {
  const row = database.prepare('SELECT id, name, version, threshold, extract_date AS extractDate, synthetic, removed FROM dataset WHERE id = ?').get(id) as
    | (Omit<DatasetMark, 'synthetic' | 'removed'> & { synthetic: number; removed: number })
    | undefined;
  return row ? { ...row, synthetic: row.synthetic !== 0, removed: row.removed !== 0 } : null;
}

/** The newest extract that continues a dataset, however many came in between; null where it is the newest itself. */
export function newestExtract(database: Readable, id: string): { id: string; name: string; extractDate: string } | null {
  const row = database
    .prepare(
      `WITH RECURSIVE later(id, steps) AS (SELECT id, 1 FROM dataset WHERE earlier_id = @id AND removed = 0 UNION ALL SELECT d.id, l.steps + 1 FROM later l JOIN dataset d ON d.earlier_id = l.id AND d.removed = 0)
       SELECT d.id, d.name, d.extract_date AS extractDate FROM later l JOIN dataset d ON d.id = l.id ORDER BY l.steps DESC, d.extract_date DESC, d.imported_at DESC LIMIT 1`,
    )
    .get({ id }) as { id: string; name: string; extractDate: string } | undefined;
  return row ?? null;
}
