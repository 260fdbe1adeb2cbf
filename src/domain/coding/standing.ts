import { isWord } from '../sources/words.ts';

/** Where a passage stands among the words and turns of its text, so that "within ten words" and "in the same turn" are comparisons of numbers. Half open, as every range. */
export type Standing = {
  /** How many words end before the passage; a word that the passage cuts belongs to it. */
  readonly firstWord: number;
  /** How many words begin before the passage ends. `lastWord - firstWord` is how many words it touches. */
  readonly lastWord: number;
  /** Index of the first turn that it touches, and one more than that of the last; null where nobody was recognised as speaking. */
  readonly firstTurn: number | null;
  readonly lastTurn: number | null;
};

type Range = { readonly start: number; readonly end: number };

/**
 * Reads a text once and then tells where any passage of it stands, each in logarithmic time.
 * `turns` stand in the order of the text and don't overlap. Offsets are UTF-16 code units.
 */
export function standingIn(text: string, turns: readonly Range[]): (passage: Range) => Standing {
  const begins: number[] = [];
  const ends: number[] = [];
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    if (!isWord(piece)) continue;
    begins.push(index);
    ends.push(index + piece.length);
  }
  const turnBegins = turns.map((turn) => turn.start);
  const turnEnds = turns.map((turn) => turn.end);
  return ({ start, end }) => {
    const firstTurn = countUpTo(turnEnds, start);
    const lastTurn = countUpTo(turnBegins, end - 1);
    const speaks = firstTurn < lastTurn;
    return { firstWord: countUpTo(ends, start), lastWord: countUpTo(begins, end - 1), firstTurn: speaks ? firstTurn : null, lastTurn: speaks ? lastTurn : null };
  };
}

/** How many of some ascending numbers are at most `most`. */
function countUpTo(ascending: readonly number[], most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
