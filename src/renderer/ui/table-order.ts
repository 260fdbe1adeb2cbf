/** A figure that is not shown, so that no person can be worked out from it. */
export type HiddenCell = {
  hidden: true;
  /** Why this one, where it differs from the explanation under the table. */
  why?: string;
};

export type CellValue = string | number | null | undefined | HiddenCell;

export type TableSort = { column: string; direction: 'ascending' | 'descending' };

export function isHiddenCell(value: unknown): value is HiddenCell {
  return typeof value === 'object' && value !== null && 'hidden' in value && value.hidden === true;
}

const words = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/**
 * Rows in the order of one value. Hidden figures and empty cells come last in both directions, and in their first order:
 * where a hidden figure stood among the others would say how large it is.
 */
export function orderRows<Row>(rows: readonly Row[], value: (row: Row) => CellValue, direction: TableSort['direction']): Row[] {
  const turn = direction === 'ascending' ? 1 : -1;
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  const shown = keyed.filter(({ key }) => isShown(key));
  const rest = keyed.filter(({ key }) => !isShown(key));
  shown.sort((first, second) => turn * compare(first.key, second.key));
  return [...shown, ...rest].map(({ row }) => row);
}

function isShown(key: CellValue): boolean {
  return key !== null && key !== undefined && key !== '' && !isHiddenCell(key);
}

function compare(first: CellValue, second: CellValue): number {
  if (typeof first === 'number' && typeof second === 'number') return first - second;
  return words.compare(String(first), String(second));
}
