import { expect, test } from 'vitest';
import { startingReaders } from './starting-readers.ts';

const coders = [{ id: 'ailsa' }, { id: 'ben' }, { id: 'catriona' }];
const read = (...ids: string[]) => ({ readers: ids.map((coderId) => ({ coderId, codings: 1 })) });

test('the two who have read most in common', () => {
  expect(startingReaders(undefined, coders, 'ailsa', [read('ben', 'catriona'), read('ailsa', 'ben'), read('ben', 'catriona')])).toEqual(['ben', 'catriona']);
});

test('of equals with whoever is at the keyboard', () => {
  expect(startingReaders(undefined, coders, 'catriona', [read('ailsa', 'ben'), read('ben', 'catriona')])).toEqual(['ben', 'catriona']);
  expect(startingReaders(undefined, coders, 'catriona', [])).toHaveLength(2);
});

test('those asked for, unless they are gone', () => {
  expect(startingReaders('ailsa,catriona', coders, 'ben', [])).toEqual(['ailsa', 'catriona']);
  expect(startingReaders('ailsa,gone', coders, 'ben', [read('ben', 'catriona')])).toEqual(['ben', 'catriona']);
});
