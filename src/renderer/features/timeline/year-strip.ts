/** Where a date lies within one year, for the small strip beside an event. */
import type { UncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { positionOf } from './span-layout.ts';

/** Percent of the year; what reaches beyond it is cut off, and said to be (`before`, `after`). */
export function withinYear(date: Pick<UncertainDate, 'from' | 'to' | 'precision'>, year: number): { start: number; length: number; isPoint: boolean; before: boolean; after: boolean } {
  const first = positionOf(date.from, { first: year, last: year });
  const end = positionOf(date.to, { first: year, last: year });
  const start = Math.max(0, first);
  return { start, length: Math.min(100, end) - start, isPoint: date.precision === 'day', before: first < 0, after: end > 100 };
}
