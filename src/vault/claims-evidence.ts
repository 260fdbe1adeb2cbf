/** Evidence of claims and of their rivals, as it was chosen. */
import type { EvidenceTarget, Expectation } from '../contract/index.ts';
import type { Pinned } from '../domain/claims/pinned.ts';
import { targetOf } from './old-figures.ts';
import type { Readable } from './open.ts';
import { prepared } from './prepared.ts';

export type EvidenceRow = {
  id: string; claimId: string; rivalId: string | null; side: 'for' | 'against'; reason: string; together: string; expectation: Expectation | null; coderId: string; at: string; position: number; version: number;
} & (
  | { target: EvidenceTarget; pinned: Pinned }
  /** Something was expected and has not been found. */
  | { target: null; pinned: null }
);

type StoredEvidence = Omit<EvidenceRow, 'target' | 'pinned' | 'expectation'> & { target: string; pinned: string; expectation: string | null };

const evidenceColumns = 'id, claim_id AS claimId, rival_id AS rivalId, side, target, pinned, reason, together, expectation, coder_id AS coderId, at, position, version';

const evidenceTargetOf = (database: Readable) => (target: string): EvidenceTarget => targetOf(database, JSON.parse(target) as EvidenceTarget);

const evidenceOf = (database: Readable) => ({ target, pinned, expectation, ...row }: StoredEvidence): EvidenceRow => {
  const more = { ...row, expectation: expectation === null ? null : (JSON.parse(expectation) as Expectation) };
  if (target === 'null') return { ...more, target: null, pinned: null };
  return { ...more, target: targetOf(database, JSON.parse(target) as EvidenceTarget), pinned: JSON.parse(pinned) as Pinned };
};

/** Evidence of one claim, or of all, in the order in which it was added. */
export function listEvidence(database: Readable, claimId: string | null = null): EvidenceRow[] {
  const rows = claimId === null
    ? prepared(database, `SELECT ${evidenceColumns} FROM evidence ORDER BY position, id`).all()
    : prepared(database, `SELECT ${evidenceColumns} FROM evidence WHERE claim_id = ? ORDER BY position, id`).all(claimId);
  return (rows as StoredEvidence[]).map(evidenceOf(database));
}

export function readEvidence(database: Readable, id: string): EvidenceRow | null {
  const row = prepared(database, `SELECT ${evidenceColumns} FROM evidence WHERE id = ?`).get(id) as StoredEvidence | undefined;
  return row ? evidenceOf(database)(row) : null;
}

/** What the standing of a claim asks of its evidence. */
export type EvidenceGlance = Pick<EvidenceRow, 'id' | 'claimId' | 'rivalId' | 'side' | 'together' | 'expectation'> & { /** Empty where none is written; else not the reason itself. */ reason: string } & ({ target: EvidenceTarget; pinned: Pinned } | { target: null; pinned: null });

type Known = { version: number; turn: number; item: EvidenceGlance };
type Read = [id: string, version: number, claimId: string, rivalId: string | null, side: 'for' | 'against', target: string, pinned: string, reason: string, together: string, expectation: string | null];
/** Items as they were read last, by connection: a row that has the same id and version reads the same (whatever writes it counts its version up), and reading it is most of the work. */
const knownItems = new WeakMap<Readable, { turn: number; items: Map<string, Known> }>();

const glanceColumns = `id, version, claim_id, rival_id, side, target, pinned, CASE trim(reason, ' ' || char(9, 10, 13)) WHEN '' THEN '' ELSE '.' END, together, expectation`;

/**
 * Every item of evidence, of claims and of their rivals, in no order and with no more than the standing of claims asks: of fifty thousand items, ordering and unread columns would cost more
 * than all else. Which versions there are is read from an index (`evidence_glance`), and of the rows only those that are new.
 */
export function glanceEvidence(database: Readable): EvidenceGlance[] {
  const known = knownItems.get(database) ?? { turn: 0, items: new Map<string, Known>() };
  knownItems.set(database, known);
  known.turn += 1;
  const { items, turn } = known;
  const asRead = evidenceTargetOf(database);
  const remember = ([id, version, claimId, rivalId, side, target, pinned, reason, together, expected]: Read): EvidenceGlance => {
    const common = { id, claimId, rivalId, side, reason, together, expectation: expected === null ? null : (JSON.parse(expected) as Expectation) };
    const item: EvidenceGlance = target === 'null' ? { ...common, target: null, pinned: null } : { ...common, target: asRead(target), pinned: JSON.parse(pinned) as Pinned };
    items.set(id, { version, turn, item });
    return item;
  };
  if (items.size === 0) return Array.from(prepared(database, `SELECT ${glanceColumns} FROM evidence`).raw().iterate() as Iterable<Read>, remember);
  const read = prepared(database, `SELECT ${glanceColumns} FROM evidence WHERE id = ?`).raw();
  const glanced = (prepared(database, 'SELECT id, version FROM evidence').raw().all() as [string, number][]).map(([id, version]) => {
    const one = items.get(id);
    if (one?.version !== version) return remember(read.get(id) as Read);
    one.turn = turn;
    return one.item;
  });
  // What is gone need not be remembered.
  if (items.size > glanced.length) for (const [id, one] of items) if (one.turn !== turn) items.delete(id);
  return glanced;
}
