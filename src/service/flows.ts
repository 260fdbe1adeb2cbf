/** Bringing flow data in: shown first, then stored, with a ledger of whatever was odd. */
import type { Dataset, FlowMapping, Parsed } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { civilDay, dayNumber, isoDay } from '../domain/flows/days.ts';
import { type SpellSet, unranked } from '../domain/flows/spells.ts';
import { hashLength, personKeysOf } from '../vault/flow-columns.ts';
import { insertAggregateRows } from '../vault/flow-aggregates.ts';
import { type Bulk, findDatasetByHash, insertDarkDataset, linkKeyInUse, mappingOf, type NewDataset, readDataset } from '../vault/flows.ts';
import { keepLinkKey, linkKeyExists, linkKeyPath, type LinkKey, takeLinkKeyBack } from '../vault/link-key.ts';
import type { Context, Handlers, PrepareAndStoreInSlices } from './context.ts';
import { datasetHere } from './flow-answer.ts';
import { differenceBetween, extractHere } from './flow-extracts.ts';
import { fittingMapping, flowMappingHandlers, mappingHere } from './flow-mappings.ts';
import { linkKeyFor } from './link-key-for.ts';
import { describeFlows, extentOf, isOfCounts, type ReadFlows, readFlows, type TableEntry } from './read-flows.ts';

/** 31 July: the day of Scotland's yearly count of looked-after children. */
const usualSnapshot: Dataset['snapshot'] = { month: 7, day: 31 };

type Asked = Parsed<'flows.store'>;
type Prepared = {
  dataset: Omit<NewDataset, 'id' | 'importedAt'>;
  bulk: Bulk;
  counts: ReadFlows['counts'];
  difference: ReturnType<typeof differenceBetween> | null;
  /** What the file of a key will say that was begun for these data. */
  keyFile: string | null;
  isKeyKept?: boolean;
};

/** How much of the way reading and cleaning are; the rest is storing. */
const readingShare = 0.7;

/** The first day of its month: the day on which one person's first stay began is nothing to write over every figure. */
function firstOfMonth(day: number): number {
  const { year, month } = civilDay(day);
  return dayNumber(year, month, 1);
}

/** How files of this kind were read before: as was asked for, or as the extract that this one continues. */
function baseMapping({ database }: Context, { mappingId, continues }: { mappingId?: string | undefined; continues?: string | undefined }): FlowMapping | null {
  if (mappingId !== undefined) return mappingHere(database, mappingId).mapping;
  return continues === undefined ? null : mappingOf(database, continues);
}

/** The dataset that a later extract continues, where it may. */
function continued({ database }: Context, id: string | undefined): Dataset | null {
  if (id === undefined) return null;
  const dataset = datasetHere(database, id);
  if (dataset.laterId !== null) {
    throw new Refusal('not-allowed', `“${dataset.name}” has a later extract already. Nothing was stored. Bring this one in as a later extract of that one.`, { laterId: dataset.laterId });
  }
  if (dataset.linkedFrom.length > 0) throw new Refusal('not-allowed', `“${dataset.name}” was linked from others, so that no file continues it. Nothing was stored. Bring the file in as a later extract of one of these, and link again.`);
  return dataset;
}

function refuseOlder(earlier: Dataset, extractDate: string): void {
  if (extractDate >= earlier.extractDate) return;
  throw new Refusal('not-allowed', `This extract is of ${extractDate} and “${earlier.name}” is of ${earlier.extractDate}: a later extract can't be the older one. Nothing was stored. Say the right extract date, or bring the file in as data of its own.`, { extractDate, earlier: earlier.extractDate });
}

/** Keyed hashes of the people, sixteen bytes each; the numbers themselves go no further. */
function hashesOf(persons: readonly string[], key: LinkKey, pause: () => void): Uint8Array {
  const hashes = new Uint8Array(persons.length * hashLength);
  persons.forEach((person, number) => {
    if (number % 4096 === 0) pause();
    hashes.set(key.hash(person), number * hashLength);
  });
  return hashes;
}

function setOf(read: ReadFlows, hashes: Uint8Array, knownUntil: number): SpellSet {
  const { states } = read.mapping;
  const clean = read.clean;
  const empty = { count: 0, person: new Int32Array(0), state: new Uint16Array(0), startDay: new Int32Array(0), endDay: new Int32Array(0), place: new Uint16Array(0), stream: new Uint16Array(0) };
  return {
    spells: clean?.spells ?? empty,
    personCount: clean?.persons.length ?? 0,
    personKey: personKeysOf(hashes),
    attributes: clean?.attributes ?? [],
    states: states.map(({ name }) => name),
    ranks: Int32Array.from(states, ({ rank }) => rank ?? unranked),
    elsewhere: -1,
    places: (clean ?? read.counts)!.places,
    streams: (clean ?? read.counts)!.streams,
    knownUntil,
  };
}

/** The ledger as it is kept: where there are several tables, each entry names its own. */
function keptLedger({ ledger, tables }: ReadFlows): Bulk['ledger'] {
  const named = tables.length > 1;
  return ledger.map(({ table, detail, ...entry }: TableEntry) => ({ ...entry, detail: named ? `“${tables[table]!.name}”: ${detail}` : detail }));
}

function refuseUnread(read: ReadFlows): void {
  if (!read.clean && !read.counts) throw new Refusal('missing-columns', `Kist still needs to know which columns hold what (the person, the state, the start and the end, say). Nothing was stored. Name them in the mapping.`);
  if ((read.clean?.spells.count ?? read.counts!.rows.length) > 0) return;
  throw new Refusal('unreadable-file', `No row of “${read.name}” could be read as ${read.clean ? 'a spell' : 'a count'}. Nothing was stored. The cleaning ledger says why, row by row.`, read.ledger.slice(0, 20).map(({ table: _table, ...entry }) => entry));
}

/** The kind of data that a layout makes; event-dated rows may be said to be snapshots, because the file can't tell. */
function datingOf(input: Asked, read: ReadFlows, earlier: Dataset | null): Dataset['dating'] {
  if (isOfCounts(read.mapping)) return 'aggregate';
  if (read.mapping.layout === 'snapshots') return 'snapshot';
  const said = input.dating ?? earlier?.dating ?? 'event-dated';
  if (said === 'aggregate') throw new Refusal('bad-input', 'These rows are about people, and were said to be counts without people. Nothing was stored. Choose another way of reading the rows, or say that they carry their own dates.');
  return said;
}

const store: PrepareAndStoreInSlices<'flows.store', Prepared> = {
  async prepare(whole, input) {
    const context: Context = { ...whole, report: (fraction, words) => whole.report(readingShare * fraction, words) };
    const earlier = continued(context, input.continues);
    const read = await readFlows(context, input.files, input.mapping, baseMapping(context, input), input.extractDate);
    const here = findDatasetByHash(context.database, read.hash);
    if (here && !input.evenIfHere) throw new Refusal('not-allowed', `${input.files.length === 1 ? 'This very file is' : 'These very files are'} here already, as “${here.name}”. Nothing was stored. Say that you want ${input.files.length === 1 ? 'it' : 'them'} twice if you do.`, here);
    refuseUnread(read);
    const dating = datingOf(input, read, earlier);
    if (earlier && (earlier.dating === 'aggregate') !== (dating === 'aggregate')) throw new Refusal('not-allowed', `“${earlier.name}” and this file are of different kinds: one counts people, the other has rows of them. Nothing was stored. Bring the file in as data of its own.`);
    const { knownUntil, whole: period } = read.clean ? extentOf(read.clean.spells, input.extractDate) : { knownUntil: read.counts!.whole!.to, whole: read.counts!.whole };
    const extractDate = input.extractDate ?? isoDay(knownUntil - 1);
    if (earlier) refuseOlder(earlier, extractDate);
    const from = dating === 'aggregate' ? period!.from : firstOfMonth(period!.from);
    const to = period!.to;
    if (from >= to) throw new Refusal('bad-input', `The data begin on ${isoDay(period!.from)}, after the extract of ${extractDate}. Nothing was stored. Say the right extract date.`);
    context.report(0.9, 'Replacing person numbers');
    const given = dating === 'aggregate' ? null : await linkKeyFor(context, { passphrase: input.linkPassphrase, newLinkKey: input.newLinkKey ?? false, continues: earlier });
    const key = given?.key;
    const hashes = key ? hashesOf(read.clean!.persons, key, () => context.report(0.92, 'Replacing person numbers')) : new Uint8Array(0);
    key?.forget();
    const set = setOf(read, hashes, knownUntil);
    const threshold = input.threshold ?? earlier?.threshold ?? 5;
    if (earlier) context.report(0.96, `Comparing with “${earlier.name}”`);
    const difference = earlier && dating !== 'aggregate' ? differenceBetween(extractHere(context.database, earlier.id), { id: '', threshold, set, hashes }) : null;
    return {
      dataset: {
        name: input.name ?? earlier?.name ?? read.name.replace(/\.[^.]*$/, ''),
        dating,
        extractDate,
        note: input.note ?? earlier?.note ?? '',
        holder: input.holder ?? earlier?.holder ?? '',
        coverage: input.coverage ?? earlier?.coverage ?? '',
        synthetic: input.synthetic ?? earlier?.synthetic ?? false,
        threshold,
        riskAssessment: input.riskAssessment ?? earlier?.riskAssessment ?? null,
        snapshot: input.snapshot ?? earlier?.snapshot ?? usualSnapshot,
        states: read.mapping.states.map(({ spellings: _spellings, ...state }) => state),
        from: isoDay(from),
        to: isoDay(to),
        fileName: read.name,
        fileHash: read.hash,
        linkKeyId: key?.id ?? '',
        mapping: { ...read.mapping, decisions: [] },
        earlierId: earlier?.id ?? null,
        linkedFrom: [],
      },
      bulk: { set, hashes, ledger: keptLedger(read) },
      counts: read.counts,
      difference,
      keyFile: given?.file ?? null,
    };
  },
  *slices(context, _input, prepared) {
    const { dataset, bulk, counts, difference, keyFile } = prepared;
    const { change, now, newId, database } = context;
    // Meanwhile the earlier one could have been taken out, or continued by another.
    if (dataset.earlierId !== null) continued(context, dataset.earlierId);
    const id = newId();
    const storing = function* (rows: Generator<number, void, void>): Generator<void, void, void> {
      for (const done of rows) {
        context.report(readingShare + (0.99 - readingShare) * done, 'Storing');
        yield;
      }
    };
    yield* storing(insertDarkDataset(change.database, { ...dataset, id, importedAt: now() }, bulk));
    if (counts) yield* storing(insertAggregateRows(change.database, id, counts.rows));
    // The last moment at which it can be stopped, and whoever wants that is heard first: writing it to the disk is one step.
    yield 'rest' as const;
    context.report(1, 'Writing to the disk');
    // With the data or not at all: whoever stops before leaves no key behind.
    if (keyFile !== null) {
      keepLinkKey(context.vaultPath, keyFile);
      prepared.isKeyKept = true;
    }
    change.update('dataset', id, { removed: 0 });
    change.describe(dataset.earlierId === null ? `Brought in “${dataset.name}”` : `Brought in a later extract of “${dataset.name}”`);
    return { dataset: readDataset(database, id)!, difference: difference && { ...difference, laterId: id } };
  },
  takeBack({ vaultPath }, { isKeyKept }) {
    if (isKeyKept) takeLinkKeyBack(vaultPath);
  },
};

/** A file that can't be read is an answer, so that the mapping step can show it. */
function unreadable(files: readonly string[], { code, message }: Refusal) {
  const mapping: FlowMapping = { layout: 'spells', tables: [], dateFormat: 'iso', states: [], places: [], streams: [], decisions: [] };
  const nothing = { tables: [], mapping, fits: null, rows: 0, spells: 0, people: 0, from: null, to: null, preview: [], ledger: [], ledgerCount: 0, rules: [], newStates: [], report: [] };
  return { files: [...files], name: files[0]!.replace(/^.*[\\/]/, ''), problem: { code, message }, alreadyHere: null, ...nothing };
}

export const flowsHandlers = {
  'flows.prepare': async (context, { files, mapping, mappingId, continues }) => {
    try {
      const read = await readFlows(context, files, mapping, baseMapping(context, { mappingId, continues }));
      return describeFlows(files, read, { alreadyHere: findDatasetByHash(context.database, read.hash), fits: fittingMapping(context.database, read.tables) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'cancelled' || error.code === 'bad-input' || error.code === 'not-found') throw error;
      return unreadable(files, error);
    }
  },
  'flows.linkKey': ({ database, vaultPath }) => ({ path: linkKeyPath(vaultPath), exists: linkKeyExists(vaultPath), needed: linkKeyInUse(database) !== null }),
  'flows.store': store,
  ...flowMappingHandlers,
} satisfies Partial<Handlers<'flows'>>;
