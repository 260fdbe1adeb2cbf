import { describe, expect, test } from 'vitest';
import { cleanSpells } from './clean.ts';
import { dayNumber } from './days.ts';
import { generateSpells, inventedPlan, spellsAsText } from './generate.ts';
import { guessColumns } from './guess-columns.ts';
import { moveMatrix } from './measures/moves.ts';
import { seededRandom } from './seeded-random.ts';
import { areOrdered, OPEN } from './spells.ts';

const window = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };
const make = (seed: number) => generateSpells({ people: 500, spellsPerPerson: 5, window, random: seededRandom(seed) });

describe('invented spells', () => {
  test('the same seed gives the same spells, another seed others', () => {
    expect(make(1)).toEqual(make(1));
    expect(make(1).spells.startDay).not.toEqual(make(2).spells.startDay);
  });

  test('random numbers lie in [0, 1) and are spread evenly', () => {
    for (const seed of [0, 1, 2, -5, 0x9e3779b9]) {
      const random = seededRandom(seed);
      const numbers = Array.from({ length: 20_000 }, random);
      expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
    }
  });

  test('spells are in order, do not overlap, and hold every kind that measures must cope with', () => {
    const set = make(3);
    const { spells } = set;
    expect(areOrdered(spells)).toBe(true);
    expect(spells.count).toBeGreaterThan(1500);
    const matrix = moveMatrix(set, window);
    expect(matrix.overlapping).toBe(0);
    expect(matrix.rows.value[set.states.length]).toBeGreaterThan(0);
    const slots = [...spells.person.keys()];
    expect(slots.some((slot) => spells.startDay[slot] === spells.endDay[slot])).toBe(true);
    expect(slots.some((slot) => spells.endDay[slot] === OPEN)).toBe(true);
    expect(slots.some((slot) => spells.startDay[slot]! < window.from)).toBe(true);
    expect(slots.every((slot) => spells.startDay[slot]! < window.to)).toBe(true);
  });

  test('written as text and read again, they are the same spells', () => {
    const set = make(4);
    const text = spellsAsText(set);
    const guess = guessColumns(text);
    expect(guess.roles).toEqual(['person', 'place', 'stream', 'state', 'start', 'end']);
    const read = cleanSpells({ tables: [text], roles: guess.roles, dateFormat: guess.dateFormat, states: inventedPlan.states.map((name) => ({ name })) });
    const merged = read.ledger.filter((entry) => entry.action === 'merged').length;
    expect(read.spells.count + merged).toBe(set.spells.count);
    expect(read.ledger.every((entry) => entry.rule === 'exact-duplicate')).toBe(true);
    if (merged === 0) expect(read.spells.endDay).toEqual(set.spells.endDay);
  });
});
