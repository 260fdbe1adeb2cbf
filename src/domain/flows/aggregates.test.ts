import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowFilter, FlowView } from '../../contract/flow-views.ts';
import { shownProtected, shownTrue } from '../disclosure/protected-counts.ts';
import { type AggregateRow, answerAggregate } from './aggregates.ts';
import { dayNumber } from './days.ts';

const states = ['at home', 'foster care', 'residential'];
const [places, streams] = [['Northfield', 'Southbank'], ['']];
const january = dayNumber(2021, 1, 1);
const quarter = (number: number): number => dayNumber(2021, 1 + 3 * number, 1);
const stock = (state: number, day: number, count: number, place = 0): AggregateRow => ({ state, toState: null, fromDay: day, toDay: day + 1, place, stream: 0, count });
const move = (state: number, toState: number, fromDay: number, toDay: number, count: number, place = 0): AggregateRow => ({ state, toState, fromDay, toDay, place, stream: 0, count });
const ask = (rows: readonly AggregateRow[], view: FlowView, more: { filter?: FlowFilter; shown?: typeof shownTrue; window?: { from: number; to: number } } = {}) =>
  answerAggregate({ counts: { rows, states, places, streams, secret: 'told to nobody' }, view, filter: more.filter ?? {}, window: more.window ?? { from: january, to: dayNumber(2022, 1, 1) }, shown: more.shown ?? shownTrue, label: (state) => state });
const stocks: FlowView = { measure: 'stocks', every: 'quarter' };

describe('stocks of counts', () => {
  test('are laid out by the first counting day of each period, added over places', () => {
    const rows = [stock(0, january + 9, 40), stock(1, january + 9, 7), stock(0, january + 9, 12, 1), stock(0, january + 40, 99), stock(0, quarter(1), 30), stock(1, quarter(1), 0)];
    const { tables, sentences, notes } = ask(rows, stocks);
    expect(tables[0]!.rows.map(({ key }) => key)).toEqual(['2021-01-10', '2021-04-01']);
    expect(tables[0]!.columns.map(({ key }) => key)).toEqual([...states, 'all']);
    expect(tables[0]!.cells).toEqual([[52, 7, 0, 59], [30, 0, 0, 30]]);
    expect(sentences[0]).toBe('On 1 April 2021 30 people were counted, most in at home (30).');
    expect(notes.join(' ')).toContain('In one row not every place and stream was counted');
    expect(ask(rows, stocks, { filter: { places: ['Southbank'], states: ['at home'] } }).tables[0]!.cells).toEqual([[12, 12]]);
  });

  test('counted on different days of a period, each place has its own first', () => {
    const { tables, notes } = ask([stock(0, january, 10), stock(0, january + 30, 20, 1)], stocks);
    expect(tables[0]!.cells).toEqual([[30, 0, 0, 30]]);
    expect(notes.join(' ')).toContain('different days');
  });
});

describe('moves of counts', () => {
  test('in whole periods, the shortest of those that overlap', () => {
    const rows = [move(0, 1, quarter(0), quarter(1), 20), move(0, 1, quarter(1), quarter(2), 15), move(0, 1, quarter(0), dayNumber(2022, 1, 1), 80), move(1, 0, quarter(0), quarter(1), 6), move(0, 2, dayNumber(2020, 10, 1), dayNumber(2021, 4, 1), 50)];
    const { tables, notes, sentences } = ask(rows, { measure: 'moves' });
    expect(tables[0]!.cells).toEqual([[0, 35, 0, 35], [6, 0, 0, 6], [0, 0, 0, 0], [6, 35, 0, 41]]);
    expect(notes.join(' ')).toMatch(/reach beyond the time in view.*Some periods overlap/);
    expect(sentences).toEqual(['From 1 January 2021 to 30 June 2021 41 moves were counted.', 'The most frequent led from at home to foster care: 35.']);
  });

  test('to and from a state outside the part are elsewhere', () => {
    const { tables } = ask([move(0, 1, quarter(0), quarter(1), 20), move(1, 2, quarter(0), quarter(1), 9), move(2, 2, quarter(0), quarter(1), 3)], { measure: 'moves' }, { filter: { states: ['foster care'] } });
    expect(tables[0]!.rows.map(({ key }) => key)).toEqual(['foster care', 'elsewhere', 'all']);
    expect(tables[0]!.cells).toEqual([[0, 9, 9], [20, 0, 20], [20, 9, 29]]);
  });
});

describe('protection', () => {
  const shown = shownProtected({ threshold: 5 });
  test('small counts are hidden, zero is shown, all else is rounded to a multiple of five, always alike', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }), (counted) => {
        const rows = counted.map((count, state) => stock(state, january, count));
        const cells = ask(rows, stocks, { shown }).tables[0]!.cells[0]!;
        counted.forEach((count, state) => {
          if (count === 0) expect(cells[state]).toBe(0);
          else if (count < 5) expect(cells[state]).toEqual({ hidden: 'protected' });
          else expect([Math.floor(count / 5) * 5, Math.ceil(count / 5) * 5]).toContain(cells[state]);
        });
        // Chosen alone, a count is shown as it is among others.
        expect(ask(rows, stocks, { shown, filter: { states: [states[1]!] } }).tables[0]!.cells[0]![0]).toEqual(cells[1]);
      }),
    );
  });

  test('what it is rounded by is not the same in other data of the same names', () => {
    const rows = Array.from({ length: 40 }, (_, number) => stock(0, dayNumber(2000 + number, 1, 1), 12));
    const asked = (secret: string) => answerAggregate({ counts: { rows, states, places, streams, secret }, view: { measure: 'stocks', every: 'year' }, filter: {}, window: { from: dayNumber(2000, 1, 1), to: dayNumber(2100, 1, 1) }, shown, label: (state) => state }).tables[0]!.cells.map(([first]) => first);
    expect(new Set(asked('one'))).toEqual(new Set([10, 15]));
    expect(asked('one')).not.toEqual(asked('two'));
  });
});

describe('refusals say what would be needed', () => {
  const rows = [stock(0, january, 12)];
  test.each<[FlowView, RegExp]>([
    [{ measure: 'moves' }, /Who moved from where to where is not in them/],
    [{ measure: 'pathways', most: 5 }, /which stays are of one person/],
    [{ measure: 'rates' }, /how long people were in each state/],
  ])('%o', (view, words) => expect(() => ask(rows, view)).toThrow(words));
  test('parts of the people', () => expect(() => ask(rows, stocks, { filter: { groups: [{ attribute: 'sex', values: ['f'] }] } })).toThrow(/no part of the people can be chosen/));
  test('stocks of counted moves', () => expect(() => ask([move(0, 1, january, january + 30, 9)], stocks)).toThrow(/counts of moves/));
});
