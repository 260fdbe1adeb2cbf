import { expect, test } from 'vitest';
import { spanShown } from './use-place-in-text.ts';

const text = 'Nobody asked us.\n\nThen somebody asked how we were, and asked again.';
const words = ({ words: sought, ...shown }: Parameters<typeof spanShown>[1] & { words?: string }) => {
  const { start, end } = spanShown(text, shown, sought);
  return text.slice(start, end);
};

test('a link shows its passage, and of a hit the words that were found in it', () => {
  expect(words({ start: 18, end: text.length })).toBe('Then somebody asked how we were, and asked again.');
  expect(words({ start: 18, end: text.length, words: 'asked how' })).toBe('asked how');
  expect(words({ start: 18, end: text.length, words: 'not there' })).toBe('Then somebody asked how we were, and asked again.');
  expect(words({ start: 7, end: null })).toBe('a');
  expect(spanShown(text, { start: 9999, end: 99_999 })).toEqual({ start: text.length - 1, end: text.length });
});
