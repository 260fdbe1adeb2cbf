import { expect, test } from 'vitest';
import { sayTheSame, wordsBack, wordsToKeep } from './draft-words.ts';

type Fields = { statement: string; reason: string; groups: string[] };
const begun: Fields = { statement: 'Asked once', reason: '', groups: ['Parents'] };
const written: Fields = { ...begun, statement: 'Asked again' };

test('nothing is kept of an editor in which nothing was written', () => {
  expect(wordsToKeep(begun, { ...begun, groups: ['Parents'] })).toBe(null);
});

test('what was written comes back, and only that: other fields are as they stand now', () => {
  const kept = wordsToKeep(begun, written)!;
  expect(wordsBack(kept, begun)).toEqual({ fields: { statement: 'Asked again' }, stoodOtherwise: false });
  expect(wordsBack(kept, { ...begun, reason: 'theirs' })).toEqual({ fields: { statement: 'Asked again' }, stoodOtherwise: false });
});

test('it says so when something else stands there by now, and keeps quiet when the very same does', () => {
  const kept = wordsToKeep(begun, written)!;
  expect(wordsBack(kept, { ...begun, statement: 'Asked by a neighbour' })).toEqual({ fields: { statement: 'Asked again' }, stoodOtherwise: true });
  expect(wordsBack(kept, written)).toBe(null);
});

test('the same words are the same wherever they were begun; one field more is not', () => {
  const kept = wordsToKeep(begun, written)!;
  expect(sayTheSame(kept, wordsToKeep({ ...begun, statement: 'Asked by a neighbour' }, written)!)).toBe(true);
  expect(sayTheSame(kept, wordsToKeep(begun, { ...written, reason: 'heard again' })!)).toBe(false);
  expect(sayTheSame(kept, 'half of {')).toBe(false);
});

test('words of an editor that has changed since are taken as far as they fit; what is no draft is passed over', () => {
  expect(wordsBack<Fields>('{"was":{"title":""},"now":{"title":"gone field","reason":"kept"}}', begun)).toEqual({ fields: { reason: 'kept' }, stoodOtherwise: true });
  expect(wordsBack('half of {', begun)).toBe(null);
});
