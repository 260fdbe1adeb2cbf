import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixRequest, Question, Term } from '../../contract/questions.ts';
import type { Restriction } from '../../contract/restriction.ts';
import { standingIn } from '../coding/standing.ts';
import { cellByHand, findByHand, isVoice, wordsAsked } from '../../../test/questions/by-hand.ts';
import { passagesOfCell } from './cell.ts';
import { codingsAsked, findPassages } from './find.ts';
import type { SavedNamed } from './finds.ts';
import { answerMatrix, layMatrix } from './matrix.ts';
import { amountOf, piecesOf } from './pieces.ts';
import { groundOf, someWorld, type World, worldSource } from '../../../test/questions/small-world.ts';
import { indexWords, wordsBegunBefore, wordsEndedBy } from './word-index.ts';

const code = (codeId: string, more: Partial<Extract<Term, { is: 'code' }>> = {}): Term => ({ is: 'code', codeId, ...more });

const someCode: fc.Arbitrary<Term> = fc.record({ is: fc.constant('code' as const), codeId: fc.constantFrom('a', 'b', 'c', 'd'), below: fc.boolean(), weightFrom: fc.constantFrom(undefined, undefined, 2), weightTo: fc.constantFrom(undefined, undefined, 2) });
const someDistance = fc.option(fc.record({ most: fc.nat(4), unit: fc.constantFrom('words' as const, 'turns' as const) }), { nil: undefined });
const someTerm: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'term' },
    someCode,
    fc.record({ is: fc.constant('words' as const), words: fc.constantFrom('tea', 'trust', 'we') }),
    fc.record({ is: fc.constant('saved' as const), questionId: fc.constantFrom('q1', 'q2') }),
    fc.record({ is: fc.constant('any' as const), of: fc.array(tie('term'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ is: fc.constant('all' as const), of: fc.array(tie('term'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ is: fc.constant('not' as const), of: tie('term') }),
    fc.record({
      is: fc.constant('relation' as const),
      how: fc.constantFrom('overlaps' as const, 'within' as const, 'encloses' as const, 'followed by' as const, 'near' as const, 'same turn' as const, 'same paragraph' as const, 'same source' as const, 'same voice' as const),
      one: tie('term'), other: tie('term'), distance: someDistance, without: fc.boolean(),
    }),
  ),
})).term;
const someRestriction: fc.Arbitrary<Restriction> = fc.record(
  {
    sourceIds: fc.subarray(['s0', 's1', 's2']), kinds: fc.subarray(['interview', 'focus group', 'story'] as const), voiceIds: fc.subarray(['v0', 'v1', 'v2']), groups: fc.subarray(['parents', 'workers', '']),
    placeIds: fc.subarray(['city', 'north', 'south', 'far']), coderIds: fc.subarray(['k1', 'k2']), attributes: fc.constantFrom([], [{ name: 'ward', values: ['east'] }], [{ name: 'ward', values: ['east', 'west'] }]),
    from: fc.constantFrom('2024-01-01', '2024-02-01'), to: fc.constantFrom('2024-02-02', '2024-03-01', '2025-01-01'), interviewers: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Restriction>;
const fewRestrictions = fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.constant({ interviewers: true }) }, { weight: 3, arbitrary: someRestriction });

const savedQuestions: Record<string, Question> = { q1: { find: { is: 'any', of: [code('a'), code('d')] } }, q2: { find: { is: 'relation', how: 'near', one: code('b', { below: true }), other: { is: 'saved', questionId: 'q1' }, distance: { most: 3, unit: 'words' } }, restriction: { groups: ['parents'], interviewers: true } } };
const saved: SavedNamed = { question: (id) => savedQuestions[id] ?? null, nameOf: (id) => (id in savedQuestions ? id : null) };

function stretches(world: World, question: Question) {
  const ground = groundOf(world);
  const { passages, scope } = findPassages(ground, question, saved.question);
  const list = Array.from({ length: passages.count }, (_, index) => ({ source: ground.sources[passages.source[index]!]!.id, start: passages.start[index]!, end: passages.end[index]! }));
  return { list, amount: amountOf(ground, passages, piecesOf(ground, scope, passages)) };
}

describe('words of a text', () => {
  test('stand where a coding counts them, in any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.constantFrom('a', 'é', '—', ' ', '\n', '\u00a0', '𝒜', "'", '1', '\u3000', '\u200b'), { maxLength: 40 }).map((parts) => parts.join(''))), fc.nat(40), fc.nat(40), (text, from, length) => {
        const [start, end] = [Math.min(from, text.length), Math.min(from + length + 1, text.length + 1)];
        const words = indexWords(text);
        const { firstWord, lastWord } = standingIn(text, [])({ start, end });
        expect([wordsEndedBy(words, start), wordsBegunBefore(words, end)]).toEqual([firstWord, lastWord]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a question', () => {
  test('finds what it finds by hand, whatever is asked of whichever words', () => {
    let found = 0;
    fc.assert(
      fc.property(someWorld, someTerm, fewRestrictions, (world, find, restriction) => {
        const question = { find, restriction };
        const { list, amount } = stretches(world, question);
        const expected = findByHand(world, question, savedQuestions);
        expect(list).toEqual(expected);
        const words = wordsAsked(world, expected, [restriction]);
        expect(amount).toMatchObject({ passages: expected.length, sources: new Set(expected.map((one) => one.source)).size, words: words.size });
        found += expected.length > 0 ? 1 : 0;
      }),
      { numRuns: 3000 },
    );
    // The test proves little if most questions found nothing.
    expect(found).toBeGreaterThan(600);
  }, 300_000);

  describe('by example', () => {
    const speakers = [
      { label: 'Interviewer', role: 'interviewer' as const, voice: null },
      { label: 'Morag', role: 'participant' as const, voice: 'morag' },
      { label: 'Tam', role: 'participant' as const, voice: 'tam' },
    ];
    const talk = worldSource('talk', [[0, 'What made you trust them?'], [1, 'They came back. Every week they came back.'], [0, 'And you?'], [2, 'I was moved. I trust few people.']], speakers);
    const put = (codeId: string, words: string, coder = 'ann') => {
      const start = talk.text.indexOf(words);
      return { id: `${codeId}-${words}-${coder}`, code: codeId, coder, source: 'talk', start, end: start + words.length, weight: null };
    };
    const world: World = {
      sources: [talk],
      codings: [put('trust', 'trust them'), put('trust', 'They came back.'), put('trust', 'They came back.', 'bo'), put('often', 'Every week they came back.'), put('moved', 'I was moved. I trust'), put('trust', 'I trust few people.')],
      codes: [{ id: 'trust', parent: null, family: '' }, { id: 'often', parent: null, family: '' }, { id: 'moved', parent: null, family: '' }],
      voices: [{ id: 'morag', group: 'parents', place: null, attributes: {} }, { id: 'tam', group: 'workers', place: null, attributes: {} }],
      places: [],
      coders: ['ann', 'bo'],
    };
    const words = (question: Question): string[] => stretches(world, question).list.map(({ start, end }) => talk.text.slice(start, end));

    test('codings of two coders on the same words are one passage, and the interviewer is left out unless asked', () => {
      expect(words({ find: code('trust') })).toEqual(['They came back.', 'I trust few people.']);
      expect(words({ find: code('trust'), restriction: { interviewers: true } })).toEqual(['trust them', 'They came back.', 'I trust few people.']);
    });
    test('all: the words that both cover; without those of another', () => {
      expect(words({ find: { is: 'all', of: [code('trust'), code('moved')] } })).toEqual(['I trust']);
      expect(words({ find: { is: 'all', of: [code('moved'), { is: 'not', of: code('trust') }] } })).toEqual(['I was moved. ']);
    });
    test('any: joined where they overlap', () => {
      expect(words({ find: { is: 'any', of: [code('trust'), code('moved')] } })).toEqual(['They came back.', 'I was moved. I trust few people.']);
    });
    test('not: the turns that nothing touches', () => {
      expect(words({ find: { is: 'not', of: code('often') } })).toEqual(['I was moved. I trust few people.']);
    });
    test('followed by: next to each other with no word between; the question between is counted as a turn', () => {
      const relation = (how: 'followed by' | 'near', most: number, unit: 'words' | 'turns'): Question => ({ find: { is: 'relation', how, one: code('trust'), other: code('moved'), distance: { most, unit } } });
      expect(words({ find: { is: 'relation', how: 'followed by', one: code('trust'), other: code('often'), distance: { most: 0, unit: 'words' } } })).toEqual(['They came back.']);
      expect(words(relation('followed by', 1, 'turns'))).toEqual([]);
      expect(words(relation('followed by', 2, 'turns'))).toEqual(['They came back.']);
      // "Every week they came back." and "And you?" lie between.
      expect([words(relation('near', 6, 'words')), words(relation('near', 7, 'words'))]).toEqual([['I trust few people.'], ['They came back.', 'I trust few people.']]);
    });
    test('without turns it round', () => {
      expect(words({ find: { is: 'relation', how: 'overlaps', one: code('trust'), other: code('moved'), without: true } })).toEqual(['They came back.']);
    });
    test('only what parents say; a passage across question and answer is found whole, and only the answer is counted', () => {
      const whole: World = { ...world, codings: [{ ...put('trust', 'x'), start: 5, end: talk.text.indexOf(' Every') }] };
      const { list, amount } = stretches(whole, { find: code('trust'), restriction: { groups: ['parents'] } });
      expect(list.map(({ start, end }) => talk.text.slice(start, end))).toEqual(['made you trust them?\n\nThey came back.']);
      expect(amount).toMatchObject({ words: 3, voices: 1 });
      expect(stretches(whole, { find: code('trust'), restriction: { groups: ['workers'] } }).list).toEqual([]);
    });
    test('a saved question that asks itself is refused when it is asked', () => {
      const round = (id: string): Question => ({ find: { is: 'saved', questionId: id === 'one' ? 'two' : 'one' } });
      expect(() => findPassages(groundOf(world), { find: { is: 'saved', questionId: 'one' } }, round)).toThrow(/asks itself/);
    });
    test('questions that ask others twice, level upon level, are each asked once', () => {
      const twice = (level: number): Question => ({ find: { is: 'any', of: level === 0 ? [code('trust')] : [{ is: 'saved', questionId: String(level - 1) }, { is: 'saved', questionId: String(level - 1) }] } });
      const { passages } = findPassages(groundOf(world), twice(40), (id) => twice(Number(id)));
      expect(passages.count).toBe(2);
      expect(codingsAsked(groundOf(world), twice(40), (id) => twice(Number(id))).reduce((sum, isAsked) => sum + isAsked, 0)).toBe(3);
    });
    test('a matrix begins with a sentence', () => {
      const matrix = (request: MatrixRequest) => answerMatrix(groundOf(world), layMatrix(groundOf(world), request, saved));
      const byGroup = matrix({ rows: { by: 'code' }, columns: { by: 'group' }, count: 'codings', share: 'of column' });
      expect(byGroup.sentence).toBe('“TRUST” was coded most in the words of “parents”: 2 codings in 1 of 1 interview.');
      expect(byGroup.rows.map(({ name, base }) => [name, base])).toEqual([['TRUST', 3], ['OFTEN', 1], ['MOVED', 1]]);
      expect(byGroup.columns.map(({ name, base }) => [name, base])).toEqual([['parents', 3], ['workers', 2], ['no voice recorded', 0]]);
      expect(byGroup.cells).toEqual([[2, 1, 0], [1, 0, 0], [0, 1, 0]]);
      expect(byGroup.shares).toEqual([[66.7, 50, null], [33.3, 0, null], [0, 50, null]]);
      expect(byGroup.base.sentence).toBe('1 interview with 2 voices; interviewers left out.');
      const together = matrix({ rows: { by: 'code' }, columns: { by: 'code' }, count: 'codings', together: 'same turn' });
      // Both codings of “They came back.” share a turn with the one beside them. On the diagonal stands how often each was coded.
      expect(together.cells).toEqual([[3, 2, 1], [2, 1, 0], [1, 0, 1]]);
      expect(together.sentence).toBe('“TRUST” and “OFTEN” stand together most in the same turn: 2 pairs of codings.');
      expect(() => matrix({ rows: { by: 'code' }, columns: { by: 'code' }, count: 'codings', share: 'of row' })).toThrow(/share of nothing/);
    });
  });
});

const someAxis: fc.Arbitrary<MatrixRequest['rows']> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ by: fc.constant('code' as const), codeIds: fc.option(fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 }), { nil: undefined }), below: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('saved' as const), questionIds: fc.subarray(['q1', 'q2'], { minLength: 1 }) }) },
  { weight: 4, arbitrary: fc.record({ by: fc.constantFrom('source' as const, 'kind' as const, 'voice' as const, 'group' as const, 'place' as const, 'coder' as const) }) },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('period' as const), every: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const) }) },
  { weight: 1, arbitrary: fc.constant({ by: 'attribute' as const, name: 'ward' }) },
);
const someRequest: fc.Arbitrary<MatrixRequest> = fc.record({
  rows: someAxis, columns: someAxis, count: fc.constantFrom('sources' as const, 'voices' as const, 'codings' as const, 'words' as const),
  together: fc.constantFrom(undefined, 'overlaps' as const, 'same turn' as const, 'same paragraph' as const, 'same source' as const, 'same voice' as const), restriction: fewRestrictions,
});

describe('a matrix', () => {
  test('every number is what counting by hand gives, and what the passages behind it add up to', () => {
    let counted = 0;
    fc.assert(
      fc.property(someWorld, someRequest, (world, request) => {
        const ground = groundOf(world);
        const laid = layMatrix(ground, request, saved);
        const matrix = answerMatrix(ground, laid);
        matrix.rows.forEach((row, r) =>
          matrix.columns.forEach((column, c) => {
            const number = matrix.cells[r]![c]!;
            expect([row.key, column.key, number]).toEqual([row.key, column.key, cellByHand(world, request, row.key, column.key, savedQuestions)]);
            const { passages, amount } = passagesOfCell(ground, laid, r, c, Infinity);
            expect([row.key, column.key, request.count === 'codings' ? amount.passages : amount[request.count]]).toEqual([row.key, column.key, number]);
            expect(passages.length).toBe(amount.passages);
            if (request.count === 'words') expect(passages.reduce((sum, passage) => sum + passage.words, 0)).toBe(number);
            if (request.count === 'sources' && request.together !== 'same voice') expect(new Set(passages.map((passage) => passage.source)).size).toBe(number);
            counted += number > 0 ? 1 : 0;
          }),
        );
      }),
      { numRuns: 2000 },
    );
    // The test proves little if most cells were empty.
    expect(counted).toBeGreaterThan(1500);
  }, 300_000);

  test('no cell is more than what it is a share of', () => {
    fc.assert(
      fc.property(someWorld, someRequest, (world, request) => {
        const ground = groundOf(world);
        const matrix = answerMatrix(ground, layMatrix(ground, request, saved));
        const isPairs = ['code', 'saved'].includes(request.rows.by) && ['code', 'saved'].includes(request.columns.by);
        if (isPairs && request.count === 'codings') return;
        matrix.rows.forEach((row, r) =>
          matrix.columns.forEach((column, c) => {
            const number = matrix.cells[r]![c]!;
            // With the same voice, the other of two may lie in a source of its own.
            if (!(isPairs && request.together === 'same voice' && request.count === 'sources')) expect(number).toBeLessThanOrEqual(Math.min(row.base, column.base));
            // What a saved question finds is no coding.
            if (request.count !== 'codings' || (request.rows.by !== 'saved' && request.columns.by !== 'saved')) expect(number).toBeLessThanOrEqual(matrix.base[request.count]);
          }),
        );
        expect(matrix.base.voices).toBe(world.voices.filter((voice) => isVoice(world, voice.id) && ground.speakers.some((speaker, index) => ground.voices[speaker.voice]?.id === voice.id && laidSpeaks(request, world, index))).length);
      }),
      { numRuns: 400 },
    );
  });
});

/** Whether a speaker of the ground is among those asked about. */
function laidSpeaks(request: MatrixRequest, world: World, speaker: number): boolean {
  return layMatrix(groundOf(world), request, saved).scope.speaker[speaker] === 1;
}
