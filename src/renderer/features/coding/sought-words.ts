/** The words that a search has found in a paragraph, on the way to it. Not in the address: a browser writes addresses into its history. */
import type { SearchHit } from '../../../contract/index.ts';
import { keptWhileOpen } from './kept-while-open.ts';

type Sought = { sourceId: string; start: number; words: string };

export const soughtWords = keptWhileOpen<Sought | null>(null);

/** How far apart words may stand to be shown as one place, in UTF-16 code units. */
const together = 40;

/** The first words that were found in a snippet, with those that stand near them, as they stand in the text. Empty when none were. */
export function foundWords(snippet: SearchHit['snippet']): string {
  const first = snippet.findIndex((piece) => piece.hit);
  if (first === -1) return '';
  let words = snippet[first]!.text;
  for (let index = first + 1; index + 1 < snippet.length; index += 2) {
    const [between, next] = [snippet[index]!, snippet[index + 1]!];
    if (between.hit || !next.hit || between.text.length > together || between.text.includes('…')) break;
    words += between.text + next.text;
  }
  return words;
}

/** Remembers what was found, for the paragraph that is opened next. */
export function goToFound(hit: SearchHit): void {
  if (hit.kind === 'passage' && hit.start !== null) soughtWords.set({ sourceId: hit.id, start: hit.start, words: foundWords(hit.snippet) });
}

/** What was looked for in the paragraph that begins there. */
export function wordsSoughtAt(sourceId: string, start: number): string {
  const sought = soughtWords.get();
  return sought?.sourceId === sourceId && sought.start === start ? sought.words : '';
}
