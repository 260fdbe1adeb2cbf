import { expect, test } from 'vitest';
import { foundWords } from './sought-words.ts';

const piece = (text: string, hit = false) => ({ text, hit });

test('the first words that were found, with those near them', () => {
  expect(foundWords([piece('…and '), piece('nobody', true), piece(' had '), piece('asked', true), piece(' us')])).toBe('nobody had asked');
  expect(foundWords([piece('waits', true), piece(` at the door ${'and goes on '.repeat(5)}`), piece('wait', true)])).toBe('waits');
  expect(foundWords([piece('waits', true), piece(' … '), piece('wait', true)])).toBe('waits');
  expect(foundWords([piece('nothing marked')])).toBe('');
});
