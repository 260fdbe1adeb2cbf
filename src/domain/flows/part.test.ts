import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowFilter } from '../../contract/flow-views.ts';
import { Refusal } from '../refusal.ts';
import { isoDay } from './days.ts';
import { moveMatrix } from './measures/moves.ts';
import { personTime } from './measures/person-time.ts';
import { dailyStocks, entriesAndExits } from './measures/stocks.ts';
import { partOf } from './part.ts';
import { areOrdered, OPEN, type SpellRow, type SpellSet, spellSetOf, spellsFromRows } from './spells.ts';

const states = ['a', 'b', 'c', 'd'];
const places = ['north', 'south', ''];
const streams = ['education', 'social work'];
const knownUntil = 60;
const set = (rows: readonly SpellRow[], personCount: number): SpellSet =>
  spellSetOf({
    spells: spellsFromRows(rows),
    personCount,
    states,
    places,
    streams,
    attributes: [{ name: 'sex', values: ['f', 'm', ''], of: Uint16Array.from({ length: personCount }, (_, who) => who % 3) }],
    knownUntil,
  });

const stay = fc.record({ state: fc.integer({ min: 0, max: 3 }), length: fc.integer({ min: 0, max: 15 }), gap: fc.constantFrom(0, 0, 0, 1, 9), place: fc.integer({ min: 0, max: 2 }) });
const career = fc.record({ start: fc.integer({ min: -10, max: 45 }), open: fc.boolean(), stays: fc.array(stay, { minLength: 1, maxLength: 7 }) });

function rowsOf({ start, open, stays }: { start: number; open: boolean; stays: readonly { state: number; length: number; gap: number; place: number }[] }, person: number, stream: number): SpellRow[] {
  let day = start;
  return stays.map(({ state, length, gap, place }, index) => {
    const row = { person, state, start: day, end: open && index === stays.length - 1 ? null : day + length, place, stream };
    day += length + gap;
    return row;
  });
}

/** One stream: stays follow each other. */
const careers = fc.array(career, { maxLength: 7 }).map((people) => set(people.flatMap((one, person) => rowsOf(one, person, person % 2)), people.length));
/** Two streams beside each other: a person is in a state of each. */
const besideEachOther = fc.array(fc.tuple(career, career), { maxLength: 6 }).map((people) => set(people.flatMap(([one, other], person) => [...rowsOf(one, person, 0), ...rowsOf(other, person, 1)]), people.length));

const stayFilter: fc.Arbitrary<FlowFilter> = fc.record({ places: fc.subarray(['north', 'south', 'not stated'], { minLength: 1 }), states: fc.subarray(states, { minLength: 1 }) }, { requiredKeys: [] });
const windows = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 40 })).map(([from, length]) => ({ from, to: Math.min(knownUntil, from + length) }));

/** Change in stock = moves in - moves out + first entries - last exits, by state, within the part; and the same for the gap: those in it are neither in the part nor elsewhere. */
function expectConservation(part: SpellSet, { from, to }: { from: number; to: number }): void {
  const matrix = moveMatrix(part, { from, to });
  const daily = dailyStocks(part, { from: from - 1, to });
  part.states.forEach((_, state) => {
    if (state === part.elsewhere) return;
    const change = daily.counts[(state + 1) * daily.days - 1]! - daily.counts[state * daily.days]!;
    expect(change).toBe(matrix.columns.value[state]! - matrix.rows.value[state]! + matrix.firstEntries.value[state]! - matrix.finalExits.value[state]!);
  });
  const { elsewhere } = part;
  if (elsewhere >= 0) expect(matrix.cells.value[elsewhere * matrix.size + elsewhere]).toBe(0);
}

describe('laws of the part that a filter chooses', () => {
  test('stays by place and state: change in stock = entries - exits, elsewhere and gap among them', () => {
    fc.assert(
      fc.property(careers, stayFilter, windows, (whole, filter, window) => {
        const { set: part } = partOf(whole, filter);
        expect(areOrdered(part.spells)).toBe(true);
        expectConservation(part, window);
      }),
      { numRuns: 500 },
    );
  });

  test('one of two streams beside each other: the same, and each is as if the other were only elsewhere', () => {
    fc.assert(
      fc.property(besideEachOther, windows, (whole, window) => {
        const { set: part } = partOf(whole, { streams: ['education'] });
        expect(areOrdered(part.spells)).toBe(true);
        expectConservation(part, window);
      }),
      { numRuns: 500 },
    );
  });

  test('stocks added up over days = person-days, and both are those of the chosen stays alone', () => {
    fc.assert(
      fc.property(fc.oneof(careers, besideEachOther), stayFilter, windows, (whole, filter, window) => {
        const { set: part } = partOf(whole, filter);
        const daily = dailyStocks(part, window);
        const time = personTime(part, window);
        const { spells } = whole;
        const isChosen = (slot: number): boolean =>
          (filter.places === undefined || filter.places.includes(places[spells.place[slot]!]! || 'not stated')) && (filter.states === undefined || filter.states.includes(states[spells.state[slot]!]!));
        states.forEach((_, state) => {
          const sum = daily.counts.subarray(state * daily.days, (state + 1) * daily.days).reduce((total, count) => total + count, 0);
          expect(time.days.value[state]).toBe(sum);
          let days = 0;
          for (let slot = 0; slot < spells.count; slot += 1) if (spells.state[slot] === state && isChosen(slot)) days += Math.max(0, Math.min(spells.endDay[slot]!, window.to) - Math.max(spells.startDay[slot]!, window.from));
          expect(days).toBe(sum);
        });
      }),
    );
  });

  test('places together hold every entry and exit, and every day', () => {
    fc.assert(
      fc.property(careers, windows, (whole, window) => {
        const parts = ['north', 'south', 'not stated'].map((place) => partOf(whole, { places: [place] }).set);
        const all = entriesAndExits(whole, window);
        states.forEach((_, state) => {
          const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
          expect(sum(parts.map((part) => entriesAndExits(part, window).entries[state]!))).toBe(all.entries[state]);
          expect(sum(parts.map((part) => entriesAndExits(part, window).exits[state]!))).toBe(all.exits[state]);
          expect(sum(parts.map((part) => personTime(part, window).days.value[state]!))).toBe(personTime(whole, window).days.value[state]);
        });
      }),
    );
  });

  test('elsewhere never lasts while a chosen stay does', () => {
    fc.assert(
      fc.property(besideEachOther, (whole) => {
        const { spells, elsewhere } = partOf(whole, { streams: ['social work'] }).set;
        for (let slot = 0; slot < spells.count; slot += 1) {
          for (let other = 0; other < spells.count; other += 1) {
            if (spells.person[slot] !== spells.person[other] || spells.state[slot] !== elsewhere || spells.state[other] === elsewhere || spells.startDay[slot] === spells.endDay[slot]) continue;
            expect(Math.min(spells.endDay[slot]!, spells.endDay[other]!)).toBeLessThanOrEqual(Math.max(spells.startDay[slot]!, spells.startDay[other]!));
          }
        }
      }),
    );
  });

  test('people by group are there with all their stays, the others not at all', () => {
    fc.assert(
      fc.property(careers, (whole) => {
        const { set: part } = partOf(whole, { groups: [{ attribute: 'sex', values: ['f', 'not stated'] }] });
        const wanted = [...whole.spells.person].filter((who) => who % 3 !== 1);
        expect([...part.spells.person]).toEqual(wanted);
        expect(part.elsewhere).toBe(-1);
      }),
    );
  });

  test('nothing chosen changes nothing', () => {
    fc.assert(
      fc.property(careers, (whole) => {
        expect(partOf(whole, {}).set).toBe(whole);
        expect(moveMatrix(partOf(whole, { places: ['north', 'south', 'not stated'] }).set, { from: 0, to: 60 }).moves).toEqual(moveMatrix(whole, { from: 0, to: 60 }).moves);
      }),
    );
  });
});

describe('the part that a filter chooses', () => {
  const rows: SpellRow[] = [
    { person: 0, state: 0, start: 0, end: 10, place: 0 },
    { person: 0, state: 1, start: 10, end: 20, place: 1 },
    { person: 0, state: 2, start: 25, end: null, place: 0 },
    { person: 1, state: 3, start: 5, end: 15, place: 1 },
    { person: 2, state: 0, start: 0, end: 40, place: 1 },
  ];
  const whole = set(rows, 3);

  test('by place: moves across the border are to and from elsewhere, people never in the part are gone', () => {
    const { set: part } = partOf(whole, { places: ['north'] });
    expect([...part.spells.person]).toEqual([0, 0, 0]);
    expect([...part.spells.state]).toEqual([0, 4, 2]);
    expect(part.states).toEqual([...states, 'elsewhere']);
    const { cells, size, moves } = moveMatrix(part, { from: 0, to: 60 });
    expect([cells.value[4], cells.value[4 * size + 5], cells.value[5 * size + 2], moves.value]).toEqual([1, 1, 1, 2]);
  });

  test('a period becomes the window, as far as the data tell', () => {
    expect(partOf(whole, {}).window).toEqual({ from: 0, to: 60 });
    expect(partOf(whole, { from: isoDay(10) }).window).toEqual({ from: 10, to: 60 });
    expect(partOf(whole, { from: isoDay(-500), to: isoDay(30) }).window).toEqual({ from: 0, to: 30 });
    expect(partOf(whole, { from: isoDay(100), to: isoDay(130) }).window).toEqual({ from: 100, to: 100 });
    expect(partOf(whole, { to: isoDay(30) }, undefined, { from: 5, to: 50 }).window).toEqual({ from: 5, to: 30 });
    expect(() => partOf(whole, { from: isoDay(30), to: isoDay(30) })).toThrow(Refusal);
  });

  test('pathways and subsets choose people by all that is known of them', () => {
    const subsets = new Map<string, FlowFilter>([
      ['came north', { places: ['north'], from: isoDay(20) }],
      ['south early', { places: ['south'], to: isoDay(11) }],
      ['moved and came north', { pathway: [{ is: 'moves at least', times: 1 }], subsetId: 'came north' }],
      ['itself', { subsetId: 'itself' }],
    ]);
    const people = (filter: FlowFilter): number[] => [...new Set(partOf(whole, filter, subsets).set.spells.person)];
    expect(people({ pathway: [{ is: 'starts in', states: ['a'] }] })).toEqual([0, 2]);
    expect(people({ places: ['south'], pathway: [{ is: 'starts in', states: ['a'] }] })).toEqual([0, 2]);
    expect(people({ subsetId: 'came north' })).toEqual([0]);
    expect(partOf(whole, { subsetId: 'came north' }, subsets).set.spells.count).toBe(3);
    expect(people({ subsetId: 'south early' })).toEqual([0, 1, 2]);
    expect(people({ subsetId: 'moved and came north' })).toEqual([0]);
    expect(() => people({ subsetId: 'itself' })).toThrow(Refusal);
    expect(() => people({ subsetId: 'gone' })).toThrow(Refusal);
  });

  test('names that the data do not have are refused', () => {
    for (const filter of [{ places: ['west'] }, { streams: ['health'] }, { states: ['z'] }, { groups: [{ attribute: 'age', values: ['0'] }] }, { groups: [{ attribute: 'sex', values: ['x'] }] }]) {
      expect(() => partOf(whole, filter)).toThrow(Refusal);
    }
  });

  test('a stay outside that a stay inside interrupts becomes two', () => {
    const two = set([{ person: 0, state: 0, start: 0, end: 50, stream: 0 }, { person: 0, state: 1, start: 20, end: 30, stream: 1 }, { person: 0, state: 2, start: 22, end: 22, stream: 0 }], 1);
    const { spells, elsewhere } = partOf(two, { streams: ['social work'] }).set;
    expect([...spells.state]).toEqual([elsewhere, 1, elsewhere]);
    expect([...spells.startDay]).toEqual([0, 20, 30]);
    expect([...spells.endDay]).toEqual([20, 30, 50]);
    expect(OPEN).toBeGreaterThan(50);
  });
});
