/** What hangs on a claim beside its evidence: the factors of its package, its steps, its relations to others, what reviewers said, kept versions. */
import type { Claim, ClaimRelationRecord, ClaimStep, ClaimVersion, DatedEvent, PackageFactor, Reviewer, UncertainDate } from '../contract/index.ts';
import type { ClaimSnapshot } from '../domain/claims/snapshot.ts';
import type { Readable } from './open.ts';
import { prepared } from './prepared.ts';
import { readEvents } from './timeline.ts';

type OfClaim = { claimId: string };
export type FactorRow = PackageFactor & OfClaim;
export type StepRow = ClaimStep & OfClaim;
export type ReviewRow = Reviewer & OfClaim;

type Table = 'package_factor' | 'claim_step' | 'claim_review' | 'claim_version';
type Filter = { claimId?: string | null; id?: string };

/** Rows of one claim, of all, or one row. */
function rowsOf<Row>(database: Readable, table: Table, columns: string, order: string, { claimId = null, id }: Filter): Row[] {
  const [where, ...values] = id !== undefined ? ['WHERE id = ?', id] : claimId !== null ? ['WHERE claim_id = ?', claimId] : [''];
  return prepared(database, `SELECT ${columns} FROM ${table} ${where} ORDER BY ${order}`).all(...values) as Row[];
}

const factorColumns = 'id, claim_id AS claimId, role, factor, non_redundant AS nonRedundant, rests_on AS restsOn, node_id AS nodeId, position, version';

/** Factors of one package, or of all, in their order. What one rests on and is gone is left out. */
export function listFactors(database: Readable, filter: Filter = {}): FactorRow[] {
  const rows = rowsOf<Omit<FactorRow, 'restsOn'> & { restsOn: string }>(database, 'package_factor', factorColumns, 'position, id', filter);
  const exists = prepared(database, 'SELECT 1 FROM package_factor WHERE id = ?');
  return rows.map((row) => ({ ...row, restsOn: (JSON.parse(row.restsOn) as string[]).filter((id) => exists.get(id) !== undefined) }));
}
export const readFactor = (database: Readable, id: string): FactorRow | null => listFactors(database, { id })[0] ?? null;

const stepColumns = 'id, claim_id AS claimId, what, node_id AS nodeId, date, place_id AS placeId, event_ids AS eventIds, dose, "group", position, version';

/** Steps of one pathway, or of all, in their order; with every event that they name, also those that are gone. */
export function listSteps(database: Readable, filter: Filter = {}): StepRow[] {
  const rows = rowsOf<Omit<StepRow, 'date' | 'eventIds'> & { date: string | null; eventIds: string }>(database, 'claim_step', stepColumns, 'position, id', filter);
  return rows.map((row) => ({ ...row, date: row.date === null ? null : (JSON.parse(row.date) as UncertainDate), eventIds: JSON.parse(row.eventIds) as string[] }));
}
export const readStep = (database: Readable, id: string): StepRow | null => listSteps(database, { id })[0] ?? null;

/** The events that steps name, by id; those that are gone are not in it. */
export function eventsOfSteps(database: Readable, steps: readonly Pick<StepRow, 'eventIds'>[]): Map<string, DatedEvent> {
  return new Map(readEvents(database, [...new Set(steps.flatMap(({ eventIds }) => eventIds))]).map((event) => [event.id, event]));
}

/** Relations of a claim, in either direction, with the statement of the other claim. */
export function listRelations(database: Readable, claimId: string): ClaimRelationRecord[] {
  return prepared(
    database,
    `SELECT r.id, r.from_id AS fromId, r.to_id AS toId, r.kind, r.note, c.statement, r.version FROM claim_relation r JOIN claim c ON c.id = CASE r.from_id WHEN @claimId THEN r.to_id ELSE r.from_id END
     WHERE r.from_id = @claimId OR r.to_id = @claimId ORDER BY r.id`,
  ).all({ claimId }) as ClaimRelationRecord[];
}

export function readRelation(database: Readable, id: string): Omit<ClaimRelationRecord, 'statement'> | null {
  return (prepared(database, 'SELECT id, from_id AS fromId, to_id AS toId, kind, note, version FROM claim_relation WHERE id = ?').get(id) as Omit<ClaimRelationRecord, 'statement'> | undefined) ?? null;
}

/** What reviewers said, in the order in which they did. */
export const listReviews = (database: Readable, filter: Filter): ReviewRow[] => rowsOf<ReviewRow>(database, 'claim_review', 'id, claim_id AS claimId, who, at, said, note, version', 'at, id', filter);

export type KeptVersion = Omit<ClaimVersion, 'statement' | 'status'> & OfClaim & { content: ClaimSnapshot };

/** Kept versions, the newest first. */
export function listVersions(database: Readable, filter: Filter): KeptVersion[] {
  const rows = rowsOf<Omit<KeptVersion, 'content'> & { content: string }>(database, 'claim_version', 'id, claim_id AS claimId, number, reason, content, at, coder_id AS coderId', 'number DESC', filter);
  return rows.map((row) => ({ ...row, content: JSON.parse(row.content) as ClaimSnapshot }));
}

/** Nodes of the pathway and of factors and steps that a theory no longer holds, neither as it is drawn now nor in the kept version that the claim was written against. */
export function lostNodes(database: Readable, theoryVersionId: Claim['theoryVersionId'], nodeIds: readonly string[]): string[] {
  if (nodeIds.length === 0) return [];
  const isDrawn = prepared(database, 'SELECT 1 FROM theory_node WHERE id = ?');
  const kept = theoryVersionId === null ? '' : ((prepared(database, 'SELECT content FROM theory_version WHERE id = ?').pluck().get(theoryVersionId) as string | undefined) ?? '');
  return nodeIds.filter((id) => isDrawn.get(id) === undefined && !kept.includes(JSON.stringify(id)));
}
