/** A matrix as csv: a table that a spreadsheet opens, and below it, after an empty line, what was counted and how. */
import Papa from 'papaparse';
import { guardedCell } from '../codebook/guarded-cell.ts';

/** Cells are texts and numbers; a text that a spreadsheet would run as a formula is made plain. */
export type MatrixTable = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[]; readonly notes: readonly (readonly [string, string])[] };

export function matrixAsCsv({ head, rows, notes }: MatrixTable): Uint8Array {
  const lines = [head, ...rows, [], ...notes].map((line) => line.map((cell) => (typeof cell === 'number' ? cell : guardedCell(cell))));
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return new TextEncoder().encode(`\ufeff${Papa.unparse(lines, { newline: '\r\n' })}\r\n`);
}
