import { civilDay } from './days.ts';
import type { DateReading } from './read-dates.ts';

/** Ages in whole years as Scotland's statistics of children's social work group them, carried on for grown people. */
export const ageBands = [
  { from: 0, name: 'under 1' },
  { from: 1, name: '1 to 4' },
  { from: 5, name: '5 to 11' },
  { from: 12, name: '12 to 15' },
  { from: 16, name: '16 to 17' },
  { from: 18, name: '18 to 24' },
  { from: 25, name: '25 to 64' },
  { from: 65, name: '65 and over' },
] as const;

/** Place in `ageBands` of somebody born on one day, at another; -1 before birth. */
export function bandOf(birth: number, at: number): number {
  const [born, then] = [civilDay(birth), civilDay(at)];
  const age = then.year - born.year - (then.month < born.month || (then.month === born.month && then.day < born.day) ? 1 : 0);
  return ageBands.findLastIndex((band) => band.from <= age);
}

const birthNames = /^(dob|d o b|date of birth|birth date|birthdate|birthday|born|date born)$/;

/** Whether a heading is one that dates of birth stand under. */
export function isBirthHeading(heading: string): boolean {
  return birthNames.test(heading.toLowerCase().replace(/[^a-z]+/g, ' ').trim());
}

/** Whether a column of groups holds dates of birth: by its heading, or because nearly all its cells read as dates. */
export function looksLikeBirth(heading: string, rows: readonly (readonly string[])[], column: number, readDate: (cell: string) => DateReading): boolean {
  if (isBirthHeading(heading)) return true;
  let filled = 0;
  let dates = 0;
  for (const row of rows.slice(0, 500)) {
    const reading = readDate(row[column] ?? '');
    if (reading.kind === 'blank') continue;
    filled += 1;
    if (reading.kind === 'day' && reading.format !== 'excel-serial') dates += 1;
  }
  return filled > 0 && dates >= filled * 0.8;
}
