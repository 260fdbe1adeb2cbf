import { gammaShareBelow } from '../chi-square.ts';

/** How many of one group are at risk and end at each of the same times. */
export type GroupAtRisk = { readonly atRisk: ArrayLike<number>; readonly ended: ArrayLike<number> };

/** `observed` and `expected` endings by group; `pValue` is the chance of a difference at least as large where the groups do not differ. */
export type LogRank = { readonly observed: Float64Array; readonly expected: Float64Array; readonly chiSquare: number; readonly degrees: number; readonly pValue: number };

/**
 * The log-rank test between groups (N. Mantel, Cancer Chemotherapy Reports 50, 1966; R. and J. Peto, Journal of the Royal Statistical Society A 135, 1972): observed less expected endings, with their
 * hypergeometric covariance, as a chi-square with one degree of freedom less than there are groups. `null` where fewer than two groups are ever at risk together.
 */
export function logRank(groups: readonly GroupAtRisk[]): LogRank | null {
  const size = groups.length;
  const observed = new Float64Array(size);
  const expected = new Float64Array(size);
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  const times = Math.max(0, ...groups.map(({ ended }) => ended.length));
  for (let time = 0; time < times; time += 1) {
    let atRisk = 0;
    let ended = 0;
    for (const group of groups) {
      atRisk += group.atRisk[time] ?? 0;
      ended += group.ended[time] ?? 0;
    }
    if (ended === 0 || atRisk === 0) continue;
    const spread = atRisk > 1 ? (ended * (atRisk - ended)) / (atRisk - 1) : 0;
    for (let row = 0; row < size; row += 1) {
      const own = (groups[row]!.atRisk[time] ?? 0) / atRisk;
      observed[row]! += groups[row]!.ended[time] ?? 0;
      expected[row]! += ended * own;
      if (own === 0) continue;
      for (let column = 0; column < size; column += 1) covariance[row]![column]! += spread * own * ((row === column ? 1 : 0) - (groups[column]!.atRisk[time] ?? 0) / atRisk);
    }
  }
  // Groups without any spread say nothing; one of the others follows from the rest.
  const telling = covariance.map((row, group) => (row[group]! > 1e-9 ? group : -1)).filter((group) => group >= 0).slice(0, -1);
  if (telling.length === 0) return null;
  const difference = telling.map((group) => observed[group]! - expected[group]!);
  const solved = solve(telling.map((row) => telling.map((column) => covariance[row]![column]!)), difference);
  if (solved === null) return null;
  const chiSquare = solved.reduce((sum, value, index) => sum + value * difference[index]!, 0);
  return { observed, expected, chiSquare, degrees: telling.length, pValue: 1 - gammaShareBelow(telling.length / 2, chiSquare / 2) };
}

/** Solves a small system of equations by elimination with the largest pivot; `null` where it has no single answer. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const size = right.length;
  const rows = matrix.map((row, index) => [...row, right[index]!]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    if (Math.abs(rows[pivot]![column]!) < 1e-14) return null;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const times = rows[row]![column]! / rows[column]![column]!;
      if (times !== 0) for (let cell = column; cell <= size; cell += 1) rows[row]![cell]! -= times * rows[column]![cell]!;
    }
  }
  return rows.map((row, index) => row[size]! / row[index]!);
}
