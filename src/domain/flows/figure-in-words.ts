/** One figure of an answer in words and among its neighbours: for evidence, briefs and packs. Only figures of the answer are said, so that nothing is said which was not shown. */
import type { FlowAnswer, FlowCell, FlowTable, ReleasedCount } from '../../contract/flow-views.ts';
import { isHidden } from '../disclosure/small-numbers.ts';
import { sayNumber } from '../disclosure/small-numbers-words.ts';
import { sayRate } from './views/saying.ts';

export type Unit = FlowTable['columns'][number]['unit'];

/** Singular and plural; a share and a mere number stand alone. */
const unitWords: Record<Unit, readonly [string, string]> = {
  people: ['person', 'people'], moves: ['move', 'moves'], stays: ['stay', 'stays'], entries: ['entry', 'entries'], days: ['day', 'days'], 'person-years': ['person-year', 'person-years'],
  'per person-year': ['per person-year', 'per person-year'], share: ['', ''], years: ['year', 'years'], number: ['', ''],
};

/**
 * Just the figure, as it stands in a table: "1,204", "12.5%", "[c]" where it is hidden, a dash where there is none.
 * @param decimals as many as the figures beside it have (see `decimalsOf`); left out: as many as it needs. Rates always have three significant figures.
 */
export function figureInCell(figure: ReleasedCount | undefined, unit: Unit, decimals?: number): string {
  if (figure === null || figure === undefined) return '–';
  if (isHidden(figure)) return '[c]';
  if (unit === 'per person-year') return sayRate(figure);
  const value = unit === 'share' ? figure * 100 : figure;
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals ?? decimalsOf([figure], unit)).split('.');
  return `${value < 0 ? '−' : ''}${sayNumber(Number(whole))}${fraction === undefined ? '' : `.${fraction}`}${unit === 'share' ? '%' : ''}`;
}

/** How many decimals the figures of one column need so that they stand under each other: at most one of a per cent, two of anything else. */
export function decimalsOf(figures: readonly (ReleasedCount | undefined)[], unit: Unit): number {
  const most = unit === 'share' ? 1 : 2;
  const needed = figures.map((figure) => {
    if (typeof figure !== 'number') return 0;
    const [, fraction = ''] = (unit === 'share' ? figure * 100 : figure).toFixed(most).split('.');
    return fraction.replace(/0+$/, '').length;
  });
  return Math.max(0, ...needed);
}

/** A unit over a column of figures: nothing where the figures or the label say it themselves. */
export function unitOver(label: string, unit: Unit): string {
  const words = unit === 'per person-year' ? '' : unitWords[unit][1];
  return label.toLowerCase().includes(words) ? '' : words;
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

/** The finding that a figure is: the answer's first sentence, or what one cell says, with the part of the data that it is of. A number that is rounded to protect people is said to be about so many. */
export function figureSentence(answer: Pick<FlowAnswer, 'sentences' | 'part' | 'counts'>, at: PointedAt | null): string {
  if (at === null) return answer.sentences[0]!;
  const { table, row, column, figure } = at;
  const { label, unit } = table.columns[column]!;
  const line = table.rows[row]!.label;
  const is = typeof figure === 'number' && figure === 1 ? 'was' : 'were';
  const said = `${answer.counts === 'protected' && rounded.has(unit) && typeof figure === 'number' && figure !== 0 ? 'about ' : ''}${figureInWords(figure, unit)}`;
  // The two that are pointed at most are said as people say them.
  if (table.id === 'moves' && unit === 'moves' && !isOpen(figure)) return `From ${line} to ${label} ${said} ${is} recorded. ${answer.part}.`;
  if (table.id === 'stocks' && unit === 'people' && !isOpen(figure)) return `On ${line} ${said} ${is} in ${label}. ${answer.part}.`;
  return `${table.caption}: ${table.heading.toLowerCase()} ${quoted(line)}, ${quoted(label)}: ${said}. ${answer.part}.`;
}

/** Units whose figures are numbers of people or of what people did. */
const rounded: ReadonlySet<Unit> = new Set(['people', 'moves', 'stays', 'entries']);
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
  const words = unitOver(label, unit);
  return words === '' ? label : `${label} (${words})`;
}

/** Positions `[from, from + most)` of a list that hold the one asked for, as near to its middle as the ends allow. */
function around(length: number, position: number, most: number): number[] {
  const from = Math.max(0, Math.min(position - Math.floor(most / 2), length - most));
  return Array.from({ length: Math.min(most, length) }, (_, step) => from + step);
}
