/** Months, quarters and years as the periods that dated things are counted in. */
import type { UncertainDate } from '../timeline/uncertain-date.ts';

export type Every = 'month' | 'quarter' | 'year';

/** A period: `from` and `to` are ISO days, half open; `key` sorts as time does: "2024-03", "2024-Q1", "2024". */
export type Period = { readonly key: string; readonly name: string; readonly from: string; readonly to: string };

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const length: Record<Every, number> = { month: 1, quarter: 3, year: 12 };
const two = (number: number): string => String(number).padStart(2, '0');
const four = (number: number): string => String(number).padStart(4, '0');

/** The n-th period since the year 0. */
function periodNumber(number: number, every: Every): Period {
  const first = number * length[every];
  const year = Math.floor(first / 12);
  const day = (month: number): string => `${four(Math.floor(month / 12))}-${two((month % 12) + 1)}-01`;
  const range = { from: day(first), to: day(first + length[every]) };
  if (every === 'year') return { key: four(year), name: String(year), ...range };
  if (every === 'quarter') return { key: `${four(year)}-Q${(first % 12) / 3 + 1}`, name: `${months[first % 12]!.slice(0, 3)} to ${months[(first % 12) + 2]!.slice(0, 3)} ${year}`, ...range };
  return { key: `${four(year)}-${two((first % 12) + 1)}`, name: `${months[first % 12]} ${year}`, ...range };
}

function numberOfDay(day: string, every: Every): number {
  return Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / length[every]);
}

/** The period in which a date lies wholly; null for no date, and for one that spans several periods ("2023" is in no month). */
export function periodOf(date: UncertainDate | null, every: Every): Period | null {
  if (date === null) return null;
  const period = periodNumber(numberOfDay(date.from, every), every);
  return date.to <= period.to ? period : null;
}

/** Every period from the first of some to the last, those between them too, so that a gap is seen; only those named where that would be more than `most`. */
export function periodsAcross(periods: Iterable<Period>, every: Every, most = 240): Period[] {
  const named = [...new Map([...periods].map((period) => [period.key, period])).values()].toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const [first, last] = [named[0], named.at(-1)];
  if (!first || !last) return [];
  const [from, to] = [numberOfDay(first.from, every), numberOfDay(last.from, every)];
  return to - from >= most ? named : Array.from({ length: to - from + 1 }, (_, step) => periodNumber(from + step, every));
}
