import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LevelRule } from '../../contract/index.ts';
import { levelsOf } from './levels.ts';
import { sayRule } from './say-levels.ts';
import { areOrdered, OPEN, type SpellRow, type SpellSet, spellSetOf, spellsFromRows } from './spells.ts';

const states = ['universal', 'team', 'case', 'placed', 'on a list'];
const streams = ['education', 'social work', 'health'];
const knownUntil = 60;
const setOf = (rows: readonly SpellRow[], people = 4): SpellSet => spellSetOf({ spells: spellsFromRows(rows), personCount: people, states, ranks: [0, 1, 2, 2, null], places: ['Northfield', 'Southbank'], streams, knownUntil });

/** Stays of any length and overlap, in three streams. */
const anySet = fc
  .array(
    fc.record({
      person: fc.integer({ min: 0, max: 3 }), state: fc.integer({ min: 0, max: 4 }), start: fc.integer({ min: 0, max: 59 }), length: fc.option(fc.integer({ min: 0, max: 25 })), stream: fc.integer({ min: 0, max: 2 }), place: fc.integer({ min: 0, max: 1 }),
    }),
    { maxLength: 30 },
  )
  .map((rows) => setOf(rows.map(({ length, ...row }) => ({ ...row, end: length === null ? null : row.start + length }))));

const scheme = (name: string) => ({ name, label: '', rank: null, group: '' });
const table: LevelRule = {
  is: 'table',
  rows: [
    { when: [{ stream: 'education', state: 'team' }, { stream: 'social work', state: 'case' }], level: 'several' },
    { when: [{ stream: 'social work', state: 'case' }], level: 'one' },
    { when: [{ stream: 'health', state: 'placed' }], level: 'several' },
    { when: [{ stream: 'education', state: 'universal' }], level: 'none' },
  ],
  levels: [scheme('none'), scheme('one'), scheme('several')],
};

const holding = ({ spells }: SpellSet, person: number, day: number): number[] => [...spells.person.keys()].filter((slot) => spells.person[slot] === person && spells.startDay[slot]! <= day && day < spells.endDay[slot]!);

/** The level of a day as the definition says, spelled out day by day. */
function levelOn(set: SpellSet, rule: LevelRule, person: number, day: number): string | null {
  const now = holding(set, person, day);
  if (rule.is === 'highest') {
    const ranked = now.map((slot) => set.spells.state[slot]!).filter((state) => state !== 4);
    return ranked.length === 0 ? null : states[ranked.sort((left, right) => set.ranks[right]! - set.ranks[left]! || left - right)[0]!]!;
  }
  const holds = (asked: { stream: string; state: string }): boolean => now.some((slot) => streams[set.spells.stream[slot]!] === asked.stream && states[set.spells.state[slot]!] === asked.state);
  return rule.rows.find(({ when }) => when.every(holds))?.level ?? null;
}

describe.each([['highest', { is: 'highest' } as LevelRule], ['by a table', table]])('summary level, %s', (_, rule) => {
  test('is what the rule says on every day of every person, and nothing else', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const { spells, levels, days, gaps, silent } = levelsOf(set, rule);
        expect(areOrdered(spells)).toBe(true);
        const counted = { level: 0, gap: 0, silent: 0 };
        for (let person = 0; person < 4; person += 1) {
          const starts = [...set.spells.person.keys()].filter((slot) => set.spells.person[slot] === person && set.spells.endDay[slot]! > set.spells.startDay[slot]!);
          const first = Math.min(...starts.map((slot) => set.spells.startDay[slot]!));
          const last = Math.max(...starts.map((slot) => set.spells.endDay[slot]!));
          for (let day = 0; day < knownUntil; day += 1) {
            const made = [...spells.person.keys()].filter((slot) => spells.person[slot] === person && spells.startDay[slot]! <= day && day < spells.endDay[slot]!);
            const expected = levelOn(set, rule, person, day);
            expect(made.map((slot) => levels[spells.state[slot]!])).toEqual(expected === null ? [] : [expected]);
            if (made.length > 0) expect(holding(set, person, day).map((slot) => set.spells.place[slot])).toContain(spells.place[made[0]!]);
            if (expected !== null) counted.level += 1;
            else if (holding(set, person, day).length > 0) counted.gap += 1;
            else if (day > first && day < last) counted.silent += 1;
          }
        }
        // The days of the level and the days of its gaps are the union of the days of the streams.
        expect(days.reduce((sum, { value }) => sum + value, 0)).toBe(counted.level);
        expect(gaps.all.value).toBe(counted.gap);
        expect(gaps.kinds.reduce((sum, { days: { value } }) => sum + value, 0)).toBe(counted.gap);
        expect(silent.value).toBe(counted.silent);
      }),
    );
  });

  test('runs are as long as they can be: two that touch differ in level or place', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const { spells } = levelsOf(set, rule);
        for (let slot = 1; slot < spells.count; slot += 1) {
          if (spells.person[slot] !== spells.person[slot - 1] || spells.endDay[slot - 1] !== spells.startDay[slot]) continue;
          expect([spells.state[slot], spells.place[slot]]).not.toEqual([spells.state[slot - 1], spells.place[slot - 1]]);
        }
      }),
    );
  });

  test('two states of one stream on one day are a conflict, counted once a day', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const pairs = new Map<string, number>();
        for (let person = 0; person < 4; person += 1) {
          for (let day = 0; day < knownUntil; day += 1) {
            const now = holding(set, person, day);
            const found = new Set(now.flatMap((one) => now.filter((other) => set.spells.stream[one] === set.spells.stream[other] && set.spells.state[one]! < set.spells.state[other]!).map((other) => `“${states[set.spells.state[one]!]}” in ${streams[set.spells.stream[one]!]} and “${states[set.spells.state[other]!]}”`)));
            for (const pair of found) pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
          }
        }
        const conflicts = levelsOf(set, rule).conflicts.filter(({ is }) => is === 'states');
        expect(new Map(conflicts.map(({ what, days }) => [what, days.value]))).toEqual(pairs);
      }),
    );
  });
});

describe('what a rule cannot settle', () => {
  test('states of equal rank: the first of the scheme is taken, and the days are said', () => {
    const { levels, spells, conflicts } = levelsOf(setOf([{ person: 0, state: 3, start: 0, end: 20, stream: 1 }, { person: 0, state: 2, start: 10, end: null, stream: 0 }]), { is: 'highest' });
    expect([...spells.state].map((state) => levels[state])).toEqual(['placed', 'case']);
    expect([...spells.startDay]).toEqual([0, 10]);
    expect([...spells.endDay]).toEqual([10, OPEN]);
    expect(conflicts).toMatchObject([{ is: 'ranks', what: '“case” and “placed”', days: { value: 10, people: 1 } }]);
  });

  test('rows that contradict each other are counted; a row that asks for less is the fall-back', () => {
    const both = setOf([{ person: 0, state: 1, start: 0, end: 10, stream: 0 }, { person: 0, state: 2, start: 0, end: 10, stream: 1 }]);
    expect(levelsOf(both, table).conflicts).toEqual([]);
    const contradicting = setOf([{ person: 0, state: 2, start: 0, end: 10, stream: 1 }, { person: 0, state: 3, start: 4, end: 10, stream: 2 }]);
    expect(levelsOf(contradicting, table).conflicts).toMatchObject([{ is: 'rows', what: 'rows 2 and 3 of the table', days: { value: 6, people: 1 } }]);
  });

  test('a row that can never speak is named; unknown names are refused', () => {
    if (table.is !== 'table') throw new Error('a table');
    const more = (when: (typeof table.rows)[number]['when'], level = 'one'): LevelRule => ({ ...table, rows: [...table.rows, { when, level }] });
    expect(levelsOf(setOf([]), more([{ stream: 'social work', state: 'case' }, { stream: 'health', state: 'team' }])).neverSpeaking).toEqual([{ row: 5, because: 2 }]);
    expect(() => levelsOf(setOf([]), more([{ stream: 'police', state: 'case' }]))).toThrow(/stream “police” that these data do not have.*“education”/);
    expect(() => levelsOf(setOf([]), more([{ stream: 'health', state: 'kase' }]))).toThrow(/state “kase”/);
    expect(() => levelsOf(setOf([]), more([{ stream: 'health', state: 'case' }], 'twelve'))).toThrow(/level “twelve”/);
  });

  test('a stay in two places at once goes on where the person is already', () => {
    const { spells } = levelsOf(setOf([{ person: 0, state: 2, start: 0, end: 20, stream: 1, place: 1 }, { person: 0, state: 2, start: 5, end: 30, stream: 0, place: 0 }]), { is: 'highest' });
    expect([...spells.place]).toEqual([1, 0]);
    expect([...spells.startDay]).toEqual([0, 20]);
  });
});

test('a rule is written down in words: by rank from the lowest to the highest, or row by row', () => {
  expect(sayRule({ is: 'highest' }, [{ name: 'team', rank: 1 }, { name: 'placed', rank: 2 }, { name: 'case', rank: 2 }, { name: 'on a list', rank: null }, { name: 'universal', rank: 0 }])).toBe(
    'Summary level: the highest level that any stream tells that day (0: universal; 1: team; 2: placed, case).',
  );
  expect(sayRule(table, [])).toMatch(/^Summary level: by a table, .*\(1\. several, where education says team and social work says case; 2\. one, where social work says case; /);
});
