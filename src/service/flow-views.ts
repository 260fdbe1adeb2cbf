/** Asking flow data: one way of looking, and the same question asked of a later extract. */
import { Refusal } from '../domain/refusal.ts';
import type { FlowAnswer, Output } from '../contract/index.ts';
import type { Handlers } from './context.ts';
import { answerQuestion, datasetHere } from './flow-answer.ts';

export const flowViewHandlers = {
  'flows.view': (context, { counts, ...question }) => answerQuestion(context, question, counts),
  'flows.compareExtracts': (context, { question, laterId, counts }) => {
    const { database } = context;
    const [earlier, later] = [datasetHere(database, question.datasetId), datasetHere(database, laterId)];
    if (earlier.id === later.id) throw new Refusal('bad-input', `“${earlier.name}” can't be compared with itself. Nothing was changed. Choose the later extract.`);
    const before = answerQuestion(context, question, counts);
    const now = answerQuestion(context, { ...question, datasetId: laterId }, counts);
    return { before, now, differences: differencesOf(before, now) };
  },
} satisfies Pick<Handlers<'flows'>, 'flows.view' | 'flows.compareExtracts'>;

/** Cells that both answers have and that hold something else now, and those that only one of them has. */
function differencesOf(before: FlowAnswer, now: FlowAnswer): Output<'flows.compareExtracts'>['differences'] {
  const earlier = cellsOf(before);
  const later = cellsOf(now);
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [was, is] = [earlier.get(key), later.get(key)];
    const same = was !== undefined && is !== undefined && JSON.stringify(was.count) === JSON.stringify(is.count);
    return same ? [] : [{ cell: (was ?? is)!.cell, before: was?.count ?? null, now: is?.count ?? null }];
  });
}

type Cell = { cell: { table: string; row: string; column: string }; count: FlowAnswer['tables'][number]['cells'][number][number] };

function cellsOf(answer: FlowAnswer): Map<string, Cell> {
  return new Map(
    answer.tables.flatMap((table) =>
      table.rows.flatMap((row, down) => table.columns.map((column, across): [string, Cell] => [JSON.stringify([table.id, row.key, column.key]), { cell: { table: table.id, row: row.key, column: column.key }, count: table.cells[down]![across]! }])),
    ),
  );
}
