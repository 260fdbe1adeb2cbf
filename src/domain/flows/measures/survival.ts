import type { Lifetimes } from './lifetimes.ts';

/** How many are at risk, end and are lost at each day after the beginning; index = day, from 0 to the longest time. */
export type RiskByDay = { readonly atRisk: Int32Array; readonly ended: Int32Array };

/** Counts in one pass over the lines, and one over the days. Lines are at risk while `entered < t <= left`. */
export function riskByDay(lifetimes: Lifetimes): RiskByDay {
  const { count, entered, left, cause } = lifetimes;
  let last = 0;
  for (let line = 0; line < count; line += 1) if (left[line]! > last) last = left[line]!;
  const atRisk = new Int32Array(last + 2);
  const ended = new Int32Array(last + 1);
  for (let line = 0; line < count; line += 1) {
    const from = entered[line]! + 1;
    const to = left[line]!;
    if (from > to) continue;
    atRisk[from]! += 1;
    atRisk[to + 1]! -= 1;
    if (cause[line] !== 0) ended[to]! += 1;
  }
  for (let day = 1; day <= last; day += 1) atRisk[day]! += atRisk[day - 1]!;
  return { atRisk: atRisk.subarray(0, last + 1), ended };
}

/** A curve of Kaplan and Meier at the days on which something ends: shares still there, and Greenwood's sum of d / (Y (Y - d)). */
export type SurvivalSteps = {
  readonly day: Int32Array;
  readonly atRisk: Int32Array;
  readonly ended: Int32Array;
  readonly survival: Float64Array;
  readonly greenwood: Float64Array;
};

/**
 * The share still there after each day on which something ended: the product of 1 - d / Y (E. Kaplan and P. Meier, JASA 53, 1958), the risk set being those with
 * `entered < t <= left`, and Greenwood's sum for its variance (M. Greenwood, 1926): variance of S = S squared x sum.
 */
export function kaplanMeier({ atRisk, ended }: RiskByDay): SurvivalSteps {
  let steps = 0;
  for (let day = 0; day < ended.length; day += 1) if (ended[day]! > 0) steps += 1;
  const curve = { day: new Int32Array(steps), atRisk: new Int32Array(steps), ended: new Int32Array(steps), survival: new Float64Array(steps), greenwood: new Float64Array(steps) };
  let survival = 1;
  let greenwood = 0;
  let step = 0;
  for (let day = 0; day < ended.length; day += 1) {
    const gone = ended[day]!;
    if (gone === 0) continue;
    const risk = atRisk[day]!;
    survival *= 1 - gone / risk;
    greenwood += gone / (risk * (risk - gone));
    curve.day[step] = day;
    curve.atRisk[step] = risk;
    curve.ended[step] = gone;
    curve.survival[step] = survival;
    curve.greenwood[step] = greenwood;
    step += 1;
  }
  return curve;
}

/** Greenwood's standard error of the share still there. */
export const greenwoodError = (survival: number, greenwood: number): number => (survival === 0 ? 0 : survival * Math.sqrt(greenwood));

/** The value of the normal distribution that an interval of 95% takes. */
export const normal95 = 1.959963984540054;

/**
 * The interval of 95% for a share still there, on the scale of log(-log S), which keeps it within 0 and 1 (J. Kalbfleisch and R. Prentice, The Statistical Analysis of Failure Time Data,
 * 1980; O. Borgan and K. Liestol, Scandinavian Journal of Statistics 17, 1990). `null` where nobody or everybody has left: there the scale has no value.
 */
export function survivalInterval(survival: number, greenwood: number): { readonly low: number; readonly high: number } | null {
  if (!(survival > 0 && survival < 1)) return null;
  const half = (normal95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) };
}

/** A median with its interval, in days; null where it is not reached. */
export type Median = { readonly median: number | null; readonly low: number | null; readonly high: number | null };

/**
 * The first day by which at least half have left, with the interval of R. Brookmeyer and J. Crowley (Biometrics 38, 1982): the days at which the lower and the upper bound of the share still
 * there (on the log(-log) scale) first reach a half.
 */
export function medianOf({ day, survival, greenwood }: SurvivalSteps): Median {
  let median: number | null = null;
  let low: number | null = null;
  let high: number | null = null;
  // Products of fractions that make exactly a half can come out a hair above it.
  const half = 0.5 + 1e-12;
  for (let step = 0; step < day.length; step += 1) {
    const share = survival[step]!;
    const interval = survivalInterval(share, greenwood[step]!);
    if (median === null && share <= half) median = day[step]!;
    if (low === null && (interval === null ? share <= half : interval.low <= half)) low = day[step]!;
    if (high === null && interval !== null && interval.high <= half) high = day[step]!;
  }
  return { median, low, high };
}

/** The value of a step curve on given days, in order; `start` before its first step. */
export function atDays(steps: { readonly day: Int32Array }, values: Float64Array, days: ArrayLike<number>, start: number): Float64Array {
  const found = new Float64Array(days.length);
  let step = 0;
  let value = start;
  for (let index = 0; index < days.length; index += 1) {
    while (step < steps.day.length && steps.day[step]! <= days[index]!) value = values[step++]!;
    found[index] = value;
  }
  return found;
}
