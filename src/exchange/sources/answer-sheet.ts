import type { AnswerSheet } from '../../domain/sources/transcript.ts';
import { tidy } from './decode-text.ts';

/**
 * Rows of cells as a sheet of answers: the heading is the first row that is about as wide as the rows below; a title
 * above it, or rows without words, are passed over. Answers undefined where there is no row below a heading.
 */
export function asSheet(name: string, rows: readonly (readonly string[])[], numbers: readonly number[]): AnswerSheet & { readonly above: number } | undefined {
  const filled = rows.map((row) => new Set(row.filter((cell) => cell.trim() !== '')).size);
  const widths = filled.slice(0, 200).filter((width) => width > 0).toSorted((one, other) => one - other);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  // A title is one cell, however far it was merged. Somebody who answered little must not hide the heading: half the usual width is enough.
  const enough = usual < 2 ? 1 : Math.max(2, Math.ceil(usual / 2));
  const at = filled.findIndex((width) => width >= enough);
  if (at === -1) return undefined;
  const below = rows.slice(at + 1).map((row, index) => ({ row, number: numbers[at + 1 + index] ?? at + 2 + index })).filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  if (below.length === 0) return undefined;
  let width = rows[at]?.length ?? 0;
  for (const { row } of below) for (let cell = row.length; cell > width; cell -= 1) if ((row[cell - 1] ?? '').trim() !== '') width = cell;
  const header = headings(Array.from({ length: width }, (_, index) => rows[at]?.[index] ?? ''));
  return { name, header, rows: below.map(({ row }) => Array.from({ length: width }, (_, index) => tidyCell(row[index] ?? ''))), rowNumbers: below.map(({ number }) => number), above: at };
}

/** Headings on one line, each different; what had none is called by its place. */
function headings(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const said = tidy(cell).replace(/\s+/g, ' ').trim() || `column ${index + 1}`;
    let name = said;
    for (let again = 2; taken.has(name); again += 1) name = `${said} (${again})`;
    taken.add(name);
    return name;
  });
}

const plain = /^[\t\n\x20-\x7e]*$/;

function tidyCell(cell: string): string {
  return plain.test(cell) ? cell : tidy(cell);
}
