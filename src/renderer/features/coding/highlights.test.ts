import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byParagraph, paragraphAt, segmentsOf, shortestFirst, trimPassage, wholeWords } from './highlights.ts';

const span = (start: number, end: number) => ({ start, end });

describe('segments of a paragraph', () => {
  test('plain words are one segment', () => expect(segmentsOf(span(10, 20), [])).toEqual([{ start: 10, end: 20, codings: [] }]));

  test('overlapping codings cut it where they begin and end', () => {
    const long = span(0, 15);
    const short = span(12, 18);
    expect(segmentsOf(span(10, 20), [long, short])).toEqual([
      { start: 10, end: 12, codings: [long] },
      { start: 12, end: 15, codings: [long, short] },
      { start: 15, end: 18, codings: [short] },
      { start: 18, end: 20, codings: [] },
    ]);
  });

  test('codings that only touch the edge are not in it', () => {
    expect(segmentsOf(span(10, 20), [span(0, 10), span(20, 30)])).toEqual([{ start: 10, end: 20, codings: [] }]);
  });

  test('whatever the codings, the segments cover the paragraph once and every letter has exactly its codings', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })).map(([start, length]) => span(start, start + length)), { maxLength: 12 });
    fc.assert(
      fc.property(spans, (codings) => {
        const segments = segmentsOf(span(10, 35), codings);
        expect(segments[0]!.start).toBe(10);
        expect(segments.at(-1)!.end).toBe(35);
        segments.slice(1).forEach((segment, index) => expect(segment.start).toBe(segments[index]!.end));
        for (const segment of segments) {
          for (let at = segment.start; at < segment.end; at += 1) {
            expect(segment.codings).toEqual(codings.filter((coding) => coding.start <= at && at < coding.end));
          }
        }
      }),
    );
  });
});

describe('codings by paragraph', () => {
  const paragraphs = [span(0, 10), span(12, 20), span(22, 30)];

  test('a coding across turns is in each of them', () => {
    const across = span(8, 25);
    const inside = span(13, 15);
    expect(byParagraph(paragraphs, [across, inside])).toEqual([[across], [across, inside], [across]]);
  });

  test('white space between paragraphs belongs to neither', () => expect(byParagraph(paragraphs, [span(10, 12)])).toEqual([[], [], []]));

  test('finds the paragraph of a position', () => {
    expect([0, 9, 11, 12, 29, 99].map((at) => paragraphAt(paragraphs, at))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(paragraphAt([], 5)).toBe(0);
  });
});

test('a passage is trimmed to its words', () => {
  expect(trimPassage('  two words \n', span(0, 13))).toEqual(span(2, 11));
  expect(trimPassage(' \n ', span(0, 3))).toBeNull();
});

test('a passage is widened to whole words', () => {
  const text = 'It wasn’t the half-way house, (really).';
  const whole = (start: number, end: number) => text.slice(...Object.values(wholeWords(text, span(start, end))) as [number, number]);
  expect(whole(4, 12)).toBe('wasn’t the');
  expect(whole(16, 20)).toBe('half-way');
  expect(whole(0, 2)).toBe('It');
  expect(whole(3, 13)).toBe('wasn’t the');
  expect(whole(31, 33)).toBe('really');
  expect(wholeWords('a 😀 b', span(2, 4))).toEqual(span(2, 4));
});

test('the shortest coding comes first', () => {
  const codings = [{ id: 'b', ...span(0, 9) }, { id: 'a', ...span(0, 9) }, { id: 'c', ...span(4, 6) }];
  expect(shortestFirst(codings).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});
