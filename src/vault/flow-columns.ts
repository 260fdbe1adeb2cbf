/**
 * The spells of a dataset once more as columns of numbers, so that a million of them are there in tens of milliseconds. SQLite keeps the truth in `spell`, `person` and
 * `person_attribute`: where the columns are missing, or were laid out by an older Kist, the same set is made from those rows again.
 */
import { OPEN, type Spells, type SpellSet, unranked } from '../domain/flows/spells.ts';
import type { Readable, Writable } from './open.ts';

/** Goes up when the order of columns below changes: older ones are then passed over. */
const layout = 1;
/** SQLite reads a large value whole; pieces keep that small. */
const piece = 8 * 1024 * 1024;

/** Bytes of a keyed hash. */
export const hashLength = 16;

/** What rounds figures with a person in them: the first four bytes of the person's keyed hash. `hashes` stand one after the other. */
export function personKeysOf(hashes: Uint8Array): Uint32Array {
  const view = new DataView(hashes.buffer, hashes.byteOffset, hashes.byteLength);
  return Uint32Array.from({ length: Math.floor(hashes.length / hashLength) }, (_, person) => view.getUint32(person * hashLength));
}

type Size = { readonly spells: number; readonly people: number; readonly attributes: number };
type Columns = Omit<Spells, 'count'> & { readonly personKey: Uint32Array; readonly attributes: readonly Uint16Array[] };

const roundedUp = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** Columns that lie one after the other in one buffer, each beginning at a multiple of eight bytes. */
function columnsIn(buffer: ArrayBuffer, { spells, people, attributes }: Size): Columns {
  let at = 0;
  const next = <Column>(Kind: { new (buffer: ArrayBuffer, at: number, length: number): Column; readonly BYTES_PER_ELEMENT: number }, length: number): Column => {
    const column = new Kind(buffer, at, length);
    at += roundedUp(length * Kind.BYTES_PER_ELEMENT);
    return column;
  };
  return {
    person: next(Int32Array, spells),
    startDay: next(Int32Array, spells),
    endDay: next(Int32Array, spells),
    state: next(Uint16Array, spells),
    place: next(Uint16Array, spells),
    stream: next(Uint16Array, spells),
    personKey: next(Uint32Array, people),
    attributes: Array.from({ length: attributes }, () => next(Uint16Array, people)),
  };
}

const bytesOf = ({ spells, people, attributes }: Size): number => 3 * roundedUp(4 * spells) + 3 * roundedUp(2 * spells) + roundedUp(4 * people) + attributes * roundedUp(2 * people);

/** The columns of a set in one buffer, as they are stored. */
export function asColumns(set: SpellSet): Uint8Array {
  const size = { spells: set.spells.count, people: set.personCount, attributes: set.attributes.length };
  const buffer = new ArrayBuffer(bytesOf(size));
  const columns = columnsIn(buffer, size);
  for (const name of ['person', 'startDay', 'endDay', 'state', 'place', 'stream'] as const) columns[name].set(set.spells[name]);
  columns.personKey.set(set.personKey);
  set.attributes.forEach((attribute, index) => columns.attributes[index]!.set(attribute.of));
  return new Uint8Array(buffer);
}

export function insertColumns(database: Writable, datasetId: string, bytes: Uint8Array): void {
  const insert = database.prepare('INSERT INTO flow_columns (dataset_id, layout, number, bytes) VALUES (?, ?, ?, ?)');
  for (let at = 0, number = 0; at < bytes.length || number === 0; at += piece, number += 1) insert.run(datasetId, layout, number, bytes.subarray(at, at + piece));
}

type Stored = { states: string; places: string; streams: string; attributes: string; spells: number; people: number; knownUntil: number };

/** The spells of a dataset; null when it is not here. The one way in to rows of flow data. */
export function readSpellSet(database: Readable, id: string): SpellSet | null {
  const row = database.prepare('SELECT states, places, streams, attributes, spells, people, known_until AS knownUntil FROM dataset WHERE id = ? AND removed = 0').get(id) as Stored | undefined;
  if (!row) return null;
  const states = JSON.parse(row.states) as { name: string; rank: number | null }[];
  const attributes = JSON.parse(row.attributes) as { name: string; values: string[] }[];
  const size = { spells: row.spells, people: row.people, attributes: attributes.length };
  const columns = storedColumns(database, id, size) ?? columnsFromRows(database, id, size);
  const { personKey, attributes: ofPeople, ...spells } = columns;
  return {
    spells: { count: row.spells, ...spells },
    personCount: row.people,
    personKey,
    attributes: attributes.map(({ name, values }, index) => ({ name, values, of: ofPeople[index]! })),
    states: states.map((state) => state.name),
    ranks: Int32Array.from(states, (state) => state.rank ?? unranked),
    elsewhere: -1,
    places: JSON.parse(row.places) as string[],
    streams: JSON.parse(row.streams) as string[],
    knownUntil: row.knownUntil,
  };
}

function storedColumns(database: Readable, id: string, size: Size): Columns | null {
  const bytes = new Uint8Array(bytesOf(size));
  let at = 0;
  const pieces = database.prepare('SELECT bytes FROM flow_columns WHERE dataset_id = ? AND layout = ? ORDER BY number').pluck().iterate(id, layout) as Iterable<Uint8Array>;
  for (const part of pieces) {
    if (at + part.length > bytes.length) return null;
    bytes.set(part, at);
    at += part.length;
  }
  return at === bytes.length && at > 0 ? columnsIn(bytes.buffer, size) : null;
}

function columnsFromRows(database: Readable, id: string, size: Size): Columns {
  const columns = columnsIn(new ArrayBuffer(bytesOf(size)), size);
  const rows = database.prepare('SELECT person, state, start_day, end_day, place, stream FROM spell WHERE dataset_id = ? ORDER BY number').raw().iterate(id) as Iterable<[number, number, number, number | null, number, number]>;
  let number = 0;
  for (const [person, state, startDay, endDay, place, stream] of rows) {
    columns.person[number] = person;
    columns.state[number] = state;
    columns.startDay[number] = startDay;
    columns.endDay[number] = endDay ?? OPEN;
    columns.place[number] = place;
    columns.stream[number] = stream;
    number += 1;
  }
  const hashes = new Uint8Array(size.people * hashLength);
  for (const [person, hash] of database.prepare('SELECT number, hash FROM person WHERE dataset_id = ?').raw().iterate(id) as Iterable<[number, Uint8Array]>) hashes.set(hash.subarray(0, hashLength), person * hashLength);
  columns.personKey.set(personKeysOf(hashes));
  const values = database.prepare('SELECT attribute, number, value FROM person_attribute WHERE dataset_id = ?').raw().iterate(id) as Iterable<[number, number, number]>;
  for (const [attribute, person, value] of values) columns.attributes[attribute]![person] = value;
  return columns;
}
