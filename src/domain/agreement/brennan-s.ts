import { type Measured } from './disagreement.ts';
import { percentAgreement } from './percent.ts';
import type { Tally } from './tally.ts';

/**
 * The S of Bennett, Alpert and Goldstein, which Brennan and Prediger call free-marginal kappa: chance is one in as many as there are categories, so for a yes or no one half.
 * S = (Po − 1/q) / (1 − 1/q). MAXQDA reports it.
 * Limits: it takes every category for equally likely, which a rare code is not, and so it flatters rare codes as the plain percentage does.
 * Sources: E. M. Bennett, R. Alpert and A. C. Goldstein, Communications through limited-response questioning, Public Opinion Quarterly 18 (1954) 303;
 * R. L. Brennan and D. J. Prediger, Coefficient kappa: some uses, misuses, and alternatives, Educational and Psychological Measurement 41 (1981) 687.
 */
export function brennanS(tallies: readonly Tally[], categories = tallies[0]?.counts.length ?? 0): Measured {
  const agreed = percentAgreement(tallies);
  if ('why' in agreed) return agreed;
  return { observed: 1 - agreed.value, expected: categories > 0 ? 1 - 1 / categories : 0 };
}
