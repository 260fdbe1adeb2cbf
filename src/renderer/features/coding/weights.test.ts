import { expect, test } from 'vitest';
import { scaleInWords, weightAfter } from './weights.ts';

const five = { from: 1, to: 5, words: { '1': 'hardly' } };
const both = { from: -2, to: 2, words: {} };

test('digits weigh, once more takes away, nought takes away where it is no weight', () => {
  expect(weightAfter(five, null, 3)).toBe(3);
  expect(weightAfter(five, 3, 3)).toBe(null);
  expect(weightAfter(five, 3, 0)).toBe(null);
  expect(weightAfter(both, null, 0)).toBe(0);
  expect(weightAfter(five, 3, 7)).toBe(undefined);
  expect(weightAfter({ from: -3, to: -1, words: {} }, null, 2)).toBe(-2);
});
test('less and more step along the scale and stop at its ends', () => {
  expect([weightAfter(five, null, 'more'), weightAfter(five, null, 'less'), weightAfter(both, null, 'less')]).toEqual([1, 5, 0]);
  expect([weightAfter(both, 0, 'less'), weightAfter(both, -2, 'less'), weightAfter(five, 5, 'more')]).toEqual([-1, -2, 5]);
});
test('a scale is said by its ends', () => expect(scaleInWords(five)).toBe('from 1 (hardly) to 5'));
