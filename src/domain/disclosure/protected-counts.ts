/**
 * Protected counts: how figures of flow data are shown so that two of them, subtracted from each other, don't tell of a single person (design: flows.md, measure 11;
 * reference: methods.md, section 11).
 *
 * The rule
 * - A number with one to fewer people than the threshold behind it is hidden. Zero is shown, but of too few people it is hidden too: that none of three people moved says of each what they did.
 * - Every other number is rounded to a multiple of five, up or down by chance: up the likelier, the nearer it lies. The chance is drawn from the sum of the random keys of the
 *   people counted, so that the same people counted in the same way always give the same number, whatever the road to them, and a set that differs by one person gives another draw.
 * - Totals are rounded like any other number: they need not add up, and they give away no part that is hidden. So nothing but the small itself has to be hidden.
 * - Shares, rates and differences are made from numbers as they are shown, never from true ones.
 *
 * What a reader can work out of a hidden number from one relation (a total less its other part): with rounding errors of up to four on both sides, at least three of the four numbers one to four
 * stay possible under a threshold of five. A threshold of three leaves one and two, and one relation can settle which: it is for data in which that would tell nobody anything.
 *
 * After B. Fraser and J. Wooton, "A proposed method for confidentialising tabular output to protect against differencing" (UNECE work session on statistical data confidentiality, 2005):
 * the cell-key method of the Australian TableBuilder and of the census of England and Wales 2021; rounding at random without bias to base five as in Statistics Canada's tables.
 *
 * What it does not do: many relations solved together can settle a hidden number in small data (four hidden parts of a whole that is hidden too, or that is shown as sixteen or more; groups within
 * places within states); many pairs of views that differ by the same people, averaged, come near the true number; a group shown beside one hidden that differs from it by a single person tells
 * the hidden one's size; a group in which everybody shares a fate is shown as it is (zero is shown); who knows the record keys can undo it; a number that is asked for with ever finer
 * periods can be seen to cross the threshold, hence periods of whole quarters. The recorded risk assessment is for what is left.
 */
import { hiddenNumber, isHidden, type ReleasedNumber, type SmallNumberRule } from './small-numbers.ts';

/**
 * A number with what protects it: how many different people stand behind it, and the sum (modulo 2^32) of the keys of everything counted, each with the key of its person.
 * `value` is whole and not negative; `people` is 0 exactly where `value` is.
 */
export type Tally = { readonly value: number; readonly people: number; readonly key: number };

export const nothing: Tally = { value: 0, people: 0, key: 0 };

/** What numbers are rounded to. */
export const roundingBase = 5;

/** A draw in [0, 1) from a key: the finaliser of MurmurHash3 (A. Appleby, public domain), which spreads neighbouring keys evenly. */
export function drawFrom(key: number): number {
  let mixed = key | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** A number rounded by chance to a multiple of a base, without bias: its expectation is the number itself. */
export function roundByDraw(value: number, base: number, draw: number): number {
  const below = Math.floor(value / base);
  const rest = value / base - below;
  return (below + (draw < rest ? 1 : 0)) * base;
}

/** A number of people, moves or entries as it may be shown. */
export function protectedCount({ value, people, key }: Tally, { threshold }: SmallNumberRule): ReleasedNumber {
  if (value === 0) return 0;
  if (people < threshold) return hiddenNumber;
  // Never down to nothing: zero is shown, so it has to mean zero. Only a threshold of three has numbers that small, and rounds them up.
  return Math.max(roundingBase, roundByDraw(value, roundingBase, drawFrom(key + value)));
}

/**
 * How numbers are shown in one answer: all protected, or all as they are. Whoever makes tables asks it, and never sees which of the two it is.
 * `sum` shows sums of time (person-days): rounded to steps that hide how long any one person stayed.
 */
export type Shown = {
  count(tally: Tally): ReleasedNumber;
  sum(tally: Tally): ReleasedNumber;
  /** A median of lengths of time in days, with so many people on either side of it; `key` is the sum of the keys of all lengths. */
  median(days: number, aside: number, key: number): ReleasedNumber;
  /** Whether numbers are true ones, not for release. */
  readonly isTrue: boolean;
};

/** Person-days are rounded to the threshold times a year where that is a small part of them (1 in 20), to the threshold times a quarter below, and hidden under four times that. */
export function protectedSum({ value, people, key }: Tally, rule: SmallNumberRule): ReleasedNumber {
  if (value === 0 && people === 0) return 0;
  if (people < rule.threshold) return hiddenNumber;
  const year = rule.threshold * 365.25;
  if (value >= 20 * year) return roundByDraw(value, year, drawFrom(key + people));
  const quarter = year / 4;
  return value < 4 * quarter ? hiddenNumber : roundByDraw(value, quarter, drawFrom(key + people));
}

/** What medians of days are rounded to. */
export const typicalStep = 30;

/**
 * A median is one person's own length of time, or lies between two: it is shown in whole months where at least the threshold of people lie on each side of it, rounded up or down by chance
 * like a number, so that one person more or less does not show on which side of it they are.
 * @param aside different people on the side with fewer of them
 */
export function protectedMedian(days: number, aside: number, key: number, { threshold }: SmallNumberRule): ReleasedNumber {
  return aside < threshold ? hiddenNumber : roundByDraw(days, typicalStep, drawFrom(key + aside));
}

export const shownProtected = (rule: SmallNumberRule): Shown => ({ isTrue: false, count: (tally) => protectedCount(tally, rule), sum: (tally) => protectedSum(tally, rule), median: (days, aside, key) => protectedMedian(days, aside, key, rule) });
export const shownTrue: Shown = { isTrue: true, count: ({ value }) => value, sum: ({ value }) => value, median: (days) => days };
const shownNothing: Shown = { isTrue: false, count: () => hiddenNumber, sum: () => hiddenNumber, median: () => hiddenNumber };

/** How numbers of a group are shown, its zeros included: not at all where the group itself is too small to be told. */
export function shownWithin(shown: Shown, group: Tally): Shown {
  return isHidden(shown.count(group)) ? shownNothing : shown;
}
