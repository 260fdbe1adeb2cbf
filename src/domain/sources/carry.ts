/**
 * Where a range of a text stands after the text was corrected. The rule:
 *
 * 1. What is changed wholly before a range shifts it; what is changed wholly behind it leaves it where it is.
 * 2. What is changed inside a range stretches or shrinks it with its words; words that are replaced inside it, also from its very
 *    beginning or to its very end, are in it in their new form.
 * 3. A change over one of its ends trims the range to what is left; words put in there belong to neither side.
 * 4. Words put in at one of its ends stay outside, unless they are written onto the coded word itself ("child" that becomes
 *    "children"): then the range goes on to the end of that word.
 * 5. White space that was put in never begins or ends a range. A range that has lost all its characters, or is left with white
 *    space alone, is gone.
 *
 * From this follows (and is tested): a range whose words nothing touches holds the same words; of what was coded every character
 * that survives is still coded, and of what was not coded no character that survives becomes so; ranges keep their order and
 * lie within each other as before; an end never falls into the middle of a character. Time is logarithmic in the number of edits.
 */
import { applyEdits, type Edit } from './revise-edits.ts';

type Range = { readonly start: number; readonly end: number };
/** `same`: stands on exactly the words that it stood on. */
export type CarriedRange = { start: number; end: number; how: 'same' | 'changed' };

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const wordHead = /^[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/u;
const wordTail = /(?:[\p{L}\p{N}\p{M}]+['’-])*[\p{L}\p{N}\p{M}]+$/u;

/** The character that ends at a place, and the one that begins there; empty at the ends of the text. */
const characterBefore = (text: string, at: number): string => (at <= 0 ? '' : at > 1 && /[\udc00-\udfff]/.test(text[at - 1]!) ? text.slice(at - 2, at) : text[at - 1]!);
const characterAt = (text: string, at: number): string => (at >= text.length ? '' : String.fromCodePoint(text.codePointAt(at)!));
const isWordCharacter = (character: string): boolean => wordCharacter.test(character);

/** How much of what is put in at a place is written onto the word that ends there. */
function grownOn(text: string, { start, end, text: put }: Edit): number {
  if (start !== end || !isWordCharacter(characterBefore(text, start)) || isWordCharacter(characterAt(text, start))) return 0;
  return wordHead.exec(put)?.[0].length ?? 0;
}

/** How much of what is put in at a place is written onto the word that begins there. */
function grownBefore(text: string, { start, end, text: put }: Edit): number {
  if (start !== end || !isWordCharacter(characterAt(text, end)) || isWordCharacter(characterBefore(text, end))) return 0;
  return wordTail.exec(put)?.[0].length ?? 0;
}

export type CarryOptions = {
  /**
   * Leave part 4 of the rule out. So a correction is taken back: a range that it only shifted comes back exactly to where it
   * stood, also beside words that the correction had taken away.
   */
  readonly withoutGrowing?: boolean;
};

/**
 * Reads a text and the edits made on it once, then carries any range of it: to where it stands in the text after, or null when
 * it is gone. `edits` are in order and don't overlap (`inOrder`).
 */
export function carrier(text: string, edits: readonly Edit[], { withoutGrowing = false }: CarryOptions = {}): (range: Range) => CarriedRange | null {
  const count = edits.length;
  const after = applyEdits(text, edits);
  /** Where what an edit puts in begins in the text after; sums of what the edits before each one take out and put in. */
  const begins: number[] = [];
  const out: number[] = [0];
  const put: number[] = [0];
  for (const [index, edit] of edits.entries()) {
    begins.push(edit.start + put[index]! - out[index]!);
    out.push(out[index]! + edit.end - edit.start);
    put.push(put[index]! + edit.text.length);
  }
  const shift = (edits: number): number => put[edits]! - out[edits]!;
  // An edit that touches another has no word of the text beside it there.
  const growsOn = edits.map((edit, index) => (withoutGrowing || edits[index - 1]?.end === edit.start ? 0 : grownOn(text, edit)));
  const growsBefore = edits.map((edit, index) => (withoutGrowing || edits[index + 1]?.start === edit.end ? 0 : grownBefore(text, edit)));

  return ({ start, end }) => {
    // Edits [first, last) lie in the range or over one of its ends; words put in at its very ends are not among them.
    const first = countWhile(edits, (edit) => edit.end <= start);
    const last = countWhile(edits, (edit) => edit.start < end);
    if (first >= last) {
      const grownEnd = last < count && edits[last]!.start === end ? growsOn[last]! : 0;
      const grownStart = first > 0 && edits[first - 1]!.end === start ? growsBefore[first - 1]! : 0;
      return { start: start + shift(first) - grownStart, end: end + shift(first) + grownEnd, how: grownStart + grownEnd > 0 ? 'changed' : 'same' };
    }
    const [opening, closing] = [edits[first]!, edits[last - 1]!];
    const overStart = opening.start < start;
    const overEnd = closing.end > end;
    // Of the range itself: what is taken out of it, and what is put in wholly inside.
    const taken = out[last]! - out[first]! - (overStart ? start - opening.start : 0) - (overEnd ? closing.end - end : 0);
    const inside = put[last - Number(overEnd)]! - put[Math.min(first + Number(overStart), last - Number(overEnd))]!;
    if (taken === end - start && inside <= 0) return null;

    let from: number;
    if (overStart) from = begins[first]! + opening.text.length;
    else if (opening.start === start) from = begins[first]!;
    else from = start + shift(first) - (first > 0 && edits[first - 1]!.end === start ? growsBefore[first - 1]! : 0);
    let to: number;
    if (overEnd) to = begins[last - 1]!;
    else if (closing.end === end) to = begins[last - 1]! + closing.text.length;
    else to = end + shift(last) + (last < count && edits[last]!.start === end ? growsOn[last]! : 0);

    for (let index = first + Number(overStart); index < last && from === begins[index]; index += 1) from += leadingSpace(edits[index]!.text);
    for (let index = last - 1 - Number(overEnd); index >= first && to === begins[index]! + edits[index]!.text.length; index -= 1) to -= trailingSpace(edits[index]!.text);
    if (from >= to || !/\S/.test(after.slice(from, to))) return null;
    return { start: from, end: to, how: 'changed' };
  };
}

/** Where one range stands after edits; null when it is gone. For many ranges of one text use `carrier`. */
export function carry(text: string, edits: readonly Edit[], range: Range): CarriedRange | null {
  return carrier(text, edits)(range);
}

const leadingSpace = (text: string): number => text.length - text.trimStart().length;
const trailingSpace = (text: string): number => text.length - text.trimEnd().length;

/** How many of some edits come before the first of which something does not hold; it holds for none behind that one. */
function countWhile(edits: readonly Edit[], holds: (edit: Edit) => boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(edits[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
