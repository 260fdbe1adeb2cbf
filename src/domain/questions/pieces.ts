/**
 * Passages cut by who speaks, for counting. A piece is a stretch of words of one passage that one person says, or nobody; pieces of those who are not in are left out, and so
 * the interviewer's words in a passage that holds a question and its answer are not counted. Words count from 0 within their source; a word that a passage cuts belongs to it.
 */
import { growingRows, upTo } from './columns.ts';
import type { Ground } from './ground.ts';
import { knowWords, type Passages } from './passages.ts';
import { nobody, personOf } from './persons.ts';
import { type Scope, speakerOf } from './scope.ts';
import { wordsBegunBefore, wordsEndedBy } from './word-index.ts';

export type Pieces = {
  readonly count: number;
  /** The passage that it is cut from. Pieces stand in the order of the passages. */
  readonly passage: Int32Array;
  readonly source: Int32Array;
  readonly person: Int32Array;
  readonly firstWord: Int32Array;
  readonly lastWord: Int32Array;
};

/** Cuts passages whose words are known (`knowWords`). The text is looked at only where a passage reaches beyond one turn. */
export function piecesOf(ground: Ground, scope: Scope, given: Passages): Pieces {
  const passages = knowWords(ground, given);
  const rows = growingRows(5);
  for (let index = 0; index < passages.count; index += 1) {
    const source = passages.source[index]!;
    if (!scope.source[source]) continue;
    cut(ground, scope, passages, index, (person, firstWord, lastWord) => rows.push(index, source, person, firstWord, lastWord));
  }
  const { count } = rows;
  return { count, passage: rows.column(0), source: rows.column(1), person: rows.column(2), firstWord: rows.column(3), lastWord: rows.column(4) };
}

type Visit = (person: number, firstWord: number, lastWord: number) => void;

function cut(ground: Ground, scope: Scope, passages: Passages, index: number, visit: Visit): void {
  const source = passages.source[index]!;
  const start = passages.start[index]!;
  const end = passages.end[index]!;
  const firstWord = passages.firstWord[index]!;
  const lastWord = passages.lastWord[index]!;
  const firstTurn = passages.firstTurn[index]!;
  const lastTurn = passages.lastTurn[index]!;
  const outside = scope.outside[source] === 1;
  if (firstTurn < 0) {
    if (outside) visit(nobody, firstWord, lastWord);
    return;
  }
  const turns = ground.turnsOf(source);
  const speak = (turn: number, from: number, to: number): void => {
    const speaker = speakerOf(ground, source, turn);
    if (speaker < 0) {
      if (outside) visit(nobody, from, to);
    } else if (scope.speaker[speaker]) visit(personOf(ground, speaker), from, to);
  };
  if (lastTurn - firstTurn === 1 && start >= turns.start[firstTurn]! && end <= turns.end[firstTurn]!) {
    speak(firstTurn, firstWord, lastWord);
    return;
  }
  const words = ground.wordsOf(source);
  let at = firstWord;
  for (let turn = firstTurn; turn < lastTurn; turn += 1) {
    const from = Math.max(at, wordsEndedBy(words, turns.start[turn]!));
    const to = Math.min(lastWord, wordsBegunBefore(words, turns.end[turn]!));
    if (from > at && outside) visit(nobody, at, from);
    // A turn of which only a dash is touched is spoken in, without a word.
    speak(turn, from, Math.max(from, to));
    at = Math.max(at, to);
  }
  if (at < lastWord && outside) visit(nobody, at, lastWord);
}

/** How many different words all pieces together hold, and how many those of each passage. */
export function countPieceWords(pieces: Pieces, passages: number): { total: number; of: Int32Array } {
  const { count, source, firstWord, lastWord, passage } = pieces;
  const of = new Int32Array(passages);
  for (let piece = 0; piece < count; piece += 1) of[passage[piece]!]! += lastWord[piece]! - firstWord[piece]!;
  return { total: countUnion(count, source, firstWord, lastWord), of };
}

/** How many words lie in at least one of some stretches. */
function countUnion(count: number, source: Int32Array, firstWord: Int32Array, lastWord: Int32Array): number {
  let total = 0;
  let [here, reached] = [-1, 0];
  for (const piece of inWordOrder(count, source, firstWord)) {
    if (source[piece] !== here) [here, reached] = [source[piece]!, 0];
    const from = Math.max(firstWord[piece]!, reached);
    if (lastWord[piece]! > from) {
      total += lastWord[piece]! - from;
      reached = lastWord[piece]!;
    }
  }
  return total;
}

/** The indexes of stretches by source and first word. */
export function inWordOrder(count: number, source: Int32Array, firstWord: Int32Array): Int32Array {
  const order = upTo(count);
  for (let index = 1; index < count; index += 1) {
    if (source[index]! < source[index - 1]! || (source[index] === source[index - 1] && firstWord[index]! < firstWord[index - 1]!)) return order.sort((one, other) => source[one]! - source[other]! || firstWord[one]! - firstWord[other]!);
  }
  return order;
}

/** What a set of passages amounts to. `words` are different words, so that overlapping passages count them once. `persons` are speakers who are no voices yet. */
export type Amount = { readonly passages: number; readonly sources: number; readonly voices: number; readonly persons: number; readonly words: number };

export function amountOf(ground: Ground, passages: Passages, pieces: Pieces): Amount {
  const [voices, persons] = [new Set<number>(), new Set<number>()];
  for (const person of pieces.person) if (person !== nobody) (person < ground.voices.length ? voices : persons).add(person);
  return { passages: passages.count, sources: new Set(passages.source).size, voices: voices.size, persons: persons.size, words: countPieceWords(pieces, passages.count).total };
}
