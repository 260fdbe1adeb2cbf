/** How codes were used over time: a matrix of codes by periods, with the days of each period and how many sources it has. */
import type { MatrixRequest } from '../../contract/questions.ts';
import type { Restriction } from '../../contract/restriction.ts';
import { baseOf } from './base.ts';
import type { SavedNamed } from './finds.ts';
import type { Ground } from './ground.ts';
import { countCells, layMatrix } from './matrix.ts';
import { type Every, type Period, periodOf, periodsAcross } from './periods.ts';
import type { Barred } from './scope.ts';

export type TimeRequest = { codeIds: readonly string[]; below?: boolean | undefined; every: Every; count: MatrixRequest['count']; restriction?: Restriction | undefined };

const nothingSaved: SavedNamed = { question: () => null, nameOf: () => null };

export function askOverTime(ground: Ground, { codeIds, below, every, count, restriction }: TimeRequest, barred: Barred) {
  const request: MatrixRequest = { rows: { by: 'code', codeIds: [...codeIds], ...(below === undefined ? {} : { below }) }, columns: { by: 'period', every }, count, ...(restriction === undefined ? {} : { restriction }) };
  const laid = layMatrix(ground, request, nothingSaved, barred);
  const { cells, columns: width } = countCells(ground, laid);
  const dated: Period[] = [];
  let undated = 0;
  ground.sources.forEach((source, index) => {
    if (!laid.scope.source[index]) return;
    const period = periodOf(source.date, every);
    if (period) dated.push(period);
    else undated += 1;
  });
  const columnOf = new Map(laid.columns.lines.map(({ key }, column) => [key, column]));
  const rowOf = new Map(laid.rows.lines.map(({ key }, row) => [key, row]));
  const periods = periodsAcross(dated, every);
  return {
    periods: periods.map(({ key, name, from, to }) => ({ from, to, name, sources: dated.filter((period) => period.key === key).length })),
    codes: codeIds.map((codeId) => ({
      codeId,
      counts: periods.map(({ key }) => {
        const [row, column] = [rowOf.get(codeId), columnOf.get(key)];
        return row === undefined || column === undefined ? 0 : cells[row * width + column]!;
      }),
    })),
    undated,
    base: baseOf(ground, laid.scope, restriction?.interviewers === true),
  };
}
