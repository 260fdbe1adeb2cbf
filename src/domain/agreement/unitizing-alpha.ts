import { type Measured, nothingCounted } from './disagreement.ts';

/** Half-open, on a continuum that is counted in whole units (characters). */
export type Stretch = { readonly start: number; readonly end: number };

/** A text and what each coder marked in it with one code: in order, none overlapping another of the same coder. */
export type Continuum = { readonly length: number; readonly marks: readonly (readonly Stretch[])[] };

/**
 * How differently two coders cut one continuum, summed: marks that share anything differ by the squares of how far their beginnings and their ends lie apart;
 * a mark that shares nothing with any of the other's counts with the square of its length.
 */
export function unitizingDifference(first: readonly Stretch[], second: readonly Stretch[]): number {
  const met = new Uint8Array(second.length);
  let sum = 0;
  let from = 0;
  for (const one of first) {
    while (from < second.length && second[from]!.end <= one.start) from += 1;
    let meets = false;
    for (let at = from; at < second.length && second[at]!.start < one.end; at += 1) {
      const other = second[at]!;
      sum += (one.start - other.start) ** 2 + (one.end - other.end) ** 2;
      met[at] = 1;
      meets = true;
    }
    if (!meets) sum += (one.end - one.start) ** 2;
  }
  for (const [at, other] of second.entries()) if (met[at] === 0) sum += (other.end - other.start) ** 2;
  return sum;
}

/** The lengths of what lies between, before and after the marks of one coder. */
export function gapsBetween(marks: readonly Stretch[], length: number): number[] {
  const gaps: number[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.start > at) gaps.push(mark.start - at);
    at = mark.end;
  }
  if (length > at) gaps.push(length - at);
  return gaps;
}

/** Lengths, longest first, and beside each how often it counts. */
export type Lengths = { readonly lengths: Float64Array; readonly times: Float64Array };

/** What the formula needs of some continua. Columns of numbers, because the bootstrap comes here many thousand times. */
export type UnitizingSums = {
  readonly coders: number;
  /** Summed length of the continua. */
  readonly length: number;
  /** Sum of `unitizingDifference` over all pairs of coders. */
  readonly difference: number;
  readonly marks: Lengths;
  readonly gaps: Lengths;
};

/**
 * Krippendorff's alpha for unitizing one code (alpha-u): do coders find the same passages, with the same ends?
 * With m coders, continuum length L, N marks of lengths l and gaps of lengths g:
 * Do = 2 Σ δ² / (m (m − 1) L²) over pairs of coders;
 * De = (2 / L) Σ over marks [ (N − 1) / 3 · (2l³ − 3l² + l) + l² Σ over gaps ≥ l (g − l + 1) ] / (mL (mL − 1) − Σ l (l − 1)).
 * With several texts their lengths are added, and marks and gaps end where a text ends: a mark can't lie across two texts. For one text it is the published formula.
 * Limits: the longer a mark the more it counts, by squares; a code marked in many short pieces by one and in one long piece by another comes out below 0.
 * Source: K. Krippendorff, Content Analysis, 2nd edition (2004) section 11.6; K. Krippendorff, On the reliability of unitizing contiguous data, Sociological Methodology 25 (1995) 47.
 */
export function unitizingOf({ coders, length, difference, marks, gaps }: UnitizingSums): Measured {
  if (coders < 2) return { why: 'It takes two coders to agree.' };
  if (length === 0) return { why: nothingCounted };
  let count = 0;
  let joined = 0;
  let ownSum = 0;
  let placeSum = 0;
  let at = 0;
  let longer = 0;
  let longerSum = 0;
  for (let mark = 0; mark < marks.lengths.length; mark += 1) {
    const times = marks.times[mark]!;
    if (times === 0) continue;
    const l = marks.lengths[mark]!;
    while (at < gaps.lengths.length && gaps.lengths[at]! >= l) {
      longer += gaps.times[at]!;
      longerSum += gaps.times[at]! * gaps.lengths[at]!;
      at += 1;
    }
    count += times;
    joined += times * l * (l - 1);
    ownSum += times * (2 * l * l * l - 3 * l * l + l);
    placeSum += times * l * l * (longerSum - longer * (l - 1));
  }
  if (count === 0) return { why: 'Nobody marked anything.' };
  const all = coders * length;
  const pairs = all * (all - 1) - joined;
  if (pairs <= 0) return { why: 'There is too little text to mark it in different ways.' };
  return {
    observed: (2 * difference) / (coders * (coders - 1) * length ** 2),
    expected: ((2 / length) * (((count - 1) / 3) * ownSum + placeSum)) / pairs,
  };
}

/** The same from texts with what each coder marked in them. */
export function unitizingAlpha(continua: readonly Continuum[]): Measured {
  const once = (of: readonly number[]): Lengths => ({ lengths: Float64Array.from(of).sort().reverse(), times: new Float64Array(of.length).fill(1) });
  let difference = 0;
  for (const { marks } of continua) {
    for (const [index, one] of marks.entries()) for (const other of marks.slice(index + 1)) difference += unitizingDifference(one, other);
  }
  return unitizingOf({
    coders: continua[0]?.marks.length ?? 0,
    length: continua.reduce((sum, continuum) => sum + continuum.length, 0),
    difference,
    marks: once(continua.flatMap(({ marks }) => marks.flatMap((ofCoder) => ofCoder.map(({ start, end }) => end - start)))),
    gaps: once(continua.flatMap(({ length, marks }) => marks.flatMap((ofCoder) => gapsBetween(ofCoder, length)))),
  });
}
