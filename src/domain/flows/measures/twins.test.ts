import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withElsewhere } from '../elsewhere.ts';
import type { SpellRow, SpellSet } from '../spells.ts';
import { OPEN, spellSetOf, spellsFromRows } from '../spells.ts';
import type { TallyGrid } from '../tally-grid.ts';
import { aalenJohansen, lostFromSight } from './aalen-johansen.ts';
import { movesByPeriod, periodsIn, personTimeByPeriod } from './by-period.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import type { Lifetimes } from './lifetimes.ts';
import { staysIn, timesToLeaving, timesToReturn } from './lifetimes.ts';
import { chancesAfter, chancesToReach, generator, matrixExponential, meanFirstPassage, totalStay } from './markov.ts';
import { moveMatrix } from './moves.ts';
import { movesAndTime } from './moves-and-time.ts';
import { entriesTo, entryKinds, stepsBelow } from './no-earlier-step.ts';
import { personTime } from './person-time.ts';
import { leavingsOf } from './returns-from.ts';
import { atDays, kaplanMeier, medianOf, riskByDay } from './survival.ts';
import { upAndDown, upAndDownByPeriod, wayWidth } from './up-and-down.ts';
import { whereAfter } from './where-after.ts';
import { wilsonInterval } from './wilson.ts';

/** The same measures written a second time, as plainly as their definitions, person by person and day by day. */

const STATES = 4;
const KNOWN_UNTIL = 60;
const GAP = STATES;

function setOf(rows: readonly SpellRow[], personCount: number): SpellSet {
  return spellSetOf({ spells: spellsFromRows(rows), personCount, states: ['a', 'b', 'c', 'd'], ranks: [0, 1, 2, 2], knownUntil: KNOWN_UNTIL });
}

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

const windows = fc.tuple(fc.integer({ min: -5, max: 55 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({ from, to: Math.min(KNOWN_UNTIL, from + length) }));
const someState = fc.integer({ min: 0, max: STATES - 1 });

type Spell = { person: number; state: number; start: number; end: number; index: number };
function spellsOf(set: SpellSet): Spell[][] {
  const { spells } = set;
  return Array.from({ length: set.personCount }, (_, person) =>
    [...spells.person.keys()].filter((index) => spells.person[index] === person).map((index) => ({ person, state: spells.state[index]!, start: spells.startDay[index]!, end: spells.endDay[index]!, index })),
  );
}

/** Moves of one person: from which spell, on which day, to which state. */
function movesOf(own: readonly Spell[]): { spell: Spell; day: number; to: number }[] {
  return own.flatMap((spell, at) => {
    const latest = Math.max(...own.slice(0, at + 1).map(({ end }) => end));
    const next = own[at + 1];
    if (next && next.start <= latest) return [{ spell, day: next.start, to: next.state }];
    return latest === OPEN ? [] : [{ spell, day: latest, to: GAP }];
  });
}

const linesOf = (lifetimes: Lifetimes) => [...lifetimes.left].map((left, line) => ({ spell: lifetimes.spell[line], entered: lifetimes.entered[line], left, cause: lifetimes.cause[line] }));

describe('lines of time', () => {
  test('stays in a state', () => {
    fc.assert(
      fc.property(anySpells, windows, someState, (set, { from, to }, state) => {
        const expected = spellsOf(set)
          .flat()
          .filter((spell) => spell.state === state && spell.start < to && (spell.start >= from || spell.end > from))
          .map((spell) => ({ spell: spell.index, entered: spell.start >= from ? -1 : from - spell.start, left: Math.min(spell.end, to) - spell.start, cause: spell.end < to ? 1 : 0 }));
        expect(linesOf(staysIn(set, { from, to }, state))).toEqual(expected);
      }),
    );
  });

  test('leaving a state is the move that the matrix of moves counts', () => {
    fc.assert(
      fc.property(anySpells, windows, someState, (set, window, state) => {
        const { from, to } = window;
        const moves = spellsOf(set).flatMap(movesOf);
        const expected = spellsOf(set)
          .flat()
          .filter((spell) => spell.state === state && spell.start >= from && spell.start < to)
          .map((spell) => {
            const move = moves.find((candidate) => candidate.spell.index === spell.index && candidate.day < to);
            return { spell: spell.index, entered: -1, left: (move?.day ?? to) - spell.start, cause: move ? move.to + 1 : 0 };
          });
        expect(linesOf(timesToLeaving(set, window, state))).toEqual(expected);
        const leavings = leavingsOf(set, window, state);
        const inMatrix = moves.filter((move) => move.spell.state === state && move.day >= from && move.day < to);
        expect([...leavings.day]).toEqual(inMatrix.map((move) => move.day));
        const matrix = moveMatrix(set, window);
        expect([...leavings.next].filter((next) => next < STATES)).toHaveLength([0, 1, 2, 3].reduce((sum, next) => sum + matrix.cells.value[state * matrix.size + next]!, 0));
      }),
    );
  });

  test('coming back', () => {
    fc.assert(
      fc.property(anySpells, windows, fc.subarray([0, 1, 2, 3], { minLength: 1 }), fc.integer({ min: 0, max: 40 }), (set, window, states, within) => {
        const { from, to } = window;
        const inside = (state: number) => states.includes(state);
        const expected = spellsOf(set).flatMap((own) =>
          movesOf(own)
            .filter(({ spell, to: next, day }) => inside(spell.state) && !inside(next) && day >= from && day < to)
            .map(({ spell, day }) => {
              const back = own.find((later) => later.index > spell.index && inside(later.state));
              const after = back && back.start < to && back.start - day <= within ? back.start - day : null;
              return { spell: spell.index, entered: -1, left: after ?? Math.min(within + 1, to - day), cause: after === null ? 0 : 1 };
            }),
        );
        expect(linesOf(timesToReturn(set, window, Uint8Array.from([0, 1, 2, 3], (state) => (inside(state) ? 1 : 0)), within))).toEqual(expected);
      }),
    );
  });
});

describe('curves', () => {
  const lines = fc.array(fc.record({ entered: fc.constantFrom(-1, -1, 0, 2, 5), length: fc.integer({ min: 1, max: 20 }), cause: fc.integer({ min: 0, max: 3 }) }), { maxLength: 30 }).map((items): Lifetimes => {
    const numbers = Int32Array.from(items.keys());
    return { count: items.length, person: numbers, spell: numbers, day: numbers, entered: Int32Array.from(items, (item) => item.entered), left: Int32Array.from(items, (item) => item.entered + item.length), cause: Uint16Array.from(items, (item) => item.cause) };
  });
  const days = Int32Array.from({ length: 28 }, (_, day) => day);

  test('the share still there is the product of its definition; the causes and those still there add up to 1', () => {
    fc.assert(
      fc.property(lines, (lifetimes) => {
        const curve = kaplanMeier(riskByDay(lifetimes));
        const shares = atDays(curve, curve.survival, days, 1);
        const competing = cumulativeIncidence(lifetimes, 3, days);
        let still = 1;
        const byCause = [0, 0, 0];
        for (const day of days) {
          const risk = [...lifetimes.left.keys()].filter((line) => lifetimes.entered[line]! < day && day <= lifetimes.left[line]!);
          const ends = risk.filter((line) => lifetimes.left[line] === day && lifetimes.cause[line] !== 0);
          byCause.forEach((_, cause) => (byCause[cause]! += ends.length === 0 ? 0 : (still * ends.filter((line) => lifetimes.cause[line] === cause + 1).length) / risk.length));
          if (ends.length > 0) still *= 1 - ends.length / risk.length;
          expect(shares[day]).toBeCloseTo(still, 10);
          expect(competing.still[day]).toBeCloseTo(still, 10);
          byCause.forEach((share, cause) => expect(competing.share[cause * days.length + day]).toBeCloseTo(share, 10));
          expect(byCause.reduce((sum, share) => sum + share, still)).toBeCloseTo(1, 10);
        }
        const { median, low, high } = medianOf(curve);
        if (median !== null) expect(shares[median]! <= 0.5 + 1e-9 && (median === 0 || shares[median - 1]! > 0.5)).toBe(true);
        if (median !== null && low !== null) expect(low).toBeLessThanOrEqual(median);
        if (median !== null && high !== null) expect(high).toBeGreaterThanOrEqual(median);
      }),
    );
  });

  test('with ends that are final, the product of Aalen and Johansen is the cumulative incidence', () => {
    fc.assert(
      fc.property(lines, (lifetimes) => {
        const to = lifetimes.cause.map((cause) => (cause === 0 ? lostFromSight : cause));
        const shares = aalenJohansen({ count: lifetimes.count, state: new Uint16Array(lifetimes.count), entered: lifetimes.entered, left: lifetimes.left, to }, [1, 0, 0, 0], days).share;
        const competing = cumulativeIncidence(lifetimes, 3, days);
        for (const day of days) {
          expect(shares[day * 4]).toBeCloseTo(competing.still[day]!, 10);
          for (let cause = 0; cause < 3; cause += 1) expect(shares[day * 4 + cause + 1]).toBeCloseTo(competing.share[cause * days.length + day]!, 10);
        }
      }),
    );
  });
});

describe('where people are after', () => {
  /** The state at the end of a day: the one entered last while any stay lasts. */
  function stateOn(own: readonly Spell[], day: number): number {
    const begun = own.filter(({ start }) => start <= day);
    return Math.max(-OPEN, ...begun.map(({ end }) => end)) > day ? begun.at(-1)!.state : GAP;
  }

  test('who is in each state is counted, and where everybody is followed the shares are those counts', () => {
    const grid = Int32Array.of(0, 3, 4, 10, 25);
    fc.assert(
      fc.property(anySpells, windows, someState, (set, window, state) => {
        const found = whereAfter(set, window, state, grid);
        const people = spellsOf(set);
        const begun = people.flat().filter((spell) => spell.state === state && spell.start >= window.from && spell.start < window.to);
        expect(found.begun.value[0]).toBe(begun.length);
        grid.forEach((days, slot) => {
          const followed = begun.filter((spell) => spell.start + days < window.to);
          expect(found.followed.value[slot]).toBe(followed.length);
          expect(found.followed.people[slot]).toBe(new Set(followed.map(({ person }) => person)).size);
          for (let other = 0; other <= GAP; other += 1) {
            const there = followed.filter((spell) => stateOn(people[spell.person]!, spell.start + days) === other);
            expect(found.inState.value[slot * (GAP + 1) + other]).toBe(there.length);
            expect(found.inState.people[slot * (GAP + 1) + other]).toBe(new Set(there.map(({ person }) => person)).size);
            const share = found.share[slot * (GAP + 1) + other]!;
            if (begun.length > 0 && followed.length === begun.length) expect(share).toBeCloseTo(there.length / followed.length, 10);
            expect(share).toBeGreaterThan(-1e-9);
          }
        });
        if (begun.length > 0) grid.forEach((_, slot) => expect(found.share.subarray(slot * (GAP + 1), (slot + 1) * (GAP + 1)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9));
      }),
    );
  });
});

test('moves and time of one path: moves are those of the matrix, days those of the states entered last', () => {
  fc.assert(
    fc.property(anySpells, windows, (set, window) => {
      const found = movesAndTime(set, window);
      const moves = spellsOf(set).flatMap(movesOf);
      for (let from = 0; from < STATES; from += 1) {
        for (let to = 0; to <= GAP; to += 1) {
          if (from !== to) expect(found.moves.value[from * found.size + to]).toBe(moves.filter((move) => move.spell.state === from && move.to === to && move.day >= window.from && move.day < window.to).length);
        }
      }
      const days = new Array<number>(GAP + 1).fill(0);
      for (const own of spellsOf(set)) {
        for (let day = window.from; day < window.to; day += 1) {
          const begun = own.filter(({ start }) => start <= day);
          if (begun.length === 0) continue;
          days[Math.max(...begun.map(({ end }) => end)) > day ? begun.at(-1)!.state : GAP]! += 1;
        }
      }
      expect([...found.days.value]).toEqual(days);
    }),
  );
});

test('periods counted in one pass are those counted one by one', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: -5, max: 70 }), { minLength: 2, maxLength: 6 }).map((days) => days.toSorted((one, other) => one - other));
  const cellsOf = ({ value, people, key }: TallyGrid, from: number, width: number) => [value, people, key].map((column) => [...column.subarray(from, from + width)]);
  fc.assert(
    fc.property(anySpells, cuts, fc.boolean(), (whole, days, isPart) => {
      const set = isPart ? withElsewhere(whole, Uint8Array.from(whole.spells.state, (state) => (state < 2 ? 1 : 0))) : whole;
      const windows = days.slice(1).map((to, index) => ({ from: days[index]!, to }));
      const periods = periodsIn(windows);
      const { size, cells } = movesByPeriod(set, periods);
      const time = personTimeByPeriod(set, periods);
      const ups = upAndDownByPeriod(set, periods);
      windows.forEach((window, slot) => {
        expect(cellsOf(cells, slot * size * size, size * size)).toEqual(cellsOf(moveMatrix(set, window).cells, 0, size * size));
        expect(cellsOf(time, slot * (size - 1), size - 1)).toEqual(cellsOf(personTime(set, window).days, 0, size - 1));
        expect(cellsOf(ups, slot * wayWidth, wayWidth)).toEqual(cellsOf(upAndDown(set, window).all, 0, wayWidth));
      });
    }),
  );
});

test('entries to a state and the steps before them', () => {
  fc.assert(
    fc.property(anySpells, someState, fc.integer({ min: 1, max: 40 }), (set, state, lookBack) => {
      const knownFrom = -10;
      const steps = stepsBelow(set, state);
      expect(steps).toEqual(state >= 2 ? [1] : []);
      const expected = spellsOf(set).flatMap((own) =>
        own.flatMap((spell, at) => {
          if (spell.state !== state) return [];
          const earlier = own.slice(0, at);
          const before = earlier.at(-1);
          const ranks = [0, 1, 2, 2];
          if (before && Math.max(...earlier.map(({ end }) => end)) >= spell.start && ranks[before.state]! >= ranks[state]!) return ['from as high'];
          const isSeen = earlier.some((step) => steps.includes(step.state) && Math.max(step.end, step.start + 1) > spell.start - lookBack);
          return [isSeen ? 'recorded' : spell.start - lookBack < knownFrom ? 'too early to tell' : 'not recorded'];
        }),
      );
      const found = entriesTo(set, state, lookBack, knownFrom);
      expect([...found.kind].map((kind) => entryKinds[kind])).toEqual(expected);
    }),
  );
});

describe('what rates mean if they stay', () => {
  const tables = fc.array(fc.array(fc.constantFrom(0, 0, 0.1, 0.7, 3), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 }).map(generator);

  test('chances add up to 1 and are those of many small steps; time adds up to the time', () => {
    fc.assert(
      fc.property(tables, (rates) => {
        const after = chancesAfter(rates, 2);
        const steps = 4096;
        const small = rates.map((row, index) => row.map((rate, column) => (rate * 2) / steps + (index === column ? 1 : 0)));
        let many = small;
        for (let power = 1; power < steps; power *= 2) many = many.map((row) => row.map((_, column) => row.reduce((sum, value, inner) => sum + value * many[inner]![column]!, 0)));
        after.forEach((row, from) => {
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
          row.forEach((share, to) => expect(Math.abs(share - many[from]![to]!)).toBeLessThan(0.02));
        });
        totalStay(rates, 2).forEach((row) => expect(row.reduce((sum, years) => sum + years, 0)).toBeCloseTo(2, 9));
      }),
    );
  });

  test('reaching: in the end with certainty exactly where a mean time is given', () => {
    fc.assert(
      fc.property(tables, (rates) => {
        const late = chancesToReach(rates, 100_000);
        meanFirstPassage(rates).forEach((row, from) =>
          row.forEach((years, goal) => {
            if (years === null) expect(late[from]![goal]).toBeLessThan(0.999);
            else expect(late[from]![goal]).toBeCloseTo(1, 6);
          }),
        );
      }),
    );
  });

  test('the exponential undoes that of the opposite', () => {
    const table = [
      [0, 30],
      [-30, 0],
    ];
    const turned = matrixExponential(table);
    expect(turned[0]![0]).toBeCloseTo(Math.cos(30), 10);
    expect(turned[0]![1]).toBeCloseTo(Math.sin(30), 10);
  });
});

test("Wilson's interval: published values, and the ends", () => {
  // R. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  const rounded = (part: number, whole: number) => Object.values(wilsonInterval(part, whole)!).map((value) => Number(value.toFixed(4)));
  expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
  expect(rounded(15, 148)).toEqual([0.0624, 0.1605]);
  expect(rounded(0, 20)).toEqual([0, 0.1611]);
  expect(rounded(1, 29)).toEqual([0.0061, 0.1718]);
  expect(wilsonInterval(0, 0)).toBeNull();
});
