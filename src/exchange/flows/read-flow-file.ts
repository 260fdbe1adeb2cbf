import { Refusal } from '../../domain/refusal.ts';
import { type ArchiveLimits, archiveLimits, openArchive } from '../sources/archive.ts';
import { sniff } from '../sources/sniff.ts';
import { type TableLimits, tableLimits, tableMeter } from '../sources/table-limits.ts';
import { readSheets } from '../sources/workbook.ts';
import { layOutSheet } from './lay-out-sheet.ts';
import { readTable, type ReadOptions } from './read-table.ts';

/** A table as cells of text: a csv file, or one sheet of a workbook. */
export type FlowTable = {
  /** Name of the file, with the sheet for a workbook. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Row of the file for each of `rows`, as a spreadsheet numbers it. */
  readonly rowNumbers: ArrayLike<number>;
  /** What reading it came upon, in sentences. */
  readonly report: readonly string[];
};

/** A sheet has at most 1,048,576 rows; it is read piece by piece, so its size unpacked matters less than what is in it. */
const sheetLimits: TableLimits = { ...tableLimits, rows: 1_100_000, cells: 20_000_000, characters: 300_000_000 };
const workbookLimits: ArchiveLimits = { ...archiveLimits, entry: 768 * 1024 * 1024, total: 1024 * 1024 * 1024 };

/**
 * Reads a file of flow data by what it holds, whatever it is called.
 *
 * @throws Refusal with one of the file codes of the contract, and `cancelled`. Nothing is ever returned in part.
 */
export function readFlowFile(bytes: Uint8Array, fileName: string, options: Omit<ReadOptions, 'fileName'> = {}): FlowTable[] {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (sniff(bytes) === 'zip') {
    const archive = openArchive(bytes, fileName, workbookLimits);
    if (archive.names.includes('xl/workbook.xml')) return readBook(archive, fileName, ending, options);
  }
  const isMisnamed = ['xlsx', 'xlsm', 'xls', 'ods'].includes(ending);
  const { header, rows, rowNumbers, delimiter, encoding, skipped, ragged } = readTable(bytes, { ...options, fileName });
  const parted = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[delimiter];
  const report = [
    `${rows.length.toLocaleString('en-GB')} rows below the heading, separated by ${parted}, in ${encoding.toUpperCase()}.`,
    ...(isMisnamed ? [`It is called ${ending} and holds plain text: read as csv.`] : []),
    ...(skipped > 0 ? [`${skipped} rows above the heading were not read.`] : []),
    ...(ragged.count > 0 ? [`${ragged.count} rows have more or fewer cells than the heading; cells that are not there are read as blank.`] : []),
  ];
  return [{ name: fileName, header, rows, rowNumbers, report }];
}

function readBook(archive: ReturnType<typeof openArchive>, fileName: string, ending: string, options: Omit<ReadOptions, 'fileName'>): FlowTable[] {
  let looks = 0;
  const pause = (): void => {
    looks += 1;
    options.progress?.(looks, looks + 200);
    if (options.cancelled?.()) throw new Refusal('cancelled', 'Stopped. Nothing was stored.');
  };
  const { places, shown, tally } = readSheets(archive, fileName, tableMeter(fileName, sheetLimits), pause);
  const hidden = places.filter((place) => place.hidden).map((place) => `“${place.name}”`);
  const about = [
    ...(['xlsx', 'xlsm'].includes(ending) ? [] : [`It is called ${ending || 'a table'} and is a workbook: read as one.`]),
    ...(hidden.length > 0 ? [`Hidden sheets were left out: ${hidden.join(', ')}. Show them and save the workbook to bring them in.`] : []),
    ...(tally.hiddenRows > 0 ? [`${tally.hiddenRows.toLocaleString('en-GB')} hidden rows were left out; a filter may hide them.`] : []),
    ...(tally.hiddenColumns.size > 0 ? [`Hidden columns were left out: ${[...tally.hiddenColumns].slice(0, 8).join(', ')}.`] : []),
    ...(tally.uncalculated > 0 ? [`${tally.uncalculated.toLocaleString('en-GB')} formulas are stored without a value and are read as blank. Open the workbook and save it to have them worked out.`] : []),
    ...(tally.merged > 0 ? [`${tally.merged.toLocaleString('en-GB')} merged cells were taken apart: each cell under them holds their words.`] : []),
  ];
  const tables = shown.flatMap(({ name, rows, numbers }): FlowTable[] => {
    const table = layOutSheet(rows, numbers);
    if (table === undefined) return [];
    const counted = `${table.rows.length.toLocaleString('en-GB')} rows below the heading.`;
    return [{ name: shown.length === 1 ? fileName : `${fileName}: ${name}`, header: table.header, rows: table.rows, rowNumbers: table.rowNumbers, report: [counted, ...(table.skipped > 0 ? [`${table.skipped} rows above the heading were not read.`] : []), ...about.splice(0)] }];
  });
  if (tables.length === 0) throw new Refusal('empty-file', `“${fileName}” has no sheet with a heading and rows below it${hidden.length > 0 ? '; hidden sheets are not read' : ''}. Nothing was stored. Open it to see where the rows are, and save that sheet.`);
  return tables;
}
