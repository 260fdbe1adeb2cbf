/** Series of figures that are followed as signs of an indicator: what is asked, never what was answered. */
import type { FlowQuestion, IndicatorSeries } from '../contract/index.ts';
import type { Readable } from './open.ts';

export type SeriesRow = Pick<IndicatorSeries, 'id' | 'indicatorId' | 'name' | 'rising' | 'question' | 'column' | 'row' | 'note' | 'version'>;

function seriesRows(database: Readable, where: string, ...values: string[]): SeriesRow[] {
  const rows = database.prepare(`SELECT id, indicator_id AS indicatorId, name, rising, question, "column", "row", note, version FROM indicator_series WHERE ${where} ORDER BY name, id`).all(...values);
  return (rows as (Omit<SeriesRow, 'question'> & { question: string })[]).map((row) => ({ ...row, question: JSON.parse(row.question) as FlowQuestion }));
}

/** Series of one indicator, or all. */
export const listSeries = (database: Readable, indicatorId?: string): SeriesRow[] => (indicatorId === undefined ? seriesRows(database, '1') : seriesRows(database, 'indicator_id = ?', indicatorId));
export const readSeries = (database: Readable, id: string): SeriesRow | null => seriesRows(database, 'id = ?', id)[0] ?? null;
