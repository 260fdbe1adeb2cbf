/**
 * Flow data at rest: one dataset, its people as keyed hashes, its spells, its cleaning ledger. Bulk rows are written dark and lit by the dataset's `removed` switch.
 * The spells are read through `flow-columns.ts`.
 */
import type { Dataset, FlowMapping, LedgerEntry } from '../contract/index.ts';
import { protectedCount } from '../domain/disclosure/protected-counts.ts';
import { OPEN, type SpellSet } from '../domain/flows/spells.ts';
import { asColumns, hashLength, insertColumns } from './flow-columns.ts';
import type { Readable, Writable } from './open.ts';

export { readSpellSet } from './flow-columns.ts';

type Kept = 'riskAssessment' | 'snapshot' | 'states' | 'places' | 'streams' | 'attributes' | 'linkedFrom';
type DatasetRow = Omit<Dataset, 'synthetic' | 'spells' | 'people' | Kept> & { [Name in Kept]: string } & { synthetic: number; released: string };

const columns = `d.id, d.name, d.dating, d.extract_date AS extractDate, d.note, d.holder, d.coverage, d.synthetic, d.threshold, d.risk_assessment AS riskAssessment, d.snapshot, d.states, d.places, d.streams,
  d.attributes, d."from", d."to", d.released, d.ledger_entries AS ledgerEntries, d.file_name AS fileName, d.imported_at AS importedAt, d.version, d.linked_from AS linkedFrom,
  (SELECT e.id FROM dataset e WHERE e.id = d.earlier_id AND e.removed = 0) AS earlierId,
  (SELECT l.id FROM dataset l WHERE l.earlier_id = d.id AND l.removed = 0 ORDER BY l.extract_date DESC, l.imported_at DESC LIMIT 1) AS laterId`;

function datasetOf({ released, riskAssessment, snapshot, states, places, streams, attributes, linkedFrom, ...row }: DatasetRow): Dataset {
  const kept = { riskAssessment: riskAssessment ?? 'null', snapshot, states, places, streams, attributes, linkedFrom };
  const parsed = Object.fromEntries(Object.entries(kept).map(([name, text]) => [name, JSON.parse(text)])) as Pick<Dataset, Kept>;
  return { ...row, ...parsed, synthetic: row.synthetic === 1, ...(JSON.parse(released) as Pick<Dataset, 'spells' | 'people'>) };
}

export function listDatasets(database: Readable): Dataset[] {
  return (database.prepare(`SELECT ${columns} FROM dataset d WHERE d.removed = 0 ORDER BY d.imported_at DESC, d.id`).all() as DatasetRow[]).map(datasetOf);
}

export function readDataset(database: Readable, id: string): Dataset | null {
  const row = database.prepare(`SELECT ${columns} FROM dataset d WHERE d.id = ? AND d.removed = 0`).get(id) as DatasetRow | undefined;
  return row ? datasetOf(row) : null;
}

/** The dataset that was made from exactly these bytes. */
export function findDatasetByHash(database: Readable, hash: string): { datasetId: string; name: string } | null {
  return (database.prepare('SELECT id AS datasetId, name FROM dataset WHERE file_hash = ? AND removed = 0 LIMIT 1').get(hash) as { datasetId: string; name: string } | undefined) ?? null;
}

/** The key file that earlier data of people were brought in with, if there are any. */
export function linkKeyInUse(database: Readable): string | null {
  const row = database.prepare("SELECT link_key_id AS id FROM dataset WHERE removed = 0 AND link_key_id <> '' ORDER BY imported_at DESC LIMIT 1").get() as { id: string } | undefined;
  return row?.id ?? null;
}

/** The key file that the people of a dataset were numbered with; empty for counts without people. */
export function linkKeyOf(database: Readable, id: string): string {
  return database.prepare('SELECT link_key_id FROM dataset WHERE id = ?').pluck().get(id) as string;
}

/** How the files of a dataset were read, to read the next ones in the same way. */
export function mappingOf(database: Readable, id: string): FlowMapping | null {
  const mapping = database.prepare('SELECT mapping FROM dataset WHERE id = ?').pluck().get(id) as string | null | undefined;
  return mapping === null || mapping === undefined ? null : (JSON.parse(mapping) as FlowMapping);
}

/** How many people and spells a dataset has, as may be said of it: counted like any other figure, so that no view of the data can be subtracted from it. */
export function releasedTotals({ spells, personCount, personKey }: Pick<SpellSet, 'spells' | 'personCount' | 'personKey'>, threshold: Dataset['threshold']): Pick<Dataset, 'spells' | 'people'> {
  let ofPeople = 0;
  for (let person = 0; person < personCount; person += 1) ofPeople = (ofPeople + personKey[person]!) >>> 0;
  let ofSpells = 0;
  for (let index = 0; index < spells.count; index += 1) ofSpells = (ofSpells + personKey[spells.person[index]!]!) >>> 0;
  return {
    people: protectedCount({ value: personCount, people: personCount, key: ofPeople }, { threshold }),
    spells: protectedCount({ value: spells.count, people: personCount, key: ofSpells }, { threshold }),
  };
}

export type NewDataset = Omit<Dataset, 'version' | 'laterId' | 'states' | 'places' | 'streams' | 'attributes' | 'ledgerEntries' | 'spells' | 'people'> & {
  states: Dataset['states'];
  fileHash: string;
  /** Empty for counts without people. */
  linkKeyId: string;
  mapping: FlowMapping | null;
};

/** What a dataset is made of. */
export type Bulk = {
  readonly set: SpellSet;
  /** The keyed hashes of the people, sixteen bytes each, one after the other. */
  readonly hashes: Uint8Array;
  readonly ledger: readonly LedgerEntry[];
};

/**
 * Writes a dataset with all its rows, dark: nothing shows it until its `removed` switch is turned. Between lots of rows it gives way with the share that is written; whoever
 * stops there takes the transaction back, and all of it is gone.
 */
export function* insertDarkDataset(database: Writable, dataset: NewDataset, { set, hashes, ledger }: Bulk): Generator<number, void, void> {
  const kept = { riskAssessment: dataset.riskAssessment, snapshot: dataset.snapshot, states: dataset.states, places: set.places, streams: set.streams, linkedFrom: dataset.linkedFrom, mapping: dataset.mapping };
  database
    .prepare(
      `INSERT INTO dataset (id, name, dating, extract_date, note, holder, coverage, synthetic, threshold, risk_assessment, snapshot, states, places, streams, attributes, "from", "to", spells, people, released,
         known_until, link_key_id, ledger_entries, file_name, file_hash, imported_at, earlier_id, linked_from, mapping, removed, version)
       VALUES (@id, @name, @dating, @extractDate, @note, @holder, @coverage, @synthetic, @threshold, @riskAssessment, @snapshot, @states, @places, @streams, @attributes, @from, @to, @spells, @people, @released,
         @knownUntil, @linkKeyId, @ledgerEntries, @fileName, @fileHash, @importedAt, @earlierId, @linkedFrom, @mapping, 1, 1)`,
    )
    .run({
      ...dataset,
      ...Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, value === null ? null : JSON.stringify(value)])),
      attributes: JSON.stringify(set.attributes.map(({ name, values }) => ({ name, values }))),
      synthetic: dataset.synthetic ? 1 : 0,
      released: JSON.stringify(releasedTotals(set, dataset.threshold)),
      spells: set.spells.count,
      people: set.personCount,
      knownUntil: set.knownUntil,
      ledgerEntries: ledger.length,
    });
  const { count, person, state, startDay, endDay, place, stream } = set.spells;
  const all = set.personCount * (1 + set.attributes.length) + count + ledger.length;
  const insertLots = lotsInto(database, dataset.id, Math.max(1, all));
  yield* insertLots('person', ['number', 'hash'], set.personCount, (into, number) => void into.push(number, hashes.subarray(number * hashLength, (number + 1) * hashLength)));
  yield* insertLots('spell', ['number', 'person', 'state', 'start_day', 'end_day', 'place', 'stream'], count, (into, number) => {
    const end = endDay[number]!;
    into.push(number, person[number], state[number], startDay[number], end === OPEN ? null : end, place[number], stream[number]);
  });
  for (const [index, attribute] of set.attributes.entries()) {
    yield* insertLots('person_attribute', ['number', 'attribute', 'value'], set.personCount, (into, number) => void into.push(number, index, attribute.of[number]));
  }
  yield* insertLots('ledger', ['number', 'row', 'rule', 'detail', 'action'], ledger.length, (into, number) => {
    const entry = ledger[number]!;
    into.push(number, entry.row, entry.rule, entry.detail, entry.action);
  });
  insertColumns(database, dataset.id, asColumns(set));
}

/** Many rows a statement: a million spells cost a third of what they cost one by one. */
const rowsAtOnce = 200;
const lotsAtAStretch = 50;

function lotsInto(database: Writable, datasetId: string, all: number) {
  let done = 0;
  let lots = 0;
  return function* (table: string, names: readonly string[], count: number, put: (into: unknown[], number: number) => void): Generator<number, void, void> {
    const one = `(?, ${names.map(() => '?').join(', ')})`;
    const statement = (rows: number) => database.prepare(`INSERT INTO ${table} (dataset_id, ${names.join(', ')}) VALUES ${Array.from({ length: rows }, () => one).join(', ')}`);
    const whole = count >= rowsAtOnce ? statement(rowsAtOnce) : null;
    for (let from = 0; from < count; from += rowsAtOnce) {
      const to = Math.min(count, from + rowsAtOnce);
      const values: unknown[] = [];
      for (let number = from; number < to; number += 1) {
        values.push(datasetId);
        put(values, number);
      }
      (to - from === rowsAtOnce ? whole! : statement(to - from)).run(values);
      lots += 1;
      done += to - from;
      if (lots % lotsAtAStretch === 0) yield done / all;
    }
  };
}

/** Odd rows from the `after`th on, of one rule or of all; and how many stand under each rule, most first. */
export function listLedger(database: Readable, datasetId: string, { rule, after, limit }: { rule: string | null; after: number; limit: number }): { entries: LedgerEntry[]; more: boolean; rules: { rule: string; count: number }[] } {
  const rows = database
    .prepare('SELECT l.row, l.rule, l.detail, l.action FROM ledger l JOIN dataset d ON d.id = l.dataset_id WHERE l.dataset_id = @datasetId AND d.removed = 0 AND (@rule IS NULL OR l.rule = @rule) ORDER BY l.number LIMIT @limit OFFSET @after')
    .all({ datasetId, rule, after, limit: limit + 1 }) as LedgerEntry[];
  const rules = database
    .prepare('SELECT l.rule, count(*) AS count FROM ledger l JOIN dataset d ON d.id = l.dataset_id WHERE l.dataset_id = ? AND d.removed = 0 GROUP BY l.rule ORDER BY count(*) DESC, l.rule')
    .all(datasetId) as { rule: string; count: number }[];
  return { entries: rows.slice(0, limit), more: rows.length > limit, rules };
}
