import { chiSquareQuantile } from '../chi-square.ts';

/** Days in a year of person-time. */
export const DAYS_PER_YEAR = 365.25;

/** A rate per person-year with its interval. */
export type Rate = { readonly moves: number; readonly personYears: number; readonly rate: number; readonly low: number; readonly high: number };

/**
 * Moves per person-year with the exact Poisson interval, `chi2(a/2; 2N) / 2T` to `chi2(1 - a/2; 2N + 2) / 2T` (Garwood, Biometrika 28, 1936; flows.md, measure 2).
 * Never the mean of daily moves over daily stock, which is biased. `null` where there is no person-time.
 * @param level of the interval, 0.95 unless said
 */
export function poissonRate(moves: number, personDays: number, level = 0.95): Rate | null {
  if (!(personDays > 0)) return null;
  const personYears = personDays / DAYS_PER_YEAR;
  const tail = (1 - level) / 2;
  const low = moves === 0 ? 0 : chiSquareQuantile(tail, 2 * moves) / 2 / personYears;
  const high = chiSquareQuantile(1 - tail, 2 * moves + 2) / 2 / personYears;
  return { moves, personYears, rate: moves / personYears, low, high };
}
