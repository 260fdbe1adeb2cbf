/** Half-open range of a text, in UTF-16 code units. */
type Range = { readonly start: number; readonly end: number };

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/**
 * The sentences of a stretch of a text, without the white space between them, in order. The one splitter: what the keys step through in the reader is what a rule codes.
 * (Unicode Standard Annex 29, "Sentence Boundaries", as the British locale has it.)
 */
export function sentencesIn(text: string, { start, end }: Range): { start: number; end: number }[] {
  return Array.from(sentences.segment(text.slice(start, end)), ({ index, segment }) => {
    const from = start + index + (segment.length - segment.trimStart().length);
    return { start: from, end: from + segment.trim().length };
  }).filter((sentence) => sentence.start < sentence.end);
}
