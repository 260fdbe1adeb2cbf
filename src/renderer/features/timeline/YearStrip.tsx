import type { UncertainDate } from '../../../contract/index.ts';
import { withinYear } from './year-strip.ts';
import './YearStrip.css';

/** Twelve months with the possible days of a date marked. The date stands in words beside it, so screen readers skip it. */
export function YearStrip({ date, year }: { date: UncertainDate; year: number }) {
  const { start, length, isPoint, after } = withinYear(date, year);
  return (
    <span className="year-strip" aria-hidden="true">
      <span data-is-point={isPoint || undefined} data-reaches-on={after || undefined} style={isPoint ? { insetInlineStart: `calc(${start}% - 3px)` } : { insetInlineStart: `${start}%`, inlineSize: `${length}%` }} />
    </span>
  );
}
