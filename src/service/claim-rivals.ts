/** What else could explain a change, and how a rival becomes a co-contributor. */
import { Refusal } from '../domain/refusal.ts';
import { listEvidence, nextPosition, readRival, type RivalRow } from '../vault/claims.ts';
import { claimHere } from './claims.ts';
import type { Context, Handlers } from './context.ts';
import { given, inShort, notHere } from './references.ts';

const rivalHere = (database: Context['database'], id: string): RivalRow => readRival(database, id) ?? notHere('other explanation', id);

export const claimRivalHandlers = {
  'claims.addRival': ({ change, database, newId }, { claimId, statement, category = 'not said', wouldExpect = '', wouldNotExpect = '', verdict = 'not looked at yet', reason = '' }) => {
    claimHere(database, claimId);
    const id = newId();
    change.insert('rival', { id, claim_id: claimId, category, statement, would_expect: wouldExpect, would_not_expect: wouldNotExpect, verdict, reason, factor_id: null, position: nextPosition(database, 'rival', claimId), version: 1 });
    change.describe(`Named another explanation: “${inShort(statement)}”`);
    return { id, version: 1 };
  },
  'claims.editRival': ({ change, database }, { id, expectedVersion, category, statement, wouldExpect, wouldNotExpect, verdict, reason }) => {
    const rival = rivalHere(database, id);
    const version = change.update('rival', id, given({ category, statement, would_expect: wouldExpect, would_not_expect: wouldNotExpect, verdict, reason }), expectedVersion);
    change.describe(`Changed another explanation: “${inShort(rival.statement)}”`);
    return { id, version };
  },
  'claims.removeRival': ({ change, database }, { id }) => {
    const rival = rivalHere(database, id);
    for (const item of listEvidence(database, rival.claimId)) if (item.rivalId === id) change.remove('evidence', item.id);
    change.remove('rival', id);
    change.describe(`Took away another explanation: “${inShort(rival.statement)}”`);
    return {};
  },
  'claims.rivalToPackage': ({ change, database, newId }, { rivalId, nonRedundant }) => {
    const rival = rivalHere(database, rivalId);
    if (rival.factorId !== null) throw new Refusal('not-allowed', `“${inShort(rival.statement)}” is in the package already. Nothing was changed. Change the factor that it has become.`, { factorId: rival.factorId });
    const id = newId();
    change.insert('package_factor', { id, claim_id: rival.claimId, role: 'co-contributor', factor: rival.statement, non_redundant: nonRedundant, rests_on: '[]', node_id: null, position: nextPosition(database, 'package_factor', rival.claimId), version: 1 });
    // The explanation stays where it was named, with its evidence: what was a rival is told as one, and what became of it.
    change.update('rival', rivalId, { verdict: 'co-contributor', factor_id: id, ...(rival.reason.trim() === '' && { reason: nonRedundant }) });
    change.describe(`Moved “${inShort(rival.statement)}” into the package, as a co-contributor`);
    return { id, version: 1 };
  },
} satisfies Partial<Handlers<'claims'>>;
