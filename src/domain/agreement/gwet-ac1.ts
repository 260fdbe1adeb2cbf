import { type Measured, nothingCounted } from './disagreement.ts';
import { percentAgreement } from './percent.ts';
import { judgementsOf, type Tally } from './tally.ts';

/**
 * Gwet's AC1 for two or more coders: coders guess only where a unit is hard, so chance is least where nearly all units fall into one category.
 * AC1 = (Pa − Pe) / (1 − Pe), Pe = Σ π(j)(1 − π(j)) / (q − 1), π(j) the mean share of judgements in category j.
 * Limits: it stays high for rare codes, where kappa and alpha drop. That is its purpose, and the reason to read it beside the others rather than instead of them.
 * Source: K. L. Gwet, Computing inter-rater reliability and its variance in the presence of high agreement, British Journal of Mathematical and Statistical Psychology 61 (2008) 29.
 */
export function gwetAc1(tallies: readonly Tally[]): Measured {
  const agreed = percentAgreement(tallies);
  if ('why' in agreed) return agreed;
  let units = 0;
  const share: number[] = [];
  for (const { counts, times } of tallies) {
    const judged = judgementsOf(counts);
    if (judged === 0 || times === 0) continue;
    units += times;
    for (const [category, count] of counts.entries()) share[category] = (share[category] ?? 0) + (times * count) / judged;
  }
  if (units === 0) return { why: nothingCounted };
  if (share.length < 2) return { why: 'There has to be more than one thing to say of a unit.' };
  const byChance = share.reduce((sum, one) => sum + (one / units) * (1 - one / units), 0) / (share.length - 1);
  return { observed: 1 - agreed.value, expected: 1 - byChance };
}
