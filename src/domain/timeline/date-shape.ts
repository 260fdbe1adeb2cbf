import type { IsoDay } from './calendar.ts';

/** How closely a date is known. `range` is any stretch that is not one whole unit of the calendar. */
export type DatePrecision = 'day' | 'month' | 'season' | 'quarter' | 'year' | 'range';

/**
 * A date that people are as sure of as they are, and no surer: a stretch of days with its precision.
 *
 * The stretch is half open like every other interval here: `from` is the first day in it, `to` is the first day
 * **after** it. "2023" is `{ from: '2023-01-01', to: '2024-01-01', precision: 'year' }`; one day has `to` on the day
 * after. Use `lastDay` for the last day in it.
 */
export type UncertainDate = {
  readonly from: IsoDay;
  readonly to: IsoDay;
  readonly precision: DatePrecision;
  /** What was written, as it was written. */
  readonly text: string;
};
