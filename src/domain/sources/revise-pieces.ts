/** How a text was corrected, as a reader is shown it: by whole words, what went and what came. */
import { composeEdits, type Edit } from './revise-edits.ts';
import { countWords } from './words.ts';

export type TextPiece = { how: 'same' | 'out' | 'in'; text: string };

const isWordSign = (text: string, at: number): boolean => at >= 0 && at < text.length && /[\p{L}\p{N}\p{M}\ud800-\udfff'’-]/u.test(text[at]!);

/** Edits that take the whole of every word that they touch. `edits` are in order and count in `text`. */
export function widenToWords(text: string, edits: readonly Edit[]): Edit[] {
  const wide = edits.map((edit) => {
    let { start, end } = edit;
    // Only where a word goes on over the seam: words put in between two others touch neither.
    const touchesBefore = isWordSign(edit.text === '' ? text : edit.text, edit.text === '' ? end : 0) || (start < end && isWordSign(text, start));
    const touchesAfter = isWordSign(edit.text === '' ? text : edit.text, edit.text === '' ? start - 1 : edit.text.length - 1) || (start < end && isWordSign(text, end - 1));
    if (touchesBefore) while (isWordSign(text, start - 1)) start -= 1;
    if (touchesAfter) while (isWordSign(text, end)) end += 1;
    return { start, end };
  });
  const widened: Edit[] = [];
  for (const [index, { start, end }] of wide.entries()) {
    const last = widened.at(-1);
    const edit = edits[index]!;
    if (last && start <= last.end) {
      // Two changes in one word, or in words that touch, are one change of it.
      const from = edits[index - 1]!.end;
      const kept = last.text.slice(0, last.text.length - (last.end - from));
      widened[widened.length - 1] = { start: last.start, end: Math.max(last.end, end), text: kept + text.slice(from, edit.start) + edit.text + text.slice(edit.end, Math.max(last.end, end)) };
    } else {
      widened.push({ start, end, text: text.slice(start, edit.start) + edit.text + text.slice(edit.end, end) });
    }
  }
  return composeEdits(widened, []);
}

/** A text and what was done to it, in the order of the text; what went stands before what came. */
export function piecesOf(text: string, edits: readonly Edit[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  const put = (how: TextPiece['how'], words: string): void => void (words !== '' && pieces.push({ how, text: words }));
  for (const edit of widenToWords(text, edits)) {
    put('same', text.slice(at, edit.start));
    put('out', text.slice(edit.start, edit.end));
    put('in', edit.text);
    at = edit.end;
  }
  put('same', text.slice(at));
  return pieces;
}

/** How many words go and come by some edits, and in how many places. */
export function wordsChanged(text: string, edits: readonly Edit[]): { edits: number; wordsOut: number; wordsIn: number } {
  const wide = widenToWords(text, edits);
  return {
    edits: wide.length,
    wordsOut: wide.reduce((sum, edit) => sum + countWords(text.slice(edit.start, edit.end)), 0),
    wordsIn: wide.reduce((sum, edit) => sum + countWords(edit.text), 0),
  };
}

/** The text after edits, put together from the pieces: what a reader sees is what is stored. */
export const textOfPieces = (pieces: readonly TextPiece[]): string => pieces.filter(({ how }) => how !== 'out').map(({ text }) => text).join('');

