import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usualStopList } from './stop-list.ts';
import { wordsToCount } from './word-counts.ts';

describe('words as they are counted', () => {
  test('are lower case, keep what stands inside them, and leave numbers and signs out', () => {
    expect(wordsToCount('“Don’t” – said Mary’s mother-in-law, in 1999, at the 3rd café!')).toEqual(["don't", 'said', "mary's", 'mother-in-law', 'in', 'at', 'the', '3rd', 'café']);
    expect(wordsToCount('... 12 -- £5')).toEqual([]);
  });
  test('do not change with how the words are parted', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('home', "we're", 'Ærø', 'so-so'), { maxLength: 20 }), fc.constantFrom(' ', '\n\n', ', ', ' – ', '…'), (words, between) => {
      expect(wordsToCount(words.join(between))).toEqual(words.map((word) => word.toLowerCase()));
    }));
  });
});

test('every word of the usual stop list is one that is counted, and stands there once', () => {
  expect(usualStopList.flatMap(wordsToCount)).toEqual(usualStopList);
  expect(new Set(usualStopList).size).toBe(usualStopList.length);
  expect(usualStopList.length).toBeGreaterThan(250);
});
