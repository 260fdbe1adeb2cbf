/**
 * What a claim still lacks, in plain sentences. The rules are those of contribution analysis (Mayne: a programme is one part of a causal package, rivals are looked
 * at, what speaks against is looked for), never a count of how many people say so.
 */
import type { Claim, ClaimPart } from '../../contract/index.ts';
import type { ClaimStanding, Missing } from './claim-standing.ts';
import { missingEvidence } from './missing-evidence.ts';

const written = (prose: string): boolean => prose.trim() !== '';

/** Everything that is missing: what keeps the claim in draft first, then what keeps it from being agreed, each part in the order in which a claim is written. */
export function missingIn(claim: ClaimStanding): Missing[] {
  const all = [...missingStory(claim), ...missingCourse(claim), ...missingEvidence(claim), ...missingRivals(claim), ...missingRating(claim)];
  const behind = (gate: Missing['gate']): Missing[] => all.filter((item) => item.gate === gate);
  return [...behind('draft'), ...behind('agreement'), ...behind(null)];
}

const missing = (gate: Missing['gate'], part: ClaimPart, words: string): Missing => ({ words, gate, part });

/** Whether anything beside the programme is named as needed. */
export const isOnlyCause = ({ otherFactors, coContributors, package: factors }: Pick<ClaimStanding, 'otherFactors' | 'coContributors' | 'package'>): boolean =>
  !otherFactors.some(written) && !coContributors.some(written) && !factors.some(({ role }) => role !== 'programme');

function missingStory(claim: ClaimStanding): Missing[] {
  const found: Missing[] = [];
  if (claim.outcomeIds.length + claim.indicatorIds.length === 0) found.push(missing('agreement', 'what it is about', 'It names no outcome or leading indicator that changed.'));
  if (isOnlyCause(claim)) found.push(missing('draft', 'what else was needed', 'No other factor is named. The programme is never the only cause: what else was needed?'));
  const redundant = claim.package.filter(({ role, nonRedundant }) => role !== 'context' && !written(nonRedundant));
  if (redundant.length > 0) found.push(missing(null, 'what else was needed', redundant.length === 1 ? `Why the change would not have come about without “${redundant[0]!.factor}” is not written yet.` : `Of ${redundant.length} factors it is not written yet why the change would not have come about without them.`));
  if (!written(claim.changeObserved)) found.push(missing(null, 'what changed', 'What changed, for whom, when, and how we know, is not written yet.'));
  if (!written(claim.programmePart)) found.push(missing(null, "the programme's part", "The programme's part is not written yet."));
  if (claim.placeId === null) found.push(missing(null, 'place and time', 'It does not say where.'));
  if (claim.period === null) found.push(missing(null, 'place and time', 'It does not say when.'));
  if (!written(claim.unintended)) found.push(missing(null, 'unintended effects', 'Nobody has written down whether there were unintended or unwelcome effects.'));
  if (!written(claim.wouldChangeOurMind)) found.push(missing(null, 'what would change our mind', 'What would change our mind is not written yet.'));
  return found;
}

/** The pathway as it happened: what of it can't have been so as it is written, and what it points at that is gone. */
function missingCourse({ timeQuestions, gone }: ClaimStanding): Missing[] {
  const conflicts = timeQuestions.filter(({ weight }) => weight === 'conflict').length;
  const found = gone.map((words) => missing(null, 'how it came about', `It points at something that is no longer here: ${words}.`));
  if (conflicts > 0) found.push(missing(null, 'how it came about', conflicts === 1 ? 'One step of its pathway does not fit the dates, places or numbers that are recorded.' : `In ${conflicts} ways its pathway does not fit the dates, places or numbers that are recorded.`));
  return found;
}

function missingRivals({ rivals, rivalsSearch }: ClaimStanding): Missing[] {
  if (rivals.length === 0) return written(rivalsSearch) ? [] : [missing('draft', 'other explanations', 'No other explanation is named, and no search for one is recorded. What else could explain the change?')];
  const found: Missing[] = [];
  const unseen = rivals.filter((rival) => rival.verdict === 'not looked at yet').length;
  if (unseen > 0) found.push(missing(null, 'other explanations', unseen === 1 ? 'One other explanation has not been looked at yet.' : `${unseen} other explanations have not been looked at yet.`));
  const unreasoned = rivals.filter((rival) => rival.verdict !== 'not looked at yet' && !written(rival.reason)).length;
  if (unreasoned > 0) found.push(missing(null, 'other explanations', unreasoned === 1 ? 'The verdict on one other explanation has no reason.' : `The verdicts on ${unreasoned} other explanations have no reason.`));
  return found;
}

function missingRating({ ratings, criteria }: ClaimStanding): Missing[] {
  if (ratings.length === 0) return [missing(null, 'rating', 'How sure we are is not rated yet.')];
  const found: Missing[] = [];
  if (ratings.length < criteria) found.push(missing(null, 'rating', `How sure we are is rated by ${ratings.length} of ${criteria} criteria.`));
  const unreasoned = ratings.filter((rating) => !written(rating.reason)).length;
  if (unreasoned > 0) found.push(missing(null, 'rating', unreasoned === 1 ? 'One rating has no reason.' : `${unreasoned} ratings have no reason.`));
  return found;
}

/** What keeps a claim from a status; drafts and withdrawn claims may lack anything. */
export function inTheWayOf(status: Claim['status'], all: readonly Missing[]): Missing[] {
  if (status === 'draft' || status === 'withdrawn') return [];
  return all.filter(({ gate }) => gate === 'draft' || (gate === 'agreement' && status === 'agreed'));
}

/** Why a claim can't have a status yet, as one message; null when nothing stands in the way. */
export function whyNotYet(status: Claim['status'], all: readonly Missing[]): string | null {
  const inTheWay = inTheWayOf(status, all);
  if (inTheWay.length === 0) return null;
  return `This claim can't ${status === 'agreed' ? 'be agreed' : 'pass from draft'} yet. ${inTheWay.map(({ words }) => words).join(' ')} Nothing was changed. Add what is missing, or leave the claim as it is.`;
}
