import { Refusal } from '../refusal.ts';
import { type CleanInput, type Columns, leaving, type ReadRows } from './clean-types.ts';
import { columnsOf } from './columns-of.ts';
import { noteDifferentDates } from './date-manners.ts';
import { dayNumber, isoDay } from './days.ts';
import type { LedgerAction, LedgerEntry, LedgerRule } from './ledger.ts';
import { nameList, normalName, stateIndex } from './names.ts';
import type { DateReading } from './read-dates.ts';
import { dateFormats, dateReader } from './read-dates.ts';
import { registrationOf } from './registration.ts';
import { OPEN } from './spells.ts';

const FIRST_REAL_DAY = dayNumber(1902, 1, 1);
const LONG_AGO = dayNumber(1950, 1, 1);
const FAR_FUTURE = dayNumber(2100, 1, 1);

const wordsForMissing = new Set(['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', 'unknown', 'not known', 'missing', '-', '--', '.', '?', '0', 'test']);

/** First pass: each row by itself. What can't be read is dropped and listed, what is odd is kept and listed. */
export function readRows(input: CleanInput): ReadRows {
  const layout = input.layout ?? 'spells';
  const total = input.tables.reduce((sum, table) => sum + (isRead(table) ? table.rows.length : 0), 0);
  const readDate = dateReader(input.dateFormat === 'month-first' ? 'month-first' : 'day-first');
  const findState = stateIndex(input.states);
  const places = nameList(true, 'place', input.places);
  const streams = nameList(true, 'stream', input.streams);
  const instances = new Map<string, number>();
  const personIndex = new Map<string, number>();
  const persons: string[] = [];
  const missingPersons = new Set<number>();
  const editions: string[] = [''];
  const editionIndex = new Map<string, number>([['', 0]]);

  const person = new Int32Array(total);
  const state = new Uint16Array(total);
  const startDay = new Int32Array(total);
  const endDay = new Int32Array(total);
  const place = new Uint16Array(total);
  const stream = new Uint16Array(total);
  const edition = new Int32Array(total);
  const rowNumber = new Int32Array(total);
  const table = new Uint16Array(total);
  const registration = new Uint8Array(layout === 'activities' ? total : 0);
  const instance = new Int32Array(layout === 'activities' ? total : 0);
  /** Seconds since midnight: rows of one day are put in their order. */
  const seconds = new Int32Array(total);
  /** Date formats of start (low half) and end (high half), to find the cells that are written differently from the rest. */
  const formats = new Uint8Array(total);

  const ledger: LedgerEntry[] = [];
  const severalTables = input.tables.length > 1;
  const { decisions } = input;
  const knownUntil = input.extractDay === undefined ? OPEN : input.extractDay + 1;
  const dayCalled = layout === 'spells' ? 'start' : 'date';

  let count = 0;
  let rowsRead = 0;
  let rowsWithTime = 0;
  let currentRow = 0;
  let currentTable = 0;

  function note(rule: LedgerRule, action: LedgerAction, detail: string): void {
    ledger.push(severalTables ? { row: currentRow, rule, detail, action, table: currentTable } : { row: currentRow, rule, detail, action });
  }

  function indexOfEdition(cell: string): number {
    let index = editionIndex.get(cell);
    if (index === undefined) {
      index = editions.push(cell.trim()) - 1;
      editionIndex.set(cell, index);
    }
    return index;
  }

  /** The day, or `null` after noting why there is none. `OPEN` only for ends. */
  function dayFrom(reading: DateReading, cell: string, what: 'start' | 'end' | 'date'): number | null {
    switch (reading.kind) {
      case 'day':
        return reading.day;
      case 'blank':
      case 'ongoing':
        if (what === 'end') return OPEN;
        note('missing-start', 'dropped', `The ${what} is blank.`);
        return null;
      case 'impossible':
        note('impossible-date', 'dropped', `The ${what} "${short(cell)}" is not on the calendar.`);
        return null;
      case 'unreadable':
        note('unreadable-date', 'dropped', `The ${what} "${short(cell)}" does not read as a date.`);
        return null;
    }
  }

  function personOf(key: string): number {
    let number = personIndex.get(key);
    if (number === undefined) {
      const normal = key.normalize('NFC');
      number = personIndex.get(normal);
      if (number === undefined) {
        number = persons.push(normal) - 1;
        personIndex.set(normal, number);
        if (wordsForMissing.has(normal.toLowerCase())) missingPersons.add(number);
      }
      personIndex.set(key, number);
    }
    return number;
  }

  function readRow(row: readonly string[], column: Columns, defaults: { edition: number; place: number; stream: number }): void {
    const decision = decisions?.(currentTable, currentRow);
    if (decision === 'drop') return note('dropped-by-decision', 'dropped', 'Left out by decision.');
    const key = (row[column.person] ?? '').trim();
    if (key === '') return note('missing-person', 'dropped', 'The person is blank.');

    const stateCell = row[column.state] ?? '';
    let stateNumber = findState(stateCell);
    if (stateNumber === -2 && layout === 'events') stateNumber = leaving;
    if (stateNumber < 0) {
      if (stateNumber === -2) note('missing-state', 'dropped', 'The state is blank.');
      else note('unknown-state', 'dropped', `The state "${short(stateCell)}" is not in the scheme.`);
      return;
    }

    let registered = 0;
    if (column.registration !== null && layout === 'activities') {
      const cell = row[column.registration] ?? '';
      registered = registrationOf(cell);
      if (registered === 0) return note('other-registration', 'dropped', `"${short(cell)}" is neither a start nor a completion.`);
    }

    const startCell = row[column.day] ?? '';
    const startReading = readDate(startCell);
    const start = dayFrom(startReading, startCell, dayCalled);
    if (start === null) return;
    const endCell = column.end === null ? '' : (row[column.end] ?? '');
    const endReading = column.end === null ? null : readDate(endCell);
    let end = endReading === null ? OPEN : dayFrom(endReading, endCell, 'end');
    if (end === null) return;

    if (start < FIRST_REAL_DAY || start >= FAR_FUTURE) {
      if (decision !== 'keep' || start >= FAR_FUTURE) return note('placeholder-date', 'dropped', `The ${dayCalled} ${isoDay(start)} is usually written for "not known".`);
      note('kept-by-decision', 'kept', `The ${dayCalled} ${isoDay(start)} is kept as written.`);
    } else if (start < LONG_AGO) note('long-ago', 'questioned', `The ${dayCalled} is ${isoDay(start)}.`);
    if (end !== OPEN && end >= FAR_FUTURE) {
      note('far-future-end', 'trimmed', `The end ${isoDay(end)} is read as still going on.`);
      end = OPEN;
    }
    if (end < start) return note('end-before-start', 'dropped', `It ends ${isoDay(end)}, before its start ${isoDay(start)}.`);
    if (start >= knownUntil) note('start-after-extract', 'questioned', `It starts ${isoDay(start)}, after the extract of ${isoDay(knownUntil - 1)}.`);
    else if (end !== OPEN && end > knownUntil) note('end-after-extract', 'questioned', `It ends ${isoDay(end)}, after the extract of ${isoDay(knownUntil - 1)}.`);

    const personNumber = personOf(key);
    if (missingPersons.size > 0 && missingPersons.has(personNumber)) {
      note('person-reads-as-missing', 'questioned', 'The person is written like a word for "missing"; the row is kept.');
    }

    if (startReading.kind === 'day' && startReading.hasTime) {
      seconds[count] = startReading.seconds;
      rowsWithTime += 1;
    } else if (endReading?.kind === 'day' && endReading.hasTime) rowsWithTime += 1;
    person[count] = personNumber;
    state[count] = stateNumber;
    startDay[count] = start;
    endDay[count] = end;
    place[count] = column.place === null ? defaults.place : places.indexOf(row[column.place] ?? '');
    stream[count] = column.stream === null ? defaults.stream : streams.indexOf(row[column.stream] ?? '');
    edition[count] = column.edition === null ? defaults.edition : indexOfEdition(row[column.edition] ?? '');
    rowNumber[count] = currentRow;
    table[count] = currentTable;
    formats[count] = formatCode(startReading) | ((endReading === null ? 0 : formatCode(endReading)) << 4);
    if (layout === 'activities') {
      registration[count] = registered;
      instance[count] = column.instance === null ? 0 : numberOf(instances, (row[column.instance] ?? '').trim());
    }
    count += 1;
  }

  input.tables.forEach((source, tableIndex) => {
    if (!isRead(source)) return;
    currentTable = tableIndex;
    const roles = source.roles ?? input.roles ?? [];
    const column = columnsOf(roles, layout, severalTables ? source.name : undefined);
    const width = roles.length;
    const lastNeeded = Math.max(...Object.values(column).map((position) => position ?? 0));
    const defaults = { edition: source.edition ? indexOfEdition(source.edition) : 0, place: places.indexOf(source.place ?? ''), stream: streams.indexOf(source.stream ?? '') };
    const { rows, rowNumbers } = source;
    for (let index = 0; index < rows.length; index += 1) {
      if ((rowsRead & 8191) === 0) {
        if (input.cancelled?.()) throw new Refusal('cancelled', 'Stopped. Nothing was stored.');
        input.progress?.(rowsRead, total);
      }
      rowsRead += 1;
      const row = rows[index]!;
      currentRow = rowNumbers?.[index] ?? index + 2;
      if (row.length !== width && decisions?.(currentTable, currentRow) !== 'drop' && isRagged(row, width, lastNeeded)) {
        note('ragged-row', 'questioned', `The row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}, the heading ${width}.`);
      }
      readRow(row, column, defaults);
    }
  });
  input.progress?.(total, total);
  noteDifferentDates({ count, startDay, endDay, formats, dayCalled }, (index, detail) => {
    currentRow = rowNumber[index]!;
    currentTable = table[index]!;
    note('date-written-differently', 'questioned', detail);
  });
  if (rowsWithTime > 0) ledger.push({ row: 0, rule: 'time-left-out', detail: rowsWithTime === 1 ? '1 row has a time of day.' : `${rowsWithTime} rows have a time of day.`, action: 'trimmed' });

  const order = rowsWithTime > 0 ? byTime(count, startDay, seconds) : null;
  const inOrder = <Column extends Int32Array | Uint16Array | Uint8Array>(column: Column): Column => {
    if (order === null || column.length === 0) return column;
    const ordered = column.slice() as Column;
    for (let index = 0; index < count; index += 1) ordered[index] = column[order[index]!]!;
    return ordered;
  };
  return {
    spells: { count, person: inOrder(person), state: inOrder(state), startDay: inOrder(startDay), endDay: inOrder(endDay), place: inOrder(place), stream: inOrder(stream) },
    registration: inOrder(registration),
    instance: inOrder(instance),
    edition: inOrder(edition),
    rowNumber: inOrder(rowNumber),
    table: inOrder(table),
    persons,
    findPerson: (key) => personIndex.get(key.trim()) ?? personIndex.get(key.trim().normalize('NFC')),
    states: input.states.map((entry) => entry.name),
    places: places.names,
    streams: streams.names,
    editions,
    ledger,
    rowsRead,
  };
}

const isRead = (table: CleanInput['tables'][number]): boolean => (table.use ?? 'rows') === 'rows';

/** Rows by day and time of day; those that say no more stay in the order of the file. */
function byTime(count: number, startDay: Int32Array, seconds: Int32Array): Int32Array {
  const moment = Float64Array.from({ length: count }, (_, index) => startDay[index]! * 86_400 + seconds[index]!);
  return Int32Array.from({ length: count }, (_, index) => index).sort((left, right) => moment[left]! - moment[right]! || left - right);
}

function formatCode(reading: DateReading): number {
  return reading.kind === 'day' ? dateFormats.indexOf(reading.format) + 1 : 0;
}

function numberOf(numbers: Map<string, number>, cell: string): number {
  if (cell === '') return 0;
  const key = normalName(cell);
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size + 1));
  return number;
}

/** A short row matters only where a needed cell is cut off, a long one only where the cells past the heading hold something. */
function isRagged(row: readonly string[], width: number, lastNeeded: number): boolean {
  if (row.length < width) return row.length <= lastNeeded;
  for (let index = width; index < row.length; index += 1) if ((row[index] ?? '').trim() !== '') return true;
  return false;
}

/** A cell as the ledger quotes it. */
export function short(cell: string): string {
  const text = cell.trim().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
