/** One figure of a flow page, ready to be evidence and to stand in a brief: never asked for alone, always taken from the released page. */
import { createHash } from 'node:crypto';
import type { FigureAddress, FlowPage, ReleasedCount } from '../contract/index.ts';
import { sayCounted, sayNumber, sayShare } from '../domain/disclosure/small-numbers-words.ts';
import { dayInWords, dayOfIso, dayOfYearInWords } from '../domain/flows/days.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Context } from './context.ts';
import { flowPageOf } from './flow-page.ts';

export type ReleasedFigure = {
  /** The finding in plain English with its base; hidden numbers are said to be hidden. */
  sentence: string;
  value: ReleasedCount;
  /** SHA-256 in hex of the released answer: equal as long as somebody who asks again would be told the same. */
  hash: string;
  /** The figure among its neighbours, all released together; left out, a brief shows the one figure. */
  table?: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; notes: readonly string[] };
};

const cell = (count: ReleasedCount): string => (typeof count === 'number' ? String(count) : '[c]');
const isHidden = (count: ReleasedCount): boolean => typeof count !== 'number';

/** Asks a dataset for one figure, through disclosure control. Refuses with `not-found` when the dataset or what is pointed at is not there. */
export function releasedFigure({ database }: Pick<Context, 'database'>, { window, figure }: FigureAddress): ReleasedFigure {
  const page = flowPageOf(database, window);
  const said = sayFigure(page, figure);
  const hash = createHash('sha256').update(JSON.stringify([figure, said.value, said.table?.rows ?? null])).digest('hex');
  return { ...said, hash };
}

function sayFigure(page: FlowPage, figure: FigureAddress['figure']): Omit<ReleasedFigure, 'hash'> {
  const period = `from ${dayInWords(dayOfIso(page.from)!)} to ${dayInWords(dayOfIso(page.to)! - 1)}`;
  const marks = '[c] hidden: too few people, or hidden so that another number can\'t be worked out.';
  const source = `${page.dataset.name}, extract of ${dayInWords(dayOfIso(page.dataset.extractDate)!)}${page.dataset.synthetic ? '. Synthetic data' : ''}.`;
  const labels = new Map(page.dataset.states.map((state) => [state.name, state.label || state.name]));
  const label = (state: string): string => labels.get(state) ?? state;
  const notes = (rows: readonly (readonly string[])[]): string[] => [source, ...(rows.some((row) => row.includes('[c]')) ? [marks] : [])];

  switch (figure.kind) {
    case 'move': {
      const row = page.moves.states.indexOf(figure.from);
      const column = page.moves.states.indexOf(figure.to);
      const value = page.moves.cells[row]?.[column];
      if (value === undefined) throw noSuchFigure(`a move from “${figure.from}” to “${figure.to}”`);
      const total = page.moves.rowTotals[row]!;
      const base = isHidden(total) ? '' : ` Of all recorded moves out of ${label(figure.from)} there were ${sayNumber(total)}.`;
      const rows = page.moves.states.map((state, position) => [label(state), ...page.moves.cells[position]!.map(cell), cell(page.moves.rowTotals[position]!)]);
      const all = [...rows, ['All', ...page.moves.columnTotals.map(cell), cell(page.moves.total)]];
      const count = isHidden(value) ? 'how many moves were recorded is not shown, to protect people' : `${sayCounted(value, 'move was', 'moves were')} recorded`;
      return {
        value,
        sentence: `From ${label(figure.from)} to ${label(figure.to)} ${count}, ${period}.${base}`,
        table: { caption: `Moves between states, ${period}`, head: ['From \\ to', ...page.moves.states.map(label), 'All'], rows: all, notes: notes(all) },
      };
    }
    case 'stock': {
      const column = page.stocks.dates.indexOf(figure.date);
      const value = page.stocks.rows.find((row) => row.state === figure.state)?.counts[column];
      if (value === undefined) throw noSuchFigure(`“${figure.state}” on ${figure.date}`);
      const rows = page.stocks.rows.map((row) => [label(row.state), cell(row.counts[column]!)]);
      const count = isHidden(value) ? 'how many people were' : `${sayCounted(value, 'person was', 'people were')}`;
      return {
        value,
        sentence: `On ${dayInWords(dayOfIso(figure.date)!)} ${count} in ${label(figure.state)}${isHidden(value) ? ' is not shown, to protect people' : ''}.`,
        table: { caption: `People in each state on ${dayInWords(dayOfIso(figure.date)!)}`, head: ['State', 'People'], rows, notes: notes(rows) },
      };
    }
    case 'hidden moves': {
      const { dated, visible, share } = page.hiddenMoves;
      const day = dayOfYearInWords(page.snapshot.month, page.snapshot.day);
      const sentence =
        page.sentences.find((said) => said.about === 'hidden moves')?.text ??
        (isHidden(share) ? `Yearly snapshots on ${day} would show only some of the moves; how many is not shown.` : `Yearly snapshots on ${day} would miss ${sayShare(share as number)} of the moves.`);
      const rows = [
        ['Dated moves between the first and last snapshot', cell(dated)],
        ['Changes visible between yearly snapshots', cell(visible)],
      ];
      return { value: share, sentence, table: { caption: `What yearly snapshots on ${day} would show`, head: ['What', 'Number'], rows, notes: notes(rows) } };
    }
    case 'moves per person': {
      const rows = page.movesPerPerson.map((entry) => [entry.moves, cell(entry.people), cell(entry.bySnapshot)]);
      const sentence = page.sentences.find((said) => said.about === 'moves per person')?.text ?? 'How often people moved, beside what yearly snapshots would show of the same people.';
      return { value: page.hiddenMoves.dated, sentence, table: { caption: 'Moves per person between the first and last snapshot', head: ['Moves', 'People by dated moves', 'People by snapshots'], rows, notes: notes(rows) } };
    }
  }
}

function noSuchFigure(what: string): Refusal {
  return new Refusal('not-found', `The flow data hold no figure for ${what}. Nothing was changed. Open the flow data and choose the figure there.`);
}
