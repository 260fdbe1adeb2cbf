/** Which codings cover which words: the pure part of highlighting. Offsets are UTF-16 code units, half open. */
export type Span = { readonly start: number; readonly end: number };

/** A stretch of a paragraph whose every letter is covered by the same codings; none for plain words. */
export type Segment<Coded extends Span> = Span & { readonly codings: readonly Coded[] };

/**
 * A paragraph cut at every boundary of a coding: the segments lie end to end and cover exactly `range`. `codings` may reach
 * past the range on either side; within a segment they keep the order in which they were given.
 */
export function segmentsOf<Coded extends Span>(range: Span, codings: readonly Coded[]): Segment<Coded>[] {
  if (range.end <= range.start) return [];
  const touching = codings.filter((coding) => coding.start < range.end && coding.end > range.start);
  const cuts = new Set([range.start, range.end]);
  for (const { start, end } of touching) {
    if (start > range.start) cuts.add(start);
    if (end < range.end) cuts.add(end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  return places.slice(0, -1).map((start, index) => {
    const end = places[index + 1]!;
    return { start, end, codings: touching.filter((coding) => coding.start <= start && coding.end >= end) };
  });
}

/** Codings by the index of each paragraph that they touch, in the order given. Paragraphs lie in the order of the text. */
export function byParagraph<Coded extends Span>(paragraphs: readonly Span[], codings: readonly Coded[]): Coded[][] {
  const found: Coded[][] = paragraphs.map(() => []);
  for (const coding of codings) {
    for (let index = paragraphAt(paragraphs, coding.start); index < paragraphs.length && paragraphs[index]!.start < coding.end; index += 1) {
      if (paragraphs[index]!.end > coding.start) found[index]!.push(coding);
    }
  }
  return found;
}

/** The index of the paragraph in which a position lies; of a position between two, the one before it. At least 0. */
export function paragraphAt(paragraphs: readonly Span[], position: number): number {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paragraphs[middle]!.start <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The passage without the white space around its words; null when it holds none. */
export function trimPassage(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  return to > from ? { start: from, end: to } : null;
}

const ofWord = /[\p{L}\p{M}\p{N}]/u;
const isJoint = (character: string): boolean => character === '\'' || character === '’' || character === '-';

/** The passage widened to whole words: a quote that begins or ends in the middle of one reads as a slip. */
export function wholeWords(text: string, { start, end }: Span): Span {
  const inWord = (at: number): boolean => {
    const character = text.charAt(at);
    return ofWord.test(character) || isHalf(text.charCodeAt(at)) || (isJoint(character) && ofWord.test(text.charAt(at - 1)) && ofWord.test(text.charAt(at + 1)));
  };
  let from = start;
  while (from > 0 && inWord(from) && inWord(from - 1)) from -= 1;
  let to = end;
  while (to < text.length && inWord(to - 1) && inWord(to)) to += 1;
  return { start: from, end: to };
}

/** Half of a character outside the basic plane: never a place to cut. */
function isHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** The shortest first: what is meant most narrowly stands nearest. Of the same length the one that begins first, then the older. */
export function shortestFirst<Coded extends Span & { readonly id: string }>(codings: readonly Coded[]): Coded[] {
  return codings.toSorted((one, other) => one.end - one.start - (other.end - other.start) || one.start - other.start || (one.id < other.id ? -1 : 1));
}

/** Whether two passages share a letter. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
