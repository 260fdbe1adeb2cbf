/** The framework matrix as it is walked through and counted. */
import type { Output } from '../../../contract/index.ts';

type Framework = Output<'questions.framework'>;
export type FrameworkCell = Framework['cells'][number];
export type FrameworkRow = Framework['rows'][number];

/** Cells row by row, in the order of the columns. Cells of a code that is no longer asked for are left out. */
export function cellsByRow({ rows, cells }: Pick<Framework, 'rows' | 'cells'>, codeIds: readonly string[]): FrameworkCell[][] {
  const byPlace = new Map(cells.map((cell) => [`${cell.rowId} ${cell.codeId}`, cell]));
  return rows.map(({ id: rowId }) => codeIds.map((codeId) => byPlace.get(`${rowId} ${codeId}`) ?? { rowId, codeId, codings: 0, quotes: 0, summary: null }));
}

/** Columns to begin with where nobody has chosen any: the codes of which something is summarised already, else those that were used most. In the order of the codebook. */
export function startingColumns(codes: readonly { id: string; codings: number }[], summarised: ReadonlySet<string>, most = 6): string[] {
  const written = codes.filter(({ id }) => summarised.has(id)).slice(0, most * 2);
  if (written.length > 0) return written.map(({ id }) => id);
  const used = new Set(codes.filter(({ codings }) => codings > 0).toSorted((one, other) => other.codings - one.codings).slice(0, most));
  return codes.filter((code) => used.has(code)).map(({ id }) => id);
}

export type Tally = { cells: number; withQuotes: number; summarised: number; stale: number };

export function tally(cells: readonly FrameworkCell[]): Tally {
  return {
    cells: cells.length,
    withQuotes: cells.filter(({ quotes }) => quotes > 0).length,
    summarised: cells.filter(({ summary }) => summary !== null).length,
    stale: cells.filter(({ summary }) => summary?.stale).length,
  };
}

/** Of how many rows a code says something. */
export const rowsWith = (byRow: readonly (readonly FrameworkCell[])[], column: number): number => byRow.filter((cells) => (cells[column]?.quotes ?? 0) > 0).length;

export type Spot = { row: number; column: number };
const far = Number.MAX_SAFE_INTEGER;
const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [4, 0], PageUp: [-4, 0], Home: [0, -far], End: [0, far],
};

/** Where a key leads to; null for a key that leads nowhere. With Ctrl, Home and End go to the first and the last cell of all. */
export function stepOf(key: string, isControl: boolean, from: Spot, size: { rows: number; columns: number }): Spot | null {
  const step = steps[key];
  if (step === undefined) return null;
  const within = (value: number, many: number): number => Math.min(many - 1, Math.max(0, value));
  const isCorner = isControl && (key === 'Home' || key === 'End');
  return { row: isCorner ? (key === 'Home' ? 0 : size.rows - 1) : within(from.row + step[0], size.rows), column: within(from.column + step[1], size.columns) };
}

/** Rows of which something is coded or written; the others say nothing of these codes. */
export function withWords<Row>(rows: readonly Row[], byRow: readonly (readonly FrameworkCell[])[]): { rows: Row[]; byRow: FrameworkCell[][] } {
  const kept = rows.flatMap((row, at) => (byRow[at]!.some(({ quotes, summary }) => quotes > 0 || summary !== null) ? [{ row, cells: [...byRow[at]!] }] : []));
  return { rows: kept.map(({ row }) => row), byRow: kept.map(({ cells }) => cells) };
}
