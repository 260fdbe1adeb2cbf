import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleLinks, factorsOf, joinOpposites, type ToldLink, zoomedOut } from './bundles.ts';
import { maximumFlow } from './robustness.ts';
import { linksOnPaths, tracePaths } from './trace-paths.ts';

let next = 0;
const told = (sourceId: string, ...steps: string[]): ToldLink[] => steps.slice(1).map((effect, index) => ({ id: String((next += 1)), cause: steps[index]!, effect, sourceId, polarity: 'helps', how: 'implicit' }));

describe('bundles', () => {
  test('count sources and citations apart', () => {
    const links = [...told('p', 'cafe', 'trust'), ...told('p', 'cafe', 'trust'), ...told('w', 'cafe', 'trust'), ...told('w', 'trust', 'asking')];
    const bundles = bundleLinks(links);
    expect(bundles.map(({ cause, effect, sources, citations }) => [cause, effect, sources, citations])).toEqual([['cafe', 'trust', 2, 3], ['trust', 'asking', 1, 1]]);
    expect(bundleLinks(links, 2)).toHaveLength(1);
    expect(factorsOf(links, bundles)).toEqual([{ key: 'cafe', name: 'cafe', sources: 2, asCause: 3, asEffect: 0 }, { key: 'trust', name: 'trust', sources: 2, asCause: 1, asEffect: 3 }, { key: 'asking', name: 'asking', sources: 1, asCause: 0, asEffect: 1 }]);
  });
  test('opposites turn a link once for each end that turns', () => {
    const opposite = new Map([['no trust', 'trust']]);
    const [one, both] = joinOpposites([...told('p', 'no trust', 'asking'), ...told('p', 'no trust', 'no trust')], opposite);
    expect([one!.cause, one!.polarity, both!.polarity]).toEqual(['trust', 'hinders', 'helps']);
  });
  test('factors are seen from further away', () => expect([zoomedOut('Money; rent;arrears', 1), zoomedOut('Money; rent;arrears', 2), zoomedOut('Money', 3)]).toEqual(['Money', 'Money; rent', 'Money']));
});

describe('tracing', () => {
  const links = [...told('p', 'A', 'B'), ...told('w', 'B', 'C'), ...told('q', 'A', 'B', 'C'), ...told('q', 'A', 'D'), ...told('r', 'A', 'B', 'C')];
  const asked = { from: 'A', to: 'C', most: 4 };
  test('what two people tell half each, nobody tells', () => {
    const halves = links.filter(({ sourceId }) => sourceId === 'p' || sourceId === 'w');
    expect(tracePaths(halves, { ...asked, bySource: true }).paths).toEqual([]);
    expect(tracePaths(halves, { ...asked, bySource: false }).paths).toEqual([{ factors: ['A', 'B', 'C'], sourceIds: [], weakest: 1 }]);
    expect(linksOnPaths(halves, { ...asked, bySource: true })).toEqual([]);
  });
  test('names who tells a path end to end, and the weakest of its links', () => {
    expect(tracePaths(links, { ...asked, bySource: true }).paths).toEqual([{ factors: ['A', 'B', 'C'], sourceIds: ['q', 'r'], weakest: 3 }]);
    expect(linksOnPaths(links, { ...asked, bySource: true })).toHaveLength(4);
    expect(linksOnPaths(links, { ...asked, bySource: false })).toHaveLength(6);
  });
  test('rings and steps too many lead nowhere', () => {
    const ring = told('p', 'A', 'B', 'A', 'B', 'E', 'F', 'C');
    expect(tracePaths(ring, { ...asked, most: 3, bySource: true }).paths).toEqual([]);
    expect(tracePaths(ring, { ...asked, bySource: true }).paths.map(({ factors }) => factors.join(''))).toEqual(['ABEFC']);
    expect(tracePaths(ring, { from: 'A', to: 'A', most: 4, bySource: true }).paths).toEqual([]);
  });

  const factor = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F');
  const someLinks = fc.array(fc.record({ cause: factor, effect: factor, sourceId: fc.constantFrom('p', 'q', 'r') }), { maxLength: 25 }).map((all) => all.map((link, index): ToldLink => ({ id: String(index), polarity: 'helps', how: 'other', ...link })));
  /** Every simple path, by walking everywhere. */
  const byHand = (all: readonly ToldLink[], most: number): string[] => {
    const found = new Set<string>();
    const walk = (path: string[]): void => {
      if (path.at(-1) === 'C') found.add(path.join(''));
      else if (path.length <= most) for (const { cause, effect } of all) if (cause === path.at(-1) && !path.includes(effect)) walk([...path, effect]);
    };
    walk(['A']);
    return [...found].toSorted();
  };
  test('finds every path that walking everywhere finds, source by source', () => {
    fc.assert(
      fc.property(someLinks, fc.integer({ min: 1, max: 5 }), (all, most) => {
        const ways = (bySource: boolean): string[] => tracePaths(all, { from: 'A', to: 'C', most, bySource, limit: 10_000 }).paths.map(({ factors }) => factors.join('')).toSorted();
        expect(ways(false)).toEqual(byHand(all, most));
        expect(ways(true)).toEqual([...new Set(['p', 'q', 'r'].flatMap((source) => byHand(all.filter(({ sourceId }) => sourceId === source), most)))].toSorted());
      }),
    );
  });
});

describe('robustness', () => {
  const of = (...arcs: [string, string, number][]) => arcs.map(([from, to, capacity]) => ({ from, to, capacity }));
  test('is the least that has to be taken away', () => {
    expect(maximumFlow(of(['s', 'a', 3], ['s', 'b', 2], ['a', 'b', 5], ['a', 't', 2], ['b', 't', 3]), 's', 't')).toBe(5);
    expect(maximumFlow(of(['s', 'a', 3]), 's', 't')).toBe(0);
    expect(maximumFlow(of(['s', 't', 3]), 's', 's')).toBe(0);
  });
  test('of the network of Cormen, Leiserson, Rivest and Stein is 23', () => {
    const network = of(['s', '1', 16], ['s', '2', 13], ['2', '1', 4], ['1', '3', 12], ['3', '2', 9], ['2', '4', 14], ['4', '3', 7], ['3', 't', 20], ['4', 't', 4]);
    expect(maximumFlow(network, 's', 't')).toBe(23);
  });
  test('equals the smallest cut, found by trying every one', () => {
    const name = fc.constantFrom('s', 'a', 'b', 'c', 't');
    fc.assert(
      fc.property(fc.array(fc.record({ from: name, to: name, capacity: fc.integer({ min: 0, max: 9 }) }), { maxLength: 16 }), (arcs) => {
        let least = Infinity;
        for (let mask = 0; mask < 8; mask += 1) {
          const side = new Set(['s', ...['a', 'b', 'c'].filter((_, bit) => mask & (1 << bit))]);
          least = Math.min(least, arcs.reduce((sum, { from, to, capacity }) => sum + (side.has(from) && !side.has(to) ? capacity : 0), 0));
        }
        expect(maximumFlow(arcs, 's', 't')).toBe(least);
      }),
    );
  });
});
