import { daysInMonth, firstOfMonth, isoDay, nextDay } from './calendar.ts';
import type { IsoDay } from './calendar.ts';
import type { DatePrecision, UncertainDate } from './date-shape.ts';

/** What was understood, or in one plain sentence why nothing was. */
export type UncertainDateReading =
  | { readonly understood: true; readonly date: UncertainDate }
  | { readonly understood: false; readonly reason: string };

/**
 * Reads a date as people write it in Britain: "2023", "autumn 2023", "March 2024", "14 March 2024", "14/3/2024" (day
 * first), "Q1 2024", "second quarter of 2024", "early 2023", "late March 2024", "winter 2023/24", "2019 to 2021",
 * "March to June 2024", "14 to 20 March 2024", "between May 2023 and June 2024", ISO days, months and intervals.
 *
 * Seasons are the meteorological ones (spring March to May, summer June to August, autumn September to November, winter
 * December to February); a winter with one year begins in that year, so "winter 2023" is December 2023 to February
 * 2024. Quarters are those of the calendar year. "Early", "mid" and "late" cut a year into thirds of four months and a
 * month into days 1 to 10, 11 to 20 and the rest. The answer is half open, see `UncertainDate`.
 */
export function parseUncertainDate(written: string): UncertainDateReading {
  const text = written.trim();
  if (text === '') return no('Nothing is written here yet.');
  const words = normalise(text);
  const answer = readWhole(words) ?? readRange(words);
  if (answer === undefined) return no(whyNot(words));
  if (typeof answer === 'string') return no(answer);
  if (answer.to <= answer.from) return no('The end comes before the beginning. Write the earlier date first.');
  return { understood: true, date: { ...answer, text } };
}

type Stretch = { from: IsoDay; to: IsoDay; precision: DatePrecision };
/** A stretch, a reason why it can't be one, or undefined: not written in this way. */
type Attempt = Stretch | string | undefined;

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const seasonStart: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
const quarterNumber: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const year = '([12]\\d{3})';

const whole: ReadonlyArray<readonly [RegExp, (found: readonly string[]) => Attempt]> = [
  [new RegExp(`^${year}$`), ([y]) => unit(Number(y), 1, 12, 'year')],
  [new RegExp(`^${year}-(\\d{2})-(\\d{2})$`), ([y, m, d]) => day(Number(y), Number(m), Number(d))],
  [new RegExp(`^${year}-(0[1-9]|1[0-2])$`), ([y, m]) => unit(Number(y), Number(m), 1, 'month')],
  [new RegExp(`^(\\d{1,2})[/.](\\d{1,2})[/.]${year}$`), ([d, m, y]) => day(Number(y), Number(m), Number(d))],
  [new RegExp(`^(\\d{1,2}) ${month} ${year}$`), ([d, m, y]) => day(Number(y), monthNumber(m), Number(d))],
  [new RegExp(`^${month} (\\d{1,2}) ${year}$`), ([m, d, y]) => day(Number(y), monthNumber(m), Number(d))],
  [new RegExp(`^${month} ${year}$`), ([m, y]) => unit(Number(y), monthNumber(m), 1, 'month')],
  [new RegExp(`^${year} ${month}$`), ([y, m]) => unit(Number(y), monthNumber(m), 1, 'month')],
  [new RegExp(`^(spring|summer|autumn|fall|winter) ${year}$`), ([s, y]) => unit(Number(y), seasonStart[s ?? ''] ?? 0, 3, 'season')],
  [new RegExp(`^winter ${year} ?(?:/|-|to) ?(\\d{2}|\\d{4})$`), ([y, next]) => winter(Number(y), next ?? '')],
  [new RegExp(`^q([1-4]) ${year}$`), ([q, y]) => quarter(q, y)],
  [new RegExp(`^${year}[ -]?q([1-4])$`), ([y, q]) => quarter(q, y)],
  [new RegExp(`^(first|second|third|fourth|[1-4]) quarter ${year}$`), ([q, y]) => quarter(q, y)],
  [new RegExp(`^(early|mid|middle|late)[ -]${year}$`), ([part, y]) => partOfYear(part, Number(y))],
  [new RegExp(`^(early|mid|middle|late)[ -]${month} ${year}$`), ([part, m, y]) => partOfMonth(part, Number(y), monthNumber(m))],
];

function readWhole(words: string): Attempt {
  for (const [shape, read] of whole) {
    const found = shape.exec(words);
    if (found !== null) return read(found.slice(1));
  }
  return undefined;
}

function readRange(words: string): Attempt {
  for (const [left, right] of splits(words.replace(/^(between|from) /, ''))) {
    const end = readWhole(right);
    if (end === undefined) continue;
    if (typeof end === 'string') return end;
    const start = readStart(left, end);
    if (start === undefined) continue;
    if (typeof start === 'string') return start;
    return { from: start.from, to: end.to, precision: 'range' };
  }
  return undefined;
}

/** The first half of a range borrows from the second what it leaves out: "14 to 20 March 2024", "March to June 2024". */
function readStart(left: string, end: Stretch): Attempt {
  const alone = readWhole(left);
  if (alone !== undefined) return alone;
  // A season or quarter that runs over New Year is named after the year that it begins in.
  const endYear = Number(end.from.slice(0, 4));
  if (/^\d{1,2}$/.test(left)) {
    return end.precision === 'day' ? day(endYear, Number(end.from.slice(5, 7)), Number(left)) : undefined;
  }
  const sameYear = readWhole(`${left} ${endYear}`);
  if (typeof sameYear === 'object' && sameYear.from > end.from) return readWhole(`${left} ${endYear - 1}`);
  return sameYear;
}

/** Every way of cutting the words in two at a word or sign that means "to". */
function splits(words: string): Array<readonly [string, string]> {
  const found: Array<readonly [string, string]> = [];
  for (const separator of [/ (?:to|until|till|and) /g, / ?- ?/g, /\//g]) {
    for (const cut of words.matchAll(separator)) {
      found.push([words.slice(0, cut.index), words.slice(cut.index + cut[0].length)]);
    }
  }
  return found;
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|wed|thu|fri|sat|sun)\b\.?/g, '')
    .replace(/\b(\d{1,2})(st|nd|rd|th)\b/g, '$1')
    .replace(/\b(of|the|in)\b/g, ' ')
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function day(yearNumber: number, monthOfYear: number, dayOfMonth: number): Attempt {
  if (monthOfYear < 1 || monthOfYear > 12) return `A year has twelve months, and this names month ${monthOfYear}. Days come first here: 14/3/2024.`;
  const last = daysInMonth(yearNumber, monthOfYear);
  if (dayOfMonth < 1 || dayOfMonth > last) return `That month has ${last} days, and this names day ${dayOfMonth}.`;
  const from = isoDay(yearNumber, monthOfYear, dayOfMonth);
  return { from, to: nextDay(from), precision: 'day' };
}

function unit(yearNumber: number, firstMonth: number, length: number, precision: DatePrecision): Stretch {
  return { from: firstOfMonth(yearNumber, firstMonth), to: firstOfMonth(yearNumber, firstMonth + length), precision };
}

function quarter(which: string | undefined, yearText: string | undefined): Stretch {
  return unit(Number(yearText), ((quarterNumber[which ?? ''] ?? 1) - 1) * 3 + 1, 3, 'quarter');
}

function winter(first: number, next: string): Attempt {
  const second = next.length === 2 ? Math.floor((first + 1) / 100) * 100 + Number(next) : Number(next);
  if (second !== first + 1) return `A winter runs over one New Year: winter ${first}/${String((first + 1) % 100).padStart(2, '0')}.`;
  return unit(first, 12, 3, 'season');
}

function partOfYear(part: string | undefined, yearNumber: number): Stretch {
  return unit(yearNumber, part === 'early' ? 1 : part === 'late' ? 9 : 5, 4, 'range');
}

function partOfMonth(part: string | undefined, yearNumber: number, monthOfYear: number): Stretch {
  const whole = unit(yearNumber, monthOfYear, 1, 'range');
  const tenth = isoDay(yearNumber, monthOfYear, 11);
  const twentieth = isoDay(yearNumber, monthOfYear, 21);
  if (part === 'early') return { ...whole, to: tenth };
  return part === 'late' ? { ...whole, from: twentieth } : { ...whole, from: tenth, to: twentieth };
}

function monthNumber(name: string | undefined): number {
  return monthNames.indexOf((name ?? '').slice(0, 3)) + 1;
}

function whyNot(words: string): string {
  if (/^[12]\d{3}[/-]\d{2}$/.test(words)) return 'This could be a school year, a financial year or two calendar years. Write it out, for example "August 2023 to June 2024".';
  if (/\b(before|since|after|until|by)\b/.test(words)) return 'Both ends are needed. Write the earliest and the latest that it could have been, for example "May 2023 to June 2024".';
  if (!/\d{4}/.test(words)) return 'The year is needed, with four figures, for example "autumn 2023".';
  return 'Kist reads dates such as "2023", "autumn 2023", "March 2024", "14 March 2024" or "May 2023 to June 2024".';
}

function no(reason: string): UncertainDateReading {
  return { understood: false, reason };
}
