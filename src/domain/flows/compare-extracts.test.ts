import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownProtected, shownTrue } from '../disclosure/protected-counts.ts';
import { compareExtracts, differenceBetween, type Extract } from './compare-extracts.ts';
import { type SpellRow, spellSetOf, spellsFromRows } from './spells.ts';

const hashesOf = (people: readonly number[]): Uint8Array => Uint8Array.from(people.flatMap((person) => Array.from({ length: 16 }, (_, byte) => (person * 7 + byte) % 256)));
const extract = (people: readonly number[], rows: readonly SpellRow[], knownUntil: number, names: Partial<{ states: string[]; places: string[] }> = {}): Extract => ({
  hashes: hashesOf(people),
  set: spellSetOf({ spells: spellsFromRows(rows), personCount: people.length, states: names.states ?? ['a', 'b'], places: names.places ?? ['N', 'S'], knownUntil, personKey: Uint32Array.from(people, (person) => person) }),
});
const counts = (differences: ReturnType<typeof compareExtracts>) => Object.fromEntries(Object.entries(differences.kinds).map(([kind, { spells, people }]) => [kind, [spells.value, people.value]]));

test('each kind as it is defined; names, not their positions, tell states and people apart', () => {
  const before = extract([1, 2, 3], [
    { person: 0, state: 0, start: 0, end: 10 }, { person: 0, state: 1, start: 10, end: null }, // unchanged, closed
    { person: 1, state: 0, start: 5, end: 9 }, { person: 1, state: 0, start: 20, end: null, place: 1 }, // changed end, another place
    { person: 2, state: 1, start: 3, end: 4 }, // gone person
  ], 50);
  const now = extract([9, 2, 1], [
    { person: 0, state: 0, start: 60, end: null }, // new person
    { person: 1, state: 1, start: 5, end: 8 }, { person: 1, state: 1, start: 20, end: null, place: 1 },
    { person: 2, state: 1, start: 0, end: 10 }, { person: 2, state: 0, start: 10, end: 55 }, { person: 2, state: 0, start: 30, end: 40 }, // entered late
  ], 80, { states: ['b', 'a'], places: ['S', 'N'] });
  const differences = compareExtracts(before, now);
  expect(counts(differences)).toEqual({ unchanged: [0, 0], new: [2, 2], closed: [0, 0], changed: [4, 2], vanished: [1, 1] });
  // Places at the same position have another name in the later extract: every stay is somewhere else.
  const sameNames: Extract = { ...now, set: { ...now.set, places: ['N', 'S'] } };
  const again = compareExtracts(before, sameNames);
  expect(counts(again)).toEqual({ unchanged: [2, 2], new: [2, 2], closed: [1, 1], changed: [1, 1], vanished: [1, 1] });
  expect(again).toMatchObject({ enteredLate: { value: 1, people: 1 }, newPeople: { value: 1 }, gonePeople: { value: 1 } });
});

const careers = fc.array(fc.record({ person: fc.integer({ min: 0, max: 4 }), state: fc.integer({ min: 0, max: 1 }), start: fc.integer({ min: 0, max: 12 }), length: fc.option(fc.integer({ min: 0, max: 4 })), place: fc.integer({ min: 0, max: 1 }) }), { maxLength: 14 });
const rowsOf = (given: readonly { person: number; state: number; start: number; length: number | null; place: number }[]): SpellRow[] => given.map(({ length, ...row }) => ({ ...row, end: length === null ? null : row.start + length }));

test('every stay of both extracts is counted once; the other way round, new and vanished change places', () => {
  fc.assert(
    fc.property(careers, careers, (one, other) => {
      const [before, now] = [extract([1, 2, 3, 4, 5], rowsOf(one), 20), extract([3, 4, 5, 6, 7], rowsOf(other), 30)];
      const there = compareExtracts(before, now).kinds;
      const both = there.unchanged.spells.value + there.closed.spells.value + there.changed.spells.value;
      expect(both + there.new.spells.value).toBe(other.length);
      expect(both + there.vanished.spells.value).toBe(one.length);
      const back = compareExtracts(now, before).kinds;
      expect([back.new.spells, back.vanished.spells, back.unchanged.spells]).toEqual([there.vanished.spells, there.new.spells, there.unchanged.spells]);
      expect(counts(compareExtracts(now, now))).toMatchObject({ new: [0, 0], changed: [0, 0], closed: [0, 0], vanished: [0, 0], unchanged: [other.length, new Set(other.map(({ person }) => person)).size] });
    }),
  );
});

test('shown to a reader nothing small is told', () => {
  const rows: SpellRow[] = Array.from({ length: 40 }, (_, person) => ({ person, state: 0, start: 0, end: null }));
  const people = rows.map((_, person) => person);
  const before = { ...extract(people, rows, 50), id: 'one' };
  const later = rows.map((row) => (row.person < 3 ? { ...row, end: 40 } : row.person < 20 ? { ...row, end: 60 } : row));
  const now = { ...extract([...people, 99], [...later, { person: 40, state: 1, start: 10, end: null }], 80), id: 'two' };
  const open = differenceBetween(before, now, shownTrue);
  expect(open.rows.map(({ kind, spells }) => [kind, spells])).toEqual([['unchanged', 20], ['new', 1], ['closed', 20], ['changed', 0], ['vanished', 0]]);
  const shut = differenceBetween(before, now, shownProtected({ threshold: 5 }));
  expect(shut).toMatchObject({ earlierId: 'one', laterId: 'two', newPeople: { hidden: 'protected' }, gonePeople: 0 });
  expect(shut.rows.map(({ spells }) => spells)).toEqual([20, { hidden: 'protected' }, 20, 0, 0]);
  expect(shut.sentences.join(' ')).not.toMatch(/\b(1|one) (stay|person)\b/);
  // Rounded numbers are about; none is none, and true ones are exact.
  expect(shut.sentences[0]).toContain('about 20 stays of about 20 people have ended');
  expect(shut.sentences[1]).toMatch(/^0 stays of 0 people/);
  expect(open.sentences.join(' ')).not.toContain('about');
});
