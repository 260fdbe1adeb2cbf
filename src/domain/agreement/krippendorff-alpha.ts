import { type Measured, nothingCounted } from './disagreement.ts';
import { judgementsOf, type Tally } from './tally.ts';

/** How different two categories are, squared, from how often each was used (only for `ordinal`); categories by their index. */
export type Difference = (one: number, other: number, used: readonly number[]) => number;

/** Different or not. */
export const nominal: Difference = (one, other) => (one === other ? 0 : 1);

/** Categories in an order: how many judgements lie between them, half of either end counted. */
export const ordinal: Difference = (one, other, used) => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  let between = 0;
  for (let category = from; category <= to; category += 1) between += used[category] ?? 0;
  return (between - ((used[from] ?? 0) + (used[to] ?? 0)) / 2) ** 2;
};

/** Categories that are numbers, given in the order of the categories. */
export const interval =
  (values: readonly number[]): Difference =>
  (one, other) =>
    ((values[one] ?? 0) - (values[other] ?? 0)) ** 2;

/**
 * Krippendorff's alpha for two or more coders, with missing judgements: units with fewer than two are left out.
 * alpha = 1 − Do / De; Do is the mean difference within units, each unit's pairs weighing 1 / (its judgements − 1), De that of all pairs of judgements, whatever their unit.
 * Limits: small samples are corrected for, so for two coders it differs from Scott's pi by a factor that vanishes as units grow; drops for rare codes as kappa does.
 * Source: K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 2nd edition (2004) chapter 11; ordinal difference as in A. F. Hayes and K. Krippendorff,
 * Answering the call for a standard reliability measure for coding data, Communication Methods and Measures 1 (2007) 77.
 */
export function krippendorffAlpha(tallies: readonly Tally[], difference: Difference = nominal): Measured {
  const paired = tallies.filter(({ counts, times }) => times > 0 && judgementsOf(counts) > 1);
  const used: number[] = [];
  for (const { counts, times } of paired) for (const [category, count] of counts.entries()) used[category] = (used[category] ?? 0) + times * count;
  const judgements = judgementsOf(used);
  if (judgements === 0) return { why: nothingCounted };
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < used.length; one += 1) {
    for (let other = one + 1; other < used.length; other += 1) {
      const apart = difference(one, other, used);
      let within = 0;
      for (const { counts, times } of paired) within += (times * (counts[one] ?? 0) * (counts[other] ?? 0)) / (judgementsOf(counts) - 1);
      observed += 2 * within * apart;
      expected += 2 * used[one]! * used[other]! * apart;
    }
  }
  return { observed: observed / judgements, expected: expected / (judgements * (judgements - 1)) };
}
