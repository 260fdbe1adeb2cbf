import type { Page, PageCell, PageRelation, ReleasedNumber, ReleasedPage } from './small-numbers.ts';
import { sumRelation } from './small-numbers.ts';

/** A count with the different persons behind it. */
export type Count = { readonly value: number; readonly people: number };

/** A table with totals of rows and columns. Persons behind a total are counted once, so they are not the sum of the persons in the cells. */
export type TwoWayTable = {
  readonly id: string;
  /** By row, then column. */
  readonly cells: readonly (readonly Count[])[];
  readonly rowTotals: readonly Count[];
  readonly columnTotals: readonly Count[];
  readonly total: Count;
};

/** Ids under which a table's numbers stand on its page. */
export const tableIds = {
  cell: (id: string, row: number, column: number) => `${id}/${row}/${column}`,
  rowTotal: (id: string, row: number) => `${id}/${row}/total`,
  columnTotal: (id: string, column: number) => `${id}/total/${column}`,
  total: (id: string) => `${id}/total`,
};

/** The numbers of a table and all sums that tie them together. */
export function twoWayPage(table: TwoWayTable): Page {
  const { id } = table;
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  table.cells.forEach((row, rowIndex) => {
    row.forEach((count, column) => cells.push({ id: tableIds.cell(id, rowIndex, column), ...count }));
    cells.push({ id: tableIds.rowTotal(id, rowIndex), ...table.rowTotals[rowIndex]!, importance: 'total' });
    relations.push(sumRelation(tableIds.rowTotal(id, rowIndex), row.map((_, column) => tableIds.cell(id, rowIndex, column))));
  });
  table.columnTotals.forEach((count, column) => {
    cells.push({ id: tableIds.columnTotal(id, column), ...count, importance: 'total' });
    relations.push(sumRelation(tableIds.columnTotal(id, column), table.cells.map((_, row) => tableIds.cell(id, row, column))));
  });
  cells.push({ id: tableIds.total(id), ...table.total, importance: 'headline' });
  relations.push(sumRelation(tableIds.total(id), table.cells.map((_, row) => tableIds.rowTotal(id, row))));
  relations.push(sumRelation(tableIds.total(id), table.columnTotals.map((_, column) => tableIds.columnTotal(id, column))));
  return { cells, relations };
}

/** A table as it may be shown. */
export type ReleasedTwoWay = {
  readonly cells: ReleasedNumber[][];
  readonly rowTotals: ReleasedNumber[];
  readonly columnTotals: ReleasedNumber[];
  readonly total: ReleasedNumber;
};

/** Reads a table back from the page it was released on. */
export function readTwoWay(page: ReleasedPage, table: TwoWayTable): ReleasedTwoWay {
  const { id } = table;
  return {
    cells: table.cells.map((row, rowIndex) => row.map((_, column) => numberOf(page, tableIds.cell(id, rowIndex, column)))),
    rowTotals: table.rowTotals.map((_, row) => numberOf(page, tableIds.rowTotal(id, row))),
    columnTotals: table.columnTotals.map((_, column) => numberOf(page, tableIds.columnTotal(id, column))),
    total: numberOf(page, tableIds.total(id)),
  };
}

/** One number of a released page. */
export function numberOf(page: ReleasedPage, id: string): ReleasedNumber {
  const number = page.cells[id];
  if (number === undefined) throw new Error(`"${id}" is not on the page.`);
  return number;
}

/** Several groups of numbers on one page, so that they are checked together. */
export function joinPages(...pages: readonly Page[]): Page {
  return { cells: pages.flatMap((page) => page.cells), relations: pages.flatMap((page) => page.relations) };
}
