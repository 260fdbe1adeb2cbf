/** What to keep in mind with an answer: where the data come from, what they leave out, what was rounded and hidden. */
import type { CountsShown, Dataset, FlowAnswer, FlowFilter } from '../contract/index.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import { levelStream } from '../domain/flows/levels.ts';
import { notStated } from '../domain/flows/names.ts';
import { listDataGaps } from '../vault/flow-views.ts';
import type { Readable } from '../vault/open.ts';
import { isLinked } from './flow-sets.ts';

export function notesOn(database: Readable, dataset: Dataset, filter: FlowFilter, tables: FlowAnswer['tables'], counts: CountsShown): string[] {
  const { name, extractDate, note, holder, coverage, synthetic, streams, threshold } = dataset;
  const gaps = listDataGaps(database).filter((gap) => gap.datasetId === dataset.id && gap.status !== 'closed');
  const isOneOfMany = streams.length > 1 && filter.streams === undefined;
  return [
    `${name}, extract of ${dayInWords(dayOfIso(extractDate)!)}${holder.trim() === '' ? '' : `, held by ${holder.trim()}`}.${synthetic ? ' Synthetic data: nobody in them is real.' : ''}`,
    ...(coverage.trim() === '' ? [] : [`Covers: ${coverage.trim()}`]),
    ...(note.trim() === '' ? [] : [`Known limits: ${note.trim()}`]),
    ...(dataset.dating === 'aggregate' ? ['Counts without people: they were made elsewhere, and each is protected for itself.'] : []),
    ...(dataset.dating === 'snapshot' ? ['These data are snapshots: a move is a change seen between two of them, and moves in between are not in them.'] : []),
    ...(isOneOfMany && isLinked(dataset) ? [`Seen by the summary level of ${streams.filter((stream) => stream !== levelStream).join(', ')}. Choose a stream to look at it alone.`] : []),
    ...(isOneOfMany && !isLinked(dataset) ? [`The records come from ${streams.length} streams (${streams.map((stream) => stream || notStated).join(', ')}) that run beside each other, and all are read as one pathway here. Choose a stream to look at it alone.`] : []),
    ...protectionNotes(tables, threshold, counts),
    ...gaps.map((gap) => `Not in the data: ${gap.missing}${gap.matters.trim() === '' ? '' : ` (${gap.matters.trim()})`}`),
  ];
}

function protectionNotes(tables: FlowAnswer['tables'], threshold: number, counts: CountsShown): string[] {
  if (counts === 'true') return ['True counts: not for release. They leave the vault through nothing; what is exported, printed or pinned is protected.'];
  const hidden = tables.reduce((sum, { cells }) => sum + cells.flat().filter((cell) => cell !== null && isHidden(cell)).length, 0);
  return [
    `Numbers are rounded up or down to a multiple of five by chance, so that no two of them, one subtracted from the other, tell of a single person; totals need not add up. Shares and rates are made from rounded numbers.`,
    ...(hidden === 0 ? [] : [`${hidden === 1 ? 'One number is' : `${hidden.toLocaleString('en-GB')} numbers are`} not shown: fewer than ${threshold} people stand behind ${hidden === 1 ? 'it' : 'them'}. Zeros are shown.`]),
  ];
}
