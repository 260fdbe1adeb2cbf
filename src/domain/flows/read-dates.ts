import { dayNumber, isCalendarDay } from './days.ts';

/** The ways of writing a date that Kist reads in flow tables. */
export type DateFormat = 'iso' | 'compact' | 'day-first' | 'month-first' | 'month-name' | 'excel-serial';

/** What a cell of a date column turned out to be. */
export type DateReading =
  | { readonly kind: 'day'; readonly day: number; readonly format: DateFormat; readonly hasTime: boolean; /** Seconds since midnight, where a time of day is written: it says what came first on one day. */ readonly seconds: number }
  /** Nothing there, or a usual word for nothing (`NA`, `-`, `null`). */
  | { readonly kind: 'blank' }
  /** A word for "still going on" (`ongoing`, `current`). */
  | { readonly kind: 'ongoing' }
  /** Written as a date, but the calendar has no such day (31 February). */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

export const dateFormats: readonly DateFormat[] = ['iso', 'compact', 'day-first', 'month-first', 'month-name', 'excel-serial'];

const BLANK: DateReading = { kind: 'blank' };
const ONGOING: DateReading = { kind: 'ongoing' };
const IMPOSSIBLE: DateReading = { kind: 'impossible' };
const UNREADABLE: DateReading = { kind: 'unreadable' };

const blankWords = new Set(['', '-', '--', '.', '..', 'na', 'n/a', '#n/a', 'nan', 'nat', 'null', 'none', 'nil']);
const ongoingWords = new Set(['open', 'ongoing', 'on-going', 'current', 'present', 'to date', 'still open', 'now']);
const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

const timeOfDay = /[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AP]M)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const dayMonthName = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([A-Za-z]{3,9})\.?[-/., ]*(\d{4}|\d{2})$/;
const monthNameDay = /^([A-Za-z]{3,9})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|[-/. ]+)(\d{4}|\d{2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const serial = /^(\d{1,7})(?:[.,](\d+))?$/;

/** Excel's day 25569 is 1970-01-01 in its 1900 date system (the serials below 61 are a day out, because Excel has a 29 February 1900; none of those is a real record). */
const EXCEL_EPOCH = 25_569;
const FIRST_SERIAL = 10_000; // 18 May 1927; smaller whole numbers are more likely to be counts or years
const LAST_SERIAL = 2_958_465; // 31 December 9999

/** Two-digit years as POSIX reads them: 69-99 are 1969-1999, 00-68 are 2000-2068. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year >= 69 ? 1900 + year : 2000 + year;
}

function dayOr(year: number, month: number, day: number, format: DateFormat, seconds: number): DateReading {
  return isCalendarDay(year, month, day) ? { kind: 'day', day: dayNumber(year, month, day), format, hasTime: seconds > 0, seconds } : IMPOSSIBLE;
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return monthNames.findIndex((month) => month.startsWith(lower) || (lower === 'sept' && month === 'september')) + 1;
}

/**
 * Reads one cell. Formats that can't be mistaken for each other are read side by side; only the order of day and month in `03/04/2021` has to be said.
 * The day as written counts; a time of day (`hasTime`) only says what came first on one day.
 */
export function readDate(cell: string, order: 'day-first' | 'month-first'): DateReading {
  let text = cell.trim();
  const lower = text.toLowerCase();
  if (blankWords.has(lower)) return BLANK;
  if (ongoingWords.has(lower)) return ONGOING;
  let seconds = 0;
  const time = text.length > 10 ? timeOfDay.exec(text) : null;
  if (time) {
    // 12 AM is midnight and 12 PM is noon.
    const hour = time[4] === undefined ? Number(time[1]) : (Number(time[1]) % 12) + (time[4].toUpperCase() === 'PM' ? 12 : 0);
    seconds = hour * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0);
    text = text.slice(0, time.index).trimEnd();
  }
  let match = yearFirst.exec(text);
  if (match) return dayOr(Number(match[1]), Number(match[2]), Number(match[3]), 'iso', seconds);
  match = yearLast.exec(text);
  if (match) {
    const [first, second, year] = [Number(match[1]), Number(match[2]), fullYear(match[3]!)];
    return order === 'day-first' ? dayOr(year, second, first, 'day-first', seconds) : dayOr(year, first, second, 'month-first', seconds);
  }
  match = dayMonthName.exec(text);
  if (match) {
    const month = monthOf(match[2]!);
    return month === 0 ? UNREADABLE : dayOr(fullYear(match[3]!), month, Number(match[1]), 'month-name', seconds);
  }
  match = monthNameDay.exec(text);
  if (match) {
    const month = monthOf(match[1]!);
    return month === 0 ? UNREADABLE : dayOr(fullYear(match[3]!), month, Number(match[2]), 'month-name', seconds);
  }
  match = compact.exec(text);
  if (match) return dayOr(Number(match[1]), Number(match[2]), Number(match[3]), 'compact', seconds);
  match = serial.exec(text);
  if (match) {
    const number = Number(match[1]);
    const isSerial = number <= 2 || (number >= FIRST_SERIAL && number <= LAST_SERIAL);
    if (isSerial) {
      const ofDay = match[2] === undefined ? 0 : Math.min(86_399, Math.round(Number(`0.${match[2]}`) * 86_400));
      return { kind: 'day', day: number - EXCEL_EPOCH, format: 'excel-serial', hasTime: ofDay > 0, seconds: ofDay };
    }
  }
  return UNREADABLE;
}

/** A reader that remembers what it has read: ten years have 3,653 days, so a million cells are mostly look-ups. */
export function dateReader(order: 'day-first' | 'month-first'): (cell: string) => DateReading {
  const known = new Map<string, DateReading>();
  return (cell) => {
    let reading = known.get(cell);
    if (reading === undefined) {
      reading = readDate(cell, order);
      // Columns with a time of day have nearly as many values as rows: remembering all of them would only cost memory.
      if (known.size < 50_000) known.set(cell, reading);
    }
    return reading;
  };
}

/** The formats of one column, counted over its filled cells. */
export type DateColumn = {
  /** Cells that hold anything (blanks and words for "ongoing" apart). */
  readonly filled: number;
  readonly blank: number;
  /** Share of the filled cells that read as a date, 0 to 1; 0 for an empty column. */
  readonly share: number;
  /** Most usual first; `example` is the first cell of that format. */
  readonly formats: readonly { readonly format: DateFormat; readonly count: number; readonly example: string }[];
  readonly order: 'day-first' | 'month-first';
  /** Filled cells that only make sense day first (25/12/2021), and month first (12/25/2021). */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  /** More than one format, or some cells that only make sense day first and others that only make sense month first. */
  readonly mixed: boolean;
  /** How the column is read and why, in a sentence for the mapping step. */
  readonly why: string;
};

/**
 * Finds out how a column writes its dates.
 * Where `03/04/2021` could be either, cells such as `25/12/2021` decide; where none does, day first is taken, as is usual in the United Kingdom, and said.
 */
export function detectDates(cells: Iterable<string>): DateColumn {
  const distinct = new Map<string, number>();
  for (const cell of cells) distinct.set(cell, (distinct.get(cell) ?? 0) + 1);
  return detectDatesOfCounts(distinct);
}

/** The same from each different cell with how often it stands in the column. */
export function detectDatesOfCounts(distinct: ReadonlyMap<string, number>): DateColumn {
  let filled = 0;
  let blank = 0;
  let onlyDayFirst = 0;
  let onlyMonthFirst = 0;
  let either = 0;
  const found = new Map<DateFormat, { count: number; example: string }>();
  for (const [cell, count] of distinct) {
    const dayFirst = readDate(cell, 'day-first');
    if (dayFirst.kind === 'blank' || dayFirst.kind === 'ongoing') {
      blank += count;
      continue;
    }
    filled += count;
    const monthFirst = readDate(cell, 'month-first');
    const reading = dayFirst.kind === 'day' ? dayFirst : monthFirst;
    if (reading.kind !== 'day') continue;
    // A lone 0 or 1 is a placeholder in a column of Excel dates, but says nothing about what the column is.
    if (reading.format === 'excel-serial' && reading.day < FIRST_SERIAL - EXCEL_EPOCH) continue;
    const ordered = reading.format === 'day-first' || reading.format === 'month-first';
    if (ordered && dayFirst.kind === 'day' && monthFirst.kind === 'day') either += count;
    else if (ordered && dayFirst.kind === 'day') onlyDayFirst += count;
    else if (ordered) onlyMonthFirst += count;
    const format: DateFormat = ordered ? 'day-first' : reading.format;
    const entry = found.get(format);
    if (entry) entry.count += count;
    else found.set(format, { count, example: cell.trim() });
  }
  const order: 'day-first' | 'month-first' = onlyMonthFirst > onlyDayFirst ? 'month-first' : 'day-first';
  const formats = [...found].map(([format, entry]) => ({ format: format === 'day-first' ? order : format, ...entry })).sort((left, right) => right.count - left.count);
  const readable = formats.reduce((sum, entry) => sum + entry.count, 0);
  const bothOrders = onlyDayFirst > 0 && onlyMonthFirst > 0;
  const mixed = formats.length > 1 || bothOrders;
  return { filled, blank, share: filled === 0 ? 0 : readable / filled, formats, order, onlyDayFirst, onlyMonthFirst, mixed, why: explain() };

  function explain(): string {
    if (readable === 0) return 'No cell reads as a date.';
    const parts: string[] = [];
    if (formats.length > 1) parts.push(`Dates are written in ${formats.length} ways: ${formats.map((entry) => `${entry.example} (${entry.count})`).join(', ')}.`);
    if (bothOrders) {
      parts.push(`${onlyDayFirst} cells only make sense with the day first and ${onlyMonthFirst} only with the month first; they are read ${order === 'day-first' ? 'day' : 'month'} first, and the others go to the cleaning ledger.`);
    } else if (onlyDayFirst > 0) parts.push(`Day first: ${onlyDayFirst} cells could be nothing else.`);
    else if (onlyMonthFirst > 0) parts.push(`Month first: ${onlyMonthFirst} cells could be nothing else.`);
    else if (either > 0) parts.push('Read day first, as is usual here; no cell settles it, so please check.');
    if (parts.length === 0) parts.push(`Dates like ${formats[0]!.example}.`);
    return parts.join(' ');
  }
}
