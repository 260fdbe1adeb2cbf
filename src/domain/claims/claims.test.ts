import { describe, expect, test } from 'vitest';
import { knownDay, parseUncertainDate } from '../timeline/uncertain-date.ts';
import { isReworded } from '../framework/wording.ts';
import { overTime, tallySigns } from '../framework/signs.ts';
import { coverageOf, coverageWords } from './coverage.ts';
import type { ClaimStanding, EvidenceStanding } from './claim-standing.ts';
import { inTheWayOf, missingIn, whyNotYet } from './missing.ts';
import type { PinnedFigure, PinnedQuote } from './pinned.ts';
import { staleFigure, staleQuote, type WordsNow } from './stale.ts';
import { weakestOf } from './weakest.ts';

const date = (text: string) => {
  const reading = parseUncertainDate(text);
  if (!reading.understood) throw new Error(reading.reason);
  return reading.date;
};

describe('the weakest point', () => {
  const criteria = ['Plausibility', 'Uniqueness', 'Triangulation', 'Independence'].map((name) => ({ key: name.toLowerCase(), name }));
  const rated = (...levels: number[]) => weakestOf(criteria, levels.map((level, index) => ({ criterion: criteria[index]!.key, level })));
  test('is named, never averaged', () => expect(rated(4, 0, 4, 4)).toBe('Uniqueness'));
  test('of two that tie is both', () => expect(rated(1, 2, 1, 3)).toBe('Plausibility and Triangulation'));
  test('of more is the first two among others', () => expect(rated(2, 2, 2, 3)).toBe('Plausibility and Uniqueness, among others'));
  test('is not known before all is rated', () => {
    expect(rated(4, 0, 4)).toBeNull();
    expect(weakestOf([], [])).toBeNull();
  });
});

describe('voice coverage', () => {
  test('has a row for every group, with absences in words', () => {
    const asked = [{ id: 'a', group: 'Parents' }, { id: 'b', group: 'Parents' }, { id: 'c', group: 'Police' }];
    expect(coverageOf(['Children', 'Parents'], asked, new Set(['a', 'x']))).toEqual([
      { group: 'Children', speakToIt: 0, asked: 0, words: 'nobody was asked' },
      { group: 'Parents', speakToIt: 1, asked: 2, words: '1 of 2 asked' },
      { group: 'Police', speakToIt: 0, asked: 1, words: 'none yet, 1 asked' },
    ]);
  });
  test.each([
    [0, 0, 'nobody was asked'], [0, 11, 'none yet, 11 asked'], [9, 15, '9 of 15 asked'], [3, 15, 'fewer than 5 of 15 asked'], [2, 3, 'fewer than 5 asked'], [0, 3, 'none yet, fewer than 5 asked'], [5, 5, '5 of 5 asked'],
  ])('beyond the team hides small numbers: %i of %i', (speakToIt, asked, words) => {
    expect(coverageWords({ speakToIt, asked }, 5)).toBe(words);
  });
});

describe('what is missing', () => {
  const empty: ClaimStanding = {
    placeId: null, period: null, outcomeIds: [], indicatorIds: [], changeObserved: '', programmePart: '', otherFactors: [], coContributors: [], unintended: '', rivalsSearch: '', counterSearch: '', wouldChangeOurMind: '',
    ratings: [], evidence: [], rivals: [], package: [], steps: [], timeQuestions: [], gone: [], criteria: 5,
  };
  const piece = (more: Partial<EvidenceStanding> = {}): EvidenceStanding => ({ side: 'for', rivalId: null, reason: 'Because.', together: '', kind: 'quote', stale: false, sourceIds: ['s1'], eventIds: [], dataIds: [], groups: ['Parents'], expectation: null, ...more });
  const test_ = (more: Partial<NonNullable<EvidenceStanding['expectation']>> = {}): NonNullable<EvidenceStanding['expectation']> => ({ certainty: 'no', uniqueness: 'no', looked: 'found', search: '', decides: true, ...more });
  const whole: ClaimStanding = {
    ...empty, placeId: 'p', period: date('2024'), outcomeIds: ['o'], changeObserved: 'x', programmePart: 'x', otherFactors: ['a worker'], unintended: 'x', counterSearch: 'x', wouldChangeOurMind: 'x',
    ratings: ['a', 'b', 'c', 'd', 'e'].map((criterion) => ({ criterion, level: 2, reason: 'Because.' })),
    evidence: [piece({ expectation: test_() }), piece({ kind: 'event', sourceIds: [], groups: [] })], rivals: [{ statement: 'Another', verdict: 'weakened', reason: 'Because.' }],
  };
  const words = (more: Partial<ClaimStanding>) => missingIn({ ...whole, ...more }).map((item) => item.words);

  test('of a whole claim is nothing', () => {
    expect(missingIn(whole)).toEqual([]);
    expect(whyNotYet('agreed', missingIn(whole))).toBeNull();
  });
  test('of an empty one is said in full, first what keeps it in draft, then what keeps it from being agreed', () => {
    const missing = missingIn(empty);
    expect(missing.map((item) => item.gate)).toEqual(['draft', 'draft', 'draft', 'agreement', 'agreement', ...Array(7).fill(null)]);
    expect(missing.slice(0, 5).map((item) => item.words)).toEqual([
      'No other factor is named. The programme is never the only cause: what else was needed?',
      'Nothing speaks against it, and no search for it is recorded. Where did somebody look?',
      'No other explanation is named, and no search for one is recorded. What else could explain the change?',
      'It names no outcome or leading indicator that changed.',
      'Nothing speaks for it yet.',
    ]);
    for (const status of ['challenged', 'revised'] as const) expect(inTheWayOf(status, missing)).toEqual(missing.slice(0, 3));
    for (const status of ['draft', 'withdrawn'] as const) expect(whyNotYet(status, missing)).toBeNull();
    expect(whyNotYet('revised', missing)).toMatch(/^This claim can't pass from draft yet\. /);
    expect(whyNotYet('agreed', missing)).toMatch(/^This claim can't be agreed yet\. .* Nothing was changed\./);
  });
  test('counts what speaks for another explanation as having looked', () => {
    expect(words({ counterSearch: '' })).toEqual(['Nothing speaks against it, and no search for it is recorded. Where did somebody look?']);
    expect(words({ counterSearch: '', evidence: [...whole.evidence, piece({ rivalId: 'r' })] })).toEqual([]);
    expect(words({ counterSearch: '', evidence: [...whole.evidence, piece({ rivalId: 'r', side: 'against' })] })).toHaveLength(1);
  });
  test('names one-sided evidence', () => {
    expect(words({ evidence: [piece({ expectation: test_() }), piece()] })).toEqual(['All that speaks for it is of one kind: quotes.', 'All the words that speak for it come from one source.']);
    expect(words({ evidence: [piece({ expectation: test_() }), piece({ sourceIds: ['s2'] }), piece({ kind: 'sign', sourceIds: ['s3'] })] })).toEqual(['All the voices that speak for it are from one group: Parents.']);
    expect(words({ evidence: [...whole.evidence, piece({ reason: ' ' })] })).toEqual(['All the words that speak for it come from one source.', 'One piece of evidence does not say how it bears on the claim.']);
  });
  test('the programme is not its only cause where a factor, a co-contributor or a short note says what else was needed', () => {
    const programme = { role: 'programme', factor: 'The evenings', nonRedundant: 'x' } as const;
    const factor = (role: 'supporting factor' | 'context', nonRedundant: string) => ({ role, factor: 'A worker', nonRedundant });
    expect(words({ otherFactors: [' '], package: [programme] })).toHaveLength(1);
    expect(words({ otherFactors: [], coContributors: ['The tenants’ union'] })).toEqual([]);
    expect(words({ otherFactors: [], package: [programme, factor('supporting factor', 'x')] })).toEqual([]);
    expect(words({ package: [factor('supporting factor', ''), factor('context', '')] })).toEqual(['Why the change would not have come about without “A worker” is not written yet.']);
  });
  test('asks for items that decide, for both their answers, and for a look', () => {
    const [one, other] = whole.evidence as [EvidenceStanding, EvidenceStanding];
    expect(words({ evidence: [{ ...one, expectation: null }, other] })).toEqual(['No item is named that decides: what would we have to see if it holds, or could hardly see otherwise?']);
    expect(words({ evidence: [one, other, piece({ kind: null, sourceIds: [], groups: [], expectation: test_({ certainty: 'not said', looked: 'not looked for' }) })] })).toEqual(['One item that decides does not say yet what kind of test it is.', 'One item that decides has not been looked for yet.']);
    expect(words({ evidence: [one, other, piece({ kind: null, sourceIds: [], groups: [], expectation: test_({ looked: 'not found' }) })] })).toEqual(['One item was not found, but where somebody looked is not written down.']);
  });
  test('a hoop that it did not pass keeps it from being agreed, and counts as a look for what speaks against it', () => {
    const hoop = piece({ kind: null, sourceIds: [], groups: [], expectation: test_({ certainty: 'yes', looked: 'not found', search: 'Minutes of 2023' }) });
    const missing = missingIn({ ...whole, counterSearch: '', evidence: [...whole.evidence, hoop] });
    expect(missing.map(({ words: said, gate }) => [said, gate])).toEqual([['A test that it has to pass was not passed: as it is written, that rules it out.', 'agreement']]);
  });
  test('what was expected against it and looked for in vain is a search that found nothing', () => {
    const counter = piece({ side: 'against', kind: null, sourceIds: [], groups: [], expectation: test_({ looked: 'not found', search: 'All eleven transcripts' }) });
    expect(words({ counterSearch: '', evidence: [...whole.evidence, counter] })).toEqual([]);
  });
  test('several pieces that go back to one event are one witness; so are those that a person put together', () => {
    const event = piece({ kind: 'event', sourceIds: [], eventIds: ['e'], groups: [] });
    const sign = piece({ kind: 'sign', sourceIds: [], eventIds: ['e'], groups: [], expectation: test_() });
    const oneWitness = 'All that speaks for it goes back to the same source, event or data: it is one witness.';
    expect(words({ evidence: [event, sign] })).toEqual([oneWitness]);
    expect(words({ evidence: [event, { ...sign, eventIds: ['f'] }] })).toEqual([]);
    expect(words({ evidence: [{ ...event, together: 'the service' }, { ...sign, eventIds: ['f'], together: 'the service' }] })).toEqual([oneWitness]);
  });
  test('counts what the timeline holds to be impossible, and names what is gone', () => {
    expect(words({ timeQuestions: [{ weight: 'conflict' }, { weight: 'question' }], gone: ['an event that tells of the step “Soup”'] })).toEqual([
      'It points at something that is no longer here: an event that tells of the step “Soup”.',
      'One step of its pathway does not fit the dates, places or numbers that are recorded.',
    ]);
  });
  test('names what is stale, unlooked at and unreasoned', () => {
    expect(words({ evidence: [piece({ stale: true, expectation: test_() }), ...whole.evidence.slice(1)] })).toEqual(['One piece of evidence has changed since it was chosen and waits to be looked at.']);
    expect(words({ rivals: [{ statement: 'a', verdict: 'not looked at yet', reason: '' }, { statement: 'b', verdict: 'eliminated', reason: '' }] })).toEqual(['One other explanation has not been looked at yet.', 'The verdict on one other explanation has no reason.']);
    expect(words({ ratings: whole.ratings.slice(0, 3).map((rating) => ({ ...rating, reason: '' })) })).toEqual(['How sure we are is rated by 3 of 5 criteria.', '3 ratings have no reason.']);
  });
});

describe('staleness', () => {
  const quote: PinnedQuote = { kind: 'quote', revisionId: 'r1', quoteHash: 'h', codes: [{ id: 'a', name: 'trust' }, { id: 'b', name: 'food' }] };
  const now = (more: Partial<WordsNow> = {}): WordsNow => ({ sourceTitle: 'Evening', removed: false, words: 'there', codeIds: new Set(['a', 'b', 'c']), withdrawn: [], ...more });
  test('of a quote', () => {
    expect(staleQuote(quote, now())).toBeNull();
    expect(staleQuote(quote, now({ codeIds: new Set(['c']) }))?.why).toBe('The passage was recoded: it was coded “trust” and “food” when it was chosen, and no longer is.');
    expect(staleQuote(quote, now({ words: 'changed' }))).toEqual({ why: 'The text of “Evening” was corrected, and the words that were chosen read otherwise now.', gone: false });
    expect(staleQuote(quote, now({ words: 'gone' }))).toMatchObject({ gone: true });
    expect(staleQuote(quote, null)).toMatchObject({ gone: true });
  });
  const figure: PinnedFigure = { kind: 'figure', hash: 'h', sentence: 'Eight moved.', datasetName: 'Moves', datasetVersion: 1, threshold: 3, rule: 'rounded' };
  const figureNow = { removed: false, datasetName: 'Moves', threshold: 3, answer: { hash: 'h', sentence: 'Eight moved.' }, why: null, later: null };
  test('of a figure', () => {
    expect(staleFigure(figure, figureNow)).toBeNull();
    expect(staleFigure(figure, { ...figureNow, answer: { hash: 'i', sentence: 'Nine moved.' } })?.why).toBe('The answer was “Eight moved.” when it was chosen and is now “Nine moved.”.');
    expect(staleFigure(figure, { ...figureNow, answer: null })).toMatchObject({ gone: true });
    expect(staleFigure(figure, { ...figureNow, removed: true })?.why).toBe('The flow data “Moves” were taken out of the vault.');
    expect(staleFigure(figure, null)).toMatchObject({ gone: true });
  });
  test('a changed threshold never brings an old release back', () => {
    const { why } = staleFigure({ ...figure, sentence: 'Four moved.' }, { ...figureNow, threshold: 5, answer: { hash: 'i', sentence: 'Hidden.' } })!;
    expect(why).toBe('The threshold below which numbers are hidden was 3 when it was chosen and is now 5.');
  });
});

describe('wordings and signs', () => {
  test('blanks are no new wording', () => {
    expect(isReworded('We feel  heard', ' We feel heard\n')).toBe(false);
    expect(isReworded('Café', 'Cafe\u0301')).toBe(false);
    expect(isReworded('We feel heard', 'We feel listened to')).toBe(true);
  });
  test('stand over time, the better dated first; gone ones are not counted', () => {
    const signs = [{ id: 'c', date: date('2024') }, { id: 'a', date: date('2023') }, { id: 'b', date: knownDay('2023-01-01') }, { id: 'd', date: date('2024') }];
    expect(overTime(signs).map((sign) => sign.id)).toEqual(['b', 'a', 'c', 'd']);
    expect(tallySigns([{ polarity: 'mixed', stands: true }, { polarity: 'mixed', stands: false }, { polarity: 'confirming', stands: true }])).toEqual({ confirming: 1, mixed: 1, disconfirming: 0 });
  });
});
