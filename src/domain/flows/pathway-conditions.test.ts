import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PathwayCondition, spans } from '../../contract/flow-views.ts';
import { Refusal } from '../refusal.ts';
import { dayOfIso } from './days.ts';
import { entriesTo, kindOf } from './measures/no-earlier-step.ts';
import { peopleWith } from './pathway-conditions.ts';
import { OPEN, type SpellRow, type SpellSet, spellSetOf, spellsFromRows } from './spells.ts';

const folder = resolve(import.meta.dirname, '../../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows');
const absent = !existsSync(resolve(folder, 'fixture_spells.csv'));

const states = ['low', 'middle', 'high', 'apart'];
const ranks = [1, 2, 3, null];

/** Any spells at all, overlapping ones too; some people have none. */
const anySet = fc
  .array(
    fc.record({ person: fc.integer({ min: 0, max: 4 }), state: fc.integer({ min: 0, max: 3 }), start: fc.integer({ min: 0, max: 1500 }), length: fc.option(fc.constantFrom(0, 0, 5, 28, 91, 400)) }),
    { maxLength: 24 },
  )
  .map((rows) => spellSetOf({ spells: spellsFromRows(rows.map(({ person, state, start, length }) => ({ person, state, start, end: length === null ? null : start + length }))), personCount: 6, states, ranks, knownUntil: 1600 }));

const someStates = fc.subarray(states, { minLength: 1 });
const within = fc.option(fc.constantFrom(...spans), { nil: undefined });
const condition: fc.Arbitrary<PathwayCondition> = fc.oneof(
  fc.record({ is: fc.constantFrom('starts in' as const, 'ends in' as const, 'passes through' as const, 'never in' as const), states: someStates }),
  fc.record({ is: fc.constantFrom('moves' as const, 'later' as const), from: someStates, to: someStates, within }).map(({ within: days, ...rest }) => (days === undefined ? rest : { ...rest, within: days })),
  fc.record({ is: fc.constant('moves at least' as const), times: fc.integer({ min: 1, max: 6 }) }),
);

type Stay = { state: string; start: number; end: number };

function pathwayOf({ spells, states: names }: SpellSet, who: number): Stay[] {
  return [...spells.person.keys()].filter((slot) => spells.person[slot] === who).map((slot) => ({ state: names[spells.state[slot]!]!, start: spells.startDay[slot]!, end: spells.endDay[slot]! }));
}

/** What each condition says, word by word, one pathway at a time. */
function holds(pathway: readonly Stay[], wanted: PathwayCondition): boolean {
  switch (wanted.is) {
    case 'starts in':
      return wanted.states.includes(pathway[0]!.state);
    case 'ends in':
      return wanted.states.includes(pathway.at(-1)!.state);
    case 'passes through':
      return pathway.some(({ state }) => wanted.states.includes(state));
    case 'never in':
      return pathway.every(({ state }) => !wanted.states.includes(state));
    case 'moves':
    case 'later':
      return pathway.some(
        (before, index) =>
          wanted.from.includes(before.state) &&
          pathway
            .slice(index + 1, wanted.is === 'moves' ? index + 2 : undefined)
            .some((after) => wanted.to.includes(after.state) && (wanted.within === undefined || after.start - before.end <= wanted.within)),
      );
    case 'moves at least':
      return pathway.length - 1 >= wanted.times;
    case 'without earlier step':
      throw new Error('asked of its measure below');
  }
}

describe('conditions on pathways', () => {
  test('mark whom their words describe, all of them together', () => {
    fc.assert(
      fc.property(anySet, fc.array(condition, { maxLength: 3 }), (set, conditions) => {
        const marks = peopleWith(set, conditions);
        for (let who = 0; who < set.personCount; who += 1) {
          const pathway = pathwayOf(set, who);
          expect(marks[who]).toBe(pathway.length > 0 && conditions.every((one) => holds(pathway, one)) ? 1 : 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('without earlier step: whoever has an entry that the measure finds without one', () => {
    fc.assert(
      fc.property(anySet, fc.constantFrom(...spans), (set, lookBack) => {
        const marks = peopleWith(set, [{ is: 'without earlier step', state: 'high', lookBack }], 300);
        const entries = entriesTo(set, 2, lookBack, 300);
        for (let who = 0; who < set.personCount; who += 1) {
          const found = [...entries.spell.keys()].some((entry) => set.spells.person[entries.spell[entry]!] === who && entries.kind[entry] === kindOf('not recorded'));
          expect(marks[who]).toBe(found ? 1 : 0);
        }
      }),
    );
  });

  test('"directly" and "within" at their borders', () => {
    const rows: SpellRow[] = [
      { person: 0, state: 0, start: 0, end: 100 },
      { person: 0, state: 2, start: 128, end: null },
      { person: 1, state: 0, start: 0, end: 100 },
      { person: 1, state: 2, start: 129, end: null },
      { person: 2, state: 0, start: 0, end: 100 },
      { person: 2, state: 1, start: 100, end: 100 },
      { person: 2, state: 2, start: 100, end: null },
    ];
    const set = spellSetOf({ spells: spellsFromRows(rows), personCount: 3, states, knownUntil: 1600 });
    expect([...peopleWith(set, [{ is: 'moves', from: ['low'], to: ['high'] }])]).toEqual([1, 1, 0]);
    expect([...peopleWith(set, [{ is: 'moves', from: ['low'], to: ['high'], within: 28 }])]).toEqual([1, 0, 0]);
    expect([...peopleWith(set, [{ is: 'later', from: ['low'], to: ['high'], within: 28 }])]).toEqual([1, 0, 1]);
  });

  test('a state that the data do not have is refused, "elsewhere" too', () => {
    const set = spellSetOf({ spells: spellsFromRows([]), personCount: 0, states, knownUntil: 1 });
    expect(() => peopleWith(set, [{ is: 'never in', states: ['nowhere'] }])).toThrow(Refusal);
    expect(() => peopleWith({ ...set, states: [...states, 'elsewhere'], elsewhere: 4 }, [{ is: 'never in', states: ['elsewhere'] }])).toThrow(Refusal);
  });
});

describe.skipIf(absent)(`the pathways of the fixture (${absent ? 'skipped: the real files are not here' : 'from the real files'})`, () => {
  let set: SpellSet;
  let people: string[];
  beforeAll(() => {
    const lines = readFileSync(resolve(folder, 'fixture_spells.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
    people = [...new Set(lines.map(([person]) => person!))];
    const order = ['universal', 'tac', 'sw_case', 'kinship', 'foster', 'residential', 'ext_residential'];
    const rows = lines.map(([person, , , state, start, end]) => ({ person: people.indexOf(person!), state: order.indexOf(state!), start: dayOfIso(start!)!, end: end ? dayOfIso(end)! : null }));
    set = spellSetOf({ spells: spellsFromRows(rows), personCount: people.length, states: order, ranks: [1, 2, 3, 4, 4, 4, 4], knownUntil: dayOfIso('2023-01-01')! });
    expect(set.spells.endDay.includes(OPEN)).toBe(true);
  });

  const who = (...conditions: PathwayCondition[]): string[] => people.filter((_, person) => peopleWith(set, conditions, dayOfIso('2020-01-01')!)[person] === 1);

  test('every condition, as read from the file by eye', () => {
    expect(who()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5']);
    expect(who({ is: 'starts in', states: ['ext_residential'] })).toEqual(['C4']);
    expect(who({ is: 'ends in', states: ['foster'] })).toEqual(['C1', 'C2']);
    expect(who({ is: 'passes through', states: ['tac'] })).toEqual(['C1', 'C3']);
    expect(who({ is: 'never in', states: ['foster', 'kinship', 'residential', 'ext_residential'] })).toEqual(['C3', 'C5']);
    expect(who({ is: 'moves', from: ['universal'], to: ['sw_case'] })).toEqual(['C2', 'C5']);
    expect(who({ is: 'moves', from: ['foster'], to: ['foster'] })).toEqual(['C2']);
    expect(who({ is: 'moves at least', times: 6 })).toEqual(['C1', 'C2']);
    expect(who({ is: 'moves at least', times: 7 })).toEqual([]);
  });

  test('returned from residential care outside the area', () => {
    expect(who({ is: 'moves', from: ['ext_residential'], to: ['foster', 'residential', 'kinship', 'universal'] })).toEqual(['C1', 'C4']);
  });

  test('came back to care within a year of leaving it', () => {
    expect(who({ is: 'later', from: ['kinship'], to: ['foster'], within: 182 })).toEqual(['C2']);
    expect(who({ is: 'later', from: ['kinship'], to: ['foster'], within: 91 })).toEqual([]);
  });

  test('social work case without an earlier step in the records', () => {
    expect(who({ is: 'without earlier step', state: 'sw_case', lookBack: 91 })).toEqual(['C2', 'C5']);
  });
});
