import { partsOfDay, previousDay } from './calendar.ts';
import type { IsoDay } from './calendar.ts';
import type { UncertainDate } from './date-shape.ts';

const months = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
] as const;
const seasons: Readonly<Record<number, string>> = { 3: 'spring', 6: 'summer', 9: 'autumn', 12: 'winter' };
const quarters: Readonly<Record<number, string>> = { 1: 'first', 4: 'second', 7: 'third', 10: 'fourth' };

type Span = Pick<UncertainDate, 'from' | 'to'>;

/**
 * The date in plain British English, no surer than it is: "14 March 2024", "March 2024", "autumn 2023",
 * "winter 2023/24", "first quarter of 2024", "2023", "March to June 2024", "14 to 20 March 2024".
 * `parseUncertainDate` reads every answer back to the same stretch and precision.
 */
export function formatUncertainDate(date: Pick<UncertainDate, 'from' | 'to' | 'precision'>): string {
  const start = partsOfDay(date.from);
  switch (date.precision) {
    case 'day':
      return dayInWords(date.from);
    case 'month':
      return monthInWords(start.year, start.month);
    case 'season': {
      const season = seasons[start.month];
      if (season === undefined) return spanInWords(date);
      return season === 'winter' ? `winter ${start.year}/${twoDigits(start.year + 1)}` : `${season} ${start.year}`;
    }
    case 'quarter': {
      const quarter = quarters[start.month];
      return quarter === undefined ? spanInWords(date) : `${quarter} quarter of ${start.year}`;
    }
    case 'year':
      return String(start.year);
    case 'range':
      return spanInWords(date);
  }
}

/** The same stretch with its first and last day spelled out: "1 September 2023 to 30 November 2023". One day is one day. */
export function spellOutUncertainDate(date: Span): string {
  const last = previousDay(date.to);
  return last === date.from ? dayInWords(last) : `${dayInWords(date.from)} to ${dayInWords(last)}`;
}

function spanInWords(span: Span): string {
  const start = partsOfDay(span.from);
  const end = partsOfDay(previousDay(span.to));
  const after = partsOfDay(span.to);
  if (start.day === 1 && after.day === 1) {
    if (start.month === 1 && after.month === 1 && start.year !== end.year) return `${start.year} to ${end.year}`;
    if (start.year !== end.year) return `${monthInWords(start.year, start.month)} to ${monthInWords(end.year, end.month)}`;
    if (start.month !== end.month) return `${months[start.month - 1]} to ${monthInWords(end.year, end.month)}`;
  }
  if (start.year !== end.year) return spellOutUncertainDate(span);
  const last = `${end.day} ${monthInWords(end.year, end.month)}`;
  return start.month === end.month ? `${start.day} to ${last}` : `${start.day} ${months[start.month - 1]} to ${last}`;
}

function dayInWords(day: IsoDay): string {
  const { year, month, day: number } = partsOfDay(day);
  return `${number} ${monthInWords(year, month)}`;
}

function monthInWords(year: number, month: number): string {
  return `${months[month - 1]} ${year}`;
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}
