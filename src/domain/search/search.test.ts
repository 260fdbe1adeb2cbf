import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchExpression, readQuery } from './query.ts';
import { mergeFound, readMarks, snippetOf } from './snippet.ts';

describe('what was typed', () => {
  test('is read as words, phrases and beginnings', () => {
    expect(readQuery('listening "whole family" trust*')).toEqual([
      { text: 'listening', prefix: false },
      { text: 'whole family', prefix: false },
      { text: 'trust', prefix: true },
    ]);
  });
  test('curly quotes count, an open quote reaches to the end, a phrase may go on', () => {
    expect(readQuery('“being heard” now')).toEqual([{ text: 'being heard', prefix: false }, { text: 'now', prefix: false }]);
    expect(readQuery('say "what matters')).toEqual([{ text: 'say', prefix: false }, { text: 'what matters', prefix: false }]);
    expect(readQuery('"what matt"*')).toEqual([{ text: 'what matt', prefix: true }]);
  });
  test('signs alone are passed over, repeated words count once', () => {
    expect(readQuery(' *** -- "" : AND and ')).toEqual([{ text: 'AND', prefix: false }]);
    expect(readQuery('')).toEqual([]);
  });
  test('stands inside quotes as an expression', () => {
    expect(matchExpression(readQuery("Rhona's: NEAR(a) col:b^2 trust*"))).toBe(`"Rhona's:" AND "NEAR(a)" AND "col:b^2" AND "trust"*`);
    expect(matchExpression([])).toBeNull();
  });
});

describe('snippets', () => {
  test('marks are read back into ranges', () => {
    expect(readMarks('a [b] c [d]', '[', ']')).toEqual({ text: 'a b c d', found: [{ start: 2, end: 3 }, { start: 6, end: 7 }] });
    expect(mergeFound([{ start: 5, end: 9 }, { start: 0, end: 2 }, { start: 1, end: 3 }])).toEqual([{ start: 0, end: 3 }, { start: 5, end: 9 }]);
  });
  test('a short text is shown whole', () => {
    expect(snippetOf('She listened to us', [{ start: 4, end: 12 }])).toEqual([
      { text: 'She ', hit: false },
      { text: 'listened', hit: true },
      { text: ' to us', hit: false },
    ]);
  });
  test('a long text is cut between words around the hit', () => {
    const text = `${'before '.repeat(100)}listened${' after'.repeat(100)}`;
    const pieces = snippetOf(text, [{ start: 700, end: 708 }]);
    expect(pieces.map((piece) => piece.text).join('')).toMatch(/^…(before )+listened( after)+…$/);
    expect(pieces.filter((piece) => piece.hit)).toEqual([{ text: 'listened', hit: true }]);
  });
  test('the stretch with most hits is shown', () => {
    const text = `trust ${'filler '.repeat(100)}trust and trust and trust ${'filler '.repeat(100)}`;
    const found = [...text.matchAll(/trust/g)].map((match) => ({ start: match.index, end: match.index + 5 }));
    expect(snippetOf(text, found).filter((piece) => piece.hit)).toHaveLength(3);
  });
  test('pieces are of the text, in order, for any text and ranges', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), fc.array(fc.tuple(fc.nat(700), fc.nat(80))), (text, seeds) => {
        const found = seeds.map(([at, length]) => ({ start: Math.min(at, text.length), end: Math.min(at + length, text.length) }));
        const pieces = snippetOf(text, found);
        const joined = pieces.map((piece) => piece.text).join('').replace(/^…/, '').replace(/…$/, '');
        const flat = (words: string): string => words.replace(/[\s…]+/g, '');
        expect(flat(text)).toContain(flat(joined));
        expect(joined.length).toBeLessThanOrEqual(230);
        if (found.some((range) => flat(text.slice(range.start, range.end)) !== '')) expect(pieces.some((piece) => piece.hit)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
