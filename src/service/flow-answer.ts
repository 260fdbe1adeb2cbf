/** Figures of flow data leave the service through here alone: chosen, measured, and shown as they may be shown, in one step. */
import type { CountsShown, Dataset, FlowAnswer, FlowFilter, FlowQuestion } from '../contract/index.ts';
import { type Shown, shownProtected, shownTrue } from '../domain/disclosure/protected-counts.ts';
import { answerAggregate } from '../domain/flows/aggregates.ts';
import { partInWords } from '../domain/flows/filter-in-words.ts';
import type { DayWindow } from '../domain/flows/spells.ts';
import type { ViewAnswer } from '../domain/flows/views/ask.ts';
import { answerView } from '../domain/flows/views/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { readAggregate } from '../vault/flow-aggregates.ts';
import { readDataset } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';
import { readSubset, type SubsetRow } from '../vault/subsets.ts';
import { areTrueCountsOn } from '../vault/true-counts.ts';
import { checkFilter, checkView } from './flow-filter.ts';
import { notesOn } from './flow-notes.ts';
import { goneDataset, partFor, windowFor } from './flow-sets.ts';

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
  checkView(dataset, question.view, counts);
  checkFilter(dataset, filter, counts);
  const subsets = subsetsOf(database, dataset, filter, counts);
  const label = labelOf(dataset);
  const shown = counts === 'true' ? shownTrue : shownProtected({ threshold: dataset.threshold });
  const { answer, window } = measured(database, dataset, question, { shown, label, subsets: filtersOf(subsets) });
  return {
    question,
    counts,
    ...answer,
    notes: [...answer.notes, ...notesOn(database, dataset, filter, answer.tables, counts)],
    part: partInWords(filter, window, { label, subset: (id) => subsets.get(id)?.name ?? null }),
  };
}

type Shows = { shown: Shown; label: (state: string) => string; subsets: ReadonlyMap<string, FlowFilter> };

/** Counts that somebody else made answer for themselves; everything else is measured on spells. */
function measured(database: Readable, dataset: Dataset, { view, filter = {} }: FlowQuestion, { shown, label, subsets }: Shows): { answer: ViewAnswer; window: DayWindow } {
  if (dataset.dating === 'aggregate') {
    const window = windowFor(dataset, filter);
    return { answer: answerAggregate({ counts: readAggregate(database, dataset.id)!, view, filter, window, shown, label }), window };
  }
  const part = partFor(database, dataset, filter, subsets);
  return { answer: answerView({ ...part, view, shown, label }), window: part.window };
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
