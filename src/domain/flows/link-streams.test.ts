import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownProtected, shownTrue } from '../disclosure/protected-counts.ts';
import { levelsOf } from './levels.ts';
import { type LinkMember, linkReportOf, linkStreams, withLevels } from './link-streams.ts';
import { areOrdered, OPEN, type SpellRow, spellSetOf, spellsFromRows } from './spells.ts';

const scheme = (name: string, rank: number | null = null) => ({ name, label: '', rank, group: '' });
/** People by number: the same number has the same hash in every member. */
const hashesOf = (people: readonly number[]): Uint8Array => Uint8Array.from(people.flatMap((person) => Array.from({ length: 16 }, (_, byte) => (person * 31 + byte) % 256)));

function member(name: string, people: readonly number[], rows: readonly SpellRow[], more: Partial<{ states: ReturnType<typeof scheme>[]; streams: string[]; places: string[]; knownUntil: number }> = {}): LinkMember {
  const states = more.states ?? [scheme('a', 0), scheme('b', 1)];
  return {
    name,
    hashes: hashesOf(people),
    scheme: states,
    set: spellSetOf({
      spells: spellsFromRows(rows), personCount: people.length, states: states.map((state) => state.name), ranks: states.map(({ rank }) => rank), streams: more.streams ?? [''], places: more.places ?? ['Northfield'], knownUntil: more.knownUntil ?? 100,
      personKey: Uint32Array.from(people, (person) => person * 1000 + 1),
    }),
  };
}

describe('linking', () => {
  test('one person is one, streams keep names that tell them apart', () => {
    const one = member('Schools', [7, 8], [{ person: 0, state: 0, start: 0, end: 10 }, { person: 1, state: 1, start: 5, end: null }]);
    const other = member('Social work', [9, 8], [{ person: 0, state: 0, start: 3, end: 4 }, { person: 1, state: 0, start: 0, end: null }], { streams: ['records', 'summary level'] });
    const linked = linkStreams([one, other]);
    expect(linked.set).toMatchObject({ personCount: 3, streams: ['Schools', 'records', 'summary level (Social work)'], states: ['a', 'b'], places: ['Northfield'] });
    expect([...linked.set.personKey]).toEqual([7001, 8001, 9001]);
    expect([...linked.set.spells.person]).toEqual([0, 1, 1, 2]);
    expect([...linked.set.spells.stream]).toEqual([0, 1, 0, 1]);
    expect(linkStreams([one, { ...one, name: 'Schools again' }]).set.streams).toEqual(['Schools', 'Schools again']);
    expect(linkStreams([member('A', [1], [], { streams: ['x'] }), member('B', [1], [], { streams: ['x'] })]).set.streams).toEqual(['x (A)', 'x (B)']);
  });

  test('the whole is known until the earliest extract', () => {
    const linked = linkStreams([member('A', [1], [{ person: 0, state: 0, start: 0, end: 90 }, { person: 0, state: 1, start: 90, end: null }]), member('B', [1], [{ person: 0, state: 0, start: 10, end: 40 }], { knownUntil: 50 })]);
    expect(linked.set.knownUntil).toBe(50);
    expect([...linked.set.spells.endDay]).toEqual([OPEN, 40]);
    expect(linked.leftOut).toEqual({ value: 1, people: 1, key: 1001 });
  });

  test('schemes are joined by name; a rank told in two ways is none and is said', () => {
    const linked = linkStreams([member('A', [1], [], { states: [scheme('a', 0), scheme('b', 5)] }), member('B', [1], [], { states: [scheme('b', 1), scheme('c', 2), scheme('a')] })]);
    expect(linked.scheme).toMatchObject([{ name: 'a', rank: 0 }, { name: 'b', rank: null }, { name: 'c', rank: 2 }]);
    expect(linked.rankedDifferently).toEqual(['b']);
  });

  test('attributes: the first that tells something is believed, differences are counted', () => {
    const told = (from: LinkMember, values: string[], of: number[]): LinkMember => ({ ...from, set: { ...from.set, attributes: [{ name: 'sex', values, of: Uint16Array.from(of) }] } });
    const linked = linkStreams([told(member('A', [1, 2, 3], []), ['', 'f', 'm'], [1, 0, 2]), told(member('B', [1, 2, 3], []), ['m', 'f'], [1, 0, 1])]);
    const [sex] = linked.set.attributes;
    expect([...sex!.of].map((index) => sex!.values[index])).toEqual(['f', 'm', 'm']);
    expect(linked.toldDifferently).toEqual([{ attribute: 'sex', people: { value: 1, people: 1, key: 3001 } }]);
  });

  test('the report counts people found in another of the data, per stream and place', () => {
    const rows = (count: number): SpellRow[] => Array.from({ length: count }, (_, person) => ({ person, state: 0, start: 0, end: 5, place: person % 2 }));
    const linked = linkStreams([member('A', [1, 2, 3, 4], rows(4), { places: ['N', 'S'] }), member('B', [3, 4, 5], rows(3), { places: ['S', 'N'] })]);
    const { rows: report, sentences } = linkReportOf(linked, ['A', 'B'], shownTrue);
    expect(report).toEqual([
      { stream: 'A', place: 'all', people: 4, linked: 2, share: 0.5 },
      { stream: 'A', place: 'N', people: 2, linked: 1, share: 0.5 },
      { stream: 'A', place: 'S', people: 2, linked: 1, share: 0.5 },
      { stream: 'B', place: 'all', people: 3, linked: 2, share: 2 / 3 },
      { stream: 'B', place: 'N', people: 1, linked: 1, share: 1 },
      { stream: 'B', place: 'S', people: 2, linked: 1, share: 0.5 },
    ]);
    expect(sentences[0]).toBe('Of 4 people in “A”, 2 (50%) are also in “B”.');
    const many = (from: number): number[] => Array.from({ length: 40 }, (_, person) => from + person);
    const wide = linkStreams([member('A', many(0), rows(40), { places: ['N', 'S'] }), member('B', many(20), rows(40), { places: ['S', 'N'] })]);
    expect(linkReportOf(wide, ['A', 'B'], shownProtected({ threshold: 5 })).sentences[0]).toBe('Of about 40 people in “A”, about 20 (about 50%) are also in “B”.');
  });

  test('with the level as one stream more, every stay of the members is still there', () => {
    const stays = fc.array(fc.record({ person: fc.integer({ min: 0, max: 2 }), state: fc.integer({ min: 0, max: 1 }), start: fc.integer({ min: 0, max: 90 }), end: fc.constant(null) }), { maxLength: 12 });
    fc.assert(
      fc.property(stays, stays, (one, other) => {
        const linked = linkStreams([member('A', [1, 2, 3], one), member('B', [2, 3, 4], other)]);
        const level = levelsOf(linked.set, { is: 'highest' });
        const { set, scheme: wider } = withLevels(linked, level, []);
        expect(areOrdered(set.spells)).toBe(true);
        expect(set.spells.count).toBe(one.length + other.length + level.spells.count);
        expect(wider).toEqual(linked.scheme);
        const ofLevel = [...set.spells.stream.keys()].filter((slot) => set.streams[set.spells.stream[slot]!] === 'summary level');
        expect(ofLevel.map((slot) => [set.spells.person[slot], set.states[set.spells.state[slot]!], set.spells.startDay[slot]])).toEqual([...level.spells.person].map((person, slot) => [person, level.levels[level.spells.state[slot]!], level.spells.startDay[slot]]));
      }),
    );
  });
});
