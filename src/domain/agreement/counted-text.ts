/** Which text counts. Offsets are UTF-16 code units, half open, as everywhere. */
import type { Stretch } from './unitizing-alpha.ts';

/** A paragraph, or a piece of one, that counts. `unit` numbers the turns of its source, or the paragraphs where nobody was recognised as speaking. */
export type CountedPart = Stretch & { readonly unit: number };

type Paragraph = Stretch & { readonly kind: string; readonly turn: number | null };

/** The paragraphs of a source that count: no headings, no white space between paragraphs, and no turn that `leavesOut` names by its index. In the order of the text. */
export function countedParts(paragraphs: readonly Paragraph[], leavesOut: (turn: number) => boolean): CountedPart[] {
  const parts: CountedPart[] = [];
  let unit = -1;
  let turn: number | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'heading' || paragraph.end <= paragraph.start) continue;
    if (paragraph.turn !== null && leavesOut(paragraph.turn)) continue;
    if (paragraph.turn === null || paragraph.turn !== turn) unit += 1;
    turn = paragraph.turn;
    parts.push({ start: paragraph.start, end: paragraph.end, unit });
  }
  return parts;
}

/** Stretches in order, those that overlap made one. With `touching` also those that only touch. */
export function merged(stretches: readonly Stretch[], touching: boolean): Stretch[] {
  const inOrder = stretches.toSorted((one, other) => one.start - other.start || one.end - other.end);
  const kept: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder) {
    const last = kept.at(-1);
    if (last && (start < last.end || (touching && start === last.end))) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}

/** The pieces of parts that lie under some stretches; these in order and not overlapping. */
export function within(parts: readonly CountedPart[], stretches: readonly Stretch[]): CountedPart[] {
  const pieces: CountedPart[] = [];
  let from = 0;
  for (const part of parts) {
    while (from < stretches.length && stretches[from]!.end <= part.start) from += 1;
    for (let at = from; at < stretches.length && stretches[at]!.start < part.end; at += 1) {
      pieces.push({ start: Math.max(part.start, stretches[at]!.start), end: Math.min(part.end, stretches[at]!.end), unit: part.unit });
    }
  }
  return pieces;
}

/** Counted text closed up, as if what does not count were cut out. */
export type ClosedText = {
  /** How much of it there is. */
  readonly length: number;
  /** Where in it an offset of the source stands; one that does not count stands where the text goes on. */
  at(offset: number): number;
  /** The parts in order, each with where it begins in the closed text. */
  readonly parts: readonly (CountedPart & { readonly from: number })[];
};

export function closeUp(parts: readonly CountedPart[]): ClosedText {
  let length = 0;
  const placed = parts.map((part) => {
    const from = length;
    length += part.end - part.start;
    return { ...part, from };
  });
  return {
    length,
    parts: placed,
    at(offset) {
      let low = 0;
      let high = placed.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (placed[middle]!.start <= offset) low = middle + 1;
        else high = middle;
      }
      const part = placed[low - 1];
      return part === undefined ? 0 : part.from + Math.min(offset, part.end) - part.start;
    },
  };
}

/** What a coder marked, in closed text; what lies wholly in text that does not count is gone. */
export function closedMarks(text: ClosedText, marks: readonly Stretch[], touching: boolean): Stretch[] {
  const closed: Stretch[] = [];
  for (const mark of marks) {
    const [start, end] = [text.at(mark.start), text.at(mark.end)];
    if (end > start) closed.push({ start, end });
  }
  return merged(closed, touching);
}
