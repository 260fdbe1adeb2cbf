/**
 * Days of the Gregorian calendar as plain text, `YYYY-MM-DD`, without time zones and without a clock.
 * Text of this form sorts as time does, so days are compared with `<` and `===`.
 */
export type IsoDay = string;

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Gregorian leap years: every fourth, but of the centuries only every fourth. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** How many days the month has. `month` counts from 1. Zero for a month that doesn't exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return daysOfMonth[month - 1] ?? 0;
}

/** The day as ISO text. `month` and `day` count from 1; the caller has made sure that the day exists. */
export function isoDay(year: number, month: number, day: number): IsoDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Year, month (1 to 12) and day (from 1) of an ISO day. */
export function partsOfDay(day: IsoDay): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Whether the text is an ISO day that is on the calendar ("2023-02-29" is not). */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOfDay(text);
  return day >= 1 && day <= daysInMonth(year, month);
}

/** The first day of a month; months past December or before January roll into the neighbouring year. */
export function firstOfMonth(year: number, month: number): IsoDay {
  const months = year * 12 + (month - 1);
  return isoDay(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** The day after. */
export function nextDay(day: IsoDay): IsoDay {
  const { year, month, day: number } = partsOfDay(day);
  return number < daysInMonth(year, month) ? isoDay(year, month, number + 1) : firstOfMonth(year, month + 1);
}

/** The day before. */
export function previousDay(day: IsoDay): IsoDay {
  const { year, month, day: number } = partsOfDay(day);
  if (number > 1) return isoDay(year, month, number - 1);
  const last = partsOfDay(firstOfMonth(year, month - 1));
  return isoDay(last.year, last.month, daysInMonth(last.year, last.month));
}
