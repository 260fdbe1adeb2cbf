import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWords } from '../sources/words.ts';
import { standingIn } from './standing.ts';

//            0         1         2
//            012345678901234567890123456789
const text = 'Nobody asked us – before. She did.';
const turns = [{ start: 0, end: 25 }, { start: 26, end: 34 }];

describe('where a passage stands', () => {
  const stands = standingIn(text, turns);
  test('among the words: those that it cuts belong to it, a lone dash is none', () => {
    expect(stands({ start: 7, end: 12 })).toEqual({ firstWord: 1, lastWord: 2, firstTurn: 0, lastTurn: 1 });
    expect(stands({ start: 9, end: 14 })).toEqual({ firstWord: 1, lastWord: 3, firstTurn: 0, lastTurn: 1 });
    expect(stands({ start: 16, end: 24 })).toMatchObject({ firstWord: 3, lastWord: 4 });
  });
  test('among the turns: all that it touches', () => {
    expect(stands({ start: 18, end: 29 })).toEqual({ firstWord: 3, lastWord: 5, firstTurn: 0, lastTurn: 2 });
    expect(standingIn(text, [])({ start: 0, end: 6 })).toMatchObject({ firstTurn: null, lastTurn: null });
    expect(standingIn(text, [turns[1]!])({ start: 0, end: 6 })).toMatchObject({ firstTurn: null, lastTurn: null });
  });
  test('passages that lie end to end between words divide the words among them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('we', 'met', '–', "she's", '3'), { minLength: 2, maxLength: 30 }), fc.nat(), (pieces, cut) => {
        const words = pieces.join(' ');
        const at = pieces.slice(0, 1 + (cut % (pieces.length - 1))).join(' ').length;
        const stand = standingIn(words, []);
        const [one, other] = [stand({ start: 0, end: at }), stand({ start: at, end: words.length })];
        expect([one.firstWord, one.lastWord, other.lastWord]).toEqual([0, other.firstWord, countWords(words)]);
      }),
    );
  });
});
