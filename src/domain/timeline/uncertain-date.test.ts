import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, firstOfMonth, isoDay, nextDay, previousDay } from './calendar.ts';
import {
  compareUncertainDates, formatUncertainDate, isCertainlyBefore, knownDay, lastDay, mayCoincide, parseUncertainDate, spellOutUncertainDate,
} from './uncertain-date.ts';
import type { DatePrecision, UncertainDate } from './uncertain-date.ts';

function read(text: string): UncertainDate {
  const reading = parseUncertainDate(text);
  if (!reading.understood) throw new Error(`${text}: ${reading.reason}`);
  return reading.date;
}

describe('reading dates', () => {
  test.each<[string, string, string, DatePrecision]>([
    ['2023', '2023-01-01', '2024-01-01', 'year'],
    ['autumn 2023', '2023-09-01', '2023-12-01', 'season'],
    ['the autumn of 2023', '2023-09-01', '2023-12-01', 'season'],
    ['Spring, 2024', '2024-03-01', '2024-06-01', 'season'],
    ['winter 2023', '2023-12-01', '2024-03-01', 'season'],
    ['winter 2023/24', '2023-12-01', '2024-03-01', 'season'],
    ['winter 2023 to 2024', '2023-12-01', '2024-03-01', 'season'],
    ['winter 1999-00', '1999-12-01', '2000-03-01', 'season'],
    ['March 2024', '2024-03-01', '2024-04-01', 'month'],
    ['in Sept 2023', '2023-09-01', '2023-10-01', 'month'],
    ['2024-02', '2024-02-01', '2024-03-01', 'month'],
    ['14 March 2024', '2024-03-14', '2024-03-15', 'day'],
    ['Thursday 14th of March, 2024', '2024-03-14', '2024-03-15', 'day'],
    ['March 14, 2024', '2024-03-14', '2024-03-15', 'day'],
    ['14/3/2024', '2024-03-14', '2024-03-15', 'day'],
    ['3.4.2024', '2024-04-03', '2024-04-04', 'day'],
    ['2024-12-31', '2024-12-31', '2025-01-01', 'day'],
    ['29 February 2024', '2024-02-29', '2024-03-01', 'day'],
    ['Q1 2024', '2024-01-01', '2024-04-01', 'quarter'],
    ['2024-Q4', '2024-10-01', '2025-01-01', 'quarter'],
    ['second quarter of 2024', '2024-04-01', '2024-07-01', 'quarter'],
    ['early 2023', '2023-01-01', '2023-05-01', 'range'],
    ['mid-2023', '2023-05-01', '2023-09-01', 'range'],
    ['late March 2024', '2024-03-21', '2024-04-01', 'range'],
    ['2019 to 2021', '2019-01-01', '2022-01-01', 'range'],
    ['2019\u20132021', '2019-01-01', '2022-01-01', 'range'],
    ['March to June 2024', '2024-03-01', '2024-07-01', 'range'],
    ['November to February 2024', '2023-11-01', '2024-03-01', 'range'],
    ['May 2023 to June 2024', '2023-05-01', '2024-07-01', 'range'],
    ['between May 2023 and June 2024', '2023-05-01', '2024-07-01', 'range'],
    ['14 to 20 March 2024', '2024-03-14', '2024-03-21', 'range'],
    ['14-20 March 2024', '2024-03-14', '2024-03-21', 'range'],
    ['28 March to 3 April 2024', '2024-03-28', '2024-04-04', 'range'],
    ['30 December to 2 January 2024', '2023-12-30', '2024-01-03', 'range'],
    ['spring to autumn 2023', '2023-03-01', '2023-12-01', 'range'],
    ['autumn to winter 2023', '2023-09-01', '2024-03-01', 'range'],
    ['2024-03-14/2024-03-20', '2024-03-14', '2024-03-21', 'range'],
    ['2024-03/2024-05', '2024-03-01', '2024-06-01', 'range'],
  ])('%s', (text, from, to, precision) => {
    expect(read(text)).toEqual({ from, to, precision, text });
  });

  test.each([
    ['', 'Nothing is written'],
    ['last Tuesday', 'year is needed'],
    ['autumn', 'year is needed'],
    ['2023-24', 'school year'],
    ['2023/24', 'school year'],
    ['31 April 2024', 'has 30 days'],
    ['29 February 2023', 'has 28 days'],
    ['14 to 31 April 2024', 'has 30 days'],
    ['3/14/2024', 'twelve months'],
    ['2024-13-01', 'twelve months'],
    ['June 2024 to March 2024', 'end comes before'],
    ['since March 2024', 'Both ends'],
    ['winter 2023/26', 'one New Year'],
    ['the year 2023 or so', 'Kist reads'],
  ])('asks when it can\'t tell: %s', (text, words) => {
    const reading = parseUncertainDate(text);
    expect(reading.understood).toBe(false);
    if (!reading.understood) expect(reading.reason).toContain(words);
  });

  test('never fails on anything that can be typed', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const reading = parseUncertainDate(text);
      if (reading.understood) expect(reading.date.from < reading.date.to).toBe(true);
    }));
  });
});

describe('writing dates', () => {
  test.each([
    ['14/3/2024', '14 March 2024'],
    ['2024-03', 'March 2024'],
    ['winter 2023', 'winter 2023/24'],
    ['q3 2023', 'third quarter of 2023'],
    ['2023', '2023'],
    ['2024-03-14/2024-03-20', '14 to 20 March 2024'],
    ['early 2023', 'January to April 2023'],
    ['2019-2021', '2019 to 2021'],
    ['30/12/2023 to 2/1/2024', '30 December 2023 to 2 January 2024'],
  ])('%s is %s', (text, words) => expect(formatUncertainDate(read(text))).toBe(words));

  test('spells out the first and the last day', () => {
    expect(spellOutUncertainDate(read('autumn 2023'))).toBe('1 September 2023 to 30 November 2023');
    expect(spellOutUncertainDate(read('14 March 2024'))).toBe('14 March 2024');
  });

  const someDay = fc.record({ year: fc.integer({ min: 1000, max: 2998 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) })
    .map(({ year, month, day }) => isoDay(year, month, Math.min(day, daysInMonth(year, month))));

  test('what is written is read back the same, for every pair of days', () => {
    fc.assert(fc.property(someDay, someDay, (one, other) => {
      const [from, last] = one < other ? [one, other] : [other, one];
      const written = formatUncertainDate({ from, to: nextDay(last), precision: from === last ? 'day' : 'range' });
      expect(read(written)).toMatchObject({ from, to: nextDay(last) });
    }));
  });

  test('whole units keep their precision on the way there and back', () => {
    for (let month = 1; month <= 12; month += 1) {
      const units: Array<[number, DatePrecision]> = [[1, 'month']];
      if (month % 3 === 0) units.push([3, 'season']);
      if (month % 3 === 1) units.push([3, 'quarter']);
      for (const [length, precision] of units) {
        const date = { from: firstOfMonth(2023, month), to: firstOfMonth(2023, month + length), precision };
        expect(read(formatUncertainDate(date))).toMatchObject(date);
      }
    }
  });
});

describe('order', () => {
  test('is certain only when the stretches do not touch', () => {
    expect(isCertainlyBefore(read('September 2023'), read('October 2023'))).toBe(true);
    expect(isCertainlyBefore(read('autumn 2023'), read('October 2023'))).toBe(false);
    expect(mayCoincide(read('autumn 2023'), read('October 2023'))).toBe(true);
    expect(mayCoincide(read('September 2023'), read('October 2023'))).toBe(false);
  });

  test('lists by the first possible day, better known first', () => {
    const sorted = ['2023', 'January 2023', 'autumn 2022', '1 January 2023'].map(read).sort(compareUncertainDates);
    expect(sorted.map((date) => date.text)).toEqual(['autumn 2022', '1 January 2023', 'January 2023', '2023']);
  });

  test('a known day is one day long', () => {
    expect(lastDay(knownDay('2024-02-29'))).toBe('2024-02-29');
    expect(previousDay('2024-03-01')).toBe('2024-02-29');
    expect(previousDay('2024-01-01')).toBe('2023-12-31');
  });
});
