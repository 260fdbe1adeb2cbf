import { isoDay } from './days.ts';
import type { DateFormat } from './read-dates.ts';
import { dateFormats } from './read-dates.ts';
import { OPEN } from './spells.ts';

const wordsOfFormat: Record<DateFormat, string> = {
  iso: 'year-month-day',
  compact: 'eight digits',
  'day-first': 'day first',
  'month-first': 'month first',
  'month-name': 'month in letters',
  'excel-serial': 'counted by Excel',
};

type Dates = {
  readonly count: number;
  readonly startDay: Int32Array;
  readonly endDay: Int32Array;
  /** Format of the start in the low half, of the end in the high half: place in `dateFormats` counted from 1, 0 for a blank. */
  readonly formats: Uint8Array;
  readonly dayCalled: 'start' | 'date';
};

/** Cells in another format than most of their column are read, and told of one by one. */
export function noteDifferentDates({ count, startDay, endDay, formats, dayCalled }: Dates, tell: (index: number, detail: string) => void): void {
  const starts = new Int32Array(dateFormats.length + 1);
  const ends = new Int32Array(dateFormats.length + 1);
  for (let index = 0; index < count; index += 1) {
    starts[formats[index]! & 15]! += 1;
    ends[formats[index]! >> 4]! += 1;
  }
  const several = (counts: Int32Array) => counts.subarray(1).filter((number) => number > 0).length > 1;
  if (!several(starts) && !several(ends)) return;
  const usualStart = mostUsual(starts);
  const usualEnd = mostUsual(ends);
  for (let index = 0; index < count; index += 1) {
    const start = formats[index]! & 15;
    const end = formats[index]! >> 4;
    const parts: string[] = [];
    if (start !== 0 && start !== usualStart) parts.push(`the ${dayCalled} is read as ${isoDay(startDay[index]!)} (${wordsForFormat(start)}, most are ${wordsForFormat(usualStart)})`);
    if (end !== 0 && end !== usualEnd) parts.push(`the end is read as ${endDay[index] === OPEN ? 'still going on' : isoDay(endDay[index]!)} (${wordsForFormat(end)}, most are ${wordsForFormat(usualEnd)})`);
    if (parts.length === 0) continue;
    const detail = parts.join(' and ');
    tell(index, `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`);
  }
}

function wordsForFormat(code: number): string {
  const format = dateFormats[code - 1];
  return format === undefined ? 'blank' : wordsOfFormat[format];
}

function mostUsual(counts: Int32Array): number {
  let best = 0;
  for (let code = 1; code < counts.length; code += 1) if (best === 0 || counts[code]! > counts[best]!) best = code;
  return best;
}
