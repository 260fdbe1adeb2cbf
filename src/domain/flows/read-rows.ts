import { Refusal } from '../refusal.ts';
import type { CleanInput, Columns, ReadRows } from './clean-types.ts';
import { dayNumber, isoDay } from './days.ts';
import type { LedgerAction, LedgerEntry, LedgerRule } from './ledger.ts';
import { nameList, stateIndex } from './names.ts';
import type { DateFormat, DateReading } from './read-dates.ts';
import { dateReader } from './read-dates.ts';
import { OPEN } from './spells.ts';

const FIRST_REAL_DAY = dayNumber(1902, 1, 1);
const LONG_AGO = dayNumber(1950, 1, 1);
const FAR_FUTURE = dayNumber(2100, 1, 1);

const wordsForMissing = new Set(['na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', 'unknown', 'not known', 'missing', '-', '--', '.', '?', '0', 'test']);
const formatCodes: readonly DateFormat[] = ['iso', 'compact', 'day-first', 'month-first', 'month-name', 'excel-serial'];

/** First pass: each row by itself. What can't be read is dropped and listed, what is odd is kept and listed. */
export function readRows(input: CleanInput, column: Columns, total: number): ReadRows {
  const order = input.dateFormat === 'month-first' ? 'month-first' : 'day-first';
  const readDate = dateReader(order);
  const findState = stateIndex(input.states);
  const places = nameList(true, 'place');
  const streams = nameList(true, 'stream');
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
  /** Date formats of start (low half) and end (high half), to find the cells that are written differently from the rest. */
  const formats = new Uint8Array(total);
  const startFormats = new Int32Array(formatCodes.length + 1);
  const endFormats = new Int32Array(formatCodes.length + 1);

  const ledger: LedgerEntry[] = [];
  const severalTables = input.tables.length > 1;
  const decisions = severalTables ? undefined : input.decisions;
  const width = input.roles.length;
  const lastNeeded = Math.max(column.person, column.state, column.start, column.end, column.place ?? 0, column.stream ?? 0, column.edition ?? 0);
  const knownUntil = input.extractDay === undefined ? OPEN : input.extractDay + 1;

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
  function dayFrom(reading: DateReading, cell: string, what: 'start' | 'end'): number | null {
    switch (reading.kind) {
      case 'day':
        return reading.day;
      case 'blank':
      case 'ongoing':
        if (what === 'end') return OPEN;
        note('missing-start', 'dropped', 'The start is blank.');
        return null;
      case 'impossible':
        note('impossible-date', 'dropped', `The ${what} "${short(cell)}" is not on the calendar.`);
        return null;
      case 'unreadable':
        note('unreadable-date', 'dropped', `The ${what} "${short(cell)}" does not read as a date.`);
        return null;
    }
  }

  input.tables.forEach((source, tableIndex) => {
    currentTable = tableIndex;
    const tableEdition = source.edition === undefined ? 0 : indexOfEdition(source.edition);
    const { rows, rowNumbers } = source;
    for (let index = 0; index < rows.length; index += 1) {
      if ((rowsRead & 8191) === 0) {
        if (input.cancelled?.()) throw new Refusal('cancelled', 'Stopped. Nothing was stored.');
        input.progress?.(rowsRead, total);
      }
      rowsRead += 1;
      const row = rows[index]!;
      currentRow = rowNumbers?.[index] ?? index + 2;
      const decision = decisions?.get(currentRow);
      if (decision === 'drop') {
        note('dropped-by-decision', 'dropped', 'Left out by decision.');
        continue;
      }
      if (row.length !== width && isRagged(row, width, lastNeeded)) {
        note('ragged-row', 'questioned', `The row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}, the heading ${width}.`);
      }

      const key = (row[column.person] ?? '').trim();
      if (key === '') {
        note('missing-person', 'dropped', 'The person is blank.');
        continue;
      }
      const stateCell = row[column.state] ?? '';
      const stateNumber = findState(stateCell);
      if (stateNumber < 0) {
        if (stateNumber === -2) note('missing-state', 'dropped', 'The state is blank.');
        else note('unknown-state', 'dropped', `The state "${short(stateCell)}" is not in the scheme.`);
        continue;
      }

      const startCell = row[column.start] ?? '';
      const startReading = readDate(startCell);
      const start = dayFrom(startReading, startCell, 'start');
      if (start === null) continue;
      const endCell = row[column.end] ?? '';
      const endReading = readDate(endCell);
      let end = dayFrom(endReading, endCell, 'end');
      if (end === null) continue;

      if (start < FIRST_REAL_DAY || start >= FAR_FUTURE) {
        if (decision !== 'keep' || start >= FAR_FUTURE) {
          note('placeholder-date', 'dropped', `The start ${isoDay(start)} is usually written for "not known".`);
          continue;
        }
        note('kept-by-decision', 'kept', `The start ${isoDay(start)} is kept as written.`);
      } else if (start < LONG_AGO) note('long-ago', 'questioned', `The start is ${isoDay(start)}.`);
      if (end !== OPEN && end >= FAR_FUTURE) {
        note('far-future-end', 'trimmed', `The end ${isoDay(end)} is read as still going on.`);
        end = OPEN;
      }
      if (end < start) {
        note('end-before-start', 'dropped', `It ends ${isoDay(end)}, before its start ${isoDay(start)}.`);
        continue;
      }
      if (start >= knownUntil) note('start-after-extract', 'questioned', `It starts ${isoDay(start)}, after the extract of ${isoDay(knownUntil - 1)}.`);
      else if (end !== OPEN && end > knownUntil) note('end-after-extract', 'questioned', `It ends ${isoDay(end)}, after the extract of ${isoDay(knownUntil - 1)}.`);

      let personNumber = personIndex.get(key);
      if (personNumber === undefined) {
        const normal = key.normalize('NFC');
        personNumber = personIndex.get(normal);
        if (personNumber === undefined) {
          personNumber = persons.push(normal) - 1;
          personIndex.set(normal, personNumber);
          if (wordsForMissing.has(normal.toLowerCase())) missingPersons.add(personNumber);
        }
        personIndex.set(key, personNumber);
      }
      if (missingPersons.size > 0 && missingPersons.has(personNumber)) {
        note('person-reads-as-missing', 'questioned', 'The person is written like a word for "missing"; the row is kept.');
      }

      const startFormat = startReading.kind === 'day' ? formatCodes.indexOf(startReading.format) + 1 : 0;
      const endFormat = endReading.kind === 'day' ? formatCodes.indexOf(endReading.format) + 1 : 0;
      startFormats[startFormat]! += 1;
      endFormats[endFormat]! += 1;
      if ((startReading.kind === 'day' && startReading.hasTime) || (endReading.kind === 'day' && endReading.hasTime)) rowsWithTime += 1;

      person[count] = personNumber;
      state[count] = stateNumber;
      startDay[count] = start;
      endDay[count] = end;
      place[count] = column.place === null ? 0 : places.indexOf(row[column.place] ?? '');
      stream[count] = column.stream === null ? 0 : streams.indexOf(row[column.stream] ?? '');
      edition[count] = column.edition === null ? tableEdition : indexOfEdition(row[column.edition] ?? '');
      rowNumber[count] = currentRow;
      table[count] = tableIndex;
      formats[count] = startFormat | (endFormat << 4);
      count += 1;
    }
  });
  input.progress?.(total, total);
  noteDifferentDates();
  if (rowsWithTime > 0) ledger.push({ row: 0, rule: 'time-left-out', detail: rowsWithTime === 1 ? '1 row has a time of day.' : `${rowsWithTime} rows have a time of day.`, action: 'trimmed' });

  return {
    spells: { count, person, state, startDay, endDay, place, stream },
    edition,
    rowNumber,
    table,
    persons,
    states: input.states.map((entry) => entry.name),
    places: places.names,
    streams: streams.names,
    editions,
    ledger,
    rowsRead,
  };

  /** Cells in another format than most of their column are read, and listed. */
  function noteDifferentDates(): void {
    const usualStart = mostUsual(startFormats);
    const usualEnd = mostUsual(endFormats);
    const several = (counts: Int32Array) => counts.subarray(1).filter((number) => number > 0).length > 1;
    if (!several(startFormats) && !several(endFormats)) return;
    for (let index = 0; index < count; index += 1) {
      const startFormat = formats[index]! & 15;
      const endFormat = formats[index]! >> 4;
      const startDiffers = startFormat !== 0 && startFormat !== usualStart;
      const endDiffers = endFormat !== 0 && endFormat !== usualEnd;
      if (!startDiffers && !endDiffers) continue;
      currentRow = rowNumber[index]!;
      currentTable = table[index]!;
      const parts: string[] = [];
      if (startDiffers) parts.push(`the start is read as ${isoDay(startDay[index]!)} (${wordsForFormat(startFormat)}, most are ${wordsForFormat(usualStart)})`);
      if (endDiffers) parts.push(`the end is read as ${endDay[index] === OPEN ? 'still going on' : isoDay(endDay[index]!)} (${wordsForFormat(endFormat)}, most are ${wordsForFormat(usualEnd)})`);
      const detail = parts.join(' and ');
      note('date-written-differently', 'questioned', `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`);
    }
  }
}

const wordsOfFormat: Record<DateFormat, string> = {
  iso: 'year-month-day',
  compact: 'eight digits',
  'day-first': 'day first',
  'month-first': 'month first',
  'month-name': 'month in letters',
  'excel-serial': 'counted by Excel',
};

function wordsForFormat(code: number): string {
  const format = formatCodes[code - 1];
  return format === undefined ? 'blank' : wordsOfFormat[format];
}

function mostUsual(counts: Int32Array): number {
  let best = 0;
  for (let code = 1; code < counts.length; code += 1) if (best === 0 || counts[code]! > counts[best]!) best = code;
  return best;
}

/** A short row matters only where a needed cell is cut off, a long one only where the cells past the heading hold something. */
function isRagged(row: readonly string[], width: number, lastNeeded: number): boolean {
  if (row.length < width) return row.length <= lastNeeded;
  for (let index = width; index < row.length; index += 1) if ((row[index] ?? '').trim() !== '') return true;
  return false;
}

function short(cell: string): string {
  const text = cell.trim().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
