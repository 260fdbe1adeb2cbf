import { describe, expect, test } from 'vitest';
import { cellsByRow, type FrameworkCell, rowsWith, startingColumns, stepOf, tally, withWords } from './framework-grid.ts';

const summary = (stale: boolean): FrameworkCell['summary'] => ({ id: 's', rowId: 'a', codeId: 'x', text: 'Said.', cites: [], stale, coderId: 'c', at: '2024-01-01T00:00:00Z', version: 1 });
const cells: FrameworkCell[] = [
  { rowId: 'b', codeId: 'x', codings: 3, quotes: 2, summary: null },
  { rowId: 'a', codeId: 'x', codings: 0, quotes: 0, summary: summary(true) },
  { rowId: 'a', codeId: 'y', codings: 1, quotes: 1, summary: summary(false) },
];
const rows = [{ id: 'a', name: 'A', detail: '' }, { id: 'b', name: 'B', detail: '' }];

describe('the framework matrix', () => {
  test('stands row by row in the order of the columns, empty where nothing is', () => {
    const byRow = cellsByRow({ rows, cells }, ['y', 'x']);
    expect(byRow.map((row) => row.map(({ rowId, codeId, quotes }) => `${rowId}${codeId}${quotes}`))).toEqual([['ay1', 'ax0'], ['by0', 'bx2']]);
    expect(cellsByRow({ rows, cells }, ['y']).flat()).toHaveLength(2);
  });
  test('is counted: a summary without quotes is a summary all the same', () => {
    const byRow = cellsByRow({ rows, cells }, ['x', 'y']);
    expect(tally(byRow.flat())).toEqual({ cells: 4, withQuotes: 2, summarised: 2, stale: 1 });
    expect([rowsWith(byRow, 0), rowsWith(byRow, 1)]).toEqual([1, 1]);
  });
  test('begins with the codes that are summarised already, else with those that were used most, as the codebook orders them', () => {
    const codes = [{ id: 'heading', codings: 0 }, { id: 'some', codings: 2 }, { id: 'most', codings: 9 }, { id: 'more', codings: 5 }];
    expect(startingColumns(codes, new Set(['more', 'heading', 'gone']))).toEqual(['heading', 'more']);
    expect(startingColumns(codes, new Set(['gone']), 2)).toEqual(['most', 'more']);
    expect(startingColumns(codes, new Set())).toEqual(['some', 'most', 'more']);
    expect(startingColumns(codes.slice(0, 1), new Set())).toEqual([]);
  });
  test('can do without rows that say nothing of it', () => {
    const all = [...rows, { id: 'c', name: 'C', detail: '' }];
    const narrowed = withWords(all, cellsByRow({ rows: all, cells }, ['x', 'y']));
    expect(narrowed.rows.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(narrowed.byRow.map((row) => row[0]!.rowId)).toEqual(['a', 'b']);
  });
  test('is walked through by keys that stop at its edges', () => {
    const size = { rows: 9, columns: 3 };
    expect(stepOf('ArrowDown', false, { row: 8, column: 1 }, size)).toEqual({ row: 8, column: 1 });
    expect(stepOf('ArrowLeft', false, { row: 2, column: 1 }, size)).toEqual({ row: 2, column: 0 });
    expect(stepOf('End', false, { row: 2, column: 1 }, size)).toEqual({ row: 2, column: 2 });
    expect(stepOf('End', true, { row: 2, column: 1 }, size)).toEqual({ row: 8, column: 2 });
    expect(stepOf('Home', true, { row: 2, column: 1 }, size)).toEqual({ row: 0, column: 0 });
    expect(stepOf('PageUp', false, { row: 2, column: 1 }, size)).toEqual({ row: 0, column: 1 });
    expect(stepOf('a', false, { row: 2, column: 1 }, size)).toBe(null);
  });
});
