import Papa from 'papaparse';
import { Refusal } from '../../domain/refusal.ts';
import type { TableEncoding } from './decode-table.ts';
import { decodeTable } from './decode-table.ts';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A CSV file as cells of text; nothing is interpreted yet. */
export type Table = {
  /** Names of the columns, trimmed; `column 3` where the heading is blank. */
  readonly header: readonly string[];
  /** The rows below the heading; rows without any cell filled are left out. */
  readonly rows: readonly (readonly string[])[];
  /** Row of the file for each of `rows`, as a spreadsheet numbers it (a line break inside a cell does not start a row). */
  readonly rowNumbers: Int32Array;
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter;
  /** Rows with more or fewer cells than the heading: how many, and the first of them. They are kept. */
  readonly ragged: { readonly count: number; readonly first: readonly { readonly row: number; readonly cells: number }[] };
  /** Rows above the heading (a title, an empty line), which are not read. */
  readonly skipped: number;
};

export type ReadOptions = {
  /** Name of the file, to explain one that is not what its name says. */
  readonly fileName?: string;
  readonly progress?: (done: number, of: number) => void;
  /** Looked at between pieces of a few megabytes; `true` ends the reading with the refusal `cancelled`. */
  readonly cancelled?: () => boolean;
};

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const PIECE = 4 * 1024 * 1024;
const RAGGED_LISTED = 100;

/**
 * Reads the bytes of a CSV file: encoding and delimiter are found out, quotes and line breaks inside cells are honoured, ragged rows are kept and reported.
 *
 * @throws Refusal with one of the file codes of the contract (`empty-file`, `mis-named`, `format-later`, `binary-file`, `missing-columns`, `unreadable-file` ...), and
 * `cancelled`. Nothing is ever returned in part.
 */
export function readTable(bytes: Uint8Array, options: ReadOptions = {}): Table {
  const decoded = decodeTable(bytes, options.fileName);
  const declared = /^sep=(.)\n/i.exec(decoded.text); // a line that Excel writes and reads
  const text = declared ? decoded.text.slice(declared[0].length) : decoded.text;
  const delimiter = delimiters.find((candidate) => candidate === declared?.[1]) ?? findDelimiter(text);
  if (delimiter === null) {
    throw new Refusal('missing-columns', 'Only one column was found. Kist looks for columns separated by comma, semicolon, tab or a bar; nothing was stored. Please export the table once more as CSV.');
  }
  const records = parse(text, delimiter, options);
  return { ...asTable(records), encoding: decoded.encoding, delimiter };
}

/**
 * Finds columns by name, capitals and spaces aside; for callers that were told which columns to use.
 *
 * @throws Refusal `missing-columns`, naming those that are not there and those that are.
 */
export function columnsByName(table: Pick<Table, 'header'>, names: readonly string[]): number[] {
  const normal = (name: string) => name.trim().toLowerCase();
  const positions = names.map((name) => table.header.findIndex((heading) => normal(heading) === normal(name)));
  const missing = names.filter((_, index) => positions[index] === -1);
  if (missing.length > 0) {
    throw new Refusal('missing-columns', `The file has no column called ${missing.join(' or ')}. Its columns are ${table.header.join(', ')}. Nothing was stored; please name the columns, or add them to the file.`, { missing });
  }
  return positions;
}

/** The delimiter under which the first rows agree best on how many columns there are; `null` where no delimiter gives two columns. */
function findDelimiter(text: string): Delimiter | null {
  const sample = text.slice(0, 262_144);
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: 200 });
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== ''));
    const { width, share } = usualWidth(rows);
    if (width < 2) continue;
    const score = share + Math.log2(width) / 100;
    if (best === null || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

function usualWidth(rows: readonly (readonly string[])[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  let width = 0;
  let count = 0;
  for (const [candidate, number] of counts) {
    if (number > count || (number === count && candidate > width)) {
      width = candidate;
      count = number;
    }
  }
  return { width, share: rows.length === 0 ? 0 : count / rows.length };
}

/** All records, in pieces, so that a long reading can be stopped. */
function parse(text: string, delimiter: Delimiter, options: ReadOptions): string[][] {
  const records: string[][] = [];
  let stopped = false;
  let unclosed: number | null = null;
  // The library reads strings in pieces too, although its types speak of files only; hence a value of a wider type.
  const config: Papa.ParseConfig<string[]> & { chunkSize: number; chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser): void } = {
    delimiter,
    newline: '\n',
    chunkSize: PIECE,
    chunk(results, parser) {
      for (const error of results.errors) {
        if (error.code === 'MissingQuotes') unclosed ??= records.length + (error.row ?? results.data.length - 1) + 1;
      }
      for (const record of results.data) records.push(record);
      options.progress?.(Math.min(results.meta.cursor, text.length), text.length);
      if (options.cancelled?.()) {
        stopped = true;
        parser.abort();
      }
    },
  };
  Papa.parse<string[]>(text, config);
  if (stopped) throw new Refusal('cancelled', 'Stopped. Nothing was stored.');
  if (unclosed !== null) {
    throw new Refusal('unreadable-file', `A quotation mark opens in row ${unclosed} and is never closed, so the rows after it can't be told apart. Nothing was stored; please mend that row and choose the file again.`, { row: unclosed });
  }
  return records;
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

function asTable(records: readonly string[][]): Omit<Table, 'encoding' | 'delimiter'> {
  const { width } = usualWidth(records.slice(0, 200).filter((record) => !isBlank(record)));
  const filled = (record: readonly string[]) => record.filter((cell) => cell.trim() !== '').length;
  let headerAt = records.findIndex((record) => record.length === width && filled(record) >= 2);
  if (headerAt < 0) headerAt = records.findIndex((record) => !isBlank(record));
  const heading = records[headerAt] ?? [];
  const header = heading.map((name, index) => name.trim().replace(/\s+/g, ' ') || `column ${index + 1}`);
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const ragged: { row: number; cells: number }[] = [];
  let raggedCount = 0;
  for (let index = headerAt + 1; index < records.length; index += 1) {
    const record = records[index]!;
    if (isBlank(record)) continue;
    rows.push(record);
    rowNumbers.push(index + 1);
    if (record.length !== header.length) {
      raggedCount += 1;
      if (ragged.length < RAGGED_LISTED) ragged.push({ row: index + 1, cells: record.length });
    }
  }
  if (rows.length === 0) throw new Refusal('empty-file', 'The file has a heading but no rows. Nothing was stored; please choose the file again, or export it once more.');
  return { header, rows, rowNumbers: Int32Array.from(rowNumbers), ragged: { count: raggedCount, first: ragged }, skipped: headerAt };
}
