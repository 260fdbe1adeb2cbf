import { type Coefficient, nothingCounted } from './disagreement.ts';
import { judgementsOf, type Tally } from './tally.ts';

/**
 * Share of agreeing pairs of coders, averaged over the units that at least two of them judged; 0 to 1. For two coders simply the share of units on which they agree.
 * Says nothing about chance: of a rare code most units are agreed not to bear it, whatever the coders do.
 */
export function percentAgreement(tallies: readonly Tally[]): Coefficient {
  let units = 0;
  let agreeing = 0;
  for (const { counts, times } of tallies) {
    const judged = judgementsOf(counts);
    if (judged < 2 || times === 0) continue;
    units += times;
    agreeing += (times * counts.reduce((sum, count) => sum + count * (count - 1), 0)) / (judged * (judged - 1));
  }
  return units === 0 ? { why: nothingCounted } : { value: agreeing / units };
}
