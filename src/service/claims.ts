import { whyNotAgreed } from '../domain/claims/missing.ts';
import { isReworded } from '../domain/framework/wording.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Output, Parsed } from '../contract/index.ts';
import { type ClaimRow, listClaimRows, listEvidence, listRivals, listRubrics, nextPosition, readClaimRow, readEvidence, readRival } from '../vault/claims.ts';
import { addWording, removeWordings } from '../vault/wordings.ts';
import { claimsNow, recordOf, summaryOf } from './claim-record.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { beginReading, pin, pinAnew, placeNow } from './evidence.ts';
import { showTarget } from './evidence-targets.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

const claimHere = (database: Context['database'], id: string): ClaimRow => readClaimRow(database, id) ?? notHere('claim', id);

type Fields = Omit<Parsed<'claims.edit'>, 'id' | 'expectedVersion' | 'reason' | 'statement'>;

/** The columns of the fields that were given, references checked. */
function columnsOf({ database }: Context, fields: Fields): Record<string, string | null> {
  requireHere(database, 'place', fields.placeId);
  requireHere(database, 'outcome', ...(fields.outcomeIds ?? []));
  requireHere(database, 'indicator', ...(fields.indicatorIds ?? []));
  return given<string | null>({
    place_id: fields.placeId,
    period: fields.period && JSON.stringify(fields.period),
    outcome_ids: fields.outcomeIds && JSON.stringify([...new Set(fields.outcomeIds)]),
    indicator_ids: fields.indicatorIds && JSON.stringify([...new Set(fields.indicatorIds)]),
    change_observed: fields.changeObserved,
    programme_part: fields.programmePart,
    other_factors: fields.otherFactors && JSON.stringify(fields.otherFactors),
    unintended: fields.unintended,
    rivals_search: fields.rivalsSearch,
    counter_search: fields.counterSearch,
    would_change_our_mind: fields.wouldChangeOurMind,
    status: fields.status,
  });
}

/** Refuses, rolling everything back, a claim that is agreed now although something without which it would claim too much is missing. */
function refuseAgreedTooEarly(context: CommandContext, id: string): void {
  const [now] = claimsNow(beginReading(context), [claimHere(context.database, id)]);
  const why = whyNotAgreed(now!.missing);
  if (why !== null) throw new Refusal('not-allowed', why, { missing: now!.missing.filter((item) => item.hard).map((item) => item.words) });
}

const empty = { period: null, outcome_ids: '[]', indicator_ids: '[]', change_observed: '', programme_part: '', other_factors: '[]', unintended: '', rivals_search: '', counter_search: '', would_change_our_mind: '', status: 'draft' };

export const claimsHandlers = {
  'claims.list': (context) => ({ claims: claimsNow(beginReading(context), listClaimRows(context.database)).map(summaryOf) }),
  'claims.get': (context, { id }) => {
    const reading = beginReading(context);
    return recordOf(reading, claimsNow(reading, [claimHere(context.database, id)])[0]!);
  },
  'claims.preview': (context, { target }) => {
    const reading = beginReading(context);
    return showTarget(reading, { target, pinned: pin(reading, target) });
  },
  'claims.quotedFrom': (context, { sourceId }) => {
    const { database } = context;
    const reading = beginReading(context);
    const statements = new Map(listClaimRows(database).map((claim) => [claim.id, claim.statement]));
    return {
      evidence: listEvidence(database).flatMap(({ id, claimId, rivalId, side, target, pinned, reason, version }) => {
        const place = target.kind === 'quote' && target.sourceId === sourceId && statements.has(claimId) ? placeNow(reading, { target, pinned }) : null;
        return place ? [{ id, claimId, statement: statements.get(claimId)!, rivalId, side, ...place, reason, version }] : [];
      }),
    };
  },
  'claims.create': (context, { statement, ...fields }) => {
    const { change, newId } = context;
    const id = newId();
    change.insert('claim', { id, statement, place_id: null, ...empty, ...columnsOf(context, fields), rubric_id: null, ratings: '[]', at: change.at, version: 1 });
    addWording(change, 'claim', id, statement, '');
    if (fields.status === 'agreed') refuseAgreedTooEarly(context, id);
    change.describe(`Wrote the claim “${inShort(statement)}”`);
    return { id, version: 1 };
  },
  'claims.edit': (context, { id, expectedVersion, reason, statement, ...fields }) => {
    const { change, database } = context;
    const claim = claimHere(database, id);
    const reworded = statement !== undefined && isReworded(claim.statement, statement);
    if (reworded) addWording(change, 'claim', id, statement, reason ?? '');
    const version = change.update('claim', id, { ...columnsOf(context, fields), ...(reworded && { statement }) }, expectedVersion);
    if (fields.status === 'agreed' && claim.status !== 'agreed') refuseAgreedTooEarly(context, id);
    change.describe(`${reworded ? 'Reworded' : 'Changed'} the claim “${inShort(claim.statement)}”`);
    return { id, version };
  },
  'claims.remove': ({ change, database }, { id }) => {
    const claim = claimHere(database, id);
    for (const item of listEvidence(database, id)) change.remove('evidence', item.id);
    for (const rival of listRivals(database, id)) change.remove('rival', rival.id);
    removeWordings(change, id);
    change.remove('claim', id);
    change.describe(`Took away the claim “${inShort(claim.statement)}”`);
    return {};
  },

  'claims.addEvidence': (context, { claimId, rivalId = null, side, target, reason }) => {
    const { change, database, newId, coderId } = context;
    const claim = claimHere(database, claimId);
    if (rivalId !== null && readRival(database, rivalId)?.claimId !== claimId) notHere('other explanation of this claim', rivalId);
    const same = JSON.stringify(target);
    if (listEvidence(database, claimId).some((item) => item.rivalId === rivalId && JSON.stringify(item.target) === same)) {
      throw new Refusal('not-allowed', 'This is already evidence here, and nothing counts twice. Nothing was changed. Change the side or the reason of the one that is there.');
    }
    const pinned = pin(beginReading(context), target);
    const id = newId();
    change.insert('evidence', {
      id, claim_id: claimId, rival_id: rivalId, side, target: same, pinned: JSON.stringify(pinned), reason, coder_id: coderId, at: change.at,
      position: nextPosition(database, 'evidence', claimId), version: 1,
    });
    change.describe(`Added evidence ${side} “${inShort(rivalId === null ? claim.statement : readRival(database, rivalId)!.statement)}”`);
    return { id, version: 1 };
  },
  'claims.editEvidence': (context, { id, expectedVersion, side, reason, acceptAsNow }) => {
    const { change, database } = context;
    const item = readEvidence(database, id) ?? notHere('item of evidence', id);
    const anew = acceptAsNow ? pinAnew(beginReading(context), item) : null;
    const patch = given({ side, reason, target: anew ? JSON.stringify(anew.target) : undefined, pinned: anew ? JSON.stringify(anew.pinned) : undefined });
    const version = change.update('evidence', id, patch, expectedVersion);
    change.describe(`${anew ? 'Accepted evidence as it is now' : 'Changed evidence'} on “${inShort(claimHere(database, item.claimId).statement)}”`);
    return { id, version };
  },
  'claims.removeEvidence': ({ change, database }, { id }) => {
    const item = readEvidence(database, id) ?? notHere('item of evidence', id);
    change.remove('evidence', id);
    change.describe(`Took evidence away from “${inShort(claimHere(database, item.claimId).statement)}”`);
    return {};
  },

  'claims.addRival': ({ change, database, newId }, { claimId, statement, wouldExpect = '', verdict = 'not looked at yet', reason = '' }) => {
    claimHere(database, claimId);
    const id = newId();
    change.insert('rival', { id, claim_id: claimId, statement, would_expect: wouldExpect, verdict, reason, position: nextPosition(database, 'rival', claimId), version: 1 });
    change.describe(`Named another explanation: “${inShort(statement)}”`);
    return { id, version: 1 };
  },
  'claims.editRival': ({ change, database }, { id, expectedVersion, statement, wouldExpect, verdict, reason }) => {
    const rival = readRival(database, id) ?? notHere('other explanation', id);
    const version = change.update('rival', id, given({ statement, would_expect: wouldExpect, verdict, reason }), expectedVersion);
    change.describe(`Changed another explanation: “${inShort(rival.statement)}”`);
    return { id, version };
  },
  'claims.removeRival': ({ change, database }, { id }) => {
    const rival = readRival(database, id) ?? notHere('other explanation', id);
    for (const item of listEvidence(database, rival.claimId)) if (item.rivalId === id) change.remove('evidence', item.id);
    change.remove('rival', id);
    change.describe(`Took away another explanation: “${inShort(rival.statement)}”`);
    return {};
  },

  'claims.rate': ({ change, database }, { claimId, expectedVersion, ratings }) => {
    const claim = claimHere(database, claimId);
    const rubric = listRubrics(database)[0]!;
    const keys = new Set(rubric.criteria.map((criterion) => criterion.key));
    const unknown = ratings.find((rating) => !keys.has(rating.criterion));
    if (unknown) throw new Refusal('bad-input', `The rubric now in use has no criterion “${unknown.criterion}”. Nothing was changed. Rate by the criteria of the present rubric.`, { criteria: [...keys] });
    if (new Set(ratings.map((rating) => rating.criterion)).size < ratings.length) throw new Refusal('bad-input', 'One criterion is rated twice. Nothing was changed. Give each criterion one level.');
    const version = change.update('claim', claimId, { ratings: JSON.stringify(ratings), rubric_id: ratings.length > 0 ? rubric.id : null }, expectedVersion);
    if (rubric.lockedAt === null && ratings.length > 0) change.update('rubric', rubric.id, { locked_at: change.at });
    change.describe(`Rated the claim “${inShort(claim.statement)}”`);
    return { id: claimId, version };
  },
  'claims.rubric': ({ database }) => {
    const [current, ...earlier] = listRubrics(database);
    return { current: current!, earlier };
  },
  'claims.editRubric': ({ change, database, newId }, { criteria }): Output<'claims.editRubric'> => {
    const current = listRubrics(database)[0]!;
    if (new Set(criteria.map((criterion) => criterion.key)).size < criteria.length) throw new Refusal('bad-input', 'Two criteria share one key. Nothing was changed. Give each a key of its own.');
    const words = JSON.stringify(criteria);
    if (words === JSON.stringify(current.criteria)) return current;
    change.describe('Changed the words of the rubric');
    // Taking back the rating that locked it opens the lock, but ratings made since still rest on these words.
    if (current.lockedAt === null && !listClaimRows(database).some((claim) => claim.rubricId === current.id)) return { ...current, criteria, version: change.update('rubric', current.id, { criteria: words }) };
    const next = { id: newId(), number: current.number + 1, criteria, lockedAt: null, version: 1 };
    change.insert('rubric', { id: next.id, number: next.number, criteria: words, locked_at: null, version: 1 });
    return next;
  },
} satisfies Handlers<'claims'>;

