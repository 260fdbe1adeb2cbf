/** Contribution claims, their rivals, and the rubric that they are rated by. */
import type { BondReview, Cerqual, Claim, Rating, Rival, Rubric, StorySentence } from '../contract/index.ts';
import type { Readable } from './open.ts';

export { listEvidence, readEvidence, type EvidenceRow } from './claims-evidence.ts';

/** A sentence of a contribution story as it is stored: whether it is stale is worked out when asked. */
export type StoredSentence = Omit<StorySentence, 'stale'>;

/** What people wrote of a claim and its judgement, as stored with it. */
type Written =
  | 'id' | 'statement' | 'placeId' | 'period' | 'outcomeIds' | 'indicatorIds' | 'changeObserved' | 'changeForWhom' | 'changeWhen' | 'changeHowKnown' | 'programmePart' | 'mechanismResource' | 'mechanismReasoning'
  | 'scaling' | 'necessity' | 'weight' | 'weightReason' | 'otherFactors' | 'coContributors' | 'theoryVersionId' | 'pathway' | 'space' | 'progress' | 'progressReason' | 'confidence' | 'confidenceReason'
  | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind' | 'status' | 'ratings' | 'version';

/** A claim as it is stored: what people wrote of it. */
export type ClaimRow = Pick<Claim, Written> & {
  rubricId: string | null;
  at: string;
  cerqual: Omit<Cerqual, 'level'> | null;
  bond: BondReview['answers'] | null;
  story: StoredSentence[];
  storyAt: string | null;
  /** How many outcomes and indicators it names that are gone (an undone creation can leave an id behind). */
  lost: { outcomes: number; indicators: number };
};

const claimColumns = `id, statement, place_id AS placeId, period, outcome_ids AS outcomeIds, indicator_ids AS indicatorIds, change_observed AS changeObserved, change_for_whom AS changeForWhom,
  change_when AS changeWhen, change_how_known AS changeHowKnown, programme_part AS programmePart, mechanism_resource AS mechanismResource, mechanism_reasoning AS mechanismReasoning, scaling, necessity, weight,
  weight_reason AS weightReason, other_factors AS otherFactors, co_contributors AS coContributors, theory_version_id AS theoryVersionId, pathway, space, progress, progress_reason AS progressReason,
  confidence, confidence_reason AS confidenceReason, unintended, rivals_search AS rivalsSearch, counter_search AS counterSearch, would_change_our_mind AS wouldChangeOurMind, status,
  rubric_id AS rubricId, ratings, cerqual, bond, story, story_at AS storyAt, at, version`;

export type Json<Value, Fields extends keyof Value> = Omit<Value, Fields> & { [Field in Fields]: string };
type StoredJson = 'outcomeIds' | 'indicatorIds' | 'otherFactors' | 'coContributors' | 'scaling' | 'pathway' | 'ratings' | 'story';
type StoredClaim = Omit<Json<ClaimRow, StoredJson>, 'lost' | 'period' | 'cerqual' | 'bond'> & { period: string | null; cerqual: string | null; bond: string | null };

/** Ids of outcomes or indicators that are here; an undone creation can leave an id behind in a claim. */
function standing(database: Readable, table: 'outcome' | 'indicator'): (ids: string[]) => string[] {
  const here = new Set(database.prepare(`SELECT id FROM ${table}`).pluck().all() as string[]);
  return (ids) => ids.filter((id) => here.has(id));
}

const orNull = <Value>(text: string | null): Value | null => (text === null ? null : (JSON.parse(text) as Value));

function claimRows(database: Readable, where: string, ...values: string[]): ClaimRow[] {
  const rows = database.prepare(`SELECT ${claimColumns} FROM claim WHERE ${where} ORDER BY at, id`).all(...values) as StoredClaim[];
  const outcomes = standing(database, 'outcome');
  const indicators = standing(database, 'indicator');
  return rows.map((row) => {
    const [namedOutcomes, namedIndicators] = [JSON.parse(row.outcomeIds) as string[], JSON.parse(row.indicatorIds) as string[]];
    const [outcomeIds, indicatorIds] = [outcomes(namedOutcomes), indicators(namedIndicators)];
    return {
      ...row,
      period: orNull(row.period),
      outcomeIds,
      indicatorIds,
      scaling: JSON.parse(row.scaling) as ClaimRow['scaling'],
      otherFactors: JSON.parse(row.otherFactors) as string[],
      coContributors: JSON.parse(row.coContributors) as string[],
      pathway: JSON.parse(row.pathway) as string[],
      ratings: JSON.parse(row.ratings) as Rating[],
      cerqual: orNull(row.cerqual),
      bond: orNull(row.bond),
      story: JSON.parse(row.story) as StoredSentence[],
      lost: { outcomes: namedOutcomes.length - outcomeIds.length, indicators: namedIndicators.length - indicatorIds.length },
    };
  });
}

/** All claims, in the order in which they were written. */
export const listClaimRows = (database: Readable): ClaimRow[] => claimRows(database, '1');
export const readClaimRow = (database: Readable, id: string): ClaimRow | null => claimRows(database, 'id = ?', id)[0] ?? null;

const rivalColumns = 'id, claim_id AS claimId, category, statement, would_expect AS wouldExpect, would_not_expect AS wouldNotExpect, verdict, reason, factor_id AS factorId, position, version';
export type RivalRow = Rival & { claimId: string };

/** Rivals of one claim, or of all, in their order. */
export function listRivals(database: Readable, claimId: string | null = null): RivalRow[] {
  return database.prepare(`SELECT ${rivalColumns} FROM rival WHERE @claimId IS NULL OR claim_id = @claimId ORDER BY position, id`).all({ claimId }) as RivalRow[];
}

export function readRival(database: Readable, id: string): RivalRow | null {
  return (database.prepare(`SELECT ${rivalColumns} FROM rival WHERE id = ?`).get(id) as RivalRow | undefined) ?? null;
}

/** The place for one more row at the end of a claim's list. */
export function nextPosition(database: Readable, table: 'rival' | 'evidence' | 'package_factor' | 'claim_step', claimId: string): number {
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
