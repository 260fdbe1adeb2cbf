/** Smaller steps than paragraphs: sentences and words, so that any passage can be taken by keys alone. */
import { sentencesIn } from '../../../../domain/coding/sentences.ts';
import { paragraphAt, type Span, trimPassage } from '../../coding/highlights.ts';
import type { Reading } from './reading.ts';

export type Unit = 'sentence' | 'word';

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'word' });

/** The sentences or words of a stretch of the text, without the white space between them. */
export function unitsOf(text: string, { start, end }: Span, unit: Unit): Span[] {
  if (unit === 'sentence') return sentencesIn(text, { start, end });
  return [...segmenter.segment(text.slice(start, end))].flatMap(({ index, segment, isWordLike }) => {
    const found = isWordLike === true ? trimPassage(text, { start: start + index, end: start + index + segment.length }) : null;
    return found === null ? [] : [found];
  });
}

/** The sentence after (or before) where one is, across paragraphs; from a paragraph one stands in, its first (or last). Null at the end. */
export function nextSentence(text: string, paragraphs: readonly Span[], reading: Reading, by: 1 | -1): Span | null {
  let index = reading.passage === null ? (reading.at?.paragraph ?? (by === 1 ? 0 : paragraphs.length - 1)) : paragraphAt(paragraphs, reading.passage.start);
  const from = reading.passage?.start ?? null;
  for (; index >= 0 && index < paragraphs.length; index += by) {
    const sentences = unitsOf(text, paragraphs[index]!, 'sentence');
    const found = from === null ? (by === 1 ? sentences[0] : sentences.at(-1)) : by === 1 ? sentences.find((one) => one.start > from) : sentences.findLast((one) => one.start < from);
    if (found !== undefined) return found;
  }
  return null;
}

/** Which end of a passage moves, and whether it takes words in or lets them go. */
export type End = 'start' | 'end';
export type Way = 'grow' | 'shrink';

/** The passage with one end moved to the next boundary of a sentence or word, across paragraphs. It never becomes empty; at the edge of the text it stays as it is. */
export function withEndMoved(text: string, paragraphs: readonly Span[], passage: Span, end: End, way: Way, unit: Unit): Span {
  const by = (end === 'end') === (way === 'grow') ? 1 : -1;
  const [first, last] = [paragraphAt(paragraphs, passage.start), paragraphAt(paragraphs, passage.end - 1)];
  const here = end === 'end' ? passage.end : passage.start;
  const isInside = (place: number): boolean => (end === 'end' ? place > passage.start : place < passage.end);
  for (let index = end === 'end' ? last : first; index >= 0 && index < paragraphs.length; index += by) {
    if (way === 'shrink' && (index < first || index > last)) break;
    const places = unitsOf(text, paragraphs[index]!, unit).map((one) => one[end]);
    const place = by === 1 ? places.find((one) => one > here && isInside(one)) : places.findLast((one) => one < here && isInside(one));
    if (place !== undefined) return end === 'end' ? { start: passage.start, end: place } : { start: place, end: passage.end };
  }
  return passage;
}
