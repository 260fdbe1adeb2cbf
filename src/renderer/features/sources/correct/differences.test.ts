import { expect, test } from 'vitest';
import { stretchesOf, type TextPiece } from './differences.ts';

const same = (text: string): TextPiece => ({ how: 'same', text });
const out = (text: string): TextPiece => ({ how: 'out', text });
const put = (text: string): TextPiece => ({ how: 'in', text });

test('only paragraphs in which something was changed are shown, with a word for those between', () => {
  expect(stretchesOf([same('One.\n\nTwo is '), out('long'), put('short'), same(' and '), out('bad'), same('.\n\nThree.\n\nFour.\n\nFive '), put('more '), same('ends.\n\nSix.')])).toEqual([
    { leftOut: 1 },
    { pieces: [same('Two is '), out('long'), put('short'), same(' and '), out('bad'), same('.')] },
    { leftOut: 2 },
    { pieces: [same('Five '), put('more '), same('ends.')] },
    { leftOut: 1 },
  ]);
});

test('a change of the first and last words, and a text without changes', () => {
  expect(stretchesOf([out('A'), put('The'), same(' beginning.\n\nThe '), put('end')])).toEqual([{ pieces: [out('A'), put('The'), same(' beginning.')] }, { pieces: [same('The '), put('end')] }]);
  expect(stretchesOf([same('One.\n\nTwo.')])).toEqual([{ pieces: [same('One.\n\nTwo.')] }]);
});
