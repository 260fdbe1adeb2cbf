/** A codebook as a table: one row a code, the way to it in the first column. Read back also from simpler tables. */
import Papa from 'papaparse';
import { listText, pathText, readListText, readPathText } from '../../domain/codebook/path-text.ts';
import { readScaleText, scaleText } from '../../domain/codebook/scale-text.ts';
import { fieldLabels, namedOnly, type WrittenCode, type WrittenExample } from '../../domain/codebook/written-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { decodeTable } from '../flows/decode-table.ts';
import { guardedCell, unguardedCell } from './guarded-cell.ts';
import type { ReadCodebook } from './what-was-read.ts';

type Field = keyof typeof fieldLabels;
const fields = Object.keys(fieldLabels) as Field[];

/** UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 has them. `examples` by the place of their code; null leaves the column out. */
export function codebookAsCsv(codes: readonly WrittenCode[], examples: readonly (readonly WrittenExample[])[] | null): Uint8Array {
  const head = ['Code', ...Object.values(fieldLabels), ...(examples === null ? [] : ['Examples'])];
  const rows = codes.map((code, at) => [pathText(code.path), ...fields.map((field) => cellOf(code, field)), ...(examples === null ? [] : [(examples[at] ?? []).map(exampleText).join('\n\n')])]);
  return new TextEncoder().encode(`\ufeff${Papa.unparse([head, ...rows.map((row) => row.map(guardedCell))], { newline: '\r\n' })}\r\n`);
}

function cellOf(code: WrittenCode, field: Field): string {
  if (field === 'aliases') return listText(code.aliases);
  if (field === 'scale') return scaleText(code.scale);
  return code[field];
}

const exampleText = ({ words, attribution, where }: WrittenExample): string => `“${words}” (${[attribution, where].filter(Boolean).join(', ')})`;

/** Headings under which a column is known, as other tools and people write them. */
const knownHeadings: Record<Field | 'code' | 'parent' | 'examples', readonly string[]> = {
  code: ['code', 'codes', 'code name', 'codename', 'name', 'tag', 'node', 'nodes', 'theme', 'label', 'path'],
  parent: ['parent', 'parent code', 'parent name', 'under', 'category'],
  definition: ['definition', 'description', 'comment', 'meaning', 'memo'],
  useWhen: ['use it when', 'use when', 'when to use', 'inclusion', 'inclusion criteria', 'include'],
  notWhen: ['not when', 'when not to use', 'do not use when', 'exclusion', 'exclusion criteria', 'exclude'],
  family: ['family', 'code family', 'code group', 'group', 'type'],
  aliases: ['other names', 'aliases', 'alias', 'synonyms', 'also called'],
  scale: ['scale', 'weight scale', 'weights'],
  colour: ['colour', 'color'],
  examples: ['examples', 'example'],
};
type Column = keyof typeof knownHeadings;

const headingKey = (cell: string): string => cell.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/[^\p{L} ]/gu, '').replace(/\s+/g, ' ').trim();

/**
 * The codes in a table. Without headings that Kist knows the first column is the code and the second its definition.
 *
 * @throws Refusal with one of the file codes of the contract; nothing is ever read in part.
 */
export function readCodebookCsv(bytes: Uint8Array, name: string): ReadCodebook {
  const { text } = decodeTable(bytes, name);
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t', '|'], skipEmptyLines: 'greedy' });
  const unclosed = parsed.errors.find((error) => error.code === 'MissingQuotes');
  if (unclosed) throw new Refusal('unreadable-file', `A quotation mark opens in row ${(unclosed.row ?? 0) + 1} and is never closed, so the rows after it can't be told apart. Nothing was stored; please mend that row and choose the file again.`);
  const rows = parsed.data.map((row) => row.map((cell) => unguardedCell(cell).replace(/\r\n?/g, '\n').trim()));
  const first = rows[0];
  if (first === undefined) throw new Refusal('empty-file', 'The file holds no rows. Nothing was stored; please choose the file again.');
  const headings = first.map((cell) => (Object.keys(knownHeadings) as Column[]).find((column) => knownHeadings[column].includes(headingKey(cell))) ?? null);
  const hasHeadings = headings.includes('code') || (headings.includes('parent') && headings.includes('definition'));
  const columns: (Column | null)[] = hasHeadings ? headings : ['code', 'definition'];
  const report = hasHeadings ? headingReport(first, headings) : ['The first row holds no headings that Kist knows, so the first column was read as the code and the second as its definition.'];
  if (!hasHeadings && rows.some((row) => row.length > 2 && row.slice(2).some((cell) => cell !== ''))) {
    throw new Refusal('missing-columns', 'The table has more than two columns, and none of them is called “Code”. Nothing was stored. Write “Code” above the column with the codes (and “Definition” above theirs), then choose the file again.');
  }
  const codes = (hasHeadings ? rows.slice(1) : rows).flatMap((row, at) => codeOf(row, columns, at + (hasHeadings ? 2 : 1), report));
  return { codes, report };
}

function headingReport(first: readonly string[], headings: readonly (Column | null)[]): string[] {
  const unknown = first.filter((cell, at) => cell !== '' && headings[at] === null);
  return [
    ...(unknown.length > 0 ? [`Not read: ${unknown.map((cell) => `“${cell.slice(0, 60)}”`).join(', ')}. A codebook in Kist has no place for ${unknown.length === 1 ? 'that column' : 'those columns'}.`] : []),
    ...(headings.includes('examples') ? ['The column of examples was not read: examples are passages, and come with their sources.'] : []),
  ];
}

function codeOf(row: readonly string[], columns: readonly (Column | null)[], line: number, report: string[]): WrittenCode[] {
  const cell = (column: Column): string => row[columns.indexOf(column)] ?? '';
  const path = [...readPathText(columns.includes('parent') ? cell('parent') : ''), ...readPathText(cell('code'))];
  if (readPathText(cell('code')).length === 0) {
    report.push(`Row ${line} names no code and was left out.`);
    return [];
  }
  const scale = columns.includes('scale') ? readScaleText(cell('scale')) : null;
  if (scale === null && cell('scale') !== '') report.push(`Row ${line}: “${cell('scale').slice(0, 60)}” is no scale that Kist can read. Write it like “1 to 5 (1 = a little; 5 = very much)”.`);
  const said = (column: Column): string => (columns.includes(column) ? cell(column) : '');
  return [{ ...namedOnly(path), definition: said('definition'), useWhen: said('useWhen'), notWhen: said('notWhen'), family: said('family'), colour: said('colour'), aliases: readListText(said('aliases')), scale }];
}
