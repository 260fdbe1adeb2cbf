/**
 * Days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar. No clock, no time zone and no Date object, so that a day in a file is the
 * same day on every machine.
 */

import { daysInMonth, isIsoDay, isoDay as isoText, partsOfDay } from '../timeline/calendar.ts';

/** A calendar day as people write it; month 1-12, day 1-31. */
export type CivilDay = { readonly year: number; readonly month: number; readonly day: number };

/** Whether the three numbers name a day that exists. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The day number of a calendar day that exists. Years are counted from March, so that the leap day comes last and each 400-year era has the same length
 * (the "days from civil" scheme published by Howard Hinnant, 2013).
 */
export function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar day of a day number; the inverse of `dayNumber`. */
export function civilDay(number: number): CivilDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The day number as ISO 8601, `2021-07-31`. */
export function isoDay(number: number): string {
  const { year, month, day } = civilDay(number);
  return isoText(year, month, day);
}

/** The day number of an ISO day; `null` where the text is anything else or the day does not exist. */
export function dayOfIso(text: string): number | null {
  if (!isIsoDay(text)) return null;
  const { year, month, day } = partsOfDay(text);
  return month >= 1 ? dayNumber(year, month, day) : null;
}

const MONTH_NAMES = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The day in words, `31 July 2021`. */
export function dayInWords(number: number): string {
  const { year, month, day } = civilDay(number);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
}

/** The month of a day in words, `July 2021`. */
export function monthInWords(number: number): string {
  const { year, month } = civilDay(number);
  return `${MONTH_NAMES[month - 1]} ${year}`;
}

/** A day of the year without the year, in words: `31 July`. */
export function dayOfYearInWords(month: number, day: number): string {
  return `${day} ${MONTH_NAMES[month - 1] ?? ''}`;
}

/**
 * The same day of every year that falls in `[from, to)`, in order. A day that a year lacks (29 February) moves to the last day of that month.
 */
export function yearlyDays(from: number, to: number, month: number, day: number): Int32Array {
  const days: number[] = [];
  if (to > from && month >= 1 && month <= 12) {
    for (let year = civilDay(from).year; year <= civilDay(to).year; year += 1) {
      const candidate = dayNumber(year, month, Math.min(day, daysInMonth(year, month)));
      if (candidate >= from && candidate < to) days.push(candidate);
    }
  }
  return Int32Array.from(days);
}

/** The first day of every month that falls in `[from, to)`, or of every `step`-th month counted from January (3 gives quarters). */
export function monthlyDays(from: number, to: number, step = 1): Int32Array {
  const days: number[] = [];
  if (to > from) {
    for (let year = civilDay(from).year; year <= civilDay(to).year; year += 1) {
      for (let month = 1; month <= 12; month += step) {
        const candidate = dayNumber(year, month, 1);
        if (candidate >= from && candidate < to) days.push(candidate);
      }
    }
  }
  return Int32Array.from(days);
}
