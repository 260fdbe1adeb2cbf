import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCertainlyBefore, parseUncertainDate } from '../timeline/uncertain-date.ts';
import { type AskedStep, type StepEvent, timeQuestions } from './time-questions.ts';

const date = (text: string) => {
  const reading = parseUncertainDate(text);
  if (!reading.understood) throw new Error(reading.reason);
  return reading.date;
};
const within: Record<string, string> = { hill: 'city', shore: 'city', street: 'hill' };
const places = { isWithin: (inner: string, outer: string): boolean => inner === outer || (within[inner] !== undefined && places.isWithin(within[inner], outer)), name: (id: string) => id };
const event = (title: string, when: string, more: Partial<StepEvent> = {}): StepEvent => ({ id: title, title, date: date(when), knownFrom: '', placeId: null, accounts: [], participants: [], ...more });
const step = (what: string, when: string | null, more: Partial<AskedStep> = {}): AskedStep => ({ id: what, what, date: when === null ? null : date(when), placeId: null, events: [], dose: null, group: '', ...more });
const ask = (steps: AskedStep[], more: { placeId?: string; period?: string } = {}) => timeQuestions({ placeId: more.placeId ?? null, period: more.period === undefined ? null : date(more.period), steps }, places);
const kinds = (...asked: Parameters<typeof ask>) => ask(...asked).map(({ kind, weight, stepIds }) => [kind, weight, ...stepIds]);

describe('cause before effect', () => {
  test('a residential event in October has not started what had begun in September', () => {
    const questions = ask([step('weekly sessions', 'May 2023'), step('the residential event', 'October 2023'), step('parents run the sessions themselves', 'September 2023'), step('they are constituted as a group', '2024')]);
    expect(questions.map(({ kind, weight, stepIds }) => [kind, weight, ...stepIds])).toEqual([['effect before cause', 'conflict', 'the residential event', 'parents run the sessions themselves']]);
    expect(questions[0]!.sentence).toContain('September 2023, before “the residential event” (October 2023)');
    expect(questions[0]!.waysOn).toHaveLength(3);
    expect(questions[0]!.sentence).not.toMatch(/false|untrue|wrong/);
  });
  test('is looked for over undated and widely dated steps in between', () => {
    expect(kinds([step('a', 'October 2023'), step('b', '2023'), step('c', 'September 2023')])).toEqual([['effect before cause', 'conflict', 'a', 'c'], ['order not certain', 'question', 'a', 'b']]);
    expect(kinds([step('a', 'October 2023'), step('b', null), step('c', 'September 2023')])).toEqual([['effect before cause', 'conflict', 'a', 'c'], ['no date', 'question', 'b']]);
  });
  test('is open where dates leave room for either', () => {
    expect(kinds([step('a', 'autumn 2023'), step('b', 'October 2023')])).toEqual([['order not certain', 'question', 'a', 'b']]);
    expect(kinds([step('a', 'spring 2023'), step('b', 'October 2023')])).toEqual([]);
  });
  test('takes what two accounts tell differently both ways', () => {
    const board = event('the Board is set up', 'November 2021', { knownFrom: 'report', accounts: [{ date: date('January 2022'), knownFrom: 'minutes' }] });
    const told = ask([step('decision', 'December 2021'), step('board', null, { events: [board] })]);
    expect(told.map(({ kind, weight }) => [kind, weight])).toEqual([['order not certain', 'question'], ['sources disagree', 'question']]);
    expect(told[1]!.sentence).toBe('Accounts of “the Board is set up” disagree: November 2021 (report) and January 2022 (minutes).');
    expect(kinds([step('decision', 'March 2022'), step('board', null, { events: [board] })])[0]).toEqual(['effect before cause', 'conflict', 'decision', 'board']);
  });

  const months = fc.integer({ min: 1, max: 12 }).chain((from) => fc.integer({ min: from + 1, max: 13 }).map((to) => ({ from: `2023-${String(from).padStart(2, '0')}-01`, to: to === 13 ? '2024-01-01' : `2023-${String(to).padStart(2, '0')}-01`, precision: 'range' as const, text: '' })));
  test('conflicts are named exactly where every day of the effect lies before every day of the cause', () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 2, maxLength: 5 }), (dates) => {
        const steps = dates.map((when, index) => ({ ...step(String(index), null), date: when }));
        const wanted = steps.flatMap((cause, at) => steps.slice(at + 1).filter((effect) => isCertainlyBefore(effect.date, cause.date)).map((effect) => `${cause.id} ${effect.id}`));
        const found = timeQuestions({ placeId: null, period: null, steps }, places).filter(({ kind }) => kind === 'effect before cause').map(({ stepIds }) => stepIds.join(' '));
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
    );
  });
});

describe('dose, place and period', () => {
  const evening = event('evening', 'May 2023', { placeId: 'street', participants: [{ group: 'Parents', people: 9 }, { group: 'Police', people: 30 }] });
  test('the sum over events is the most that can have been reached', () => {
    const asked = (dose: number, group = 'Parents', events = [evening]) => kinds([step('evenings', null, { events, dose, group })]);
    expect(asked(9)).toEqual([]);
    expect(asked(10)).toEqual([['too few reached', 'conflict', 'evenings']]);
    expect(asked(18, 'Parents', [evening, { ...evening, id: 'again' }])).toEqual([]);
    expect(asked(39, '')).toEqual([]);
    expect(asked(2, 'Teachers')).toEqual([['too few reached', 'question', 'evenings']]);
  });
  test('what happened elsewhere is asked about, what is within or around is not', () => {
    const asked = (placeId: string) => kinds([step('evenings', null, { events: [evening] })], { placeId });
    expect([asked('hill'), asked('city'), asked('street')]).toEqual([[], [], []]);
    expect(asked('shore')).toEqual([['another place', 'conflict', 'evenings']]);
  });
  test('causes may lie before the period, the change may not', () => {
    const asked = (cause: string, change: string) => kinds([step('cause', cause), step('change', change)], { period: '2023' });
    expect(asked('2021', 'May 2023')).toEqual([]);
    expect(asked('2021', 'May 2022')).toEqual([['outside the period', 'conflict', 'change']]);
    expect(asked('2024', 'May 2025')).toEqual([['outside the period', 'conflict', 'change'], ['outside the period', 'question', 'cause']]);
  });
  test('an event that tells of a step lies in its time', () => {
    expect(kinds([step('evenings', 'June 2023', { events: [evening] })])).toEqual([['sources disagree', 'question', 'evenings']]);
    expect(kinds([step('evenings', '2023', { events: [evening] })])).toEqual([]);
  });
});
