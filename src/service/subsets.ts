/** Subsets of people: questions that stay. How many they are is said in protected numbers, whatever is switched on. */
import type { Dataset, FlowFilter } from '../contract/index.ts';
import { protectedCount, type Tally } from '../domain/disclosure/protected-counts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Readable } from '../vault/open.ts';
import { listStories, listSubsets, readSubset, type SubsetRow } from '../vault/subsets.ts';
import type { Handlers } from './context.ts';
import { datasetHere } from './flow-answer.ts';
import { checkFilter } from './flow-filter.ts';
import { partFor } from './flow-sets.ts';
import { given, inShort, notHere } from './references.ts';

export const subsetHere = (database: Readable, id: string): SubsetRow => readSubset(database, id) ?? notHere('subset', id);

/** Sizes by connection and question: a list of subsets is asked for after every change, and people of a dataset never change. */
const sizes = new WeakMap<Readable, Map<string, Tally>>();

/** The people of a subset: those whom its filter chooses and who have a stay in its part within its period. Unprotected: never for an answer. */
export function peopleOfSubset(database: Readable, dataset: Dataset, filter: FlowFilter): Tally {
  const known = sizes.get(database) ?? new Map<string, Tally>();
  sizes.set(database, known);
  const key = JSON.stringify([dataset.id, dataset.from, dataset.to, filter]);
  const size = known.get(key) ?? countPeople(database, dataset, filter);
  known.set(key, size);
  return size;
}

function countPeople(database: Readable, dataset: Dataset, filter: FlowFilter): Tally {
  const its = 'it';
  const { set } = partFor(database, dataset, { subsetId: its }, new Map([[its, filter]]));
  const { count, person } = set.spells;
  let people = 0;
  let key = 0;
  for (let slot = 0; slot < count; slot += 1) {
    if (slot > 0 && person[slot] === person[slot - 1]) continue;
    people += 1;
    key = (key + set.personKey[person[slot]!]!) >>> 0;
  }
  return { value: people, people, key };
}

/** Refuses what can't be a subset of these data. */
function requireSubset(database: Readable, datasetId: string, filter: FlowFilter): void {
  const dataset = datasetHere(database, datasetId);
  if (dataset.dating === 'aggregate') throw new Refusal('not-allowed', `“${dataset.name}” holds counts without people, so no part of the people can be chosen. Nothing was stored. Choose data with one row a stay.`);
  if (filter.subsetId !== undefined) throw new Refusal('bad-input', 'A subset can’t be made of another subset. Nothing was stored. Choose the same people by place, group and pathway.');
  checkFilter(dataset, filter, 'protected');
}

export const subsetHandlers = {
  'flows.subsets': ({ database, report }) => {
    const rows = listSubsets(database);
    const stories = Map.groupBy(listStories(database), (story) => story.subsetId);
    const subsets = rows.map((row, index) => {
      report(index / rows.length, `Counting “${row.name}”`);
      const dataset = datasetHere(database, row.datasetId);
      return { ...row, people: protectedCount(peopleOfSubset(database, dataset, row.filter), dataset), stories: stories.get(row.id)?.length ?? 0 };
    });
    return { subsets };
  },
  'flows.saveSubset': ({ change, database, newId }, { name, why = '', datasetId, filter }) => {
    requireSubset(database, datasetId, filter);
    const id = newId();
    change.insert('subset', { id, name, why, dataset_id: datasetId, filter: JSON.stringify(filter), version: 1 });
    change.describe(`Kept the subset “${inShort(name)}”`);
    return { id, version: 1 };
  },
  'flows.editSubset': ({ change, database }, { id, expectedVersion, name, why, datasetId, filter }) => {
    const subset = subsetHere(database, id);
    requireSubset(database, datasetId ?? subset.datasetId, filter ?? subset.filter);
    const version = change.update('subset', id, given({ name, why, dataset_id: datasetId, filter: filter && JSON.stringify(filter) }), expectedVersion);
    change.describe(`Changed the subset “${inShort(subset.name)}”`);
    return { id, version };
  },
  'flows.removeSubset': ({ change, database }, { id }) => {
    const subset = subsetHere(database, id);
    // The sources stay; what goes with the subset is that they were tied to it.
    for (const story of listStories(database, { subsetId: id })) change.remove('tied_story', story.id);
    change.remove('subset', id);
    change.describe(`Took away the subset “${inShort(subset.name)}”`);
    return {};
  },
} satisfies Partial<Handlers<'flows'>>;
