import { expect, test } from 'vitest';
import { findInText } from './find-in-text.ts';

test('finds words whatever their case, quotation marks, dashes and line breaks', () => {
  expect(findInText('We run it. WE RUN it.', 'we run')).toEqual([{ start: 0, end: 6 }, { start: 11, end: 17 }]);
  expect(findInText('I don’t know', "don't")).toEqual([{ start: 2, end: 7 }]);
  expect(findInText('two –\nthree', 'two - three')).toEqual([{ start: 0, end: 11 }]);
  expect(findInText('what (or who)?', '(or who)?')).toEqual([{ start: 5, end: 14 }]);
  expect(findInText('half-year', 'half–year')).toHaveLength(1);
});

test('finds nothing for nothing, and stops in time', () => {
  expect(findInText('words', '  ')).toEqual([]);
  expect(findInText('a'.repeat(5000), 'a')).toHaveLength(2000);
});
