import Papa from 'papaparse';
import { changed, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { AnswerTable } from '../../domain/sources/transcript.ts';
import { Refusal } from '../../domain/refusal.ts';
import { decodeTable } from '../flows/decode-table.ts';
import { readTable } from '../flows/read-table.ts';
import type { Table } from '../flows/read-table.ts';
import { asSheet } from './answer-sheet.ts';
import { fileProblem } from './file-problem.ts';
import { tableMeter } from './table-limits.ts';

export type ReadAnswers = { readonly table: AnswerTable; readonly report: readonly ReportLine[]; readonly encoding: string };

/** Reads a csv of open answers: one row a respondent. The rows of a flow are read by the same reader and mean something else. */
export function readCsvAnswers(bytes: Uint8Array, name: string): ReadAnswers {
  const read = readColumns(bytes, name);
  const meter = tableMeter(name);
  for (const row of read.rows) {
    meter.row();
    for (const cell of row) if (cell !== '') meter.cell(cell);
  }
  const first = read.rowNumbers[0] ?? 2;
  // The reader of tables has found the heading; it stands in front again, so that both kinds of table are laid out by one rule.
  const sheet = asSheet('Answers', [read.header, ...read.rows], [first - 1, ...read.rowNumbers])!;
  const report: ReportLine[] = [recognised(`${read.rows.length.toLocaleString('en-GB')} ${read.rows.length === 1 ? 'row' : 'rows'} with ${sheet.header.length} columns were read; columns are parted by ${{ ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[read.delimiter]}.`.replace(/ with 1 columns.*/, ' of one column were read.'))];
  if (read.skipped > 0) report.push(changed(`${read.skipped === 1 ? 'One row' : `${read.skipped} rows`} above the headings ${read.skipped === 1 ? 'was' : 'were'} passed over.`));
  if (read.ragged.count > 0) report.push(look(`${read.ragged.count === 1 ? 'One row has' : `${read.ragged.count.toLocaleString('en-GB')} rows have`} more or fewer cells than the heading, first row ${read.ragged.first[0]?.row}. Look whether the answers stand under their questions.`));
  if (read.encoding === 'windows-1252') report.push(look('The characters were stored as Windows-1252. Look at a word with an accent, a pound sign or a curly quote to see that they came across.'));
  return { table: { sheets: [{ name: sheet.name, header: sheet.header, rows: sheet.rows, rowNumbers: sheet.rowNumbers }] }, report, encoding: read.encoding };
}

/** A table of one column has no sign that parts columns: every row is one answer, commas and all. */
function readColumns(bytes: Uint8Array, name: string): Table {
  try {
    return readTable(bytes, { fileName: name });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'missing-columns') throw error;
  }
  const { text, encoding } = decodeTable(bytes, name);
  const { data } = Papa.parse<string[]>(text, { delimiter: '\u001f', newline: '\n' });
  const filled = data.flatMap((row, index) => ((row[0] ?? '').trim() === '' ? [] : [{ row, number: index + 1 }]));
  const [heading, ...rows] = filled;
  if (heading === undefined || rows.length === 0) throw fileProblem('empty-file', `“${name}” has a heading but no rows. Nothing was stored. Choose the file again, or export it once more.`);
  return { header: [heading.row[0]!.trim()], rows: rows.map(({ row }) => row), rowNumbers: Int32Array.from(rows, ({ number }) => number), encoding, delimiter: ',', ragged: { count: 0, first: [] }, skipped: heading.number - 1 };
}
