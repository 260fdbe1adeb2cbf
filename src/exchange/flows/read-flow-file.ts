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

/**
 * Reads a file of flow data by what it holds, whatever it is called.
 *
 * @throws Refusal with one of the file codes of the contract, and `cancelled`. Nothing is ever returned in part.
 */
export function readFlowFile(bytes: Uint8Array, fileName: string, options: Omit<ReadOptions, 'fileName'> = {}): FlowTable[] {
  const { header, rows, rowNumbers, delimiter, encoding, skipped, ragged } = readTable(bytes, { ...options, fileName });
  const parted = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[delimiter];
  const report = [
    `${rows.length.toLocaleString('en-GB')} rows below the heading, separated by ${parted}, in ${encoding.toUpperCase()}.`,
    ...(skipped > 0 ? [`${skipped} rows above the heading were not read.`] : []),
    ...(ragged.count > 0 ? [`${ragged.count} rows have more or fewer cells than the heading; cells that are not there are read as blank.`] : []),
  ];
  return [{ name: fileName, header, rows, rowNumbers, report }];
}
