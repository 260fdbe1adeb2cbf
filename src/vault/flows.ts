/** Flow data at rest: one dataset, its people as keyed hashes, its spells, its cleaning ledger. Bulk rows are written dark and lit by the dataset's `removed` switch. */
import type { Dataset, LedgerEntry } from '../contract/index.ts';
import { OPEN, type Spells, type SpellSet } from '../domain/flows/spells.ts';
import type { Readable, Writable } from './open.ts';

type DatasetRow = Omit<Dataset, 'synthetic' | 'riskAssessment' | 'snapshot' | 'states' | 'places' | 'streams' | 'spells' | 'people'> & {
  synthetic: number;
  riskAssessment: string | null;
  snapshot: string;
  states: string;
  places: string;
  streams: string;
  released: string;
};

const columns = `id, name, dating, extract_date AS extractDate, note, synthetic, threshold, risk_assessment AS riskAssessment, snapshot, states, places, streams, "from", "to",
  released, ledger_entries AS ledgerEntries, file_name AS fileName, imported_at AS importedAt, version`;

function datasetOf({ released, ...row }: DatasetRow): Dataset {
  return {
    ...row,
    synthetic: row.synthetic === 1,
    riskAssessment: row.riskAssessment === null ? null : (JSON.parse(row.riskAssessment) as Dataset['riskAssessment']),
    snapshot: JSON.parse(row.snapshot) as Dataset['snapshot'],
    states: JSON.parse(row.states) as Dataset['states'],
    places: JSON.parse(row.places) as string[],
    streams: JSON.parse(row.streams) as string[],
    ...(JSON.parse(released) as Pick<Dataset, 'spells' | 'people'>),
  };
}

export function listDatasets(database: Readable): Dataset[] {
  return (database.prepare(`SELECT ${columns} FROM dataset WHERE removed = 0 ORDER BY imported_at DESC, id`).all() as DatasetRow[]).map(datasetOf);
}

export function readDataset(database: Readable, id: string): Dataset | null {
  const row = database.prepare(`SELECT ${columns} FROM dataset WHERE id = ? AND removed = 0`).get(id) as DatasetRow | undefined;
  return row ? datasetOf(row) : null;
}

/** The dataset that holds exactly these bytes. */
export function findDatasetByHash(database: Readable, hash: string): { datasetId: string; name: string } | null {
  return (database.prepare('SELECT id AS datasetId, name FROM dataset WHERE file_hash = ? AND removed = 0 LIMIT 1').get(hash) as { datasetId: string; name: string } | undefined) ?? null;
}

/** The key file that earlier data were brought in with, if there are any. */
export function linkKeyInUse(database: Readable): string | null {
  const row = database.prepare('SELECT link_key_id AS id FROM dataset WHERE removed = 0 ORDER BY imported_at DESC LIMIT 1').get() as { id: string } | undefined;
  return row?.id ?? null;
}

export type NewDataset = Omit<Dataset, 'id' | 'version' | 'importedAt'> & { id: string; importedAt: string; fileHash: string; knownUntil: number; linkKeyId: string };

/** Writes a dataset with all its rows, dark: nothing shows it until its `removed` switch is turned. */
export function insertDarkDataset(database: Writable, dataset: NewDataset, set: SpellSet, people: readonly Uint8Array[], ledger: readonly LedgerEntry[]): void {
  database
    .prepare(
      `INSERT INTO dataset (id, name, dating, extract_date, note, synthetic, threshold, risk_assessment, snapshot, states, places, streams, "from", "to", spells, people, released, known_until, link_key_id,
         ledger_entries, file_name, file_hash, imported_at, removed, version)
       VALUES (@id, @name, @dating, @extractDate, @note, @synthetic, @threshold, @riskAssessment, @snapshot, @states, @places, @streams, @from, @to, @spellCount, @peopleCount, @released, @knownUntil, @linkKeyId,
         @ledgerEntries, @fileName, @fileHash, @importedAt, 1, 1)`,
    )
    .run({
      ...dataset,
      synthetic: dataset.synthetic ? 1 : 0,
      riskAssessment: dataset.riskAssessment && JSON.stringify(dataset.riskAssessment),
      snapshot: JSON.stringify(dataset.snapshot),
      states: JSON.stringify(dataset.states),
      places: JSON.stringify(dataset.places),
      streams: JSON.stringify(dataset.streams),
      released: JSON.stringify({ spells: dataset.spells, people: dataset.people }),
      spellCount: set.spells.count,
      peopleCount: set.personCount,
    });
  const insertPerson = database.prepare('INSERT INTO person (dataset_id, number, hash) VALUES (?, ?, ?)');
  people.forEach((hash, number) => insertPerson.run(dataset.id, number, Buffer.from(hash)));
  const insertSpell = database.prepare('INSERT INTO spell (dataset_id, number, person, state, start_day, end_day, place, stream) VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const { count, person, state, startDay, endDay, place, stream } = set.spells;
  for (let number = 0; number < count; number += 1) {
    insertSpell.run(dataset.id, number, person[number], state[number], startDay[number], endDay[number] === OPEN ? null : endDay[number], place[number], stream[number]);
  }
  const insertEntry = database.prepare('INSERT INTO ledger (dataset_id, number, row, rule, detail, action) VALUES (?, ?, ?, ?, ?, ?)');
  ledger.forEach((entry, number) => insertEntry.run(dataset.id, number, entry.row, entry.rule, entry.detail, entry.action));
}

/** How far a dataset reaches, unprotected: for comparing files, never for an answer. */
export function readExtent(database: Readable, id: string): { spells: number; people: number; knownUntil: number } {
  return database.prepare('SELECT spells, people, known_until AS knownUntil FROM dataset WHERE id = ?').get(id) as { spells: number; people: number; knownUntil: number };
}

/** The spells of a dataset as columns; null when it is not here. */
export function readSpellSet(database: Readable, id: string): SpellSet | null {
  const row = database.prepare('SELECT states, places, streams, spells AS count, people AS personCount, known_until AS knownUntil FROM dataset WHERE id = ? AND removed = 0').get(id) as
    | { states: string; places: string; streams: string; count: number; personCount: number; knownUntil: number }
    | undefined;
  if (!row) return null;
  const { count } = row;
  const spells: Spells = {
    count,
    person: new Int32Array(count),
    state: new Uint16Array(count),
    startDay: new Int32Array(count),
    endDay: new Int32Array(count),
    place: new Uint16Array(count),
    stream: new Uint16Array(count),
  };
  const rows = database.prepare('SELECT person, state, start_day, end_day, place, stream FROM spell WHERE dataset_id = ? ORDER BY number').raw().iterate(id) as Iterable<[number, number, number, number | null, number, number]>;
  let number = 0;
  for (const [person, state, startDay, endDay, place, stream] of rows) {
    spells.person[number] = person;
    spells.state[number] = state;
    spells.startDay[number] = startDay;
    spells.endDay[number] = endDay ?? OPEN;
    spells.place[number] = place;
    spells.stream[number] = stream;
    number += 1;
  }
  return {
    spells,
    personCount: row.personCount,
    states: (JSON.parse(row.states) as { name: string }[]).map((named) => named.name),
    places: JSON.parse(row.places) as string[],
    streams: JSON.parse(row.streams) as string[],
    knownUntil: row.knownUntil,
  };
}

export function listLedger(database: Readable, datasetId: string, after: number, limit: number): { entries: LedgerEntry[]; more: boolean } {
  const rows = database
    .prepare('SELECT l.row, l.rule, l.detail, l.action FROM ledger l JOIN dataset d ON d.id = l.dataset_id WHERE l.dataset_id = ? AND d.removed = 0 AND l.number >= ? ORDER BY l.number LIMIT ?')
    .all(datasetId, after, limit + 1) as LedgerEntry[];
  return { entries: rows.slice(0, limit), more: rows.length > limit };
}
