/** Where uncertain dates lie on a line of time. A known day is a point; anything less sure is a bar as long as the doubt. */
import { partsOfDay } from '../../../domain/timeline/calendar.ts';
import type { UncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { dayOfIso } from '../../../domain/flows/days.ts';

export type Span = { id: string; lane: string; date: Pick<UncertainDate, 'from' | 'to' | 'precision'> };

/** In percent of the line's length; `row` counts from 0 within its lane, so that nothing lies on top of anything else. */
export type PlacedSpan = { id: string; start: number; length: number; row: number; isPoint: boolean };

export type SpanLayout = { lanes: ReadonlyMap<string, { rows: number; spans: readonly PlacedSpan[] }>; years: readonly { year: number; start: number }[] };

/** How much of the line a mark takes at least, so that two marks of neighbouring days don't cover each other. */
const least = 2;
/** Years that are written under the line at most. */
const most = 10;

/** Whole years around all dates; null without any. */
export function yearsAround(dates: readonly Span['date'][]): { first: number; last: number } | null {
  if (dates.length === 0) return null;
  const first = Math.min(...dates.map((date) => partsOfDay(date.from).year));
  // `to` is the day after: 1 January still belongs to the year before.
  const last = Math.max(...dates.map((date) => (date.to.endsWith('-01-01') ? partsOfDay(date.to).year - 1 : partsOfDay(date.to).year)));
  return { first, last };
}

/** Share of the way from the first day of `first` to the end of `last`, in percent. */
export function positionOf(day: string, { first, last }: { first: number; last: number }): number {
  const begin = dayOfIso(`${first}-01-01`)!;
  const end = dayOfIso(`${last + 1}-01-01`)!;
  return ((dayOfIso(day)! - begin) / (end - begin)) * 100;
}

export function layOutSpans(spans: readonly Span[], lanes: readonly string[]): SpanLayout | null {
  const years = yearsAround(spans.map((span) => span.date));
  if (years === null) return null;
  const every = Math.ceil((years.last - years.first + 1) / most);
  const labels = Array.from({ length: years.last - years.first + 1 }, (_, index) => years.first + index).filter((year) => (year - years.first) % every === 0);
  return {
    years: labels.map((year) => ({ year, start: positionOf(`${year}-01-01`, years) })),
    lanes: new Map(lanes.map((lane) => [lane, placed(spans.filter((span) => span.lane === lane), years)])),
  };
}

function placed(spans: readonly Span[], years: { first: number; last: number }): { rows: number; spans: PlacedSpan[] } {
  const ends: number[] = [];
  const inOrder = spans.toSorted((one, other) => (one.date.from < other.date.from ? -1 : one.date.from > other.date.from ? 1 : one.date.to < other.date.to ? -1 : 1));
  const result = inOrder.map(({ id, date }): PlacedSpan => {
    const start = positionOf(date.from, years);
    const length = positionOf(date.to, years) - start;
    const free = ends.findIndex((end) => end <= start);
    const row = free === -1 ? ends.length : free;
    ends[row] = start + Math.max(length, least);
    return { id, start, length, row, isPoint: date.precision === 'day' };
  });
  return { rows: Math.max(1, ends.length), spans: result };
}
