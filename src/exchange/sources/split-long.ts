import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { fileProblem } from './file-problem.ts';
import { changed } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

/** A paragraph longer than this is cut at the ends of sentences, so that it can be shown, numbered and coded. */
const longest = 12_000;
/** No word, address or sentence without spaces is longer; data that is not words is. */
const unbroken = 20_000;

/**
 * Parts paragraphs that no reader could follow (a whole interview on one line). Words are kept; where a part ends, the
 * space becomes the gap between two paragraphs. A run of so many characters without any break is refused: it is data.
 */
export function splitLong(paragraphs: readonly ReadParagraph[], name: string, report: ReportLine[]): ReadParagraph[] {
  if (paragraphs.every((paragraph) => paragraph.text.length <= longest)) return [...paragraphs];
  let parted = 0;
  const result = paragraphs.flatMap((paragraph, index) => {
    if (paragraph.text.length <= longest) return [paragraph];
    const parts = partsOf(paragraph.text, name, index + 1);
    parted += 1;
    return parts.map((text, part) => {
      if (part === 0) return { ...paragraph, text };
      const { boldOpening: _, ...rest } = paragraph;
      return { ...rest, text };
    });
  });
  report.push(changed(`${parted === 1 ? 'One very long paragraph was' : `${parted} very long paragraphs were`} parted at the ends of sentences.`));
  return result;
}

function partsOf(text: string, name: string, number: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > longest) {
    const window = text.slice(from, from + longest);
    const sentence = lastMatch(window, /[.?!…]["'”’)]?\s+|[。！？]|\n/g, longest / 3);
    const space = lastMatch(window, /\s+/g, longest / 3);
    let cut = sentence ?? space;
    if (cut === undefined) {
      const next = /\s/.exec(text.slice(from + longest, from + unbroken));
      if (next === null && text.length - from > unbroken) {
        throw fileProblem('unreadable-file', `“${name}” has more than ${unbroken.toLocaleString('en-GB')} characters without a space in paragraph ${number}; that is data, not words. Nothing was stored. Take that part out, or save the words alone as .docx or .txt.`);
      }
      cut = next === null ? text.length - from : longest + next.index;
    }
    parts.push(text.slice(from, from + cut).trim());
    from += cut;
  }
  parts.push(text.slice(from).trim());
  return parts.filter((part) => part !== '');
}

/** Where the last match ends, if that is past `least`. */
function lastMatch(text: string, pattern: RegExp, least: number): number | undefined {
  let end: number | undefined;
  for (const found of text.matchAll(pattern)) end = found.index + found[0].length;
  return end !== undefined && end > least ? end : undefined;
}
