import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowTable, FlowView } from '../../../contract/flow-views.ts';
import { flowTable } from '../../../contract/flow-views.ts';
import { shownProtected, shownTrue, type Shown } from '../../disclosure/protected-counts.ts';
import { dayNumber, dayOfIso } from '../days.ts';
import { generateSpells } from '../generate.ts';
import { moveMatrix, movesPerPerson } from '../measures/moves.ts';
import { partOf } from '../part.ts';
import { seededRandom } from '../seeded-random.ts';
import { type SpellSet, spellSetOf, spellsFromRows } from '../spells.ts';
import type { ViewAnswer } from './ask.ts';
import { answerView } from './index.ts';

const label = (state: string): string => state;
const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
const protectedBy5 = shownProtected({ threshold: 5 });

const views: FlowView[] = [
  { measure: 'stocks', every: 'quarter' },
  { measure: 'moves' },
  { measure: 'moves by number', upTo: 4 },
  { measure: 'rates' },
  { measure: 'rates', parts: { by: 'place' } },
  { measure: 'rates', parts: { by: 'year' } },
  { measure: 'hidden moves', month: 7, day: 31 },
  { measure: 'hidden moves', month: 7, day: 31, parts: { by: 'place' } },
  { measure: 'hidden moves', month: 7, day: 31, parts: { by: 'quarter' } },
  { measure: 'pathways', most: 10 },
  { measure: 'up and down' },
  { measure: 'up and down', parts: { by: 'group', attribute: 'sex' } },
  { measure: 'up and down', parts: { by: 'quarter' } },
  { measure: 'moves per person' },
  { measure: 'time in state', state: 'foster care' },
  { measure: 'time in state', state: 'foster care', parts: { by: 'place' } },
  { measure: 'time in state', state: 'kinship care', parts: { by: 'year' } },
  { measure: 'where after', state: 'social work case', years: 3 },
  { measure: 'leaving', state: 'residential care', years: 2 },
  { measure: 'if rates stay', years: 5 },
  { measure: 'no earlier step', state: 'social work case', lookBack: 365 },
  { measure: 'no earlier step', state: 'foster care', lookBack: 182, parts: { by: 'year' } },
  { measure: 'coming back', states: ['foster care', 'kinship care'], within: 730 },
  { measure: 'coming back', states: ['foster care'], within: 91, parts: { by: 'group', attribute: 'sex' } },
  { measure: 'returns from', state: 'social work case' },
  { measure: 'returns from', state: 'foster care', parts: { by: 'place' } },
];

function invented(people: number, seed: number): SpellSet {
  const set = generateSpells({ people, spellsPerPerson: 4, window, random: seededRandom(seed) });
  return { ...set, ranks: Int32Array.of(1, 2, 3, 4, 4, 4, 4), attributes: [{ name: 'sex', values: ['f', 'm'], of: Uint16Array.from({ length: people }, (_, who) => who % 2) }] };
}

const ask = (set: SpellSet, view: FlowView, shown: Shown, days = window): ViewAnswer => answerView({ set, window: days, view, shown, label });
const cell = (table: FlowTable, row: string, column: string) => table.cells[table.rows.findIndex(({ key }) => key === row)]?.[table.columns.findIndex(({ key }) => key === column)];
const named = (answer: ViewAnswer, id: string): FlowTable => answer.tables.find((table) => table.id === id)!;

describe('every way of looking', () => {
  const parts = (set: SpellSet): SpellSet[] => [set, partOf(set, { places: ['Craigend'] }).set, partOf(set, { states: ['foster care', 'residential care'] }).set, partOf(set, { groups: [{ attribute: 'sex', values: ['f'] }] }).set];

  test.each(views.map((view) => [JSON.stringify(view), view] as const))('%s: whole tables with keys of their own, sentences, a definition with its measure', (_, view) => {
    for (const [people, seed] of [[0, 1], [1, 2], [30, 3], [400, 4]] as const) {
      for (const set of parts(invented(people, seed))) {
        for (const shown of [protectedBy5, shownTrue]) {
          for (const days of [window, { from: window.from, to: window.from }, { from: dayNumber(2020, 4, 1), to: dayNumber(2020, 10, 1) }]) {
            const answer = ask(set, view, shown, days);
            expect(answer.sentences.length).toBeGreaterThan(0);
            for (const sentence of answer.sentences) expect(sentence).toMatch(/^[A-Z“0-9].*\.$/);
            expect(answer.sentences.join(' ')).not.toMatch(/undefined|NaN|Infinity|null/);
            expect(answer.definition).toMatch(/measure \d/);
            for (const table of answer.tables) {
              flowTable.parse(table);
              expect(new Set(table.rows.map(({ key }) => key)).size).toBe(table.rows.length);
              expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length);
              expect(table.cells.map((row) => row.length)).toEqual(table.rows.map(() => table.columns.length));
              expect(table.cells.flat().some((value) => typeof value === 'number' && !Number.isFinite(value))).toBe(false);
            }
          }
        }
      }
    }
  });

  test.each(views.map((view) => [JSON.stringify(view), view] as const))('%s: protected whole numbers are multiples of five, and sentences round them', (_, view) => {
    const answer = ask(invented(400, 5), view, protectedBy5);
    for (const table of answer.tables) {
      table.columns.forEach(({ unit }, column) => {
        if (unit !== 'people' && unit !== 'moves') return;
        for (const row of table.cells) if (typeof row[column] === 'number') expect(Math.abs(row[column]) % 5).toBe(0);
      });
    }
    expect(answer.sentences.join(' ')).toMatch(/about/);
    expect(ask(invented(400, 5), view, shownTrue).sentences.join(' ')).not.toMatch(/about/);
  });
});

describe('what the views count', () => {
  const sets = fc.record({ people: fc.integer({ min: 0, max: 40 }), seed: fc.integer({ min: 1, max: 10_000 }), place: fc.boolean() }).map(({ people, seed, place }) => {
    const set = invented(people, seed);
    return place ? partOf(set, { places: ['Craigend'] }).set : set;
  });
  const numbers = (table: FlowTable, row: string): number[] => (table.cells[table.rows.findIndex(({ key }) => key === row)] ?? []) as number[];

  test('moves by number: nobody is dropped between one number and the next, and all moves are there', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 2, max: 6 }), (set, upTo) => {
        const [table, summary] = ask(set, { measure: 'moves by number', upTo }, shownTrue).tables as [FlowTable, FlowTable];
        let moves = 0;
        for (let number = 1; number <= upTo; number += 1) {
          const rows = table.rows.filter(({ key }) => key.startsWith(`${number} > `));
          const moving = rows.reduce((sum, { key }) => sum + numbers(table, key).slice(0, -2).reduce((total, count) => total + count, 0), 0);
          moves += moving;
          expect(summary.cells[number - 1]![0]).toBe(moving);
          for (const { key } of rows) {
            const cells = numbers(table, key);
            expect(cells.slice(0, -1).reduce((total, count) => total + count, 0)).toBe(cells.at(-1));
          }
          if (number === upTo) continue;
          table.columns.slice(0, -2).forEach(({ key }, column) => {
            const arriving = rows.reduce((sum, row) => sum + numbers(table, row.key)[column]!, 0);
            expect(numbers(table, `${number + 1} > ${key}`).at(-1) ?? 0).toBe(arriving);
          });
        }
        const { moves: byPerson, totalMoves } = movesPerPerson(set, window);
        expect(moves + byPerson.reduce((sum, own) => sum + Math.max(0, own - upTo), 0)).toBe(totalMoves);
      }),
    );
  });

  test('pathways: everybody has one, and the rows add up', () => {
    fc.assert(
      fc.property(sets, fc.integer({ min: 1, max: 50 }), (set, most) => {
        const table = ask(set, { measure: 'pathways', most }, shownTrue).tables[0]!;
        const rows = table.rows.filter(({ key }) => key !== 'all');
        expect(rows.reduce((sum, { key }) => sum + numbers(table, key)[0]!, 0)).toBe(movesPerPerson(set, window).people);
        expect(cell(table, 'all', 'people')).toBe(movesPerPerson(set, window).people);
        const listed = rows.filter(({ key }) => key !== 'rarer').map(({ key }) => numbers(table, key)[0]!);
        expect(listed).toEqual([...listed].sort((left, right) => right - left));
        expect(listed.length).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('up and down, and moves per person, count the same moves as the table of moves', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const moves = moveMatrix(set, window).moves.value;
        const table = ask(set, { measure: 'up and down' }, shownTrue).tables[0]!;
        const [up, down, level, ranked] = numbers(table, 'all') as [number, number, number, number];
        expect(up + down + level).toBe(ranked);
        expect(ranked + ((cell(table, 'all', 'without a rank') as number | undefined) ?? 0) + ((cell(table, 'all', 'elsewhere') as number | undefined) ?? 0)).toBe(moves);
        expect(cell(table, 'all', 'all')).toBe(moves);
        expect(cell(named(ask(set, { measure: 'moves per person' }, shownTrue), 'totals'), 'all', 'moves')).toBe(moves);
      }),
    );
  });

  test('the same people counted in the same way give the same protected number, whatever the view', () => {
    const set = invented(400, 6);
    const moves = cell(named(ask(set, { measure: 'moves' }, protectedBy5), 'totals'), 'all', 'moves');
    expect(moves).toEqual(expect.any(Number));
    expect(cell(named(ask(set, { measure: 'moves per person' }, protectedBy5), 'totals'), 'all', 'moves')).toBe(moves);
    expect(cell(ask(set, { measure: 'up and down' }, protectedBy5).tables[0]!, 'all', 'all')).toBe(moves);
    expect(cell(ask(set, { measure: 'pathways', most: 5 }, protectedBy5).tables[0]!, 'all', 'people')).toBe(cell(named(ask(set, { measure: 'moves' }, protectedBy5), 'totals'), 'all', 'people'));
  });

  test('pathways that may not be shown have no row, however long the list', () => {
    const set = invented(60, 7);
    const table = ask(set, { measure: 'pathways', most: 50 }, protectedBy5).tables[0]!;
    const open = ask(set, { measure: 'pathways', most: 50 }, shownTrue).tables[0]!;
    for (const { key } of table.rows) if (key !== 'rarer' && key !== 'all') expect(cell(open, key, 'people')).toBeGreaterThanOrEqual(5);
    expect(open.rows.some(({ key }) => key !== 'rarer' && (cell(open, key, 'people') as number) < 5)).toBe(true);
  });
});

describe('invented children, worked out by hand', () => {
  const day = (iso: string): number => dayOfIso(iso)!;
  const states = ['home', 'support', 'foster', 'apart'];
  /** Ten with the same pathway (home, foster, home), one of whom has a gap; two who stay in support; one without a rank. */
  const rows = [
    ...Array.from({ length: 10 }, (_, person) => [
      { person, state: 0, start: day('2020-01-01'), end: day('2020-07-01') },
      { person, state: 2, start: day(person === 9 ? '2020-07-11' : '2020-07-01'), end: day('2021-07-01') },
      { person, state: 0, start: day('2021-07-01'), end: null },
    ]).flat(),
    { person: 10, state: 1, start: day('2020-01-01'), end: null },
    { person: 11, state: 1, start: day('2020-01-01'), end: day('2020-03-01') },
    { person: 12, state: 1, start: day('2020-01-01'), end: day('2020-03-01') },
    { person: 12, state: 3, start: day('2020-03-01'), end: day('2020-04-01') },
  ];
  const set = spellSetOf({ spells: spellsFromRows(rows), personCount: 13, states, ranks: [1, 2, 3, null], knownUntil: day('2022-01-01') });
  const days = { from: day('2020-01-01'), to: day('2022-01-01') };
  const of = (view: FlowView, shown: Shown = shownTrue): ViewAnswer => ask(set, view, shown, days);

  test('stocks', () => {
    const answer = of({ measure: 'stocks', every: 'quarter' });
    expect(answer.tables[0]!.rows.map(({ key }) => key)).toEqual(['2020-01-01', '2020-04-01', '2020-07-01', '2020-10-01', '2021-01-01', '2021-04-01', '2021-07-01', '2021-10-01']);
    expect(answer.tables[0]!.cells[2]).toEqual([0, 1, 9, 0, 10]);
    expect(answer.sentences).toEqual(['On 1 October 2021 11 people were in some state, most of them (10) in home.', 'Support changed most: from 3 people on 1 January 2020 to 1.']);
  });

  test('moves, with the gap as a state of its own', () => {
    const answer = of({ measure: 'moves' });
    const [moves] = answer.tables as [FlowTable];
    expect([cell(moves, 'home', 'foster'), cell(moves, 'home', 'gap'), cell(moves, 'gap', 'foster'), cell(moves, 'foster', 'home'), cell(moves, 'support', 'apart'), cell(moves, 'all', 'all')]).toEqual([9, 1, 1, 10, 1, 22]);
    expect(answer.sentences).toEqual([
      'From 1 January 2020 to 31 December 2021 the records hold 21 moves, made by 11 of 13 people.',
      'The most frequent led from foster to home: 10 of 21 moves.',
      '1 time a stay was followed by time without any record before the next.',
    ]);
    expect(numbersOf(named(answer, 'in and out'))).toEqual([[10, 10, 10, 0], [0, 1, 3, 1], [10, 10, 0, 0], [1, 0, 0, 1]]);
  });

  test('rates from numbers as they are shown', () => {
    const answer = of({ measure: 'rates' });
    const table = answer.tables[0]!;
    const years = (10 * 365 - 10) / 365.25;
    expect(cell(table, 'foster > home', 'person-years')).toBeCloseTo(years, 10);
    expect(cell(table, 'foster > home', 'rate')).toBeCloseTo(10 / years, 10);
    // Exact Poisson limits of 10: 4.795389 and 18.390356 (Garwood's table).
    expect(cell(table, 'foster > home', 'low')).toBeCloseTo(4.795389 / years, 5);
    expect(cell(table, 'foster > home', 'high')).toBeCloseTo(18.390356 / years, 5);
    expect(answer.sentences[0]).toBe('From 1 January 2020 to 31 December 2021 10 moves led from foster to home, over 10 person-years there: 1.00 per person-year (95% interval 0.481 to 1.85).');
  });

  test('hidden moves, beside the snapshots themselves', () => {
    const answer = of({ measure: 'hidden moves', month: 7, day: 31 });
    expect(numbersOf(answer.tables[0]!)).toEqual([[10, 10, 0, 0], [10, 10, 0, 0]]);
    expect(answer.tables[0]!.rows.map(({ key }) => key)).toEqual(['all', '2021-07-31']);
    expect(numbersOf(named(answer, 'snapshots'))).toEqual([[0, 1, 10, 0, 11], [10, 1, 0, 0, 11]]);
    const january = of({ measure: 'hidden moves', month: 1, day: 1 });
    expect(numbersOf(january.tables[0]!)[0]).toEqual([11, 10, 1, 1 / 11]);
    expect(january.sentences[0]).toBe('Between 1 January 2020 and 1 January 2021 yearly snapshots on 1 January would show 10 of 11 dated moves: 9% of the moves stay hidden.');
  });

  test('up and down; what has no rank is named', () => {
    const answer = of({ measure: 'up and down' });
    expect(numbersOf(answer.tables[0]!)).toEqual([[10, 10, 0, 20, 0.5, 0.5, 1, 21]]);
    expect(answer.sentences[0]).toBe('From 1 January 2020 to 31 December 2021 10 of 20 moves between ranked states led up (50%) and 10 down (50%); none stayed within a rank.');
    expect(answer.notes.join(' ')).toContain('apart');
  });

  test('pathways with their median days', () => {
    const table = of({ measure: 'pathways', most: 10 }).tables[0]!;
    expect(table.rows.map(({ key }) => key)).toEqual(['home > foster > home', 'support', 'support > apart', 'home > gap > foster > home', 'all']);
    expect(table.cells[0]).toEqual([9, 9 / 13, 731, 9]);
    expect(table.cells[1]).toEqual([2, 2 / 13, (731 + 60) / 2, 1]);
    const rounded = of({ measure: 'pathways', most: 10 }, protectedBy5).tables[0]!;
    expect(rounded.rows.map(({ key }) => key)).toEqual(['home > foster > home', 'rarer', 'all']);
    expect(rounded.cells[1]![0]).toEqual({ hidden: 'protected' });
  });

  test('moves per person', () => {
    const answer = of({ measure: 'moves per person' });
    expect(numbersOf(answer.tables[0]!).map(([people]) => people)).toEqual([2, 1, 10, 0, 0, 0, 0, 0, 0, 13]);
    expect(answer.sentences).toEqual(['From 1 January 2020 to 31 December 2021 10 of 13 people moved twice or more (77%).', 'All together made 21 moves, 1.6 for each person.']);
  });

  function numbersOf(table: FlowTable): (number | null)[][] {
    return table.cells as (number | null)[][];
  }
});
