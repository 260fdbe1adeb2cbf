/** The sample's eight claims: what is wrong with the ones that are wrong, Kist finds by itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';

let vault: TestVault;
let claims: Output<'claims.get'>[];
beforeAll(async () => {
  vault = await openTestVault({ sample: true });
  const listed = (await vault.call('claims.list')).claims;
  claims = await Promise.all(listed.map(({ id }) => vault.call('claims.get', { id })));
  // The list and each claim are worked out in two ways, and have to say the same.
  expect(listed.map(({ for: speaksFor, against, stale, missing }) => ({ speaksFor, against, stale, missing }))).toEqual(claims.map((claim) => {
    const counts = listed.find(({ id }) => id === claim.id)!;
    return { speaksFor: counts.for, against: counts.against, stale: claim.staleness.length, missing: claim.missing.length };
  }));
}, 120_000);
afterAll(() => vault?.close());

const claim = (words: string): Output<'claims.get'> => claims.find(({ statement }) => statement.includes(words))!;
const asked = ({ timeQuestions }: Output<'claims.get'>) => timeQuestions.map(({ kind, weight }) => `${weight}: ${kind}`);
const overclaimed = ({ overclaims }: Output<'claims.get'>) => overclaims.map(({ where, words }) => `${where}: ${words}`);
const middling = async ({ id }: Output<'claims.get'>) => (await vault.call('claims.weigh', { claimId: id })).posteriors.map(({ posterior }) => Number(posterior.toFixed(3)))[1];
const ruledOut = 'A test that it has to pass was not passed: as it is written, that rules it out.';

test('there are eight, none of them stale', () => {
  expect(claims).toHaveLength(8);
  expect(claims.flatMap(({ staleness }) => staleness)).toEqual([]);
});

describe('housing', () => {
  test('is in order: every step fits, a rival is in the package with its evidence, and nothing is missing', () => {
    const housing = claim('named housing officer');
    expect(housing.missing).toEqual([]);
    expect(housing.overclaims).toEqual([]);
    const moved = housing.rivals.find(({ factorId }) => factorId !== null)!;
    expect(housing.package.find(({ id }) => id === moved.factorId)).toMatchObject({ role: 'co-contributor', factor: 'A head of housing who was redrawing her service already' });
    expect(housing.evidence.filter(({ rivalId }) => rivalId === moved.id)).toHaveLength(3);
    expect(housing).toMatchObject({ weakest: 'Independence', cerqual: { level: 'moderate' }, versions: [{ number: 1 }], reviewers: [{ said: 'agrees partly' }, { said: 'agrees' }] });
    expect(housing.bond!.totals.map(({ colour }) => colour)).toEqual(['light green', 'not rated', 'not rated', 'dark green', 'not rated']);
  });
  test('two accounts of one date disagree, and both are kept', () => {
    const [question, ...others] = claim('named housing officer').timeQuestions;
    expect(others).toEqual([]);
    expect(question).toMatchObject({ kind: 'sources disagree', weight: 'question', sentence: "Accounts of “A new head of housing takes up post” disagree: October 2022 (Leaders' meeting, September 2024) and November 2022 (Council staff list).", waysOn: expect.arrayContaining([expect.stringContaining('Keep both')]) });
  });
  test('two who tell of one visit count as little more than one', async () => {
    const housing = claim('named housing officer');
    expect(await middling(housing)).toBe(0.93);
    const { packages } = await vault.call('claims.weigh', { claimId: housing.id });
    expect(packages.map(({ evidenceIds, effective }) => [evidenceIds.length, Number(effective.toFixed(2))]).toSorted()).toEqual([[1, 1], [2, 1.2]]);
  });
});

test('the weekend in October has not started what had begun in September: that is seen at first look', async () => {
  const weekend = claim('Three Days Away of October 2022');
  expect(asked(weekend)).toEqual(['conflict: effect before cause']);
  expect(weekend.timeQuestions[0]!.sentence).toMatch(/“Parents run family night.*is dated 6 September 2022, before .*14 to 16 October 2022/);
  expect(weekend.timeQuestions[0]!.waysOn).toHaveLength(3);
  expect(weekend.timeQuestions[0]!.sentence).not.toMatch(/false|wrong/);
  expect(weekend.missing.slice(0, weekend.missingForAgreement)).toEqual([ruledOut]);
  expect(weekend.missing).toContain('One step of its pathway does not fit the dates, places or numbers that are recorded.');
  expect(await middling(weekend)).toBe(0.038);
  expect(overclaimed(weekend)).toEqual(['the statement: led parents to']);
  expect(weekend.relations.map(({ kind, fromId }) => [kind, fromId === weekend.id]).toSorted()).toEqual([['contradicts', false], ['depends on', false]]);
  const { sentences } = await vault.call('claims.story', { claimId: weekend.id });
  expect(sentences.length).toBeGreaterThan(15);
  expect(sentences.every(({ stale, isOwn }) => stale === null && !isOwn)).toBe(true);
  expect(sentences.find(({ text }) => text.includes('before “Parents of Millbank go'))!.evidenceIds).toHaveLength(1);
});

test('small sums soon: too few were reached, and the words claim more than the record', () => {
  const tin = claim('small sums from the Tin');
  expect(asked(tin)).toEqual(['conflict: too few reached']);
  expect(tin.timeQuestions[0]!.sentence).toContain('reached 9 at most');
  expect(overclaimed(tin)).toEqual(['the statement: led to']);
});

test('a worker placed in the hall: everything comes from one source', () => {
  const worker = claim('Placing a community learning worker');
  expect(asked(worker)).toEqual([]);
  expect(worker.missing).toEqual(expect.arrayContaining(['All the words that speak for it come from one source.', 'All that speaks for it is of one kind: quotes.']));
  expect(worker.evidence.every(({ sharesWith }) => sharesWith.length === 3)).toBe(true);
  expect(worker.weakest).toBe('Triangulation');
});

test('dated moves: agreed, with the money that has not moved looked for in vain', () => {
  const moves = claim("children's dated moves");
  expect(moves).toMatchObject({ status: 'agreed', missingForAgreement: 0 });
  expect(moves.evidence.filter(({ target }) => target === null)).toMatchObject([{ test: 'smoking gun', result: 'No smoking gun: that hardly weakens it.' }]);
});

test('better health of mind can’t pass from draft: the programme is its only cause, and it says so too surely', async () => {
  const mind = claim('better health of mind');
  expect(mind).toMatchObject({ status: 'draft', missingToLeaveDraft: 1 });
  expect(mind.missing[0]).toBe('No other factor is named. The programme is never the only cause: what else was needed?');
  expect(overclaimed(mind)).toEqual(['the statement: As a direct result of', 'what changed: Clearly', "the programme's part: made parents feel"]);
  expect(asked(mind)).toEqual(['question: no date']);
  expect(mind.missing).toContain('All the words that speak for it come from one source.');
  expect(await vault.answer('claims.edit', { id: mind.id, status: 'challenged' })).toMatchObject({ error: { code: 'not-allowed', message: expect.stringContaining("can't pass from draft") } });
});

test('a call for ideas, and backing that went with a manager: what had to be there later is not', () => {
  for (const words of ['call for ideas', 'lasting change in how family support']) expect(claim(words).missing[0]).toBe(ruledOut);
  expect(overclaimed(claim('lasting change'))).toEqual(['the statement: led to']);
  expect(claim('lasting change').package.map(({ role }) => role)).toEqual(['programme', 'supporting factor', 'co-contributor']);
});

test('across claims: nobody young bears on any, and where somebody looked in vain is told from where nobody looked', async () => {
  const matrix = await vault.call('claims.matrix', { rows: 'claims', columns: 'groups' });
  expect(matrix.gaps[0]).toContain('Children and young people');
  expect(new Set(matrix.cells.flat())).toEqual(new Set(['for', 'against', 'mixed', 'looked and absent', 'not looked']));
  const { gaps } = await vault.call('claims.progress', { every: 'quarter' });
  expect(gaps.length).toBeGreaterThan(3);
});
