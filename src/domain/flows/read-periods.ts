import { dayNumber } from './days.ts';
import type { DayWindow } from './spells.ts';

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** From the first day of a month, counted from 1 and over the end of the year, for so many months. */
function months(year: number, month: number, length: number): DayWindow {
  const at = (steps: number): number => dayNumber(year + Math.floor((month - 1 + steps) / 12), ((month - 1 + steps) % 12) + 1, 1);
  return { from: at(0), to: at(length) };
}

/**
 * The days of a period as tables name it: 2021 (a calendar year), 2020-21 or 2020/2021 (a financial year, April to March), 2021-Q3 and Q3 2021 (a quarter of the calendar year),
 * 2021-03, March 2021 and Mar-21 (a month). `null` for anything else, also for days.
 */
export function periodOf(cell: string): DayWindow | null {
  const text = cell.trim().toLowerCase();
  let found = /^(?:(?:fy|cy)\s*)?((?:19|20)\d{2})$/.exec(text);
  if (found) return text.startsWith('fy') ? months(Number(found[1]), 4, 12) : months(Number(found[1]), 1, 12);
  found = /^(?:fy\s*)?((?:19|20)\d{2})\s*[-/–]\s*(?:20)?(\d{2})$/.exec(text);
  if (found) {
    const [year, next] = [Number(found[1]), Number(found[2])];
    if ((year + 1) % 100 === next) return months(year, 4, 12);
    return /^\d{4}-\d{2}$/.test(text) && next >= 1 && next <= 12 ? months(year, next, 1) : null;
  }
  found = /^((?:19|20)\d{2})\s*[-/ ]?\s*q([1-4])$/.exec(text);
  if (found) return months(Number(found[1]), 3 * Number(found[2]) - 2, 3);
  found = /^q([1-4])\s*[-/ ]?\s*((?:19|20)\d{2})$/.exec(text);
  if (found) return months(Number(found[2]), 3 * Number(found[1]) - 2, 3);
  found = /^([a-z]{3,9})\.?\s*[-/ ]\s*((?:19|20)\d{2}|\d{2})$/.exec(text);
  if (found) {
    const month = monthNames.findIndex((name) => name.startsWith(found![1]!)) + 1;
    const year = found[2]!.length === 2 ? 2000 + Number(found[2]) : Number(found[2]);
    return month === 0 ? null : months(year, month, 1);
  }
  return null;
}
