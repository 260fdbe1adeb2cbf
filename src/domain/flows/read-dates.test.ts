import { describe, expect, test } from 'vitest';
import { isoDay } from './days.ts';
import { detectDates, readDate } from './read-dates.ts';

function read(cell: string, order: 'day-first' | 'month-first' = 'day-first'): string {
  const reading = readDate(cell, order);
  return reading.kind === 'day' ? `${isoDay(reading.day)} ${reading.format}` : reading.kind;
}

describe('reading one date', () => {
  test.each([
    ['2021-07-31', '2021-07-31 iso'],
    [' 2021/7/3 ', '2021-07-03 iso'],
    ['20210731', '2021-07-31 compact'],
    ['31/07/2021', '2021-07-31 day-first'],
    ['3.4.2021', '2021-04-03 day-first'],
    ['03-04-21', '2021-04-03 day-first'],
    ['03/04/98', '1998-04-03 day-first'],
    ['31-Jul-2021', '2021-07-31 month-name'],
    ['1st September 2021', '2021-09-01 month-name'],
    ['1 Sept 21', '2021-09-01 month-name'],
    ['July 31, 2021', '2021-07-31 month-name'],
    ['44408', '2021-07-31 excel-serial'],
    ['44408.75', '2021-07-31 excel-serial'],
    ['2021-07-31T23:59:00Z', '2021-07-31 iso'],
    ['31/07/2021 00:00:00', '2021-07-31 day-first'],
    ['1900-01-01', '1900-01-01 iso'],
    ['31/12/2999', '2999-12-31 day-first'],
    ['', 'blank'],
    ['NA', 'blank'],
    ['Ongoing', 'ongoing'],
    ['31/02/2021', 'impossible'],
    ['2021-13-01', 'impossible'],
    ['12/25/2021', 'impossible'],
    ['2021', 'unreadable'],
    ['autumn', 'unreadable'],
    ['31 Mai 2021', 'unreadable'],
  ])('%s', (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  test('month first only when it is asked for', () => {
    expect(read('03/04/2021', 'month-first')).toBe('2021-03-04 month-first');
    expect(read('12/25/2021', 'month-first')).toBe('2021-12-25 month-first');
  });

  test('a time of day is left out and told', () => {
    expect(readDate('2021-07-31 00:00', 'day-first')).toMatchObject({ hasTime: false });
    expect(readDate('2021-07-31 08:30', 'day-first')).toMatchObject({ hasTime: true });
  });
});

describe('how a column writes its dates', () => {
  test('one cell settles the order', () => {
    const column = detectDates(['03/04/2021', '05/06/2021', '25/12/2021', '']);
    expect(column).toMatchObject({ filled: 3, blank: 1, share: 1, order: 'day-first', mixed: false, onlyDayFirst: 1 });
    expect(column.why).toContain('could be nothing else');
    expect(detectDates(['03/04/2021', '12/25/2021'])).toMatchObject({ order: 'month-first', mixed: false });
  });

  test('where nothing settles it, day first is taken and said', () => {
    const column = detectDates(['03/04/2021', '05/06/2021']);
    expect(column.order).toBe('day-first');
    expect(column.why).toContain('please check');
  });

  test('three ways in one column, most usual first', () => {
    const column = detectDates(['2021-01-05', '2021-01-06', '05/01/2021', '44201']);
    expect(column.mixed).toBe(true);
    expect(column.formats.map((entry) => [entry.format, entry.count])).toEqual([
      ['iso', 2],
      ['day-first', 1],
      ['excel-serial', 1],
    ]);
    expect(column.why).toContain('3 ways');
  });

  test('both orders at once', () => {
    const column = detectDates(['25/12/2021', '26/12/2021', '12/27/2021']);
    expect(column).toMatchObject({ order: 'day-first', mixed: true, onlyDayFirst: 2, onlyMonthFirst: 1 });
  });

  test('keys and words are not dates', () => {
    expect(detectDates(['C1', 'C2']).share).toBe(0);
    expect(detectDates(['0', '1', '2']).formats).toEqual([]);
  });
});
