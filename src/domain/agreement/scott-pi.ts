import { type Measured, nothingCounted } from './disagreement.ts';
import type { Contingency } from './tally.ts';

/**
 * Scott's pi for two coders: chance is one and the same for both, from how often the two together used each category. pi = (Po − Pe) / (1 − Pe), Pe = Σ ((row + column) / 2)².
 * Limits: two coders; a difference in how often they use a code counts as disagreement. Fleiss' kappa is the same for more coders.
 * Source: W. A. Scott, Reliability of content analysis: the case of nominal scale coding, Public Opinion Quarterly 19 (1955) 321.
 */
export function scottPi(table: Contingency): Measured {
  const units = table.reduce((sum, row) => sum + row.reduce((of, count) => of + count, 0), 0);
  if (units === 0) return { why: nothingCounted };
  let agreed = 0;
  let byChance = 0;
  for (const [index, row] of table.entries()) {
    const used = row.reduce((sum, count) => sum + count, 0) + table.reduce((sum, other) => sum + (other[index] ?? 0), 0);
    agreed += row[index] ?? 0;
    byChance += (used / (2 * units)) ** 2;
  }
  return { observed: 1 - agreed / units, expected: 1 - byChance };
}
