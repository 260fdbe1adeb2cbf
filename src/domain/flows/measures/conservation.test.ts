import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpellRow, SpellSet } from '../spells.ts';
import { areOrdered, OPEN, spellSetOf, spellsFromRows } from '../spells.ts';
import type { TallyGrid } from '../tally-grid.ts';
import { hiddenMoves } from './hidden-moves.ts';
import { moveMatrix, movesPerPerson } from './moves.ts';
import { personTime } from './person-time.ts';
import { dailyStocks, entriesAndExits, stocksAt } from './stocks.ts';

const STATES = 4;
const KNOWN_UNTIL = 60;

function setOf(rows: readonly SpellRow[], personCount: number): SpellSet {
  return spellSetOf({ spells: spellsFromRows(rows), personCount, states: ['a', 'b', 'c', 'd'], knownUntil: KNOWN_UNTIL });
}

/** Any spells at all, overlapping ones too. */
const anySpells = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 4 }),
      state: fc.integer({ min: 0, max: STATES - 1 }),
      start: fc.integer({ min: -10, max: 70 }),
      length: fc.option(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 40 },
  )
  .map((items) => setOf(items.map(({ person, state, start, length }) => ({ person, state, start, end: length === null ? null : start + length })), 5));

/** Spells that follow each other: stays, gaps, same-day spells, an open end for some. */
const careers = fc
  .array(
    fc.record({
      start: fc.integer({ min: -20, max: 50 }),
      open: fc.boolean(),
      stays: fc.array(fc.record({ state: fc.integer({ min: 0, max: STATES - 1 }), length: fc.integer({ min: 0, max: 20 }), gap: fc.constantFrom(0, 0, 0, 1, 9) }), { minLength: 1, maxLength: 8 }),
    }),
    { maxLength: 8 },
  )
  .map((people) => {
    const rows: SpellRow[] = [];
    people.forEach(({ start, open, stays }, person) => {
      let day = start;
      stays.forEach(({ state, length, gap }, index) => {
        const last = index === stays.length - 1;
        rows.push({ person, state, start: day, end: last && open ? null : day + length });
        day += length + gap;
      });
    });
    return setOf(rows, people.length);
  });

const windows = fc.tuple(fc.integer({ min: -5, max: 55 }), fc.integer({ min: 0, max: 40 })).map(([from, length]) => ({ from, to: Math.min(KNOWN_UNTIL, from + length) }));

describe('laws that hold for all spells', () => {
  test('spells come out in order', () => {
    fc.assert(
      fc.property(anySpells, (set) => {
        expect(areOrdered(set.spells)).toBe(true);
      }),
    );
  });

  test('a stock is what its definition counts, by day and by given days', () => {
    fc.assert(
      fc.property(anySpells, windows, (set, window) => {
        const daily = dailyStocks(set, window);
        const days = Array.from({ length: daily.days }, (_, index) => window.from + index);
        const stocks = stocksAt(set, days);
        const { spells } = set;
        for (const [index, day] of days.entries()) {
          for (let state = 0; state < STATES; state += 1) {
            const inState = [...spells.person.keys()].filter((slot) => spells.state[slot] === state && spells.startDay[slot]! <= day && day < spells.endDay[slot]!);
            expect(daily.counts[state * daily.days + index]).toBe(inState.length);
            expect(stocks.counts[state * days.length + index]).toBe(inState.length);
            expect(stocks.people.value[state * days.length + index]).toBe(new Set(inState.map((slot) => spells.person[slot])).size);
          }
        }
      }),
    );
  });

  test('change in stock = entries - exits', () => {
    fc.assert(
      fc.property(anySpells, windows, (set, { from, to }) => {
        if (to <= from) return;
        const { entries, exits } = entriesAndExits(set, { from, to });
        const daily = dailyStocks(set, { from: from - 1, to });
        for (let state = 0; state < STATES; state += 1) {
          const change = daily.counts[(state + 1) * daily.days - 1]! - daily.counts[state * daily.days]!;
          expect(change).toBe(entries[state]! - exits[state]!);
        }
      }),
    );
  });

  test('stocks added up over days = person-days', () => {
    fc.assert(
      fc.property(anySpells, windows, (set, window) => {
        const daily = dailyStocks(set, window);
        const time = personTime(set, window);
        for (let state = 0; state < STATES; state += 1) {
          const sum = daily.counts.subarray(state * daily.days, (state + 1) * daily.days).reduce((total, count) => total + count, 0);
          expect(time.days.value[state]).toBe(sum);
        }
        expect(time.total.value).toBe(time.days.value.reduce((sum, days) => sum + days, 0));
      }),
    );
  });

  test('rows, columns and cells of the moves add up, and nobody is behind more moves than there are', () => {
    fc.assert(
      fc.property(anySpells, windows, (set, window) => {
        const matrix = moveMatrix(set, window);
        const sum = ({ value }: TallyGrid) => value.reduce((total, number) => total + number, 0);
        const sumOfKeys = ({ key }: TallyGrid) => key.reduce((total, number) => (total + number) >>> 0, 0);
        expect(sum(matrix.cells)).toBe(matrix.entries.value);
        expect(sum(matrix.rows)).toBe(matrix.entries.value);
        expect(sum(matrix.columns)).toBe(matrix.entries.value);
        expect([sumOfKeys(matrix.cells), sumOfKeys(matrix.rows), sumOfKeys(matrix.columns)]).toEqual([matrix.entries.key, matrix.entries.key, matrix.entries.key]);
        expect(matrix.entries.value - matrix.columns.value[STATES]!).toBe(matrix.moves.value);
        matrix.cells.value.forEach((moves, cell) => {
          expect(matrix.cells.people[cell]!).toBeLessThanOrEqual(moves);
          expect(matrix.cells.people[cell]! > 0).toBe(moves > 0);
        });
        expect(movesPerPerson(set, window).totalMoves).toBe(matrix.moves.value);
      }),
    );
  });
});

describe('laws that hold where spells do not overlap', () => {
  test('change in stock = moves in - moves out + first entries - final exits', () => {
    fc.assert(
      fc.property(careers, windows, (set, { from, to }) => {
        if (to <= from) return;
        const matrix = moveMatrix(set, { from, to });
        const daily = dailyStocks(set, { from: from - 1, to });
        expect(matrix.overlapping).toBe(0);
        for (let state = 0; state < STATES; state += 1) {
          const change = daily.counts[(state + 1) * daily.days - 1]! - daily.counts[state * daily.days]!;
          expect(change).toBe(matrix.columns.value[state]! - matrix.rows.value[state]! + matrix.firstEntries.value[state]! - matrix.finalExits.value[state]!);
        }
      }),
    );
  });

  test('nobody shows more changes between snapshots than they made moves; the parts add up', () => {
    fc.assert(
      fc.property(careers, fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 2, maxLength: 5 }), (set, days) => {
        const hidden = hiddenMoves(set, days);
        hidden.visibleByPerson.forEach((visible, person) => expect(visible).toBeLessThanOrEqual(hidden.datedByPerson[person]!));
        expect(hidden.dated.value).toBe(hidden.datedByPerson.reduce((sum, moves) => sum + moves, 0));
        expect(hidden.dated.value).toBe(hidden.datedBetween.value.reduce((sum, moves) => sum + moves, 0));
        expect(hidden.visible.value).toBe(hidden.visibleBetween.value.reduce((sum, changes) => sum + changes, 0));
      }),
    );
  });

  test('censoring: what happens after the extract changes nothing', () => {
    fc.assert(
      fc.property(careers, windows, (set, window) => {
        const cut: SpellSet = {
          ...set,
          spells: spellsFromRows(
            [...set.spells.person.keys()]
              .filter((slot) => set.spells.startDay[slot]! < KNOWN_UNTIL)
              .map((slot) => ({
                person: set.spells.person[slot]!,
                state: set.spells.state[slot]!,
                start: set.spells.startDay[slot]!,
                end: set.spells.endDay[slot]! >= KNOWN_UNTIL ? null : set.spells.endDay[slot] === OPEN ? null : set.spells.endDay[slot]!,
              })),
          ),
        };
        expect(personTime(cut, window)).toEqual(personTime(set, window));
        expect(dailyStocks(cut, window)).toEqual(dailyStocks(set, window));
        expect(moveMatrix(cut, window).moves).toEqual(moveMatrix(set, window).moves);
      }),
    );
  });
});
