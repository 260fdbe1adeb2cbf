import { describe, expect, test } from 'vitest';
import { nothing } from '../../disclosure/protected-counts.ts';
import { dayNumber, dayOfIso } from '../days.ts';
import { areOrdered, filterSpells, lastMentionedDay, OPEN, spellSetOf, spellsFromRows, wholeWindow } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import { hiddenMoves } from './hidden-moves.ts';
import { moveMatrix, movesPerPerson } from './moves.ts';
import { personTime } from './person-time.ts';
import { poissonRate } from './rates.ts';
import { dailyStocks, entriesAndExits, stocksAt } from './stocks.ts';

const states = ['home', 'support', 'foster', 'residential'];
const [home, support, foster, residential] = [0, 1, 2, 3];
const gap = states.length;
const day = (iso: string) => dayOfIso(iso)!;

/**
 * Four invented children. Ailsa's first spell began before the window, she has a same-day spell and a move within foster care; Brodie has a gap of ten days and leaves the records;
 * Catriona moves once; Duncan has a gap of one day at the turn of the year, where the window begins. All answers below were worked out by hand.
 */
const rows = [
  [0, home, '2020-06-01', '2021-03-01'],
  [0, support, '2021-03-01', '2021-03-01'],
  [0, foster, '2021-03-01', '2021-09-10'],
  [0, foster, '2021-09-10', '2022-02-01'],
  [0, home, '2022-02-01', null],
  [1, support, '2021-01-15', '2021-05-01'],
  [1, residential, '2021-05-11', '2022-07-31'],
  [1, home, '2022-07-31', '2022-12-01'],
  [2, home, '2021-06-01', '2022-08-15'],
  [2, foster, '2022-08-15', null],
  [3, residential, '2020-01-01', '2020-12-31'],
  [3, home, '2021-01-01', null],
] as const;

const set = spellSetOf({
  spells: spellsFromRows(rows.map(([person, state, start, end]) => ({ person, state, start: day(start), end: end === null ? null : day(end) }))),
  personCount: 4,
  states,
  knownUntil: day('2023-01-01'),
});
const window = { from: day('2021-01-01'), to: day('2023-01-01') };

describe('four invented children', () => {
  test('stocks on two days', () => {
    const stocks = stocksAt(set, [day('2022-07-31'), day('2021-07-31')]);
    expect([...stocks.days]).toEqual([day('2021-07-31'), day('2022-07-31')]);
    const of = (column: number) => states.map((_, state) => stocks.counts[state * 2 + column]);
    expect(of(0)).toEqual([2, 0, 1, 1]);
    expect(of(1)).toEqual([4, 0, 0, 0]);
    expect([...stocks.onDay.value]).toEqual([4, 4]);
  });

  test('days that the extract does not know are left out', () => {
    expect(stocksAt(set, [day('2022-12-31'), day('2023-01-01'), day('2024-01-01')]).days).toHaveLength(1);
    expect(stocksAt(set, []).counts).toHaveLength(0);
  });

  test('person-days by state', () => {
    const time = personTime(set, window);
    expect([...time.days.value]).toEqual([1686, 106, 476, 446]);
    expect([...time.days.people]).toEqual([4, 1, 2, 1]);
    expect(time.total).toMatchObject({ value: 2714, people: 4 });
  });

  test('moves: a gap is one move and two entries', () => {
    const matrix = moveMatrix(set, window);
    const entries: [number, number, number][] = [];
    for (let from = 0; from < matrix.size; from += 1) for (let to = 0; to < matrix.size; to += 1) if (matrix.cells.value[from * matrix.size + to]! > 0) entries.push([from, to, matrix.cells.value[from * matrix.size + to]!]);
    expect(entries).toEqual([
      [home, support, 1],
      [home, foster, 1],
      [support, foster, 1],
      [support, gap, 1],
      [foster, home, 1],
      [foster, foster, 1],
      [residential, home, 1],
      [gap, home, 1],
      [gap, residential, 1],
    ]);
    expect(matrix).toMatchObject({ entries: { value: 9, people: 4 }, moves: { value: 8, people: 4 }, overlapping: 0 });
    expect([...matrix.rows.value]).toEqual([2, 2, 2, 1, 2]);
    expect([...matrix.columns.value]).toEqual([3, 1, 3, 1, 1]);
    expect([...matrix.rows.people]).toEqual([2, 2, 1, 1, 2]);
    expect([...matrix.firstEntries.value]).toEqual([1, 1, 0, 0]);
    expect([...matrix.finalExits.value]).toEqual([1, 0, 0, 0]);
  });

  test('people behind a cell are counted once', () => {
    const back = spellsFromRows([0, 1, 2, 3, 4].map((step) => ({ person: 0, state: step % 2, start: step * 10, end: (step + 1) * 10 })));
    const matrix = moveMatrix({ ...set, spells: back, personCount: 1, knownUntil: 100 }, { from: 0, to: 100 });
    const key = set.personKey[0]!;
    expect(tallyAt(matrix.cells, home * matrix.size + support)).toEqual({ value: 2, people: 1, key: (2 * key) >>> 0 });
  });

  test('moves per person, and who is in the records', () => {
    expect([...movesPerPerson(set, window).moves]).toEqual([4, 2, 1, 1]);
    const spring = movesPerPerson(set, { from: day('2021-04-01'), to: day('2021-05-15') });
    expect([...spring.moves]).toEqual([0, 1, 0, 0]);
    expect([...spring.present]).toEqual([1, 1, 0, 1]);
    expect(spring).toMatchObject({ people: 3, totalMoves: 1 });
  });

  test('what snapshots on 31 July show', () => {
    const hidden = hiddenMoves(set, [day('2021-07-31'), day('2022-07-31'), day('2023-07-31')]);
    expect([...hidden.snapshots]).toHaveLength(2);
    expect(hidden).toMatchObject({ dated: { value: 3, people: 2 }, visible: { value: 2, people: 2 } });
    expect([...hidden.present]).toEqual([1, 1, 1, 1]);
    expect([...hidden.datedByPerson]).toEqual([2, 1, 0, 0]);
    expect([...hidden.visibleByPerson]).toEqual([1, 1, 0, 0]);
    expect([...hidden.datedBetween.value]).toEqual([3]);
  });

  test('a person who is missing on one snapshot is compared with when they were last seen', () => {
    const spells = spellsFromRows([
      { person: 0, state: home, start: 0, end: 100 },
      { person: 0, state: foster, start: 300, end: null },
    ]);
    const hidden = hiddenMoves({ ...set, spells, personCount: 1, knownUntil: 1000 }, [50, 200, 400]);
    expect(hidden).toMatchObject({ dated: { value: 1 }, visible: { value: 1 } });
    expect(hiddenMoves({ ...set, knownUntil: 0 }, [50, 200])).toMatchObject({ dated: nothing, visible: nothing });
  });

  test('rates per person-year with exact intervals', () => {
    const matrix = moveMatrix(set, window);
    const rate = poissonRate(matrix.cells.value[residential * matrix.size + home]!, personTime(set, window).days.value[residential]!)!;
    expect(rate.rate).toBeCloseTo(365.25 / 446, 10);
    expect(rate.low).toBeCloseTo(0.025_317_81 / (446 / 365.25), 6);
    expect(rate.high).toBeCloseTo(5.571_643 / (446 / 365.25), 5);
    expect(poissonRate(0, 365.25)).toMatchObject({ rate: 0, low: 0 });
    expect(poissonRate(0, 365.25)!.high).toBeCloseTo(-Math.log(0.025), 9);
    expect(poissonRate(3, 0)).toBeNull();
  });

  test('entries and exits make the change in stock', () => {
    const { entries, exits } = entriesAndExits(set, window);
    const daily = dailyStocks(set, { from: window.from - 1, to: window.to });
    states.forEach((_, state) => {
      const before = daily.counts[state * daily.days]!;
      const after = daily.counts[(state + 1) * daily.days - 1]!;
      expect(after - before).toBe(entries[state]! - exits[state]!);
    });
  });

  test('helpers', () => {
    expect(areOrdered(set.spells)).toBe(true);
    expect(wholeWindow(set)).toEqual({ from: day('2020-01-01'), to: day('2023-01-01') });
    expect(wholeWindow({ ...set, spells: spellsFromRows([]) })).toBeNull();
    expect(lastMentionedDay(set.spells)).toBe(day('2022-12-01'));
    expect(lastMentionedDay(spellsFromRows([]))).toBeNull();
    const onlyFoster = filterSpells(set.spells, Uint8Array.from(set.spells.state, (state) => (state === foster ? 1 : 0)));
    expect([...onlyFoster.startDay]).toEqual([day('2021-03-01'), day('2021-09-10'), day('2022-08-15')]);
    expect(onlyFoster.endDay[2]).toBe(OPEN);
    expect(dayNumber(2021, 1, 1)).toBe(window.from);
  });
});
