/** Rows of a sheet as a table: a title above is passed over, and headings that stand in two rows (a group over its columns) become one. */

export type LaidOut = { readonly header: string[]; readonly rows: (readonly string[])[]; readonly rowNumbers: number[]; readonly skipped: number };

const filledIn = (row: readonly string[]): number => new Set(row.map((cell) => cell.trim()).filter((cell) => cell !== '')).size;
/** A cell that holds a number or a date, as no heading but a year does. */
const isValue = (cell: string): boolean => /^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$|^-?[\d,.]+$/.test(cell.trim()) && !/^(?:19|20)\d{2}$/.test(cell.trim());

/** `undefined` where there is no row below a heading. */
export function layOutSheet(rows: readonly (readonly string[])[], numbers: ArrayLike<number>): LaidOut | undefined {
  const widths = rows.slice(0, 200).map(filledIn).filter((width) => width > 0).toSorted((one, other) => one - other);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const enough = Math.max(2, Math.ceil(usual / 2));
  const at = rows.findIndex((row) => filledIn(row) >= enough);
  if (at < 0) return undefined;
  const upper = rows[at]!;
  const second = rows[at + 1];
  const isDouble = second !== undefined && isGroupRow(upper) && !second.some(isValue) && filledIn(second) >= filledIn(upper) && rows.slice(at + 2, at + 52).some((row) => row.some(isValue));
  const first = at + (isDouble ? 2 : 1);
  const kept = rows.slice(first).map((row, index) => ({ row, number: numbers[first + index] ?? first + index + 1 })).filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  if (kept.length === 0) return undefined;
  return { header: headingsOf(upper, isDouble ? second! : null), rows: kept.map(({ row }) => row), rowNumbers: kept.map(({ number }) => number), skipped: at };
}

/** A heading over groups of columns repeats itself where its cells were merged, or leaves the cells beside it blank. */
function isGroupRow(row: readonly string[]): boolean {
  const cells = row.map((cell) => cell.trim());
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.some((cell, index) => index > 0 && index <= last && (cell === '' || cell === cells[index - 1])) || cells.length > last + 1;
}

function headingsOf(upper: readonly string[], lower: readonly string[] | null): string[] {
  const tidy = (cell: string | undefined): string => (cell ?? '').trim().replace(/\s+/g, ' ');
  const width = Math.max(upper.length, lower?.length ?? 0);
  let group = '';
  return Array.from({ length: width }, (_, index) => {
    if (lower === null) return tidy(upper[index]) || `column ${index + 1}`;
    group = tidy(upper[index]) || group;
    const own = tidy(lower[index]);
    return own === '' ? group || `column ${index + 1}` : own;
  }).map((name, index, all) => (lower !== null && all.indexOf(name) !== all.lastIndexOf(name) ? `${tidy(upper[index]) || tidy(upper.slice(0, index).findLast((cell) => cell.trim() !== ''))}: ${name}` : name));
}
