/**
 * Edits of a text, and what can be done with a list of them: put them in order, apply them, turn them round, put two lists
 * one after the other, leave out what they don't change. Offsets are UTF-16 code units of the text before the edits.
 */
import type { TextEdit } from '../../contract/index.ts';
import { Refusal } from '../refusal.ts';

export type Edit = Readonly<TextEdit>;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether a boundary falls between the two halves of a surrogate pair. */
export function cutsPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/**
 * Edits in the order of the text. Words put in at the same place follow one another as they were given, before words that are
 * replaced from there on. Refuses edits that reach past the text, overlap, or cut a character in two.
 */
export function inOrder(text: string, edits: readonly Edit[]): Edit[] {
  const ordered: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const { start, end } = edit;
    const last = ordered.at(-1);
    if (end < start || end > text.length) throw new Refusal('bad-input', 'A correction reaches past the end of the text. Nothing was changed. Open the source again and correct it anew.', { start, end, length: text.length });
    if (cutsPair(text, start) || cutsPair(text, end)) throw new Refusal('bad-input', 'A correction begins or ends in the middle of a character. Nothing was changed. Replace the whole of it.', { start, end });
    if (last && start < last.end) throw new Refusal('bad-input', 'Two corrections lie over each other. Nothing was changed. Give every word one correction.', { start, end });
    if (last && last.start === last.end && start === end && last.start === start) ordered[ordered.length - 1] = { start, end, text: last.text + edit.text };
    else ordered.push(edit);
  }
  return ordered;
}

/** The text after edits that are in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edits that make the text before out of the text after. `text` is the text before. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** What a text after edits is made of: stretches of the text before, and words that were put in. */
type Piece = { readonly from: number; readonly to: number } | { readonly put: string };

/** The text is taken to go on for ever: an edit never needs to know where it ends. */
function piecesOf(edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.start > at) pieces.push({ from: at, to: edit.start });
    if (edit.text !== '') pieces.push({ put: edit.text });
    at = edit.end;
  }
  pieces.push({ from: at, to: Infinity });
  return pieces;
}

const lengthOf = (piece: Piece): number => ('put' in piece ? piece.put.length : piece.to - piece.from);
const partOf = (piece: Piece, from: number, to: number): Piece => ('put' in piece ? { put: piece.put.slice(from, to) } : { from: piece.from + from, to: piece.from + to });

function editsOf(pieces: Iterable<Piece>): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let put = '';
  for (const piece of pieces) {
    if ('put' in piece) {
      put += piece.put;
      continue;
    }
    if (piece.from > at || put !== '') edits.push({ start: at, end: piece.from, text: put });
    at = piece.to;
    put = '';
  }
  return edits;
}

/** One list that does what `first` and then `second` do; `second` counts in the text that `first` has made. Edits that come to touch become one. */
export function composeEdits(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const middle = piecesOf(first);
  const done: Piece[] = [];
  let index = 0;
  let used = 0;
  let at = 0;
  /** Walks to a place of the middle text, keeping what is passed, or not. */
  const walk = (to: number, keep: boolean): void => {
    while (at < to) {
      const piece = middle[index]!;
      const take = Math.min(lengthOf(piece) - used, to - at);
      if (keep) done.push(partOf(piece, used, used + take));
      used += take;
      at += take;
      if (used === lengthOf(piece)) {
        index += 1;
        used = 0;
      }
    }
  };
  for (const edit of second) {
    walk(edit.start, true);
    if (edit.text !== '') done.push({ put: edit.text });
    walk(edit.end, false);
  }
  const rest = middle[index]!;
  done.push(partOf(rest, used, lengthOf(rest)), ...middle.slice(index + 1));
  return editsOf(joined(done));
}

/** Neighbouring stretches of the text before as one, so that an edit that was taken back in between leaves no trace. */
function* joined(pieces: readonly Piece[]): Generator<Piece> {
  let last: { from: number; to: number } | null = null;
  for (const piece of pieces) {
    if (lengthOf(piece) === 0) continue;
    if (!('put' in piece) && last?.to === piece.from) {
      last = { from: last.from, to: piece.to };
      continue;
    }
    if (last) yield last;
    last = null;
    if ('put' in piece) yield piece;
    else last = piece;
  }
  if (last) yield last;
}

/** Edits without the characters that they would replace by themselves at their beginning and end; those that change nothing are left out. */
export function tightenEdits(text: string, edits: readonly Edit[]): Edit[] {
  return edits.flatMap((edit) => {
    const old = text.slice(edit.start, edit.end);
    const most = Math.min(old.length, edit.text.length);
    let head = 0;
    while (head < most && old.charCodeAt(head) === edit.text.charCodeAt(head)) head += 1;
    if (cutsPair(old, head) || cutsPair(edit.text, head)) head -= 1;
    let tail = 0;
    while (tail < most - head && old.charCodeAt(old.length - 1 - tail) === edit.text.charCodeAt(edit.text.length - 1 - tail)) tail += 1;
    if (cutsPair(old, old.length - tail) || cutsPair(edit.text, edit.text.length - tail)) tail -= 1;
    const tight = { start: edit.start + head, end: edit.end - tail, text: edit.text.slice(head, edit.text.length - tail) };
    return tight.start === tight.end && tight.text === '' ? [] : [tight];
  });
}

/** Stretches of the text before that stand in the text after, in order, and where they stand there. */
export function keptStretches(length: number, edits: readonly Edit[]): { from: number; to: number; at: number }[] {
  const kept: { from: number; to: number; at: number }[] = [];
  let from = 0;
  let at = 0;
  for (const edit of [...edits, { start: length, end: length, text: '' }]) {
    if (edit.start > from) kept.push({ from, to: edit.start, at });
    at += edit.start - from + edit.text.length;
    from = edit.end;
  }
  return kept;
}
