import { expect, test } from 'vitest';
import { consequences, extent, revisionWords } from './in-words.ts';

const nothing = { shifted: 0, changed: 0, leftBehind: 0, returned: 0, beside: { changed: 0, leftBehind: 0, returned: 0 }, evidence: 0 };

test('what a correction does is said in a sentence', () => {
  expect(consequences(nothing)).toEqual(['No coding is touched.']);
  expect(consequences({ ...nothing, shifted: 3, changed: 1, leftBehind: 1 })).toEqual(['3 codings move along unchanged, 1 changes with its words and 1 loses all its words: it is kept in the list “Left without words”.']);
  expect(consequences({ ...nothing, leftBehind: 2, returned: 1, beside: { changed: 1, leftBehind: 2, returned: 0 }, evidence: 1 })).toEqual([
    '2 codings lose all their words: they are kept in the list “Left without words”.',
    '1 coding left behind earlier returns to its words.',
    'Of signs of change, memos and links, 1 changes with its words and 2 lose their words.',
    '1 quote used as evidence will wait to be looked at again.',
  ]);
});

test('a text is told by what made it', () => {
  expect(extent({ edits: 1, wordsOut: 1, wordsIn: 3 })).toBe('1 word out, 3 in, in 1 place.');
  expect(revisionWords({ how: 'as it came', coder: null, number: 1 })).toBe('The text as it came');
  expect(revisionWords({ how: 'went back', coder: 'Ann', number: 4 })).toBe('An earlier text brought back by Ann');
});
