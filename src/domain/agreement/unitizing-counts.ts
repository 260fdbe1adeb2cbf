/** What one code's marks come to, source by source, kept so that the bootstrap can draw sources without measuring again. */
import type { Measured } from './disagreement.ts';
import { gapsBetween, type Lengths, type Stretch, unitizingDifference, unitizingOf } from './unitizing-alpha.ts';

export type UnitizingCounts = {
  add(source: number, length: number, marks: readonly (readonly Stretch[])[]): void;
  /** To be called once for every source in which nobody marked the code. */
  addEmpty(source: number, length: number): void;
  /** Alpha-u, with every source counted as often as `times` says; `length` is the length of all sources, counted so. */
  measure(length: number, times: Uint8Array | null): Measured;
};

type Piece = { readonly length: number; readonly source: number; readonly count: number };

export function createUnitizingCounts(coders: number): UnitizingCounts {
  const marked: Piece[] = [];
  const gaps: Piece[] = [];
  const differences: { source: number; sum: number }[] = [];
  let inColumns: { marks: Columns; gaps: Columns } | null = null;
  return {
    add(source, length, marks) {
      let sum = 0;
      for (let one = 0; one < coders; one += 1) {
        for (let other = one + 1; other < coders; other += 1) sum += unitizingDifference(marks[one]!, marks[other]!);
        for (const { start, end } of marks[one]!) marked.push({ length: end - start, source, count: 1 });
        for (const gap of gapsBetween(marks[one]!, length)) gaps.push({ length: gap, source, count: 1 });
      }
      if (sum > 0) differences.push({ source, sum });
    },
    addEmpty(source, length) {
      if (length > 0) gaps.push({ length, source, count: coders });
    },
    measure(length, times) {
      inColumns ??= { marks: columnsOf(marked), gaps: columnsOf(gaps) };
      let difference = 0;
      for (const { source, sum } of differences) difference += sum * (times === null ? 1 : times[source]!);
      return unitizingOf({ coders, length, difference, marks: weigh(inColumns.marks, times), gaps: weigh(inColumns.gaps, times) });
    },
  };
}

type Columns = Lengths & { readonly sources: Int32Array; readonly counts: Uint8Array };

function columnsOf(pieces: Piece[]): Columns {
  const inOrder = pieces.toSorted((one, other) => other.length - one.length);
  return {
    lengths: Float64Array.from(inOrder, (piece) => piece.length),
    sources: Int32Array.from(inOrder, (piece) => piece.source),
    counts: Uint8Array.from(inOrder, (piece) => piece.count),
    times: new Float64Array(inOrder.length),
  };
}

/** Writes into the columns how often each counts now. */
function weigh(columns: Columns, drawn: Uint8Array | null): Lengths {
  const { sources, counts, times } = columns;
  for (let index = 0; index < times.length; index += 1) times[index] = counts[index]! * (drawn === null ? 1 : drawn[sources[index]!]!);
  return columns;
}
