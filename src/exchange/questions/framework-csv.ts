import Papa from 'papaparse';
import { methodSentences, type WrittenFramework } from '../../domain/questions/framework-document.ts';
import { guardedCell } from '../codebook/guarded-cell.ts';

/** The matrix as a table: one row a voice or source, one column a code, how it was made below. UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 has them. */
export function frameworkAsCsv(framework: WrittenFramework): Uint8Array {
  const head = [framework.title, ...framework.codes];
  const rows = framework.rows.map(({ name, cells }) => [name, ...cells.map((cell) => (cell === null ? '' : [cell.text, ...cell.quotes.map(({ text, attribution }) => `“${text}” (${attribution})`)].join('\n\n')))]);
  const below = methodSentences(framework).map((sentence) => [sentence]);
  return new TextEncoder().encode(`\ufeff${Papa.unparse([head, ...rows, [], ...below].map((row) => row.map(guardedCell)), { newline: '\r\n' })}\r\n`);
}
