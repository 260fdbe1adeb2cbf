/** How much of a source has been coded, and where it has not: the pure part. */
import type { OpenedSource, Paragraph } from '../../../../contract/index.ts';
import type { Span } from '../../coding/highlights.ts';

/**
 * Which paragraphs are looked at when it is asked how far the coding has come: all that hold words of somebody's or of the
 * document. Headings, notes and the interviewer's turns stand aside. By the index of the paragraph.
 */
export function countedParagraphs({ paragraphs, turns, speakers }: Pick<OpenedSource, 'paragraphs' | 'turns' | 'speakers'>): boolean[] {
  return paragraphs.map(({ kind, turn, start, end }: Paragraph) => {
    if (kind === 'heading' || kind === 'note' || end <= start) return false;
    const speaker = turn === null ? undefined : turns[turn]?.speaker;
    return speaker === undefined || speakers[speaker]?.role !== 'interviewer';
  });
}

/** Whether any of the codings touches each paragraph. Codings may come in any order; linear in what they cover. */
export function codedParagraphs(paragraphs: readonly Span[], codings: readonly Span[]): boolean[] {
  const coded = paragraphs.map(() => false);
  for (const { start, end } of codings) {
    for (let index = firstEndingAfter(paragraphs, start); index < paragraphs.length && paragraphs[index]!.start < end; index += 1) coded[index] = true;
  }
  return coded;
}

function firstEndingAfter(paragraphs: readonly Span[], position: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

export type Coverage = { readonly counted: number; readonly coded: number };

export function coverageOf(isCounted: readonly boolean[], isCoded: readonly boolean[]): Coverage {
  let counted = 0;
  let coded = 0;
  for (const [index, counts] of isCounted.entries()) {
    if (!counts) continue;
    counted += 1;
    if (isCoded[index]) coded += 1;
  }
  return { counted, coded };
}

/** "62% of 1,204 paragraphs coded". A beginning is never 0%, and 100% is said only when nothing is left. */
export function coverageInWords({ counted, coded }: Coverage): string {
  if (counted === 0) return '';
  const share = coded === 0 ? 0 : coded === counted ? 100 : Math.min(99, Math.max(1, Math.round((100 * coded) / counted)));
  return `${share}% of ${new Intl.NumberFormat('en-GB').format(counted)} ${counted === 1 ? 'paragraph' : 'paragraphs'} coded`;
}

/** The next (or the earlier) paragraph that counts and is not coded, after `from` (-1: from the beginning); null when there is none in that direction. */
export function nextUncoded(isCounted: readonly boolean[], isCoded: readonly boolean[], from: number, by: 1 | -1): number | null {
  for (let index = from + by; index >= 0 && index < isCounted.length; index += by) if (isCounted[index] && !isCoded[index]) return index;
  return null;
}
