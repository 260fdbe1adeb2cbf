/** Counts finds by two axes of which at least one says where: walks the pieces of all finds once and adds each to the cells in which it stands. */
import type { MatrixRequest } from '../../contract/questions.ts';
import { distinctPairs } from './distinct.ts';
import type { Finds } from './finds.ts';
import type { Ground } from './ground.ts';
import { isVoice } from './persons.ts';
import { inWordOrder, type Pieces } from './pieces.ts';

/** The lines of an axis on which a piece stands. */
export type LinesOfPiece = (piece: number) => readonly number[];
export type Table = { readonly rows: number; readonly columns: number; readonly cells: Float64Array };

const one: readonly number[] = [0];
/** An axis with a single line for everything: for totals. */
export const everything: LinesOfPiece = () => one;

export function countPieces(ground: Ground, finds: Finds, pieces: Pieces, count: MatrixRequest['count'], rows: { size: number; of: LinesOfPiece }, columns: { size: number; of: LinesOfPiece }): Table {
  const cells = new Float64Array(rows.size * columns.size);
  const each = (piece: number, visit: (cell: number) => void): void => {
    const across = columns.of(piece);
    if (across.length === 0) return;
    for (const row of rows.of(piece)) for (const column of across) visit(row * columns.size + column);
  };
  if (count === 'voices') {
    const isNew = distinctPairs(cells.length, ground.voices.length);
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const person = pieces.person[piece]!;
      if (isVoice(ground, person)) each(piece, (cell) => isNew(cell, person) && (cells[cell]! += 1));
    }
  } else if (count === 'words') {
    // Pieces in the order of their words: what a cell has reached already is not counted again.
    const here = new Int32Array(cells.length).fill(-1);
    const reached = new Int32Array(cells.length);
    for (const piece of inWordOrder(pieces.count, pieces.source, pieces.firstWord)) {
      const [source, first, last] = [pieces.source[piece]!, pieces.firstWord[piece]!, pieces.lastWord[piece]!];
      each(piece, (cell) => {
        if (here[cell] !== source) {
          here[cell] = source;
          reached[cell] = 0;
        }
        const from = Math.max(first, reached[cell]!);
        if (last <= from) return;
        cells[cell]! += last - from;
        reached[cell] = last;
      });
    }
  } else {
    // Pieces of a find stand together, and so do finds of a source: the last one that a cell has met is enough to count each once.
    const met = new Int32Array(cells.length).fill(-1);
    for (let piece = 0; piece < pieces.count; piece += 1) {
      const thing = count === 'codings' ? pieces.passage[piece]! : finds.source[pieces.passage[piece]!]!;
      each(piece, (cell) => {
        if (met[cell] === thing) return;
        met[cell] = thing;
        cells[cell]! += 1;
      });
    }
  }
  return { rows: rows.size, columns: columns.size, cells };
}
