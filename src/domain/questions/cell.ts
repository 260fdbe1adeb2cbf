/**
 * The passages behind one cell of a matrix. They add up to its number:
 *
 * - codings: one passage for each coding (or each passage that a saved question finds). Code by code one for each pair: the words that both cover where they overlap; from the beginning
 *   of the one to the end of the other in the same turn or paragraph; else the one of the row, because a whole source is no quote.
 * - sources, voices: the same passages; the number is how many different sources, or voices, they have.
 * - words: the words that were counted, joined where they stand side by side.
 *
 * On the diagonal of code by code: the codings that are in both.
 */
import { pick } from './columns.ts';
import type { Ground } from './ground.ts';
import type { Laid } from './matrix.ts';
import { onDiagonal } from './matrix.ts';
import { isVoice } from './persons.ts';
import { amountOf, type Amount, inWordOrder, type Pieces, piecesOf } from './pieces.ts';
import { type Passages, passagesOf, turnsTouched } from './passages.ts';
import { eachPairNearby, eachPairOfSource, eachPairOfVoice, eachStretch, voicesOfBoth } from './together.ts';

/** A passage of a cell. `finds` are indexes into the finds of the matrix: one, or the two of a pair; none where the words of several were joined. */
export type CellPassage = { readonly source: number; readonly start: number; readonly end: number; readonly words: number; readonly finds: readonly number[] };
export type Cell = { readonly passages: readonly CellPassage[]; readonly amount: Amount };

/** `most`: how many passages are answered at most; the amount is of all. */
export function passagesOfCell(ground: Ground, laid: Laid, row: number, column: number, most: number): Cell {
  const { request, rows, columns } = laid;
  const isPairs = rows.what !== null && columns.what !== null;
  if (request.count === 'words') return wordsOfCell(ground, laid, row, column, most);
  if (isPairs && rows.lines[row]!.key !== columns.lines[column]!.key) return pairsOfCell(ground, laid, row, column, most);
  const diagonal = isPairs ? onDiagonal(laid) : null;
  return findsOfCell(ground, laid, diagonal === null ? (piece) => rows.of(piece).includes(row) && columns.of(piece).includes(column) : (piece) => diagonal(piece).includes(row), most);
}

function findsOfCell(ground: Ground, { finds, pieces }: Laid, isIn: (piece: number) => boolean, most: number): Cell {
  const chosen: number[] = [];
  for (let piece = 0; piece < pieces.count; piece += 1) if (isIn(piece)) chosen.push(piece);
  const own: Pieces = { count: chosen.length, passage: pick(pieces.passage, chosen), source: pick(pieces.source, chosen), person: pick(pieces.person, chosen), firstWord: pick(pieces.firstWord, chosen), lastWord: pick(pieces.lastWord, chosen) };
  const words = new Map<number, number>();
  for (const piece of chosen) words.set(pieces.passage[piece]!, (words.get(pieces.passage[piece]!) ?? 0) + pieces.lastWord[piece]! - pieces.firstWord[piece]!);
  const amount = { ...amountOf(ground, finds, own), passages: words.size, sources: new Set(own.source).size };
  const passages = [...words].slice(0, most).map(([find, many]) => ({ source: finds.source[find]!, start: finds.start[find]!, end: finds.end[find]!, words: many, finds: [find] }));
  return { passages, amount };
}

function pairsOfCell(ground: Ground, laid: Laid, row: number, column: number, most: number): Cell {
  const { request, scope, finds, rows, columns } = laid;
  const how = request.together ?? 'overlaps';
  const isRow = (find: number): boolean => (rows.what!.linesOfClass.get(finds.kind[find]!) ?? []).includes(row);
  const isColumn = (find: number): boolean => (columns.what!.linesOfClass.get(finds.kind[find]!) ?? []).includes(column);
  const [sources, voices] = [new Set<number>(), new Set<number>()];
  const shown: { source: number; start: number; end: number; finds: readonly number[] }[] = [];
  const all: [source: number, start: number, end: number][] = [];
  let pairs = 0;
  const visit = (one: number, other: number): void => {
    const [first, second] = isRow(one) && isColumn(other) ? [one, other] : isRow(other) && isColumn(one) ? [other, one] : [-1, -1];
    if (first < 0) return;
    pairs += 1;
    sources.add(finds.source[first]!);
    sources.add(finds.source[second]!);
    for (const voice of voicesOfBoth(ground, scope, finds, first, second)) if (isVoice(ground, voice)) voices.add(voice);
    const [start, end] = stretchOfPair(laid, first, second);
    all.push([finds.source[first]!, start, end]);
    shown.push({ source: finds.source[first]!, start, end, finds: [first, second] });
  };
  const chosen = onlyThese(laid, (find) => isRow(find) || isColumn(find));
  const visitChosen = (one: number, other: number): void => visit(chosen.from[one]!, chosen.from[other]!);
  if (how === 'same source') eachPairOfSource(ground, chosen.finds, visitChosen);
  else if (how === 'same voice') eachPairOfVoice(ground, scope, chosen.finds, visitChosen);
  else eachPairNearby(ground, chosen.finds, how, visitChosen);
  const passages = piecesByPassage(ground, laid, all);
  shown.sort((one, other) => one.source - other.source || one.start - other.start || one.end - other.end);
  return {
    passages: shown.slice(0, most).map((passage) => ({ ...passage, words: passages.wordsOf(passage.source, passage.start, passage.end) })),
    amount: { passages: pairs, sources: sources.size, voices: voices.size, persons: 0, words: passages.total },
  };
}

/** The finds that may be in a cell, so that pairs of others need not be looked at. */
function onlyThese({ finds }: Laid, isIn: (find: number) => boolean): { finds: Laid['finds']; from: Int32Array } {
  const list: number[] = [];
  for (let find = 0; find < finds.count; find += 1) if (isIn(find)) list.push(find);
  const from = Int32Array.from(list);
  const at = (numbers: Int32Array): Int32Array => pick(numbers, from);
  const { source, start, end, firstWord, lastWord, firstTurn, lastTurn, kind, coder, coding } = finds;
  return {
    from,
    finds: { count: from.length, source: at(source), start: at(start), end: at(end), firstWord: at(firstWord), lastWord: at(lastWord), firstTurn: at(firstTurn), lastTurn: at(lastTurn), kind: at(kind), coder: at(coder), coding: at(coding) },
  };
}

function stretchOfPair({ request, finds }: Laid, first: number, second: number): [number, number] {
  const how = request.together ?? 'overlaps';
  const [starts, ends] = [[finds.start[first]!, finds.start[second]!], [finds.end[first]!, finds.end[second]!]] as const;
  if (how === 'overlaps') return [Math.max(...starts), Math.min(...ends)];
  if (how === 'same turn' || how === 'same paragraph') return [Math.min(...starts), Math.max(...ends)];
  return [starts[0], ends[0]];
}

/** Counts the words of stretches: of each, and of all together. */
function piecesByPassage(ground: Ground, { scope }: Laid, stretches: readonly (readonly [number, number, number])[]): { wordsOf(source: number, start: number, end: number): number; total: number } {
  const passages: Passages = passagesOf((push) => {
    for (const [source, start, end] of stretches) push(source, start, end, -1, -1, ...turnsTouched(ground, source, start, end));
  });
  const pieces = piecesOf(ground, scope, passages);
  const words = new Map<string, number>();
  for (let piece = 0; piece < pieces.count; piece += 1) {
    const passage = pieces.passage[piece]!;
    const key = `${passages.source[passage]} ${passages.start[passage]} ${passages.end[passage]}`;
    words.set(key, (words.get(key) ?? 0) + pieces.lastWord[piece]! - pieces.firstWord[piece]!);
  }
  return { wordsOf: (source, start, end) => words.get(`${source} ${start} ${end}`) ?? 0, total: amountOf(ground, passages, pieces).words };
}

function wordsOfCell(ground: Ground, laid: Laid, row: number, column: number, most: number): Cell {
  const { scope, finds, pieces, rows, columns } = laid;
  const runs: { source: number; from: number; to: number }[] = [];
  const add = (source: number, from: number, to: number): void => {
    const last = runs.at(-1);
    if (last && last.source === source && from <= last.to) last.to = Math.max(last.to, to);
    else if (from < to) runs.push({ source, from, to });
  };
  if (rows.what && columns.what) eachStretch(finds, pieces, rows.what, columns.what, (source, from, to, down, across) => down.includes(row) && across.includes(column) && add(source, from, to));
  else {
    for (const piece of inWordOrder(pieces.count, pieces.source, pieces.firstWord)) {
      if (rows.of(piece).includes(row) && columns.of(piece).includes(column)) add(pieces.source[piece]!, pieces.firstWord[piece]!, pieces.lastWord[piece]!);
    }
  }
  const found = passagesOf((push) => {
    for (const { source, from, to } of runs) {
      const { begin, end } = ground.wordsOf(source);
      push(source, begin[from]!, end[to - 1]!, from, to, ...turnsTouched(ground, source, begin[from]!, end[to - 1]!));
    }
  });
  const amount = { ...amountOf(ground, found, piecesOf(ground, scope, found)), words: runs.reduce((sum, { from, to }) => sum + to - from, 0) };
  const passages = Array.from({ length: Math.min(most, found.count) }, (_, index) => ({ source: found.source[index]!, start: found.start[index]!, end: found.end[index]!, words: found.lastWord[index]! - found.firstWord[index]!, finds: [] }));
  return { passages, amount };
}
