/** Figures of flow data leave the service through here alone: chosen, measured, and shown as they may be shown, in one step. */
import type { CountsShown, Dataset, FlowAnswer, FlowFilter, FlowQuestion } from '../contract/index.ts';
import { shownProtected, shownTrue } from '../domain/disclosure/protected-counts.ts';
import { isHidden } from '../domain/disclosure/small-numbers.ts';
import { dayInWords, dayOfIso } from '../domain/flows/days.ts';
import { partInWords } from '../domain/flows/filter-in-words.ts';
import { answerView } from '../domain/flows/views/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { readDataset } from '../vault/flows.ts';
import { listDataGaps } from '../vault/flow-views.ts';
import type { Readable } from '../vault/open.ts';
import { readSubset, type SubsetRow } from '../vault/subsets.ts';
import { areTrueCountsOn } from '../vault/true-counts.ts';
import { checkFilter, checkView } from './flow-filter.ts';
import { goneDataset, isLinked, partFor, summaryStream } from './flow-sets.ts';

/** Who asks: true counts are shown to the one who switched them on. */
export type Asker = { readonly database: Readable; readonly coderId: string };

/** The dataset, or a refusal with what to do. */
export function datasetHere(database: Readable, id: string): Dataset {
  const dataset = readDataset(database, id);
  if (!dataset) throw goneDataset(id);
  return dataset;
}

/**
 * Answers a question to flow data.
 * @throws Refusal `not-found` (dataset, subset), `bad-input` (names that are not in the data, periods that can't be protected), `not-allowed` (snapshots, true counts that are off)
 */
export function answerQuestion(asker: Asker, question: FlowQuestion, counts: CountsShown = 'protected'): FlowAnswer {
  const { database } = asker;
  const dataset = datasetHere(database, question.datasetId);
  if (counts === 'true') requireTrueCounts(asker, dataset);
  const filter = question.filter ?? {};
  checkView(dataset, question.view);
  checkFilter(dataset, filter, counts);
  const subsets = subsetsOf(database, dataset, filter, counts);
  const label = labelOf(dataset);
  const part = partFor(database, dataset, filter, filtersOf(subsets));
  const shown = counts === 'true' ? shownTrue : shownProtected({ threshold: dataset.threshold });
  const answer = answerView({ ...part, view: question.view, shown, label });
  return {
    question,
    counts,
    ...answer,
    notes: [...answer.notes, ...notesOn(database, dataset, filter, answer.tables, counts)],
    part: partInWords(filter, part.window, { label, subset: (id) => subsets.get(id)?.name ?? null }),
  };
}

/** The answer that may leave: protected, whatever is switched on. */
export const answerProtected = (database: Readable, question: FlowQuestion): FlowAnswer => answerQuestion({ database, coderId: '' }, question);

/** True counts of data whose switch is off are refused. */
export function requireTrueCounts({ database, coderId }: Asker, dataset: Dataset): void {
  if (areTrueCountsOn(database, dataset.id, coderId)) return;
  throw new Refusal('not-allowed', `True counts of “${dataset.name}” are not switched on. Nothing was shown. Switch them on with the reason why you need them: they are not for release, and the switch stands in the history.`);
}

/** How states are called: by their label, where they have one. */
export function labelOf({ states }: Pick<Dataset, 'states'>): (state: string) => string {
  const labels = new Map(states.map(({ name, label }) => [name, label || name]));
  return (state) => labels.get(state) ?? state;
}

/** The subsets that a filter names, each checked against the data that are asked. */
function subsetsOf(database: Readable, dataset: Dataset, { subsetId }: FlowFilter, counts: CountsShown): Map<string, SubsetRow> {
  if (subsetId === undefined) return new Map();
  const subset = readSubset(database, subsetId);
  if (!subset) throw new Refusal('not-found', 'The subset that is asked for is not in this vault (any more). Nothing was changed. Choose another, or take back its removal.', { subsetId });
  checkFilter(dataset, subset.filter, counts);
  return new Map([[subsetId, subset]]);
}

const filtersOf = (subsets: ReadonlyMap<string, SubsetRow>): Map<string, FlowFilter> => new Map([...subsets].map(([id, { filter }]) => [id, filter]));

/** The filters of the subsets that a filter names. */
export const subsetFilters = (...asked: Parameters<typeof subsetsOf>): Map<string, FlowFilter> => filtersOf(subsetsOf(...asked));

function notesOn(database: Readable, dataset: Dataset, filter: FlowFilter, tables: FlowAnswer['tables'], counts: CountsShown): string[] {
  const { name, extractDate, note, holder, coverage, synthetic, streams, threshold } = dataset;
  const gaps = listDataGaps(database).filter((gap) => gap.datasetId === dataset.id && gap.status !== 'closed');
  const isOneOfMany = streams.length > 1 && filter.streams === undefined;
  return [
    `${name}, extract of ${dayInWords(dayOfIso(extractDate)!)}${holder.trim() === '' ? '' : `, held by ${holder.trim()}`}.${synthetic ? ' Synthetic data: nobody in them is real.' : ''}`,
    ...(coverage.trim() === '' ? [] : [`Covers: ${coverage.trim()}`]),
    ...(note.trim() === '' ? [] : [`Known limits: ${note.trim()}`]),
    ...(dataset.dating === 'snapshot' ? ['These data are snapshots: a move is a change seen between two of them, and moves in between are not in them.'] : []),
    ...(isOneOfMany && isLinked(dataset) ? [`Seen by the summary level of ${streams.filter((stream) => stream !== summaryStream).join(', ')}. Choose a stream to look at it alone.`] : []),
    ...(isOneOfMany && !isLinked(dataset) ? [`The records come from ${streams.length} streams (${streams.map((stream) => stream || 'not named').join(', ')}) that run beside each other, and all are read as one pathway here. Choose a stream to look at it alone.`] : []),
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
