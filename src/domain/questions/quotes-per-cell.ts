/** How many different passages lie behind each cell of a matrix of codes by where: the same words are one, by however many coders they were coded. */
import type { Laid } from './matrix.ts';

/** Row by row. */
export function quotesPerCell({ rows, columns, finds, pieces }: Laid): number[][] {
  const seen = rows.lines.map(() => columns.lines.map(() => new Set<string>()));
  for (let piece = 0; piece < pieces.count; piece += 1) {
    const find = pieces.passage[piece]!;
    const words = `${finds.source[find]} ${finds.start[find]} ${finds.end[find]}`;
    for (const row of rows.of(piece)) for (const column of columns.of(piece)) seen[row]![column]!.add(words);
  }
  return seen.map((row) => row.map(({ size }) => size));
}
