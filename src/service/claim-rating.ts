/** How sure people are: the rubric and ratings by it, CERQual for findings, the Bond principles as a review sheet. */
import { bondPrinciples } from '../domain/claims/bond.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Output } from '../contract/index.ts';
import { listClaimRows, listRubrics } from '../vault/claims.ts';
import { claimHere } from './claims.ts';
import type { Handlers } from './context.ts';
import { given, inShort } from './references.ts';

const notRated = { methods: 'not said', coherence: 'not said', adequacy: 'not said', relevance: 'not said', reasons: '', withWhom: '' } as const;

export const claimRatingHandlers = {
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
  'claims.editRubric': ({ change, database, newId }, { criteria, expectedVersion }): Output<'claims.editRubric'> => {
    const current = listRubrics(database)[0]!;
    if (expectedVersion !== undefined && expectedVersion !== current.version) throw new Refusal('conflict', 'Meanwhile the rubric was changed elsewhere. Your words were not stored and are still in front of you: look at it again, then save.', { version: current.version });
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
  'claims.setCerqual': ({ change, database }, { claimId, expectedVersion, ...fields }) => {
    const claim = claimHere(database, claimId);
    const version = change.update('claim', claimId, { cerqual: JSON.stringify({ ...notRated, ...claim.cerqual, ...given(fields) }) }, expectedVersion);
    change.describe(`Rated how far “${inShort(claim.statement)}” represents what people say`);
    return { id: claimId, version };
  },
  'claims.setBond': ({ change, database }, { claimId, expectedVersion, answers }) => {
    const claim = claimHere(database, claimId);
    const unknown = answers.find(({ principle, question }) => !bondPrinciples.some((one) => one.principle === principle && question >= 1 && question <= one.questions.length));
    if (unknown) throw new Refusal('bad-input', `There is no question ${unknown.question} under “${unknown.principle}”. Nothing was changed. Answer the four questions of each of the five principles.`, { principles: bondPrinciples.map(({ principle }) => principle) });
    if (new Set(answers.map(({ principle, question }) => `${principle} ${question}`)).size < answers.length) throw new Refusal('bad-input', 'One question is answered twice. Nothing was changed. Give each question one answer.');
    const version = change.update('claim', claimId, { bond: answers.length === 0 ? null : JSON.stringify(answers) }, expectedVersion);
    change.describe(`Answered the review sheet of “${inShort(claim.statement)}”`);
    return { id: claimId, version };
  },
} satisfies Partial<Handlers<'claims'>>;
