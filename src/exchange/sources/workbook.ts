import { changed, dropped, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { AnswerSheet } from '../../domain/sources/transcript.ts';
import { asSheet } from './answer-sheet.ts';
import type { Archive } from './archive.ts';
import type { ReadAnswers } from './csv-answers.ts';
import { counted } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { cellFormats, shownNumber } from './number-format.ts';
import type { CellFormats } from './number-format.ts';
import { relationsOf } from './office-relations.ts';
import { tableLimits, tableMeter } from './table-limits.ts';
import { readXml } from './xml-stream.ts';

type SheetPlace = { readonly name: string; readonly path: string; readonly hidden: boolean };
/** What happened while sheets were read, over the whole workbook. */
type Tally = { formulas: number; uncalculated: number; merged: number; filled: number; hiddenRows: number; hiddenColumns: Set<string>; errors: number };

/**
 * Reads a workbook of open answers (ECMA-376 part 1, section 18): every sheet that is shown, as text. Merged cells are
 * filled, formulas give the value that was stored with them, dates are ISO, numbers stand as their cells show them;
 * hidden sheets, rows and columns are left out. All of it is told. Read piece by piece and bounded.
 */
export function readWorkbook(archive: Archive, name: string, pause?: () => void): ReadAnswers {
  const { places, shown, tally } = readSheets(archive, name, tableMeter(name), pause);
  const sheets: AnswerSheet[] = [];
  const empty: string[] = [];
  let above = 0;
  for (const { name: called, rows, numbers } of shown) {
    const sheet = asSheet(called, rows, numbers);
    if (sheet === undefined) empty.push(called);
    else {
      const { above: skipped, ...kept } = sheet;
      above += skipped;
      sheets.push(kept);
    }
  }
  const hidden = places.filter((place) => place.hidden);
  if (sheets.length === 0) {
    throw fileProblem('empty-file', `“${name}” has no sheet with a heading and answers below it${hidden.length > 0 ? '; hidden sheets are not read' : ''}. Nothing was stored. Open it to see where the answers are, and save that sheet.`);
  }
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  const report: ReportLine[] = [recognised(`${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row was' : 'rows were'} read from ${sheets.length === 1 ? `the sheet “${sheets[0]!.name}”` : `${sheets.length} sheets`}.`)];
  if (above > 0) report.push(changed(`${counted(above, 'row', 'rows')} above the headings passed over.`));
  if (tally.merged > 0) report.push(changed(`${counted(tally.merged, 'merged cell', 'merged cells')} taken apart: each of the ${tally.filled.toLocaleString('en-GB')} cells below and beside got the same words.`));
  if (tally.formulas > 0) report.push(changed(`${counted(tally.formulas, 'formula', 'formulas')} read as the value that the file keeps for it; nothing was calculated.`));
  if (tally.uncalculated > 0) report.push(look(`${counted(tally.uncalculated, 'formula', 'formulas')} stored without a value and left empty. Open the file in a spreadsheet program and save it to have them calculated.`));
  if (tally.errors > 0) report.push(look(`${tally.errors === 1 ? 'One cell holds' : `${tally.errors.toLocaleString('en-GB')} cells hold`} an error such as #N/A; it stands in the answers as it is.`));
  if (hidden.length > 0) report.push(look(`${counted(hidden.length, 'hidden sheet', 'hidden sheets')} left out: ${hidden.map((place) => `“${place.name}”`).join(', ')}. Show ${hidden.length === 1 ? 'it' : 'them'} in the spreadsheet and save to bring ${hidden.length === 1 ? 'it' : 'them'} in.`));
  if (tally.hiddenRows > 0) report.push(look(`${counted(tally.hiddenRows, 'hidden row', 'hidden rows')} left out; a filter may hide ${tally.hiddenRows === 1 ? 'it' : 'them'}. Show all rows and save to bring ${tally.hiddenRows === 1 ? 'it' : 'them'} in.`));
  if (tally.hiddenColumns.size > 0) report.push(look(`${counted(tally.hiddenColumns.size, 'hidden column', 'hidden columns')} left out: ${[...tally.hiddenColumns].slice(0, 8).join(', ')}. Show ${tally.hiddenColumns.size === 1 ? 'it' : 'them'} and save to bring ${tally.hiddenColumns.size === 1 ? 'it' : 'them'} in.`));
  if (empty.length > 0) report.push(dropped(`${counted(empty.length, 'sheet', 'sheets')} without rows below a heading and left out: ${empty.map((one) => `“${one}”`).join(', ')}.`));
  if (archive.names.some((path) => /^xl\/(?:threaded)?comments/i.test(path))) report.push(dropped('Comments on cells were left out.'));
  if (archive.names.some((path) => /^xl\/(?:media|charts)\//.test(path))) report.push(dropped('Pictures and charts were left out.'));
  return { table: { sheets }, report, encoding: 'utf-8' };
}

/** Every sheet that is shown, as rows of cells with their numbers in the file; merged cells filled, hidden rows and columns left out. */
export function readSheets(archive: Archive, name: string, meter: ReturnType<typeof tableMeter>, pause?: () => void) {
  const damaged = () => fileProblem('damaged-file', `“${name}” is damaged inside: its sheets can’t be read. Nothing was stored. Open it in the program that made it, save a fresh copy, and import that.`);
  const main = relationsOf(archive, '', name).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const { places, since1904 } = sheetsOf(archive, main, name, damaged);
  const relations = relationsOf(archive, main, name);
  const words = sharedWords(archive, relations.find(({ type }) => type === 'sharedStrings')?.target, name, meter);
  const formats = cellFormats(archive, relations.find(({ type }) => type === 'styles')?.target, name, since1904);
  const tally: Tally = { formulas: 0, uncalculated: 0, merged: 0, filled: 0, hiddenRows: 0, hiddenColumns: new Set(), errors: 0 };
  const shown = places.filter((place) => !place.hidden).map((place) => ({ name: place.name, ...rowsOf(archive, place, name, words, formats, tally, meter, pause) }));
  return { places, shown, tally };
}

function sheetsOf(archive: Archive, path: string, name: string, damaged: () => Error): { places: SheetPlace[]; since1904: boolean } {
  const targets = new Map(relationsOf(archive, path, name).map(({ id, target }) => [id, target]));
  const places: SheetPlace[] = [];
  let since1904 = false;
  const there = readXml(archive, path, name, {
    open(tag, attribute) {
      if (tag === 's:workbookPr') since1904 = isOn(attribute('date1904'));
      if (tag !== 's:sheet') return;
      const target = targets.get(attribute('r:id') ?? '');
      // Chart sheets have no cells.
      if (target !== undefined && /worksheet/i.test(target)) places.push({ name: attribute('name') ?? `Sheet ${places.length + 1}`, path: target, hidden: /hidden/i.test(attribute('state') ?? '') });
    },
  });
  if (!there || places.length === 0) throw damaged();
  return { places, since1904 };
}

/** Words that cells share; phonetic hints (rPh) are none of them. */
function sharedWords(archive: Archive, path: string | undefined, name: string, meter: ReturnType<typeof tableMeter>): string[] {
  const words: string[] = [];
  let text = '';
  let inside = false;
  let phonetic = 0;
  if (path === undefined) return words;
  readXml(archive, path, name, {
    open(tag) {
      if (tag === 's:si') text = '';
      else if (tag === 's:rPh') phonetic += 1;
      else if (tag === 's:t') inside = phonetic === 0;
    },
    text(part) {
      if (inside) text += part;
    },
    close(tag) {
      if (tag === 's:t') inside = false;
      else if (tag === 's:rPh') phonetic -= 1;
      else if (tag === 's:si') {
        meter.cell(text);
        words.push(text);
      }
    },
  });
  return words;
}

function rowsOf(archive: Archive, place: SheetPlace, name: string, words: readonly string[], formats: CellFormats, tally: Tally, meter: ReturnType<typeof tableMeter>, pause: (() => void) | undefined) {
  const rows: string[][] = [];
  const numbers: number[] = [];
  const hiddenColumns: Array<readonly [number, number]> = [];
  const merges: Range[] = [];
  /** By their number in the file; hidden ones are there too, so that merged cells find their words. */
  const hiddenRows = new Set<number>();
  let rowNumber = 0;
  let column = -1;
  let row: string[] = [];
  let cell = { kind: '', style: 0, value: '', formula: false };
  let part: 'value' | 'words' | undefined;
  let phonetic = 0;
  const there = readXml(archive, place.path, name, {
    ...(pause === undefined ? {} : { pause }),
    open(tag, attribute) {
      switch (tag) {
        case 's:col':
          if (isOn(attribute('hidden'))) hiddenColumns.push([Number(attribute('min')) - 1, Number(attribute('max')) - 1]);
          break;
        case 's:row':
          rowNumber = Number(attribute('r')) || rowNumber + 1;
          row = [];
          column = -1;
          if (isOn(attribute('hidden'))) hiddenRows.add(rowNumber);
          break;
        case 's:c':
          column = columnOf(attribute('r')) ?? column + 1;
          cell = { kind: attribute('t') ?? 'n', style: Number(attribute('s')) || 0, value: '', formula: false };
          break;
        case 's:f':
          cell.formula = true;
          break;
        case 's:v':
          part = 'value';
          break;
        case 's:rPh':
          phonetic += 1;
          break;
        case 's:t':
          if (phonetic === 0) part = 'words';
          break;
        case 's:mergeCell': {
          const range = rangeOf(attribute('ref'));
          if (range !== undefined && merges.length < 50_000) merges.push(range);
          break;
        }
        default:
      }
    },
    text(text) {
      if (part !== undefined) cell.value += text;
    },
    close(tag) {
      if (tag === 's:v' || tag === 's:t') part = undefined;
      else if (tag === 's:rPh') phonetic -= 1;
      else if (tag === 's:c') {
        if (cell.formula) {
          tally.formulas += 1;
          if (cell.value === '' && cell.kind !== 'str') tally.uncalculated += 1;
        }
        if (cell.kind === 'e') tally.errors += 1;
        const shown = shownCell(cell, words, formats);
        if (shown === '' || column >= tableLimits.columns) return;
        meter.cell(shown);
        while (row.length < column) row.push('');
        row[column] = shown;
      } else if (tag === 's:row') {
        if (row.length === 0) return;
        meter.row();
        rows.push(row);
        numbers.push(rowNumber);
      }
    },
  });
  if (!there) throw fileProblem('damaged-file', `“${name}” is damaged inside: the sheet “${place.name}” is missing. Nothing was stored. Open it in the program that made it, save a fresh copy, and import that.`);
  fillMerged(rows, numbers, merges, tally, meter);
  return withoutHidden(rows, numbers, hiddenRows, hiddenColumns, tally);
}

type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** Gives every cell of a merged block the words of its first cell, as far as the sheet has rows and columns with words. */
function fillMerged(rows: string[][], numbers: readonly number[], merges: readonly Range[], tally: Tally, meter: ReturnType<typeof tableMeter>): void {
  const at = new Map(numbers.map((number, index) => [number, index]));
  const widest = rows.reduce((width, row) => Math.max(width, row.length), 0);
  for (const { top, bottom, left, right } of merges) {
    const first = at.get(top);
    const words = first === undefined ? '' : (rows[first]?.[left] ?? '');
    if (first === undefined || words === '') continue;
    tally.merged += 1;
    for (let index = first; index < rows.length && numbers[index]! <= bottom; index += 1) {
      const row = rows[index]!;
      for (let column = left; column <= right && column < Math.max(widest, left + 1); column += 1) {
        if (index === first && column === left) continue;
        while (row.length < column) row.push('');
        if ((row[column] ?? '') !== '') continue;
        meter.cell(words);
        row[column] = words;
        tally.filled += 1;
      }
    }
  }
}

function withoutHidden(rows: string[][], numbers: number[], hiddenRows: ReadonlySet<number>, hiddenColumns: ReadonlyArray<readonly [number, number]>, tally: Tally) {
  const widest = rows.reduce((width, row) => Math.max(width, row.length), 0);
  const hidden = Array.from({ length: widest }, (_, column) => hiddenColumns.some(([from, to]) => column >= from && column <= to));
  for (const [column, isHidden] of hidden.entries()) if (isHidden && rows.some((row) => (row[column] ?? '').trim() !== '')) tally.hiddenColumns.add(columnName(column));
  const kept: { rows: string[][]; numbers: number[] } = { rows: [], numbers: [] };
  for (const [index, row] of rows.entries()) {
    if (hiddenRows.has(numbers[index]!)) {
      tally.hiddenRows += 1;
      continue;
    }
    kept.rows.push(hiddenColumns.length === 0 ? row : row.filter((_, column) => hidden[column] !== true));
    kept.numbers.push(numbers[index]!);
  }
  return kept;
}

/** What a cell shows (ECMA-376 part 1, 18.18.11, kinds of cells). */
function shownCell({ kind, style, value }: { readonly kind: string; readonly style: number; readonly value: string }, words: readonly string[], formats: CellFormats): string {
  switch (kind) {
    case 's':
      return spaced(words[Number(value)] ?? '');
    case 'b':
      return value === '' ? '' : isOn(value) ? 'TRUE' : 'FALSE';
    case 'n':
      return value === '' ? '' : shownNumber(value, style, formats);
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return spaced(value);
  }
}

/** Characters that XML can't hold are written as _x000D_ (ECMA-376 part 1, 22.9.2.19); line ends become one kind. */
function spaced(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** "AB12" is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function columnName(column: number): string {
  let name = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

function rangeOf(reference: string | undefined): Range | undefined {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec((reference ?? '').replaceAll('$', ''));
  if (found === null) return undefined;
  const [left, right] = [columnOf(found[1])!, columnOf(found[3])!];
  return { top: Number(found[2]), bottom: Number(found[4]), left, right };
}
