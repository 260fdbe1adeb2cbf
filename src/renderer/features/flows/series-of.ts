import type { FlowAnswer, FlowCell, FlowTable } from '../../../contract/index.ts';

/** What of an answer's first table is followed over time: a column where its rows are periods, a row where its columns are. */
export type SeriesOfTable = { column: string | null; row: string | null; label: string; unit: FlowTable['columns'][number]['unit'] };

/** "2021", "2021-Q3", "2021-07-01": keys of periods. */
export const isPeriod = (key: string): boolean => /^\d{4}(-(Q[1-4]|\d{2}(-\d{2})?))?$/.test(key);

/** The series that a figure is one point of; null where its table does not run over time. */
export function seriesOf(answer: FlowAnswer, cell: FlowCell | null): SeriesOfTable | null {
  const table = answer.tables[0];
  if (cell === null || table === undefined || cell.table !== table.id) return null;
  const run = (lines: readonly { key: string }[]): boolean => lines.filter(({ key }) => isPeriod(key)).length >= 2;
  const column = table.columns.find(({ key }) => key === cell.column);
  const row = table.rows.find(({ key }) => key === cell.row);
  if (column === undefined || row === undefined) return null;
  if (run(table.rows)) return { column: column.key, row: null, label: column.label, unit: column.unit };
  if (run(table.columns) && isPeriod(column.key)) return { column: null, row: row.key, label: row.label, unit: column.unit };
  return null;
}
