/** An answer of flow data as csv: a block for each table, and below them what it is of and how it was counted. */
import Papa from 'papaparse';
import type { FlowAnswer, FlowTable, ReleasedCount } from '../../contract/index.ts';
import { guardedCell } from '../codebook/guarded-cell.ts';

/** Marks of the United Kingdom's Government Statistical Service: `[c]` confidential, `[z]` not applicable. */
export function markOf(count: ReleasedCount): number | string {
  if (count === null) return '[z]';
  return typeof count === 'number' ? count : '[c]';
}

function blockOf({ caption, heading, rows, columns, cells }: FlowTable): (string | number)[][] {
  return [[caption], [heading, ...columns.map(({ label, unit }) => `${label} (${unit})`)], ...rows.map(({ label }, row) => [label, ...cells[row]!.map(markOf)]), []];
}

/** `notes` are pairs of a term and what is said of it. Texts that a spreadsheet would run as a formula are made plain. */
export function answerAsCsv({ tables }: Pick<FlowAnswer, 'tables'>, notes: readonly (readonly [string, string])[]): Uint8Array {
  const lines = [...tables.flatMap(blockOf), ...notes].map((line) => line.map((cell) => (typeof cell === 'number' ? cell : guardedCell(cell))));
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return new TextEncoder().encode(`\ufeff${Papa.unparse(lines, { newline: '\r\n' })}\r\n`);
}
