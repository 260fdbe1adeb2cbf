import { expect, test } from 'vitest';
import { orderRows } from './table-order.ts';
import type { CellValue } from './table-order.ts';

const hidden: CellValue = { hidden: true };

test('hidden and empty cells stay last, in their first order, whichever way the rest is sorted', () => {
  const rows: CellValue[] = [hidden, 12, null, 3, 101];
  expect(orderRows(rows, (value) => value, 'ascending')).toEqual([3, 12, 101, hidden, null]);
  expect(orderRows(rows, (value) => value, 'descending')).toEqual([101, 12, 3, hidden, null]);
});

test('words are sorted as people do it: without regard to case, and figures in them by size', () => {
  const rows = ['Ward 10', 'ward 2', 'Éilidh', 'East Links'];
  expect(orderRows(rows, (value) => value, 'ascending')).toEqual(['East Links', 'Éilidh', 'ward 2', 'Ward 10']);
});
