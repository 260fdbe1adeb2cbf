import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relations, type Question, type Term } from '../../contract/questions.ts';
import { knownDay } from '../timeline/uncertain-date.ts';
import { periodOf, periodsAcross } from './periods.ts';
import { type Names, questionInWords } from './question-in-words.ts';
import { asksItself, codesAsked, questionsAsked } from './saved.ts';

const known: Record<string, string> = { trust: 'Trust', moved: 'Being moved', school: 'School', early: 'Trust early on', millbank: 'Millbank', ann: 'Ann', talk: 'Family evening', morag: 'Morag' };
const nameOf = (id: string): string | null => known[id] ?? null;
const names: Names = { code: nameOf, question: nameOf, source: nameOf, voice: nameOf, place: nameOf, coder: nameOf };
const code = (codeId: string, below = false): Term => ({ is: 'code', codeId, ...(below && { below }) });

describe('a question in words', () => {
  test.each<[Question, string]>([
    [
      { find: { is: 'relation', how: 'overlaps', one: code('trust', true), other: code('moved') }, restriction: { kinds: ['interview'], groups: ['parent or carer'], placeIds: ['millbank'] } },
      'Passages coded “Trust” (with the codes below it) that overlap with passages coded “Being moved”, in interviews, said by voices of the group “parent or carer”, from “Millbank”, interviewers left out.',
    ],
    [{ find: { is: 'all', of: [code('trust'), code('moved'), { is: 'not', of: code('school') }] }, restriction: { interviewers: true } }, 'Words coded both “Trust” and “Being moved” but not coded “School”, in all sources, interviewers counted too.'],
    [{ find: { is: 'any', of: [code('trust'), code('moved'), code('school')] } }, 'Passages coded “Trust”, “Being moved” or “School”, joined where they overlap, in all sources, interviewers left out.'],
    [{ find: { is: 'not', of: code('trust') }, restriction: { coderIds: ['ann'], from: '2024-03-01' } }, 'Turns that nothing of passages coded “Trust” touches, dated 1 March 2024 or later, coded by “Ann”, interviewers left out.'],
    [
      { find: { is: 'relation', how: 'followed by', one: code('trust'), other: { is: 'words', words: 'social worker' }, distance: { most: 2, unit: 'turns' }, without: true } },
      'Passages coded “Trust” that are not followed, within 2 turns, by paragraphs with the words “social worker”, in all sources, interviewers left out.',
    ],
    [{ find: { is: 'saved', questionId: 'early' }, restriction: { attributes: [{ name: 'ward', values: ['East', 'West'] }] } }, 'What “Trust early on” finds, said by voices whose “ward” is “East” or “West”, interviewers left out.'],
    [{ find: { is: 'code', codeId: 'trust', weightFrom: 2, weightTo: 3 } }, 'Passages coded “Trust” (weight 2 to 3), in all sources, interviewers left out.'],
    [{ find: code('0190a5e2-7c1b-7c4e-9f31-5f1f6f0c1234') }, 'Passages coded with a code that is no longer here, in all sources, interviewers left out.'],
  ])('%j', (question, sentence) => expect(questionInWords(question, names)).toBe(sentence));

  test('is never empty, is one sentence, and never shows an id, whatever is asked', () => {
    const id = fc.oneof(fc.uuid(), fc.constantFrom(...Object.keys(known)));
    const term = fc.letrec<{ term: Term }>((tie) => ({
      term: fc.oneof(
        { maxDepth: 4 },
        fc.record({ is: fc.constant('code' as const), codeId: id, below: fc.boolean(), weightFrom: fc.option(fc.integer(), { nil: undefined }), weightTo: fc.option(fc.integer(), { nil: undefined }) }),
        fc.record({ is: fc.constant('words' as const), words: fc.constantFrom('tea', '"social worker"', 'soup*', '—', 'constructor') }),
        fc.record({ is: fc.constant('saved' as const), questionId: id }),
        fc.record({ is: fc.constantFrom('any' as const, 'all' as const), of: fc.array(tie('term'), { minLength: 1, maxLength: 4 }) }),
        fc.record({ is: fc.constant('not' as const), of: tie('term') }),
        fc.record({ is: fc.constant('relation' as const), how: fc.constantFrom(...relations), one: tie('term'), other: tie('term'), distance: fc.option(fc.record({ most: fc.nat(), unit: fc.constantFrom('words' as const, 'turns' as const) }), { nil: undefined }), without: fc.boolean() }),
      ),
    })).term;
    const restriction = fc.record({ sourceIds: fc.array(id, { maxLength: 6 }), voiceIds: fc.array(id, { maxLength: 6 }), placeIds: fc.array(id, { maxLength: 3 }), coderIds: fc.array(id, { maxLength: 3 }), groups: fc.array(fc.constantFrom('parents', '')), from: fc.constantFrom('2024-01-01'), interviewers: fc.boolean() }, { requiredKeys: [] });
    fc.assert(
      fc.property(term, restriction, (find, among) => {
        const sentence = questionInWords({ find, restriction: among }, names);
        expect(sentence).toMatch(/^\S[^]*[a-z”)]\.$/);
        expect(sentence.charAt(0)).toBe(sentence.charAt(0).toUpperCase());
        expect(sentence).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|undefined|null|NaN|\bobject\b/);
        expect(sentence).not.toMatch(/“”| {2}| ,|,,| \./);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('saved questions', () => {
  const asks = (...ids: string[]): Question => ({ find: { is: 'any', of: [code('trust'), ...ids.map((questionId): Term => ({ is: 'saved', questionId }))] } });
  test('name what they ask', () => {
    const question: Question = { find: { is: 'relation', how: 'near', one: asks('x').find, other: { is: 'not', of: { is: 'all', of: [code('moved'), { is: 'saved', questionId: 'y' }] } } } };
    expect(questionsAsked(question)).toEqual(['x', 'y']);
    expect(codesAsked(question)).toEqual(['trust', 'moved']);
  });
  test('ask themselves by way of others, or not', () => {
    const all: Record<string, Question> = { one: asks('two'), two: asks('three'), three: asks(), lost: asks('gone') };
    const saved = (id: string): Question | null => all[id] ?? null;
    expect(asksItself('three', asks('one'), saved)).toBe(true);
    expect(asksItself('three', asks('three'), saved)).toBe(true);
    expect(asksItself('three', asks('lost'), saved)).toBe(false);
    expect(asksItself('new', asks('one', 'two'), saved)).toBe(false);
  });
});

describe('periods', () => {
  test('a date lies in the month, quarter and year that hold all of it', () => {
    const date = { from: '2024-02-10', to: '2024-03-01', precision: 'range' as const, text: '' };
    expect([periodOf(date, 'month')?.key, periodOf({ ...date, to: '2024-03-02' }, 'month'), periodOf(date, 'quarter')?.name, periodOf(null, 'year')]).toEqual(['2024-02', null, 'Jan to Mar 2024', null]);
  });
  test('a gap between periods is seen', () => {
    const periods = ['2023-11-05', '2024-02-01'].map((day) => periodOf(knownDay(day), 'month')!);
    expect(periodsAcross(periods, 'month').map(({ name, from, to }) => `${name} ${from} ${to}`)).toEqual(['November 2023 2023-11-01 2023-12-01', 'December 2023 2023-12-01 2024-01-01', 'January 2024 2024-01-01 2024-02-01', 'February 2024 2024-02-01 2024-03-01']);
    expect(periodsAcross(periods, 'month', 2).map(({ key }) => key)).toEqual(['2023-11', '2024-02']);
    expect(periodsAcross([], 'year')).toEqual([]);
  });
});
