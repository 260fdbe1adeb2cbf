import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDay, dayInWords, dayNumber, dayOfIso, isCalendarDay, isoDay, monthlyDays, yearlyDays } from './days.ts';

describe('days as whole numbers', () => {
  test('known days', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(1969, 12, 31)).toBe(-1);
    expect(dayNumber(2000, 3, 1)).toBe(11_017);
    expect(isoDay(0)).toBe('1970-01-01');
    expect(dayInWords(dayNumber(2021, 7, 31))).toBe('31 July 2021');
  });

  test('agrees with the platform calendar for every kind of year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 1_000_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(civilDay(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
        const { year, month, day: dayOfMonth } = civilDay(day);
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
      }),
    );
  });

  test('days that the calendar does not have', () => {
    expect(isCalendarDay(2021, 2, 29)).toBe(false);
    expect(isCalendarDay(2020, 2, 29)).toBe(true);
    expect(isCalendarDay(2021, 13, 1)).toBe(false);
    expect(dayOfIso('2021-00-10')).toBeNull();
    expect(dayOfIso('31/07/2021')).toBeNull();
    expect(dayOfIso('2021-07-31')).toBe(dayNumber(2021, 7, 31));
  });

  test('the same day of each year, and a day that some years lack', () => {
    const days = yearlyDays(dayNumber(2019, 8, 1), dayNumber(2022, 7, 31), 7, 31);
    expect([...days].map(isoDay)).toEqual(['2020-07-31', '2021-07-31']);
    expect([...yearlyDays(dayNumber(2019, 1, 1), dayNumber(2021, 1, 1), 2, 29)].map(isoDay)).toEqual(['2019-02-28', '2020-02-29']);
    expect(yearlyDays(10, 10, 1, 1)).toHaveLength(0);
  });

  test('first days of months and quarters', () => {
    expect([...monthlyDays(dayNumber(2020, 11, 1), dayNumber(2021, 2, 1))].map(isoDay)).toEqual(['2020-11-01', '2020-12-01', '2021-01-01']);
    expect([...monthlyDays(dayNumber(2020, 1, 2), dayNumber(2021, 1, 2), 3)].map(isoDay)).toEqual(['2020-04-01', '2020-07-01', '2020-10-01', '2021-01-01']);
  });
});
