import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

/** A paragraph while a file is being read: `afterBreak` tells that a page end, a rule or a picture stood before it. */
export type Draft = ReadParagraph & { readonly afterBreak?: boolean };

/** What reading a text format gives; the file's name, format and encoding are added by `readSource`. */
export type ReadText = { readonly title: string | null; readonly paragraphs: readonly ReadParagraph[]; readonly report: readonly ReportLine[] };

/** "1 picture was", "3 pictures were". */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? `One ${one} was` : `${count.toLocaleString('en-GB')} ${many} were`;
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits set above the line, as characters of their own, so that "1960s" and its footnote 1 don't run together. */
export function superscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => superscripts[Number(digit)] ?? digit);
}
