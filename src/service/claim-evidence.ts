/** Evidence of a claim: chosen, expected before anybody looks, put together with what it shares a source with, accepted as it is now, weighed. */
import { mostDeciding, testOf } from '../domain/claims/process-tests.ts';
import { refuseImpossibleChances } from '../domain/claims/weigh-evidence.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Expectation, Parsed } from '../contract/index.ts';
import { type EvidenceRow, listEvidence, nextPosition, readEvidence, readRival } from '../vault/claims.ts';
import { claimHere } from './claims.ts';
import { weighClaim } from './claim-weighing.ts';
import type { CommandContext, Handlers } from './context.ts';
import { beginReading, pin, pinAnew } from './evidence.ts';
import { given, inShort, notHere } from './references.ts';

const evidenceHere = (database: CommandContext['database'], id: string): EvidenceRow => readEvidence(database, id) ?? notHere('item of evidence', id);

function requireRivalOf(database: CommandContext['database'], claimId: string, rivalId: string | null): void {
  if (rivalId !== null && readRival(database, rivalId)?.claimId !== claimId) notHere('other explanation of this claim', rivalId);
}

/** What the item bears on, in short. */
function bearsOn(database: CommandContext['database'], { claimId, rivalId }: { claimId: string; rivalId: string | null }): string {
  return inShort(rivalId === null ? claimHere(database, claimId).statement : readRival(database, rivalId)!.statement);
}

const unsaid: Omit<Expectation, 'writtenAt'> = { expected: '', seenBefore: 'not known', certainty: 'not said', uniqueness: 'not said', looked: 'not looked for', search: '', decides: false, chances: null };

/** An expectation as it is written now; the day on which what is expected was first written down stays while those words do. */
function expectationOf(earlier: Expectation | null, fields: Partial<Omit<Expectation, 'writtenAt'>>, hasTarget: boolean, at: string): Expectation {
  const before = earlier ?? { ...unsaid, looked: hasTarget ? ('found' as const) : unsaid.looked, writtenAt: at };
  const now = { ...before, ...given(fields) } as Expectation;
  return { ...now, writtenAt: now.expected === before.expected ? before.writtenAt : at };
}

/** Refuses what no test can be: one that decides without both answers, more than five that decide, found but with nothing to show, chances that can't be. */
function refuseUnsound(context: CommandContext, id: string | null, { claimId, rivalId, hasTarget }: { claimId: string; rivalId: string | null; hasTarget: boolean }, now: Expectation): void {
  if (now.decides && testOf(now.certainty, now.uniqueness) === null) {
    throw new Refusal('not-allowed', 'An item that decides needs both answers: would we have to see it if the claim holds, and could something else hardly bring it about? Nothing was changed. Answer both, or let it be one that does not decide.');
  }
  const deciding = listEvidence(context.database, claimId).filter((item) => item.id !== id && item.rivalId === rivalId && item.expectation?.decides).length;
  if (now.decides && deciding >= mostDeciding) {
    throw new Refusal('not-allowed', `${mostDeciding} items decide here already, and more would decide nothing. Nothing was changed. Let another one no longer decide first.`);
  }
  if (!hasTarget && now.looked === 'found') throw new Refusal('not-allowed', 'It is said to be found, but there is nothing to show yet. Nothing was changed. Add what was found as evidence with its target first.');
  if (!hasTarget && now.expected.trim() === '') throw new Refusal('bad-input', 'What is expected is not written down. Nothing was changed. Write what we would see.');
  if (now.chances) refuseImpossibleChances(now.chances);
}

/** Writes down what is expected of something that nobody has found yet: an item of evidence that points at nothing. */
function expectAnew(context: CommandContext, { claimId, rivalId = null, side = 'for', reason = '', evidenceId: _none, expectedVersion: _version, ...fields }: Parsed<'claims.expect'>): { id: string; version: number } {
  const { change, database, newId, coderId } = context;
  if (claimId === undefined) throw new Refusal('bad-input', 'It is not said which item, or which claim, this is expected of. Nothing was changed. Name an item of evidence or a claim.');
  claimHere(database, claimId);
  requireRivalOf(database, claimId, rivalId);
  const expectation = expectationOf(null, fields, false, change.at);
  refuseUnsound(context, null, { claimId, rivalId, hasTarget: false }, expectation);
  const id = newId();
  change.insert('evidence', {
    id, claim_id: claimId, rival_id: rivalId, side, target: 'null', pinned: 'null', reason, together: '', expectation: JSON.stringify(expectation), coder_id: coderId, at: change.at,
    position: nextPosition(database, 'evidence', claimId), version: 1,
  });
  change.describe(`Wrote down what is expected of “${bearsOn(database, { claimId, rivalId })}”`);
  return { id, version: 1 };
}

export const claimEvidenceHandlers = {
  'claims.addEvidence': (context, { claimId, rivalId = null, side, target, reason }) => {
    const { change, database, newId, coderId } = context;
    claimHere(database, claimId);
    requireRivalOf(database, claimId, rivalId);
    const same = JSON.stringify(target);
    if (listEvidence(database, claimId).some((item) => item.rivalId === rivalId && JSON.stringify(item.target) === same)) {
      throw new Refusal('not-allowed', 'This is already evidence here, and nothing counts twice. Nothing was changed. Change the side or the reason of the one that is there.');
    }
    const pinned = pin(beginReading(context), target);
    const id = newId();
    change.insert('evidence', {
      id, claim_id: claimId, rival_id: rivalId, side, target: same, pinned: JSON.stringify(pinned), reason, together: '', expectation: null, coder_id: coderId, at: change.at,
      position: nextPosition(database, 'evidence', claimId), version: 1,
    });
    change.describe(`Added evidence ${side} “${bearsOn(database, { claimId, rivalId })}”`);
    return { id, version: 1 };
  },
  'claims.editEvidence': (context, { id, expectedVersion, side, reason, acceptAsNow }) => {
    const { change, database } = context;
    const item = evidenceHere(database, id);
    const anew = acceptAsNow && item.target !== null ? pinAnew(beginReading(context), item) : null;
    const patch = given({ side, reason, target: anew ? JSON.stringify(anew.target) : undefined, pinned: anew ? JSON.stringify(anew.pinned) : undefined });
    const version = change.update('evidence', id, patch, expectedVersion);
    change.describe(`${anew ? 'Accepted evidence as it is now' : 'Changed evidence'} on “${inShort(claimHere(database, item.claimId).statement)}”`);
    return { id, version };
  },
  'claims.removeEvidence': ({ change, database }, { id }) => {
    const item = evidenceHere(database, id);
    change.remove('evidence', id);
    change.describe(`Took evidence away from “${inShort(claimHere(database, item.claimId).statement)}”`);
    return {};
  },

  'claims.expect': (context, input) => {
    const { change, database } = context;
    if (input.evidenceId === undefined) return expectAnew(context, input);
    const { evidenceId, expectedVersion, side, reason, claimId: _claim, rivalId: _rival, ...fields } = input;
    const item = evidenceHere(database, evidenceId);
    const hasTarget = item.target !== null;
    const expectation = expectationOf(item.expectation, fields, hasTarget, change.at);
    refuseUnsound(context, evidenceId, { claimId: item.claimId, rivalId: item.rivalId, hasTarget }, expectation);
    const version = change.update('evidence', evidenceId, { ...given({ side, reason }), expectation: JSON.stringify(expectation) }, expectedVersion);
    change.describe(`Wrote down what is expected of “${bearsOn(database, item)}”`);
    return { id: evidenceId, version };
  },
  'claims.together': ({ change, database }, { evidenceIds, name }) => {
    const items = [...new Set(evidenceIds)].map((id) => evidenceHere(database, id));
    if (new Set(items.map(({ claimId }) => claimId)).size > 1) throw new Refusal('not-allowed', 'These items belong to several claims. Nothing was changed. Put together what bears on one claim.');
    const trimmed = name.trim();
    if (trimmed !== '' && items.length < 2 && !listEvidence(database, items[0]!.claimId).some((item) => item.together === trimmed && item.id !== items[0]!.id)) {
      throw new Refusal('bad-input', 'One item alone is no package. Nothing was changed. Choose at least two.');
    }
    for (const { id } of items) change.update('evidence', id, { together: trimmed });
    change.describe(trimmed === '' ? 'Took items of evidence apart' : `Put items of evidence together: “${inShort(trimmed)}”`);
    return {};
  },
  'claims.weigh': (context, { claimId, rho }) => weighClaim(context, claimHere(context.database, claimId), rho),
} satisfies Partial<Handlers<'claims'>>;
