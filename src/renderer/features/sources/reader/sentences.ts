/** Smaller steps than paragraphs: sentences and words, so that any passage can be taken by keys alone. */
import { paragraphAt, type Span, trimPassage } from '../../coding/highlights.ts';
import type { Reading } from './reading.ts';

export type Unit = 'sentence' | 'word';

const segmenters = { sentence: new Intl.Segmenter('en-GB', { granularity: 'sentence' }), word: new Intl.Segmenter('en-GB', { granularity: 'word' }) };

/** The sentences or words of a stretch of the text, without the white space between them. */
export function unitsOf(text: string, { start, end }: Span, unit: Unit): Span[] {
  return [...segmenters[unit].segment(text.slice(start, end))].flatMap(({ index, segment, isWordLike }) => {
    const found = unit === 'word' && isWordLike !== true ? null : trimPassage(text, { start: start + index, end: start + index + segment.length });
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

/** The passage with its end moved to the next (or the earlier) end of a sentence or word. It never becomes empty. */
export function withEndMoved(text: string, paragraphs: readonly Span[], passage: Span, by: 1 | -1, unit: Unit): Span {
  const first = paragraphAt(paragraphs, passage.start);
  let index = paragraphAt(paragraphs, passage.end - 1);
  for (; index >= first && index < paragraphs.length; index += by) {
    const ends = unitsOf(text, paragraphs[index]!, unit).map((one) => one.end);
    const end = by === 1 ? ends.find((one) => one > passage.end) : ends.findLast((one) => one < passage.end && one > passage.start);
    if (end !== undefined) return { start: passage.start, end };
  }
  return passage;
}
