import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assumption, TheoryLink, TheoryNode } from '../../contract/index.ts';
import { sameContent, type TheoryContent } from './content.ts';
import { assumptionInWords, differenceOf, linkInWords, nodeInWords } from './difference.ts';
import { refuseInItself, wayUp } from './nesting.ts';
import { readTheoryFile } from './read-theory-file.ts';
import { ringsOf } from './rings.ts';
import { type FileTheory, writeTheoryFile } from './theory-file.ts';

const outside = (kind: string, id: string): string => `${kind} ${id}`;

const words = fc.constantFrom('Soup', 'Trust', 'A key', 'Being asked', 'Running it');
const nodeOf = (id: string): fc.Arbitrary<TheoryNode> =>
  fc.record({
    id: fc.constant(id), kind: fc.constantFrom('activity', 'condition', 'indicator', 'outcome', 'context'), label: words, note: fc.constantFrom('', 'A note'), group: fc.constantFrom('', 'Parents'),
    indicatorId: fc.constantFrom(null, 'i1'), outcomeId: fc.constantFrom(null, 'o1'), at: fc.constantFrom(null, { x: 1, y: 2 }), opensId: fc.constantFrom(null, 't2'), version: fc.nat(),
  }) as fc.Arbitrary<TheoryNode>;
/** Theories over the same few places, so that two of them have much in common. */
const content: fc.Arbitrary<TheoryContent> = fc
  .tuple(fc.tuple(...['a', 'b', 'c', 'd'].map((id) => fc.option(nodeOf(id), { nil: null }))), fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', 'If'), fc.constantFrom('', 'By')), { maxLength: 6 }), fc.array(fc.tuple(fc.nat(2), fc.constantFrom('holds', 'challenged', 'overturned'), words, fc.boolean()), { maxLength: 3 }))
  .map(([some, ends, said]) => {
    const nodes = some.filter((node) => node !== null);
    const links = new Map<string, TheoryLink>();
    for (const [from, to, assumption, mechanism] of ends) {
      const [one, other] = [nodes[from], nodes[to]];
      if (one && other && one !== other) links.set(`${one.id}${other.id}`, { id: `${one.id}${other.id}`, fromId: one.id, toId: other.id, assumption, mechanism, for: 0, against: 0, toldBy: 0, version: 1 });
    }
    const first = [...links.keys()][0] ?? null;
    const assumptions = new Map(said.map(([id, status, text, under]) => [String(id), { id: String(id), theoryId: 't', linkId: under ? first : null, text, status, history: [], for: 0, against: 0, version: 1 } as Assumption]));
    return { nodes, links: [...links.values()], assumptions: [...assumptions.values()] };
  });

type Told = Map<string, Map<string, string>>;
const told = (theory: TheoryContent): Record<'nodes' | 'links', Told> => ({
  nodes: new Map(theory.nodes.map((node) => [node.id, new Map(nodeInWords(node, outside).fields)])),
  links: new Map(theory.links.map((link) => [link.id, new Map(linkInWords(link, theory).fields)])),
});

/** A state in words with a difference applied to it. */
function applied(before: Told, changes: ReturnType<typeof differenceOf>['nodes']): Told {
  const after = new Map([...before].map(([id, fields]) => [id, new Map(fields)]));
  for (const { id, change, what } of changes) {
    if (change === 'removed') after.delete(id);
    else {
      const fields = after.get(id) ?? new Map<string, string>();
      for (const { field, now } of what) fields.set(field, now);
      after.set(id, fields);
    }
  }
  return after;
}
const plain = (state: Told) => Object.fromEntries([...state].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([id, fields]) => [id, Object.fromEntries([...fields].filter(([, said]) => said !== ''))]));

describe('the difference between two states of a theory', () => {
  test('is empty where they say the same, and only there', () => {
    fc.assert(fc.property(content, content, (one, other) => {
      expect(differenceOf(one, structuredClone(one), outside)).toEqual({ nodes: [], links: [], assumptions: [], sentences: [] });
      expect(differenceOf(one, other, outside).sentences.length === 0).toBe(sameContent(one, other));
    }));
  });
  test('applied to the earlier one gives the later one, and the way back takes everything back', () => {
    fc.assert(fc.property(content, content, (one, other) => {
      const there = differenceOf(one, other, outside);
      const back = differenceOf(other, one, outside);
      for (const part of ['nodes', 'links'] as const) {
        expect(plain(applied(told(one)[part], there[part]))).toEqual(plain(told(other)[part]));
        const turned = back[part].map(({ id, change, what }) => ({ id, change: { added: 'removed', removed: 'added', changed: 'changed' }[change], what: what.map(({ field, before, now }) => ({ field, before: now, now: before })) }));
        const bare = (changes: { id: string; change: string; what: { field: string }[] }[]) => changes.map(({ id, change, what }) => ({ id, change, what: what.toSorted((a, b) => (a.field < b.field ? -1 : 1)) })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(bare(turned)).toEqual(bare(there[part]));
      }
    }));
  });
  test('counts no place on the picture and no evidence', () => {
    fc.assert(fc.property(content, (one) => {
      const moved = { ...one, nodes: one.nodes.map((node) => ({ ...node, at: { x: 9, y: 9 }, version: 7 })), links: one.links.map((link) => ({ ...link, for: 3, toldBy: 2 })) };
      expect(differenceOf(one, moved, outside).sentences).toEqual([]);
    }));
  });
  test('says that a place was renamed, and not that its links and assumptions changed with it', () => {
    const node = (id: string, label: string): TheoryNode => ({ id, kind: 'condition', label, note: '', group: '', indicatorId: null, outcomeId: null, at: null, opensId: null, version: 1 });
    const link: TheoryLink = { id: 'l', fromId: 'a', toId: 'b', assumption: '', mechanism: '', for: 0, against: 0, toldBy: 0, version: 1 };
    const assumption: Assumption = { id: 'x', theoryId: 't', linkId: 'l', text: 'It lasts', status: 'holds', history: [], for: 0, against: 0, version: 1 };
    const before: TheoryContent = { nodes: [node('a', 'Soup'), node('b', 'Trust')], links: [link], assumptions: [assumption] };
    const now: TheoryContent = { nodes: [node('a', 'Soup and bread'), { ...node('b', 'Trust'), kind: 'outcome', note: 'More' }], links: [{ ...link, mechanism: 'Talk' }], assumptions: [{ ...assumption, linkId: null }] };
    expect(differenceOf(before, now, outside).sentences).toEqual([
      'Two places were changed; one link was changed; one assumption was changed.',
      '“Soup” now reads “Soup and bread”.',
      '“Trust” was of the kind “condition” and is now of the kind “outcome”. Of “Trust”, its note changed.',
      'Of the link from “Soup and bread” to “Trust”, its mechanism changed.',
      'Of the assumption “It lasts”, where it stands changed.',
    ]);
    expect(differenceOf(before, { ...before, nodes: now.nodes }, outside).assumptions).toEqual([]);
    expect(assumptionInWords(assumption, before).fields.at(-1)).toEqual(['Stands under', 'the link “Soup” to “Trust”']);
  });
});

describe('rings', () => {
  const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 }).map((pairs) => pairs.map(([from, to]) => ({ fromId: String(from), toId: String(to) })));
  const ids = ['0', '1', '2', '3', '4', '5', '6'];
  /** Whether a place leads back to itself, by walking. */
  const leadsBack = (start: string, links: { fromId: string; toId: string }[]): boolean => {
    const reached = new Set<string>();
    const walk = (at: string): void => links.filter(({ fromId }) => fromId === at).forEach(({ toId }) => !reached.has(toId) && (reached.add(toId), walk(toId)));
    walk(start);
    return reached.has(start);
  };
  test('are made of links, and every place that feeds back is named in one', () => {
    fc.assert(fc.property(edges, (links) => {
      const rings = ringsOf(ids, links);
      for (const ring of rings) ring.forEach((id, at) => expect(links).toContainEqual({ fromId: id, toId: ring[(at + 1) % ring.length] }));
      expect(new Set(rings.flat())).toEqual(new Set(ids.filter((id) => leadsBack(id, links))));
    }));
  });
});

describe('nesting', () => {
  const openings = [{ theoryId: 'a', opensId: 'b' }, { theoryId: 'b', opensId: 'c' }];
  test('goes up to the outermost, and refuses what would stand in itself', () => {
    expect(wayUp('c', openings)).toEqual(['c', 'b', 'a']);
    expect(wayUp('a', [...openings, { theoryId: 'c', opensId: 'a' }])).toEqual(['a', 'c', 'b']);
    expect(() => refuseInItself('c', 'a', openings, (id) => id.toUpperCase())).toThrow('“A” holds “B” holds “C”');
    expect(() => refuseInItself('c', 'c', openings, (id) => id)).toThrow("can't stand in itself");
    expect(() => refuseInItself('a', 'd', openings, (id) => id)).not.toThrow();
  });
});

describe('a file of a theory', () => {
  const theory = (key: string, more: Partial<FileTheory> = {}): FileTheory => ({ key, name: `Theory ${key}`, group: '', note: '', nodes: [], links: [], assumptions: [], ...more });
  const place = (key: string, opens: string | null = null) => ({ key, kind: 'condition' as const, label: `Place ${key}`, note: '', group: '', indicator: null, outcome: null, at: null, opens });
  const written = (theories: FileTheory[]) => readTheoryFile(writeTheoryFile(theories, ''), 'theory.json');

  test('reads back as it was written', () => {
    const theories = [
      theory('1', { nodes: [{ ...place('a', '2'), at: { x: -1.5, y: 0 }, indicator: 'We run it' }, place('b')], links: [{ from: 'a', to: 'b', assumption: 'If', mechanism: 'By' }], assumptions: [{ text: 'It lasts', status: 'challenged', reason: 'Three workers', link: { from: 'a', to: 'b' } }] }),
      theory('2', { nodes: [place('c')] }),
    ];
    expect(written(theories).theories).toEqual(theories);
  });
  test('names its rings and fields that nobody knows', () => {
    const nodes = [place('a'), place('b')];
    const links = [{ from: 'a', to: 'b', assumption: '', mechanism: '' }, { from: 'b', to: 'a', assumption: '', mechanism: '' }];
    const file = JSON.parse(writeTheoryFile([theory('1', { nodes, links })], '')) as { theories: Record<string, unknown>[] };
    file.theories[0]!.strength = 0.8;
    expect(readTheoryFile(JSON.stringify(file), 'theory.json').report).toEqual(['Not read: “strength”. This Kist has no place for that field.', '“Theory 1” feeds back on itself: “Place a” → “Place b” → “Place a”. That is kept as it is.']);
  });
  test.each([
    ['a theory that is opened twice', [theory('1', { nodes: [place('a', '2'), place('b', '2')] }), theory('2')], 'stands in one place'],
    ['a theory in itself', [theory('1', { nodes: [place('a', '1')] })], "can't stand in itself"],
    ['theories in each other', [theory('1', { nodes: [place('a', '2')] }), theory('2', { nodes: [place('b', '1')] })], '“Theory 1” holds “Theory 2” holds “Theory 1”'],
    ['a theory that nothing opens', [theory('1'), theory('2')], 'No place opens'],
    ['a place that opens nothing', [theory('1', { nodes: [place('a', 'x')] })], 'not in the file (“x”)'],
    ['a link to itself', [theory('1', { nodes: [place('a')], links: [{ from: 'a', to: 'a', assumption: '', mechanism: '' }] })], 'to itself'],
    ['an assumption of no link', [theory('1', { nodes: [place('a'), place('b')], assumptions: [{ text: 'It lasts', status: 'holds', reason: '', link: { from: 'a', to: 'b' } }] })], 'a link that is not in the file'],
  ])('with %s is refused', (_what, theories, why) => {
    expect(() => written(theories)).toThrow(why);
    expect(() => written(theories)).toThrow('Nothing was stored.');
  });
  test('whatever stands in it: read, or refused in words', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map((theories) => JSON.stringify({ kist: 'theory of change', format: 1, theories }))), (text) => {
      try {
        readTheoryFile(text, 'theory.json');
      } catch (error) {
        expect(error).toMatchObject({ name: 'Refusal', message: expect.stringContaining('Nothing was stored.') });
      }
    }));
  });
});
