/** Series of figures as signs of an indicator: which figures of an answer follow each other in time, and what they say. */
import type { FlowTable, IndicatorSeries } from '../../contract/index.ts';
import { isHidden } from '../disclosure/small-numbers.ts';
import { figureInWords } from '../flows/figure-in-words.ts';

export type Followed = Pick<IndicatorSeries, 'column' | 'row'>;
export type Series = Pick<IndicatorSeries, 'points' | 'unit'> & { /** What is followed: the name of the column, or of the row. */ label: string };

/** The whole period stands beside its parts in many tables, and is no point in time. */
const whole = 'all';

/** The figures that are followed: one column from row to row, or one row from column to column. Null where the table has no such column or row, or no two periods. */
export function seriesOf(table: FlowTable, { column, row }: Followed): Series | null {
  if (column !== null) {
    const across = table.columns.findIndex(({ key }) => key === column);
    if (across < 0) return null;
    const points = table.rows.flatMap(({ key, label }, down) => (key === whole ? [] : [{ period: label, value: table.cells[down]![across]! }]));
    return points.length === 0 ? null : { points, unit: table.columns[across]!.unit, label: table.columns[across]!.label };
  }
  const down = table.rows.findIndex(({ key }) => key === row);
  if (down < 0) return null;
  const periods = table.columns.map((each, across) => ({ ...each, value: table.cells[down]![across]! })).filter(({ key }) => key !== whole);
  return periods.length === 0 ? null : { points: periods.map(({ label, value }) => ({ period: label, value })), unit: periods[0]!.unit, label: table.rows[down]!.label };
}

const meaning: Record<IndicatorSeries['rising'], string> = { confirming: 'speaks for the indicator', mixed: 'says something of both', disconfirming: 'speaks against the indicator' };

/** What a series says: where it began and where it has come to, among the figures that are shown, and what a rise means. */
export function seriesSentence({ points, unit, label }: Series, rising: IndicatorSeries['rising']): string {
  const seen = points.filter((point): point is { period: string; value: number } => point.value !== null && !isHidden(point.value));
  const [first, last] = [seen[0], seen.at(-1)];
  if (first === undefined || last === undefined) return `${label}: none of its ${points.length} figures can be shown, to protect people.`;
  if (first === last) return `${label}: ${figureInWords(first.value, unit)} in ${first.period}. One figure is no series yet.`;
  const way = last.value > first.value ? 'up from' : last.value < first.value ? 'down from' : 'as in';
  const before = way === 'as in' ? `as in ${first.period}` : `${way} ${figureInWords(first.value, unit)} in ${first.period}`;
  const left = points.length - seen.length;
  return `${label}: ${figureInWords(last.value, unit)} in ${last.period}, ${before}. A rise ${meaning[rising]}.${left === 0 ? '' : ` ${left} of ${points.length} figures can't be shown.`}`;
}
