import { expect, test } from 'vitest';
import type { Coding } from '../../../contract/index.ts';
import { inOrder, type ListColumn } from './list-order.ts';

const coding = (id: string, start: number, codeId: string, weight: number | null = null, memo = ''): Coding => ({ id, codeId, sourceId: 's', revisionId: 'r', start, end: start + 5, coderId: id === '2' ? 'fc' : 'am', at: '', memo, weight, pinned: false, how: '', version: 1 });
const codings = [coding('3', 20, 'b', 2, 'zebra'), coding('1', 0, 'b', null, 'apple'), coding('2', 10, 'a', -1)];
const names = { code: (id: string) => ({ a: 'Trust', b: 'Being heard' })[id] ?? '', coder: (id: string) => id.toUpperCase() };
const ordered = (column: ListColumn, direction: 'ascending' | 'descending' = 'ascending') => inOrder(codings, { column, direction }, names).map(({ id }) => id).join('');

test('by place in the text, code, coder, weight or memo, what is empty last either way', () => {
  expect([ordered('words'), ordered('words', 'descending')]).toEqual(['123', '321']);
  expect([ordered('code'), ordered('code', 'descending')]).toEqual(['132', '213']);
  expect(ordered('coder')).toBe('132');
  expect([ordered('weight'), ordered('weight', 'descending')]).toEqual(['231', '321']);
  expect([ordered('memo'), ordered('memo', 'descending')]).toEqual(['132', '312']);
});
