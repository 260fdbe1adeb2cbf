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
