import type { Lifetimes } from './lifetimes.ts';
import { riskByDay } from './survival.ts';

/** Shares that have ended in each cause by given days: `share[cause * days + day]`, causes counted from 0 here (`Lifetimes.cause - 1`). */
export type CumulativeIncidence = { readonly causes: number; readonly days: ArrayLike<number>; readonly share: Float64Array; readonly still: Float64Array };

/**
 * The share that has ended in each of several causes by given days: the sum over days t of S(t-) d_cause(t) / Y(t), S being the curve of Kaplan and Meier for an end of any
 * cause. It is what the product of Aalen and Johansen comes to where every end is final (J. Kalbfleisch and R. Prentice, 1980, chapter 7). Causes and those still there
 * add up to 1.
 * @param days in order
 */
export function cumulativeIncidence(lifetimes: Lifetimes, causes: number, days: ArrayLike<number>): CumulativeIncidence {
  const { atRisk, ended } = riskByDay(lifetimes);
  const width = days.length;
  /** What one end on a day adds to the share of its cause. */
  const weight = new Float64Array(ended.length);
  const still = new Float64Array(width);
  let survival = 1;
  let slot = 0;
  for (let day = 0; day < ended.length; day += 1) {
    while (slot < width && days[slot]! < day) still[slot++] = survival;
    if ((ended[day] ?? 0) === 0) continue;
    weight[day] = survival / atRisk[day]!;
    survival *= 1 - ended[day]! / atRisk[day]!;
  }
  while (slot < width) still[slot++] = survival;
  const slotOfDay = new Int32Array(ended.length).fill(width);
  for (let day = 0, next = 0; day < ended.length; day += 1) {
    while (next < width && days[next]! < day) next += 1;
    slotOfDay[day] = next;
  }
  const share = new Float64Array(causes * width);
  for (let line = 0; line < lifetimes.count; line += 1) {
    const cause = lifetimes.cause[line]!;
    if (cause === 0 || lifetimes.entered[line]! >= lifetimes.left[line]!) continue;
    const at = slotOfDay[lifetimes.left[line]!]!;
    if (at < width) share[(cause - 1) * width + at]! += weight[lifetimes.left[line]!]!;
  }
  for (let cause = 0; cause < causes; cause += 1) for (let at = 1; at < width; at += 1) share[cause * width + at]! += share[cause * width + at - 1]!;
  return { causes, days, share, still };
}
