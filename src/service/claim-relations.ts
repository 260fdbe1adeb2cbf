/** How claims hang together, and what reviewers say of them. */
import { Refusal } from '../domain/refusal.ts';
import { listRelations, listReviews, readRelation } from '../vault/claims-parts.ts';
import { claimHere } from './claims.ts';
import type { CommandContext, Handlers } from './context.ts';
import { given, inShort, notHere } from './references.ts';

/** Nothing rests on itself, over whatever other claims: `part of` and `depends on` form no ring. */
function refuseRingOfClaims({ database }: CommandContext, fromId: string, toId: string, kind: 'part of' | 'depends on'): void {
  const seen = new Set([toId]);
  for (const id of seen) {
    if (id === fromId) throw new Refusal('not-allowed', `These claims would be ${kind === 'part of' ? 'parts of' : 'resting on'} each other in a ring. Nothing was changed. Let one of them stand outside it.`);
    for (const relation of listRelations(database, id)) if (relation.kind === kind && relation.fromId === id) seen.add(relation.toId);
  }
}

export const claimRelationHandlers = {
  'claims.relate': (context, { fromId, toId, kind, note = '' }) => {
    const { change, database, newId } = context;
    const [from, to] = [claimHere(database, fromId), claimHere(database, toId)];
    if (fromId === toId) throw new Refusal('not-allowed', 'A claim has no relation to itself. Nothing was changed. Choose another claim.');
    const already = listRelations(database, fromId).find((one) => one.kind === kind && (one.toId === toId || (kind === 'contradicts' && one.fromId === toId)));
    if (already?.fromId === fromId || (already && kind === 'contradicts')) throw new Refusal('not-allowed', `“${inShort(from.statement)}” ${kind} “${inShort(to.statement)}” already. Nothing was changed.`);
    if (kind === 'part of' || kind === 'depends on') refuseRingOfClaims(context, fromId, toId, kind);
    const id = newId();
    change.insert('claim_relation', { id, from_id: fromId, to_id: toId, kind, note, version: 1 });
    change.describe(`Said that “${inShort(from.statement)}” ${kind === 'part of' ? 'is part of' : kind} another claim`);
    return { id, version: 1 };
  },
  'claims.unrelate': ({ change, database }, { id }) => {
    const relation = readRelation(database, id) ?? notHere('relation between claims', id);
    change.remove('claim_relation', id);
    change.describe(`Took a relation of “${inShort(claimHere(database, relation.fromId).statement)}” away`);
    return {};
  },
  'claims.review': ({ change, database, newId }, { claimId, id, expectedVersion, who, said, note }) => {
    const claim = claimHere(database, claimId);
    change.describe(`Wrote down what a reviewer says of “${inShort(claim.statement)}”`);
    if (id === undefined) {
      const reviewId = newId();
      change.insert('claim_review', { id: reviewId, claim_id: claimId, who, at: change.at, said, note: note ?? '', version: 1 });
      return { id: reviewId, version: 1 };
    }
    const review = listReviews(database, { id })[0];
    if (review?.claimId !== claimId) notHere('review of this claim', id);
    // What somebody says anew, they say today.
    return { id, version: change.update('claim_review', id, { ...given({ who, said, note }), ...(said !== review.said && { at: change.at }) }, expectedVersion) };
  },
  'claims.removeReview': ({ change, database }, { id }) => {
    const review = listReviews(database, { id })[0] ?? notHere('review', id);
    change.remove('claim_review', id);
    change.describe(`Took away what a reviewer said of “${inShort(claimHere(database, review.claimId).statement)}”`);
    return {};
  },
} satisfies Partial<Handlers<'claims'>>;
