/**
 * Claims or indicators against where their evidence comes from. Cells say which way it bears, and tell apart where somebody looked in vain from where nobody looked; counts are of witnesses
 * (sources, events, data), never of mentions (reference: methods.md, section 10, "Evidence matrix").
 */
import type { Evidence } from '../../contract/index.ts';

export type MatrixCell = 'for' | 'against' | 'mixed' | 'looked and absent' | 'not looked';
/** One item: in which row, in which columns, what it says, and which witness says it. */
export type MatrixItem = { row: string; columns: readonly string[]; says: Evidence['side'] | 'mixed' | 'absent'; witness: string };

type Gathered = { for: boolean; against: boolean; absent: boolean; witnesses: Set<string> };

const cellOf = ({ for: one, against: other, absent }: Gathered): MatrixCell => (one && other ? 'mixed' : one ? 'for' : other ? 'against' : absent ? 'looked and absent' : 'not looked');

/** Cells and counts, row by row in the order given. */
export function layEvidence(rows: readonly string[], columns: readonly string[], items: Iterable<MatrixItem>): { cells: MatrixCell[][]; counts: number[][] } {
  const rowAt = new Map(rows.map((row, index) => [row, index]));
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const gathered = rows.map((): (Gathered | undefined)[] => []);
  for (const item of items) {
    const row = rowAt.get(item.row);
    if (row === undefined) continue;
    for (const key of item.columns) {
      const column = columnAt.get(key);
      if (column === undefined) continue;
      const at = (gathered[row]![column] ??= { for: false, against: false, absent: false, witnesses: new Set() });
      if (item.says === 'absent') at.absent = true;
      else {
        if (item.says !== 'against') at.for = true;
        if (item.says !== 'for') at.against = true;
        at.witnesses.add(item.witness);
      }
    }
  }
  return {
    cells: gathered.map((line) => columns.map((_, column) => (line[column] ? cellOf(line[column]) : 'not looked'))),
    counts: gathered.map((line) => columns.map((_, column) => line[column]?.witnesses.size ?? 0)),
  };
}

const mostNamed = 20;
const named = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

/** Columns from which nothing bears on anything, and rows that rest on one column alone or on none. */
export function gapsIn(rows: readonly { name: string }[], columns: readonly { name: string }[], cells: readonly (readonly MatrixCell[])[], what: 'claim' | 'indicator'): string[] {
  const isBlank = (cell: MatrixCell): boolean => cell === 'not looked';
  const empty = columns.filter((_, column) => cells.every((line) => isBlank(line[column]!)));
  const gaps = rows.length > 0 && empty.length > 0 ? [`Nothing from ${named(empty.slice(0, mostNamed).map(({ name }) => name))}${empty.length > mostNamed ? ` and ${empty.length - mostNamed} more` : ''} bears on any ${what}.`] : [];
  const bare = rows.filter((_, row) => cells[row]!.every(isBlank));
  if (bare.length > 0) gaps.push(`Nothing bears on ${named(bare.slice(0, mostNamed).map(({ name }) => name))}${bare.length > mostNamed ? ` and ${bare.length - mostNamed} more` : ''}.`);
  const single = rows.filter((_, row) => columns.length > 1 && cells[row]!.filter((cell) => !isBlank(cell)).length === 1);
  if (single.length > 0) gaps.push(`${named(single.slice(0, mostNamed).map(({ name }) => name))}${single.length > mostNamed ? ` and ${single.length - mostNamed} more` : ''} ${single.length === 1 ? 'rests' : 'rest'} on one of these alone.`);
  const oneSided = rows.filter((_, row) => cells[row]!.includes('for') && !cells[row]!.some((cell) => cell === 'against' || cell === 'mixed' || cell === 'looked and absent'));
  if (oneSided.length > 0) gaps.push(`Of ${named(oneSided.slice(0, mostNamed).map(({ name }) => name))}${oneSided.length > mostNamed ? ` and ${oneSided.length - mostNamed} more` : ''} only what confirms is here.`);
  return gaps;
}
