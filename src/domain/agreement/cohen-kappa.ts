import { type Measured, nothingCounted } from './disagreement.ts';
import type { Contingency } from './tally.ts';

/**
 * Cohen's kappa for two coders: chance is what would come about if each went on using the categories as often as they did, without looking.
 * kappa = (Po − Pe) / (1 − Pe), Po the share of units on the diagonal, Pe = Σ p(row) p(column).
 * Limits: only two coders; two who use a code differently often are expected to agree less, so their kappa comes out higher than Scott's pi; of a rare code it drops although hardly a unit is disagreed on.
 * Source: J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960) 37.
 */
export function cohenKappa(table: Contingency): Measured {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const units = rows.reduce((sum, count) => sum + count, 0);
  if (units === 0) return { why: nothingCounted };
  const agreed = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0) / units;
  const byChance = rows.reduce((sum, row, index) => sum + (row / units) * (columns[index]! / units), 0);
  return { observed: 1 - agreed, expected: 1 - byChance };
}
