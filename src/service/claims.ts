/** Claims themselves: written, read, changed, taken away. What belongs to a claim stands in the files beside (`claim-*.ts`). */
import { isReworded } from '../domain/framework/wording.ts';
import { inTheWayOf, whyNotYet } from '../domain/claims/missing.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Claim, Parsed } from '../contract/index.ts';
import { type ClaimRow, listClaimRows, listEvidence, listRivals, readClaimRow } from '../vault/claims.ts';
import { listFactors, listRelations, listReviews, listSteps, listVersions } from '../vault/claims-parts.ts';
import { addWording, removeWordings } from '../vault/wordings.ts';
import { claimNow, recordOf, summariesNow } from './claim-record.ts';
import type { CommandContext, Context, Handlers } from './context.ts';
import { beginReading, evidenceWords, pin, placeNow } from './evidence.ts';
import { showTarget } from './evidence-targets.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

export const claimHere = (database: Context['database'], id: string): ClaimRow => readClaimRow(database, id) ?? notHere('claim', id);

type Fields = Omit<Parsed<'claims.edit'>, 'id' | 'expectedVersion' | 'reason' | 'statement'>;

/** The columns of the fields that were given, references checked. */
function columnsOf({ database }: Context, fields: Fields): Record<string, string | null> {
  requireHere(database, 'place', fields.placeId);
  requireHere(database, 'outcome', ...(fields.outcomeIds ?? []));
  requireHere(database, 'indicator', ...(fields.indicatorIds ?? []));
  requireHere(database, 'theory_version', fields.theoryVersionId);
  const distinct = (values: readonly string[] | undefined): string | undefined => values && JSON.stringify([...new Set(values)]);
  return given<string | null>({
    place_id: fields.placeId,
    period: fields.period && JSON.stringify(fields.period),
    outcome_ids: distinct(fields.outcomeIds),
    indicator_ids: distinct(fields.indicatorIds),
    change_observed: fields.changeObserved, change_for_whom: fields.changeForWhom, change_when: fields.changeWhen, change_how_known: fields.changeHowKnown,
    programme_part: fields.programmePart,
    mechanism_resource: fields.mechanismResource, mechanism_reasoning: fields.mechanismReasoning,
    scaling: distinct(fields.scaling),
    necessity: fields.necessity, weight: fields.weight, weight_reason: fields.weightReason,
    other_factors: fields.otherFactors && JSON.stringify(fields.otherFactors),
    co_contributors: fields.coContributors && JSON.stringify(fields.coContributors),
    theory_version_id: fields.theoryVersionId,
    pathway: fields.pathway && JSON.stringify(fields.pathway),
    space: fields.space,
    progress: fields.progress, progress_reason: fields.progressReason, confidence: fields.confidence, confidence_reason: fields.confidenceReason,
    unintended: fields.unintended,
    rivals_search: fields.rivalsSearch,
    counter_search: fields.counterSearch,
    would_change_our_mind: fields.wouldChangeOurMind,
    status: fields.status,
  });
}

/** Refuses, rolling everything back, a status that a claim can't have while something is missing without which it would claim too much. */
function refuseTooEarly(context: CommandContext, id: string, from: Claim['status'], to: Claim['status']): void {
  // From one status beyond draft to another nothing new is claimed, but for agreeing.
  const isPast = to === from || (to !== 'agreed' && from !== 'draft' && from !== 'withdrawn');
  if (isPast) return;
  const { missing } = claimNow(beginReading(context), claimHere(context.database, id));
  const why = whyNotYet(to, missing);
  if (why !== null) throw new Refusal('not-allowed', why, { missing: inTheWayOf(to, missing).map(({ words }) => words) });
}

const empty = {
  place_id: null, period: null, outcome_ids: '[]', indicator_ids: '[]', change_observed: '', change_for_whom: '', change_when: '', change_how_known: '', programme_part: '', mechanism_resource: '', mechanism_reasoning: '', scaling: '[]',
  necessity: 'not said', weight: 'not said', weight_reason: '', other_factors: '[]', co_contributors: '[]', theory_version_id: null, pathway: '[]', space: 'learning', progress: 'not said', progress_reason: '',
  confidence: 'not said', confidence_reason: '', unintended: '', rivals_search: '', counter_search: '', would_change_our_mind: '', status: 'draft', rubric_id: null, ratings: '[]', cerqual: null, bond: null, story: '[]', story_at: null,
};

export const claimsHandlers = {
  'claims.list': (context) => ({ claims: summariesNow(beginReading(context), listClaimRows(context.database)) }),
  'claims.get': (context, { id }) => {
    const reading = beginReading(context);
    return recordOf(reading, claimNow(reading, claimHere(context.database, id)));
  },
  'claims.preview': (context, { target }) => {
    const reading = beginReading(context);
    const row = { target, pinned: pin(reading, target) };
    return showTarget(reading, row, evidenceWords(reading, row));
  },
  'claims.quotedFrom': (context, { sourceId }) => {
    const { database } = context;
    const reading = beginReading(context);
    const statements = new Map(listClaimRows(database).map((claim) => [claim.id, claim.statement]));
    return {
      evidence: listEvidence(database).flatMap((item) => {
        const { id, claimId, rivalId, side, reason, version } = item;
        const place = item.target !== null && item.target.kind === 'quote' && item.target.sourceId === sourceId && statements.has(claimId) ? placeNow(reading, item) : null;
        return place ? [{ id, claimId, statement: statements.get(claimId)!, rivalId, side, ...place, reason, version }] : [];
      }),
    };
  },
  'claims.create': (context, { statement, ...fields }) => {
    const { change, newId } = context;
    const id = newId();
    change.insert('claim', { id, statement, ...empty, ...columnsOf(context, fields), at: change.at, version: 1 });
    addWording(change, 'claim', id, statement, '');
    refuseTooEarly(context, id, 'draft', fields.status ?? 'draft');
    change.describe(`Wrote the claim “${inShort(statement)}”`);
    return { id, version: 1 };
  },
  'claims.edit': (context, { id, expectedVersion, reason, statement, ...fields }) => {
    const { change, database } = context;
    const claim = claimHere(database, id);
    const reworded = statement !== undefined && isReworded(claim.statement, statement);
    if (reworded) addWording(change, 'claim', id, statement, reason ?? '');
    const version = change.update('claim', id, { ...columnsOf(context, fields), ...(reworded && { statement }) }, expectedVersion);
    if (fields.status !== undefined) refuseTooEarly(context, id, claim.status, fields.status);
    change.describe(`${reworded ? 'Reworded' : 'Changed'} the claim “${inShort(claim.statement)}”`);
    return { id, version };
  },
  'claims.remove': ({ change, database }, { id }) => {
    const claim = claimHere(database, id);
    for (const item of listEvidence(database, id)) change.remove('evidence', item.id);
    for (const rival of listRivals(database, id)) change.remove('rival', rival.id);
    for (const factor of listFactors(database, { claimId: id })) change.remove('package_factor', factor.id);
    for (const step of listSteps(database, { claimId: id })) change.remove('claim_step', step.id);
    for (const relation of listRelations(database, id)) change.remove('claim_relation', relation.id);
    for (const review of listReviews(database, { claimId: id })) change.remove('claim_review', review.id);
    for (const version of listVersions(database, { claimId: id })) change.remove('claim_version', version.id);
    removeWordings(change, id);
    change.remove('claim', id);
    change.describe(`Took away the claim “${inShort(claim.statement)}”`);
    return {};
  },
} satisfies Partial<Handlers<'claims'>>;
