/**
 * Spells in memory, ready for measures. A lane keeps the two datasets that were asked for last, and of each the part that was looked at last, because a person who looks at flow
 * data asks the same part in another way, or two extracts side by side. Kept by connection: it is gone when the vault is locked.
 */
import type { Dataset, FlowFilter } from '../contract/index.ts';
import { dayOfIso } from '../domain/flows/days.ts';
import { levelStream } from '../domain/flows/levels.ts';
import { partOf } from '../domain/flows/part.ts';
import { filterSpells, knownWindow, type DayWindow, type SpellSet } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import { readSpellSet } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';

export type Part = { readonly set: SpellSet; readonly window: DayWindow };
type Kept = { readonly key: string; readonly set: SpellSet; ofSummary: { wanted: boolean; set: SpellSet } | null; part: { key: string; part: Part } | null };

const most = 2;
const keptBy = new WeakMap<Readable, Kept[]>();

/** The last lookups of one connection, the newest first. */
function kept(database: Readable, dataset: Dataset): Kept {
  const all = keptBy.get(database) ?? [];
  // Rows never change under one dataset; what they are called may.
  const key = JSON.stringify([dataset.id, dataset.importedAt, dataset.states]);
  const here = all.find((one) => one.key === key) ?? read(database, dataset, key);
  keptBy.set(database, [here, ...all.filter((one) => one !== here)].slice(0, most));
  return here;
}

function read(database: Readable, dataset: Dataset, key: string): Kept {
  const set = readSpellSet(database, dataset.id);
  if (!set) throw goneDataset(dataset.id);
  return { key, set, ofSummary: null, part: null };
}

export function goneDataset(datasetId: string): Refusal {
  return new Refusal('not-found', 'These flow data are not in this vault (any more). Nothing was changed. Choose others, or take back their removal.', { datasetId });
}

/** All spells of a dataset, every stream. */
export const spellSetOf = (database: Readable, dataset: Dataset): SpellSet => kept(database, dataset).set;

/**
 * The part of a dataset that a filter chooses. Linked data hold every stay twice, in its stream and in the summary level: they are looked at in the summary level alone, unless
 * somebody asks for streams, and then without it.
 * @param subsets the filters of subsets that the filter names
 */
export function partFor(database: Readable, dataset: Dataset, filter: FlowFilter, subsets: ReadonlyMap<string, FlowFilter>): Part {
  const here = kept(database, dataset);
  const key = JSON.stringify([filter, [...subsets], dataset.from, dataset.to]);
  if (here.part?.key !== key) here.part = { key, part: chosen(here, dataset, filter, subsets) };
  return here.part.part;
}

function chosen(here: Kept, dataset: Dataset, filter: FlowFilter, subsets: ReadonlyMap<string, FlowFilter>): Part {
  const period = knownWindow(here.set, periodOf(dataset));
  if (!isLinked(dataset)) return partOf(here.set, filter, subsets, period);
  const { streams, ...rest } = filter;
  const isSummary = streams === undefined || (streams.length === 1 && streams[0] === levelStream);
  return isSummary ? partOf(ofSummary(here, true), rest, subsets, period) : partOf(ofSummary(here, false), filter, subsets, period);
}

/** What is known begins on the day that somebody named for it, never on the day of one person's first stay. */
const periodOf = ({ from, to }: Pick<Dataset, 'from' | 'to'>): DayWindow => ({ from: dayOfIso(from)!, to: dayOfIso(to)! });

/** The days that a filter chooses of those that the data tell of. */
export function windowFor(dataset: Dataset, { from, to }: FlowFilter): DayWindow {
  const whole = periodOf(dataset);
  const first = Math.max(whole.from, from === undefined ? whole.from : dayOfIso(from)!);
  return { from: first, to: Math.max(first, Math.min(whole.to, to === undefined ? whole.to : dayOfIso(to)!)) };
}

export const isLinked = (dataset: Pick<Dataset, 'linkedFrom' | 'streams'>): boolean => dataset.linkedFrom.length > 0 && dataset.streams.includes(levelStream);

/** The spells of the summary level, or all others. */
function ofSummary(here: Kept, wanted: boolean): SpellSet {
  if (here.ofSummary?.wanted !== wanted) {
    const summary = here.set.streams.indexOf(levelStream);
    const keep = Uint8Array.from(here.set.spells.stream, (stream) => ((stream === summary) === wanted ? 1 : 0));
    here.ofSummary = { wanted, set: { ...here.set, spells: filterSpells(here.set.spells, keep) } };
  }
  return here.ofSummary.set;
}
