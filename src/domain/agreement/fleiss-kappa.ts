import { type Measured, nothingCounted } from './disagreement.ts';
import { judgementsOf, type Tally } from './tally.ts';

/**
 * Fleiss' kappa for two or more coders: observed is the share of agreeing pairs, chance comes from how often all of them together used each category. For two coders it is Scott's pi.
 * kappa = (mean P(i) − Σ p(j)²) / (1 − Σ p(j)²), P(i) = Σ n(ij)(n(ij) − 1) / (n(n − 1)).
 * Limits: every unit has to be judged by equally many coders; drops for rare codes as Cohen's does.
 * Source: J. L. Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971) 378.
 */
export function fleissKappa(tallies: readonly Tally[]): Measured {
  let units = 0;
  let coders = 0;
  let agreeing = 0;
  const used: number[] = [];
  for (const { counts, times } of tallies) {
    if (times === 0) continue;
    const judged = judgementsOf(counts);
    if (coders !== 0 && judged !== coders) return { why: "Fleiss' kappa needs every unit to be judged by equally many coders." };
    coders = judged;
    units += times;
    for (const [category, count] of counts.entries()) {
      agreeing += times * count * (count - 1);
      used[category] = (used[category] ?? 0) + times * count;
    }
  }
  if (units === 0) return { why: nothingCounted };
  if (coders < 2) return { why: 'It takes two coders to agree.' };
  const judgements = units * coders;
  const byChance = used.reduce((sum, count) => sum + (count / judgements) ** 2, 0);
  return { observed: 1 - agreeing / (judgements * (coders - 1)), expected: 1 - byChance };
}
