import { expect, test } from 'vitest';
import { changesOf, clashing } from './kept-edit.ts';

type Fields = { title: string; note: string; groups: string[] };
const opened: Fields = { title: 'First', note: '', groups: ['Parents'] };

test('fields that nobody else touched do not clash', () => {
  expect(clashing({ title: 'Mine' }, opened, opened)).toBe(null);
  expect(clashing({ title: 'Mine' }, opened, { ...opened, note: 'theirs' })).toBe(null);
  expect(clashing({ groups: ['Parents', 'Children'] }, opened, { ...opened, groups: ['Parents'] })).toBe(null);
});

test('the same field changed twice is shown as it stands now, unless both wrote the same', () => {
  expect(clashing({ title: 'Mine', note: 'mine' }, opened, { ...opened, title: 'Theirs' })).toEqual({ title: 'Theirs' });
  expect(clashing({ title: 'Mine' }, opened, { ...opened, title: 'Mine' })).toBe(null);
});

test('only what was changed is sent', () => {
  expect(changesOf(opened, { title: 'First', note: 'new', groups: ['Parents'] })).toEqual({ note: 'new' });
});
