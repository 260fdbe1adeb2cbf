import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Coding } from '../../../contract/index.ts';
import { layStripes, noStripes } from './stripes.ts';

const paragraphs = [{ start: 0, end: 100 }, { start: 102, end: 200 }];
const coding = (id: string, start: number, end: number, codeId = 'green'): Coding => ({ id, codeId, sourceId: 's', revisionId: 'r', start, end, coderId: 'c', at: '', memo: '', weight: null, pinned: false, how: '', version: 1 });
const codes = new Map([['green', { name: 'being listened to', colour: 'green' }], ['odd', { name: 'from elsewhere', colour: 'mauve' }]]);

test('a new coding leaves the other paragraphs as they were', () => {
  const first = layStripes(noStripes, [coding('a', 0, 10), coding('b', 110, 120)], codes, paragraphs);
  const second = layStripes(first, [coding('a', 0, 10), coding('b', 110, 120), coding('c', 150, 160)], codes, paragraphs);
  expect(second.ofParagraph[0]).toBe(first.ofParagraph[0]);
  expect(second.ofParagraph[1]).not.toBe(first.ofParagraph[1]);
  expect(second.byId.get('b')).toBe(first.byId.get('b'));
});

test('a weight is said with the name', () => {
  const { ofParagraph } = layStripes(noStripes, [{ ...coding('a', 0, 10), weight: -2 }], codes, paragraphs);
  expect(ofParagraph[0]![0]!.name).toBe('being listened to, -2');
});

test('a renamed code is drawn again', () => {
  const first = layStripes(noStripes, [coding('a', 0, 10)], codes, paragraphs);
  const second = layStripes(first, [coding('a', 0, 10)], new Map([['green', { name: 'heard', colour: 'green' }]]), paragraphs);
  expect(second.ofParagraph[0]![0]!.name).toBe('heard');
});

test('the outermost comes first, and an unknown colour becomes one of the palette', () => {
  const { ofParagraph, lanes } = layStripes(noStripes, [coding('short', 5, 10, 'odd'), coding('long', 0, 90)], codes, paragraphs);
  expect(ofParagraph[0]!.map(({ id }) => id)).toEqual(['long', 'short']);
  expect(ofParagraph[0]![1]!.colour).toBe('slate');
  expect(lanes).toBe(2);
});

test('step by step the stripes become what they would be if all were laid anew', () => {
  const long = Array.from({ length: 8 }, (_, index) => ({ start: index * 120, end: index * 120 + 110 }));
  const spans = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 260 }), fc.constantFrom('green', 'odd')), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(spans, fc.array(fc.nat(), { maxLength: 12 }), (drawn, left) => {
      const all = drawn.map(([start, length, codeId], index) => coding(String(index), start, Math.min(950, start + length), codeId));
      let stripes = layStripes(noStripes, [], codes, long);
      for (let count = 1; count <= all.length; count += 1) stripes = layStripes(stripes, all.slice(0, count), codes, long);
      let rest = all;
      for (const which of left) {
        if (rest.length === 0) break;
        rest = rest.toSpliced(which % rest.length, 1);
        stripes = layStripes(stripes, rest, codes, long);
      }
      const anew = layStripes(noStripes, rest, codes, long);
      expect(stripes.ofParagraph.map((row) => row.map((stripe) => ({ ...stripe })))).toEqual(anew.ofParagraph.map((row) => row.map((stripe) => ({ ...stripe }))));
      expect([...stripes.byId.keys()].sort()).toEqual([...anew.byId.keys()].sort());
    }),
  );
});
