/**
 * What a claim still lacks, in plain sentences. The rules are those of contribution analysis (Mayne: a programme is one part of a causal package, rivals are looked
 * at, what speaks against is looked for), never a count of how many people say so.
 */
import type { Claim, ClaimPart, Evidence, Rival } from '../../contract/index.ts';

/** `hard`: without it a claim would claim too much, so it can't be agreed. `part`: where it is mended. */
export type Missing = { words: string; hard: boolean; part: ClaimPart };

export type EvidenceStanding = Pick<Evidence, 'side' | 'rivalId' | 'reason'> & {
  kind: Evidence['target']['kind'];
  stale: boolean;
  /** Where its words come from; empty for figures and events. */
  sourceIds: readonly string[];
  /** Stakeholder groups of those who speak in it. */
  groups: readonly string[];
};

export type ClaimStanding = Pick<Claim, 'placeId' | 'period' | 'outcomeIds' | 'indicatorIds' | 'changeObserved' | 'programmePart' | 'otherFactors' | 'unintended' | 'rivalsSearch' | 'counterSearch' | 'wouldChangeOurMind' | 'ratings'> & {
  evidence: readonly EvidenceStanding[];
  rivals: readonly Pick<Rival, 'statement' | 'verdict' | 'reason'>[];
  criteria: number;
};

const written = (prose: string): boolean => prose.trim() !== '';

/** Everything that is missing; what keeps the claim from being agreed comes first, each part in the order in which a claim is written. */
export function missingIn(claim: ClaimStanding): Missing[] {
  const all = [...missingStory(claim), ...missingEvidence(claim), ...missingRivals(claim), ...missingRating(claim)];
  return [...all.filter(({ hard }) => hard), ...all.filter(({ hard }) => !hard)];
}

const hard = (part: ClaimPart, words: string): Missing => ({ words, hard: true, part });
const soft = (part: ClaimPart, words: string): Missing => ({ words, hard: false, part });

function missingStory(claim: ClaimStanding): Missing[] {
  const missing: Missing[] = [];
  if (claim.outcomeIds.length + claim.indicatorIds.length === 0) missing.push(hard('what it is about', 'It names no outcome or leading indicator that changed.'));
  if (claim.otherFactors.filter(written).length === 0) missing.push(hard('what else was needed', 'No other factor is named. The programme is never the only cause: what else was needed?'));
  if (!written(claim.changeObserved)) missing.push(soft('what changed', 'What changed, for whom, when, and how we know, is not written yet.'));
  if (!written(claim.programmePart)) missing.push(soft("the programme's part", "The programme's part is not written yet."));
  if (claim.placeId === null) missing.push(soft('place and time', 'It does not say where.'));
  if (claim.period === null) missing.push(soft('place and time', 'It does not say when.'));
  if (!written(claim.unintended)) missing.push(soft('unintended effects', 'Nobody has written down whether there were unintended or unwelcome effects.'));
  if (!written(claim.wouldChangeOurMind)) missing.push(soft('what would change our mind', 'What would change our mind is not written yet.'));
  return missing;
}

function missingEvidence({ evidence, counterSearch }: ClaimStanding): Missing[] {
  const missing: Missing[] = [];
  const own = evidence.filter((item) => item.rivalId === null);
  const speaksFor = own.filter((item) => item.side === 'for');
  // What speaks for another explanation was found by somebody who looked for more than confirmation.
  const speaksAgainst = evidence.some((item) => (item.rivalId === null ? item.side === 'against' : item.side === 'for'));
  if (speaksFor.length === 0) missing.push(hard('evidence', 'Nothing speaks for it yet.'));
  if (!speaksAgainst && !written(counterSearch)) missing.push(hard('what speaks against it', 'Nothing speaks against it, and no search for it is recorded. Where did somebody look?'));
  const kinds = new Set(speaksFor.map((item) => item.kind));
  if (speaksFor.length > 0 && kinds.size === 1) missing.push(soft('evidence', `All that speaks for it is of one kind: ${kindInWords[[...kinds][0]!]}.`));
  const sources = new Set(speaksFor.flatMap((item) => item.sourceIds));
  const groups = new Set(speaksFor.flatMap((item) => item.groups));
  if (speaksFor.filter((item) => item.sourceIds.length > 0).length > 1 && sources.size === 1) missing.push(soft('evidence', 'All the words that speak for it come from one source.'));
  else if (speaksFor.filter((item) => item.groups.length > 0).length > 1 && groups.size === 1) missing.push(soft('evidence', `All the voices that speak for it are from one group: ${[...groups][0]}.`));
  const withoutReason = evidence.filter((item) => !written(item.reason)).length;
  if (withoutReason > 0) missing.push(soft('evidence', withoutReason === 1 ? 'One piece of evidence does not say how it bears on the claim.' : `${withoutReason} pieces of evidence do not say how they bear on the claim.`));
  const stale = evidence.filter((item) => item.stale).length;
  if (stale > 0) missing.push(soft('evidence', stale === 1 ? 'One piece of evidence has changed since it was chosen and waits to be looked at.' : `${stale} pieces of evidence have changed since they were chosen and wait to be looked at.`));
  return missing;
}

const kindInWords: Record<EvidenceStanding['kind'], string> = { quote: 'quotes', sign: 'signs of change', event: 'dated events', figure: 'flow figures', 'packed figure': 'figures from a pack' };

function missingRivals({ rivals, rivalsSearch }: ClaimStanding): Missing[] {
  if (rivals.length === 0) return written(rivalsSearch) ? [] : [hard('other explanations', 'No other explanation is named, and no search for one is recorded. What else could explain the change?')];
  const missing: Missing[] = [];
  const unseen = rivals.filter((rival) => rival.verdict === 'not looked at yet').length;
  if (unseen > 0) missing.push(soft('other explanations', unseen === 1 ? 'One other explanation has not been looked at yet.' : `${unseen} other explanations have not been looked at yet.`));
  const unreasoned = rivals.filter((rival) => rival.verdict !== 'not looked at yet' && !written(rival.reason)).length;
  if (unreasoned > 0) missing.push(soft('other explanations', unreasoned === 1 ? 'The verdict on one other explanation has no reason.' : `The verdicts on ${unreasoned} other explanations have no reason.`));
  return missing;
}

function missingRating({ ratings, criteria }: ClaimStanding): Missing[] {
  if (ratings.length === 0) return [soft('rating', 'How sure we are is not rated yet.')];
  const missing: Missing[] = [];
  if (ratings.length < criteria) missing.push(soft('rating', `How sure we are is rated by ${ratings.length} of ${criteria} criteria.`));
  const unreasoned = ratings.filter((rating) => !written(rating.reason)).length;
  if (unreasoned > 0) missing.push(soft('rating', unreasoned === 1 ? 'One rating has no reason.' : `${unreasoned} ratings have no reason.`));
  return missing;
}

/** Why a claim can't be agreed yet, as one message; null when nothing stands in the way. */
export function whyNotAgreed(missing: readonly Missing[]): string | null {
  const inTheWay = missing.filter((item) => item.hard).map((item) => item.words);
  if (inTheWay.length === 0) return null;
  return `This claim can't be agreed yet. ${inTheWay.join(' ')} Nothing was changed. Add what is missing, or leave the claim as it is.`;
}
