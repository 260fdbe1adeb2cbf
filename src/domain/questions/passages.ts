/** Stretches of text in columns: by source, start, end, no two alike. `-1` as a word: not worked out yet (`knowWords`); as a turn: nobody speaks. */
import { pick } from './columns.ts';
import type { Ground } from './ground.ts';
import { countAtMost, wordsBegunBefore, wordsEndedBy } from './word-index.ts';

export type Passages = {
  readonly count: number;
  readonly source: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly firstWord: Int32Array;
  readonly lastWord: Int32Array;
  readonly firstTurn: Int32Array;
  readonly lastTurn: Int32Array;
};

export const unknownWord = -1;

/** Takes passages one by one and answers them in order, those of the same words once. */
export function passagesOf(add: (push: (source: number, start: number, end: number, firstWord: number, lastWord: number, firstTurn: number, lastTurn: number) => void) => void): Passages {
  const rows: number[] = [];
  let inOrder = true;
  let [lastSource, lastStart, lastEnd] = [-1, -1, -1];
  add((source, start, end, firstWord, lastWord, firstTurn, lastTurn) => {
    if (source === lastSource && start === lastStart && end === lastEnd) return;
    if (source < lastSource || (source === lastSource && (start < lastStart || (start === lastStart && end < lastEnd)))) inOrder = false;
    [lastSource, lastStart, lastEnd] = [source, start, end];
    rows.push(source, start, end, firstWord, lastWord, firstTurn, lastTurn);
  });
  const many = rows.length / 7;
  const order = Int32Array.from({ length: many }, (_, index) => index * 7);
  if (!inOrder) order.sort((one, other) => rows[one]! - rows[other]! || rows[one + 1]! - rows[other + 1]! || rows[one + 2]! - rows[other + 2]!);
  const columns = Array.from({ length: 7 }, () => new Int32Array(many));
  let count = 0;
  for (const at of order) {
    if (count > 0 && columns[0]![count - 1] === rows[at] && columns[1]![count - 1] === rows[at + 1] && columns[2]![count - 1] === rows[at + 2]) continue;
    for (let column = 0; column < 7; column += 1) columns[column]![count] = rows[at + column]!;
    count += 1;
  }
  const [source, start, end, firstWord, lastWord, firstTurn, lastTurn] = columns.map((column) => (count === many ? column : column.slice(0, count))) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  return { count, source, start, end, firstWord, lastWord, firstTurn, lastTurn };
}

export const noPassages: Passages = passagesOf(() => {});

/** Those of some passages for which something holds, in the same order. */
export function keepPassages(passages: Passages, holds: (passage: number) => boolean): Passages {
  const kept: number[] = [];
  for (let index = 0; index < passages.count; index += 1) if (holds(index)) kept.push(index);
  if (kept.length === passages.count) return passages;
  const at = (column: Int32Array): Int32Array => pick(column, kept);
  const { source, start, end, firstWord, lastWord, firstTurn, lastTurn } = passages;
  return { count: kept.length, source: at(source), start: at(start), end: at(end), firstWord: at(firstWord), lastWord: at(lastWord), firstTurn: at(firstTurn), lastTurn: at(lastTurn) };
}

/** The codings with some indexes as passages; those on the same words are one. */
export function passagesOfCodings({ codings }: Ground, which: Iterable<number>): Passages {
  const { source, start, end, firstWord, lastWord, firstTurn, lastTurn } = codings;
  return passagesOf((push) => {
    for (const coding of which) push(source[coding]!, start[coding]!, end[coding]!, firstWord[coding]!, lastWord[coding]!, firstTurn[coding]!, lastTurn[coding]!);
  });
}

/** The same passages with every word worked out. Texts are read only where something is not known. */
export function knowWords(ground: Ground, passages: Passages): Passages {
  const { count, source, start, end } = passages;
  let { firstWord, lastWord } = passages;
  for (let index = 0; index < count; index += 1) {
    if (firstWord[index] !== unknownWord && lastWord[index] !== unknownWord) continue;
    if (firstWord === passages.firstWord) {
      firstWord = firstWord.slice();
      lastWord = lastWord.slice();
    }
    const words = ground.wordsOf(source[index]!);
    firstWord[index] = wordsEndedBy(words, start[index]!);
    lastWord[index] = wordsBegunBefore(words, end[index]!);
  }
  return firstWord === passages.firstWord ? passages : { ...passages, firstWord, lastWord };
}

/** The turns that a stretch touches, half open; `[-1, -1]` where nobody speaks. */
export function turnsTouched(ground: Ground, source: number, start: number, end: number): [number, number] {
  const turns = ground.turnsOf(source);
  const first = countAtMost(turns.end, start);
  const last = countAtMost(turns.start, end - 1);
  return first < last ? [first, last] : [-1, -1];
}

/** The paragraphs that a stretch touches, half open; empty only between two paragraphs. */
export function paragraphsTouched(ground: Ground, source: number, start: number, end: number): [number, number] {
  const paragraphs = ground.paragraphsOf(source);
  return [countAtMost(paragraphs.end, start), countAtMost(paragraphs.start, end - 1)];
}

/** Where the passages of each source begin: those of source s stand from `[s]` to before `[s + 1]`. */
export function offsetsBySource(passages: { readonly count: number; readonly source: Int32Array }, sources: number): Int32Array {
  const from = new Int32Array(sources + 1);
  for (let index = 0; index < passages.count; index += 1) from[passages.source[index]! + 1]! += 1;
  for (let source = 0; source < sources; source += 1) from[source + 1]! += from[source]!;
  return from;
}
