import type { IsoDay } from './calendar.ts';
import type { UncertainDate } from './date-shape.ts';
import { nextDay, previousDay } from './calendar.ts';

export type { DatePrecision, UncertainDate } from './date-shape.ts';
export { formatUncertainDate, spellOutUncertainDate } from './format-uncertain-date.ts';
export { parseUncertainDate } from './parse-uncertain-date.ts';
export type { UncertainDateReading } from './parse-uncertain-date.ts';

/** The last day in the stretch (the day before `to`). */
export function lastDay(date: UncertainDate): IsoDay {
  return previousDay(date.to);
}

/** One day that is known, as an uncertain date. `day` is an ISO day. */
export function knownDay(day: IsoDay): UncertainDate {
  return { from: day, to: nextDay(day), precision: 'day', text: day };
}

/** True when every possible day of the first lies before every possible day of the second. */
export function isCertainlyBefore(first: UncertainDate, second: UncertainDate): boolean {
  return first.to <= second.from;
}

/** True when the two may have been on the same day, so that their order is open. */
export function mayCoincide(first: UncertainDate, second: UncertainDate): boolean {
  return first.from < second.to && second.from < first.to;
}

/** Order for lists: by the first possible day; of two that begin together the better known one comes first. */
export function compareUncertainDates(first: UncertainDate, second: UncertainDate): number {
  if (first.from !== second.from) return first.from < second.from ? -1 : 1;
  if (first.to !== second.to) return first.to < second.to ? -1 : 1;
  return 0;
}
