import { nameKey } from '../../domain/codebook/names.ts';
import { pathText } from '../../domain/codebook/path-text.ts';
import type { WrittenCode } from '../../domain/codebook/written-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { sniff } from '../sources/sniff.ts';
import { readCodebookCsv } from './codebook-csv.ts';
import { readCodebookDocx } from './codebook-docx.ts';
import type { ReadCodebook } from './what-was-read.ts';

/** Nobody keeps that many codes apart; such a file is something else. */
const most = { codes: 5000, bytes: 20 * 1024 * 1024, depth: 20 };

/**
 * Reads a codebook from the bytes of a file.
 *
 * @throws Refusal with one of the file codes of the contract: what is wrong with it, where, and what to do
 */
export async function readCodebook({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadCodebook> {
  if (bytes.length === 0) throw new Refusal('empty-file', `“${name}” is empty. Nothing was stored; please choose the file again.`);
  if (bytes.length > most.bytes) throw new Refusal('too-large', `“${name}” has more than 20 MB, which no codebook has. Nothing was stored; please choose another file.`);
  const isWord = /\.docx$/i.test(name) || (sniff(bytes) === 'zip' && !/\.(?:xlsx|xlsm|ods)$/i.test(name));
  if (isWord && sniff(bytes) !== 'zip') throw new Refusal('mis-named', `“${name}” is called a Word file but is none. Nothing was stored; please choose the file again, or save it anew.`);
  const read = isWord ? await readCodebookDocx(bytes, name) : readCodebookCsv(bytes, name);
  if (read.codes.length === 0) throw new Refusal('empty-file', `“${name}” holds no code. Nothing was stored; please choose another file.`);
  if (read.codes.length > most.codes) throw new Refusal('too-large', `“${name}” names more than ${most.codes.toLocaleString('en-GB')} codes, so it was not read. Nothing was stored; is it the right file?`);
  for (const code of read.codes) refuseTooLong(code);
  const twice = countTwice(read.codes);
  return { ...read, report: [...read.report, ...(twice > 0 ? [`${twice} ${twice === 1 ? 'code stands' : 'codes stand'} there more than once; what the lines say was put together, the first of each holding.`] : [])] };
}

/** The bounds of the contract, said with the code that is past them. */
function refuseTooLong(code: WrittenCode): void {
  const line = pathText(code.path).slice(0, 120);
  const tooLong = (what: string, bound: string): Refusal => new Refusal('unreadable-file', `The code “${line}” has ${what}; Kist holds ${bound}. Nothing was stored. Shorten it in the file, then choose the file again.`);
  if (code.path.length > most.depth) throw tooLong(`${code.path.length} levels above each other`, `${most.depth}`);
  if (code.path.some((name) => name.length > 500)) throw tooLong('a name of more than 500 characters', 'shorter ones');
  if ([code.definition, code.useWhen, code.notWhen].some((words) => words.length > 20_000)) throw tooLong('a text of more than 20,000 characters', 'shorter ones');
  if (code.family.length > 100) throw tooLong('a family of more than 100 characters', 'shorter ones');
  if (code.aliases.length > 50 || code.aliases.some((alias) => alias.length > 500)) throw tooLong('more than 50 other names, or one of more than 500 characters', 'fewer and shorter ones');
}

function countTwice(codes: readonly WrittenCode[]): number {
  const times = new Map<string, number>();
  for (const { path } of codes) times.set(JSON.stringify(path.map(nameKey)), (times.get(JSON.stringify(path.map(nameKey))) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}
