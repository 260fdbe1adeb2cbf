/** One figure of an answer in words and among its neighbours: for evidence, briefs and packs. Only figures of the answer are said, so that nothing is said which was not shown. */
import type { FlowAnswer, FlowCell, FlowTable, ReleasedCount } from '../../contract/flow-views.ts';
import { isHidden } from '../disclosure/small-numbers.ts';
import { sayNumber } from '../disclosure/small-numbers-words.ts';

type Unit = FlowTable['columns'][number]['unit'];

/** Singular and plural; a share and a mere number stand alone. */
const unitWords: Record<Unit, readonly [string, string]> = {
  people: ['person', 'people'], moves: ['move', 'moves'], stays: ['stay', 'stays'], entries: ['entry', 'entries'], days: ['day', 'days'], 'person-years': ['person-year', 'person-years'],
  'per person-year': ['per person-year', 'per person-year'], share: ['', ''], years: ['year', 'years'], number: ['', ''],
};

/** Just the figure, as it stands in a table: "1,204", "12.5%", "[c]" where it is hidden, a dash where there is none. */
export function figureInCell(figure: ReleasedCount, unit: Unit): string {
  if (figure === null) return '–';
  if (isHidden(figure)) return '[c]';
  if (unit === 'share') return `${Number((figure * 100).toFixed(1))}%`;
  return sayNumber(unit === 'per person-year' ? Number(figure.toPrecision(3)) : Number(figure.toFixed(2)));
}

/** The figure with its unit: "1,204 people", "12.5%". */
export function figureInWords(figure: ReleasedCount, unit: Unit): string {
  if (figure === null) return 'there is none to give';
  if (isHidden(figure)) return 'not shown, to protect people';
  const words = figureInCell(figure, unit);
  return [words, unitWords[unit][words === '1' ? 0 : 1]].filter(Boolean).join(' ');
}

export type PointedAt = { table: FlowTable; row: number; column: number; figure: ReleasedCount };

/** What a cell points at in an answer; null where the answer has no such cell. */
export function pointedAt(answer: Pick<FlowAnswer, 'tables'>, cell: FlowCell): PointedAt | null {
  const table = answer.tables.find(({ id }) => id === cell.table);
  const row = table?.rows.findIndex(({ key }) => key === cell.row) ?? -1;
  const column = table?.columns.findIndex(({ key }) => key === cell.column) ?? -1;
  const figure = table?.cells[row]?.[column];
  return table === undefined || figure === undefined ? null : { table, row, column, figure };
}

/** The finding that a figure is: the answer's first sentence, or what one cell says, with the part of the data that it is of. */
export function figureSentence(answer: Pick<FlowAnswer, 'sentences' | 'part'>, at: PointedAt | null): string {
  if (at === null) return answer.sentences[0]!;
  const { table, row, column, figure } = at;
  const { label, unit } = table.columns[column]!;
  const line = table.rows[row]!.label;
  const is = typeof figure === 'number' && figure === 1 ? 'was' : 'were';
  // The two that are pointed at most are said as people say them.
  if (table.id === 'moves' && unit === 'moves' && !isOpen(figure)) return `From ${line} to ${label} ${figureInWords(figure, unit)} ${is} recorded. ${answer.part}.`;
  if (table.id === 'stocks' && unit === 'people' && !isOpen(figure)) return `On ${line} ${figureInWords(figure, unit)} ${is} in ${label}. ${answer.part}.`;
  return `${table.caption}: ${table.heading.toLowerCase()} ${quoted(line)}, ${quoted(label)}: ${figureInWords(figure, unit)}. ${answer.part}.`;
}

const isOpen = (figure: ReleasedCount): boolean => figure === null || isHidden(figure);
const quoted = (label: string): string => `“${label}”`;

/** More than these are no neighbours any more, and no table that a page can hold. */
const most = { rows: 14, columns: 8 };

export type Neighbours = { caption: string; head: string[]; rows: string[][]; isCut: boolean; hasHidden: boolean };

/** A figure among its neighbours: the whole table where it is small, else the rows and columns around it. */
export function neighboursOf(answer: Pick<FlowAnswer, 'tables' | 'part'>, at: PointedAt | null): Neighbours {
  const { table, row, column } = at ?? { table: answer.tables[0]!, row: 0, column: 0 };
  const rows = around(table.rows.length, row, most.rows);
  const columns = around(table.columns.length, column, most.columns);
  const cells = rows.map((down) => [table.rows[down]!.label, ...columns.map((across) => figureInCell(table.cells[down]![across]!, table.columns[across]!.unit))]);
  return {
    caption: `${table.caption}. ${answer.part}`,
    head: [table.heading, ...columns.map((across) => headOf(table.columns[across]!))],
    rows: cells,
    isCut: rows.length < table.rows.length || columns.length < table.columns.length,
    hasHidden: rows.some((down) => columns.some((across) => table.cells[down]![across] !== null && isHidden(table.cells[down]![across]!))),
  };
}

/** A column's label with its unit, where the label does not say it. */
function headOf({ label, unit }: FlowTable['columns'][number]): string {
  const words = unitWords[unit][1];
  return words === '' || label.toLowerCase().includes(words) ? label : `${label} (${words})`;
}

/** Positions `[from, from + most)` of a list that hold the one asked for, as near to its middle as the ends allow. */
function around(length: number, position: number, most: number): number[] {
  const from = Math.max(0, Math.min(position - Math.floor(most / 2), length - most));
  return Array.from({ length: Math.min(most, length) }, (_, step) => from + step);
}
