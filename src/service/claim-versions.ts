/** Claims as they were kept, compared with each other and with how they stand; the same claim in two places side by side. */
import { testOf } from '../domain/claims/process-tests.ts';
import { type ClaimSnapshot, compareSnapshots, layBeside } from '../domain/claims/snapshot.ts';
import { weakestOf } from '../domain/claims/weakest.ts';
import { formatUncertainDate } from '../domain/timeline/uncertain-date.ts';
import type { Context, Handlers } from './context.ts';
import { listVersions } from '../vault/claims-parts.ts';
import { listIndicators, listOutcomes } from '../vault/framework.ts';
import { readProgramme } from '../vault/programme.ts';
import { claimHere } from './claims.ts';
import { claimNow } from './claim-standing.ts';
import { beginReading } from './evidence.ts';
import { inShort, notHere } from './references.ts';

/** A claim as it stands, as a version would keep it. */
export function snapshotOf(context: Context, id: string): ClaimSnapshot {
  const { database } = context;
  const { row, factors, steps, rivals, evidence, rubric } = claimNow(beginReading(context), claimHere(database, id));
  const named = (things: readonly { id: string; wording: string }[], ids: readonly string[]): string[] => things.filter((thing) => ids.includes(thing.id)).map(({ wording }) => wording);
  const theory = row.theoryVersionId === null ? undefined : (database.prepare('SELECT t.name, v.number FROM theory_version v JOIN theory t ON t.id = v.theory_id WHERE v.id = ?').get(row.theoryVersionId) as { name: string; number: number } | undefined);
  const labelOf = database.prepare('SELECT label FROM theory_node WHERE id = ?').pluck();
  const {
    statement, status, changeObserved, changeForWhom, changeWhen, changeHowKnown, programmePart, mechanismResource, mechanismReasoning, scaling, necessity, weight, weightReason, otherFactors, coContributors, space, progress,
    progressReason, confidence, confidenceReason, unintended, rivalsSearch, counterSearch, wouldChangeOurMind,
  } = row;
  return {
    statement, status, changeObserved, changeForWhom, changeWhen, changeHowKnown, programmePart, mechanismResource, mechanismReasoning, scaling, necessity, weight, weightReason, otherFactors, coContributors, space, progress,
    progressReason, confidence, confidenceReason, unintended, rivalsSearch, counterSearch, wouldChangeOurMind,
    place: readProgramme(database).places.find((place) => place.id === row.placeId)?.name ?? '',
    period: row.period,
    outcomes: named(listOutcomes(database), row.outcomeIds),
    indicators: named(listIndicators(database), row.indicatorIds),
    theory: theory ? `${theory.name}, version ${theory.number}` : '',
    pathway: row.pathway.map((nodeId) => (labelOf.get(nodeId) as string | undefined) ?? 'a place that is gone'),
    package: factors.map(({ id: factorId, role, factor, nonRedundant }) => ({ id: factorId, role, factor, nonRedundant })),
    steps: steps.map(({ id: stepId, what, date }) => ({ id: stepId, what, when: date === null ? '' : formatUncertainDate(date) })),
    rivals: rivals.map(({ id: rivalId, statement: words, category, verdict, reason }) => ({ id: rivalId, statement: words, category, verdict, reason })),
    evidence: evidence.map(({ row: { id: evidenceId, target, side, rivalId, reason, expectation } }) => ({
      id: evidenceId, kind: target?.kind ?? null, side, rivalId, reason, decides: expectation?.decides ?? false, test: expectation && testOf(expectation.certainty, expectation.uniqueness), looked: expectation?.looked ?? '',
    })),
    ratings: rubric.criteria.flatMap(({ key, name, levels }) => {
      const rating = row.ratings.find(({ criterion }) => criterion === key);
      return rating ? [{ criterion: key, words: `${name}: ${rating.level} of ${levels.length - 1}.${rating.reason.trim() === '' ? '' : ` ${rating.reason.trim()}`}` }] : [];
    }),
    weakest: weakestOf(rubric.criteria, row.ratings) ?? '',
  };
}

function versionOf(context: Context, claimId: string, versionId: string | null): ClaimSnapshot {
  if (versionId === null) return snapshotOf(context, claimId);
  const version = listVersions(context.database, { id: versionId })[0];
  if (version?.claimId !== claimId) notHere('version of this claim', versionId);
  return version.content;
}

export const claimVersionHandlers = {
  'claims.keepVersion': (context, { claimId, reason }) => {
    const { change, database, newId, coderId } = context;
    const claim = claimHere(database, claimId);
    const number = (listVersions(database, { claimId })[0]?.number ?? 0) + 1;
    const id = newId();
    change.insert('claim_version', { id, claim_id: claimId, number, reason, content: JSON.stringify(snapshotOf(context, claimId)), at: change.at, coder_id: coderId, version: 1 });
    change.describe(`Kept version ${number} of “${inShort(claim.statement)}”`);
    return { id, version: 1 };
  },
  'claims.compareVersions': (context, { claimId, beforeId, nowId }) => {
    claimHere(context.database, claimId);
    return compareSnapshots(versionOf(context, claimId, beforeId), versionOf(context, claimId, nowId));
  },
  'claims.beside': (context, { oneId, otherId }) => layBeside(snapshotOf(context, oneId), snapshotOf(context, otherId)),
} satisfies Partial<Handlers<'claims'>>;
