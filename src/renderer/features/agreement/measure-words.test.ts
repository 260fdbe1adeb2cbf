import { expect, test } from 'vitest';
import { asCoefficient, asShare, figureInWords } from './measure-words.ts';

test.each([[0.624, '.62'], [1, '1'], [0, '0'], [-0.001, '0'], [-0.084, '\u2212.08'], [0.999, '1'], [-1.2, '\u22121.20']])('%s reads %s', (value, words) => {
  expect(asCoefficient(value)).toBe(words);
});

test('a share is not rounded up to all, nor down to none', () => {
  expect(asShare(0.9996)).toBe('99.9%');
  expect(asShare(0.002)).toBe('under 1%');
  expect(asShare(0.8149)).toBe('81%');
  expect(asShare(1)).toBe('100%');
});

test('with its interval where there is one', () => {
  expect(figureInWords('cohen', { value: 0.62, low: 0.48, high: 0.74, why: null })).toBe('.62 (.48 to .74)');
  expect(figureInWords('cohen', { value: 0.62, low: null, high: null, why: 'few' })).toBe('.62');
});
