/** Sentences of a passage as stretches of it, so that a quote can be made of whole sentences. */

export type Stretch = { start: number; end: number; text: string };

const segmenter = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** Half-open stretches in UTF-16 code units of `text`, blanks at their ends left out. */
export function sentencesWithin(text: string): Stretch[] {
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const trimmed = segment.trim();
    if (trimmed === '') return [];
    const start = index + segment.indexOf(trimmed);
    return [{ start, end: start + trimmed.length, text: trimmed }];
  });
}

/** A run of sentences after one of them was ticked or unticked: always without holes, because words that were left out would change what was said. */
export function runAfter(run: { first: number; last: number }, toggled: number): { first: number; last: number } {
  if (toggled < run.first) return { first: toggled, last: run.last };
  if (toggled > run.last) return { first: run.first, last: toggled };
  if (run.first === run.last) return run;
  return toggled === run.first ? { first: run.first + 1, last: run.last } : { first: run.first, last: toggled - 1 };
}
