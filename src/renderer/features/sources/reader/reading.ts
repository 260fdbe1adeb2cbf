/** Where somebody is in a text and what they have taken hold of: the pure part of the reader's keys and mouse. */
import { overlap, paragraphAt, shortestFirst, type Span } from '../../coding/highlights.ts';

export type Reading = {
  /** Words taken hold of; null while one only stands somewhere. */
  passage: Span | null;
  /** The paragraph that one stands in, and the letter where a click put one; null before the first move. */
  at: { paragraph: number; offset: number | null } | null;
  /** The paragraph where a selection by keys began. */
  anchor: number | null;
  /** The coding that was asked for by name: from the margin, the inspector, or with n and p. */
  coding: string | null;
  /** Whether the mouse took hold of the passage; then a bar of actions stands beside it. */
  byMouse: boolean;
};

export const nowhere: Reading = { passage: null, at: null, anchor: null, coding: null, byMouse: false };

export type Move =
  | { do: 'select'; passage: Span; byMouse?: boolean }
  | { do: 'stand'; offset: number }
  /** `from`: the paragraph that is seen first, where the one that one stood in is out of sight. */
  | { do: 'step'; by: 1 | -1; extend: boolean; unit?: 'paragraph' | 'turn'; from?: number }
  | { do: 'open'; coding: { id: string; start: number; end: number } }
  /** The words that one is at have been coded: the coding is in hand then, and nothing else moves. */
  | { do: 'hold'; passage: Span; coding: string }
  /** The new ends of a coding are stored, perhaps under another id; whoever has gone on meanwhile stays where they are. */
  | { do: 'stored'; was: string; coding: { id: string; start: number; end: number } }
  | { do: 'hide-bar' }
  | { do: 'let-go' };

/** A paragraph and the turn that it belongs to. */
export type Standing = Span & { readonly turn?: number | null };

/** The reading after a move. `paragraphs` lie in the order of the text. */
export function moved(paragraphs: readonly Standing[], reading: Reading, move: Move): Reading {
  switch (move.do) {
    case 'select':
      return { passage: move.passage, at: { paragraph: paragraphAt(paragraphs, move.passage.start), offset: null }, anchor: null, coding: null, byMouse: move.byMouse ?? false };
    case 'stand':
      return { ...nowhere, at: { paragraph: paragraphAt(paragraphs, move.offset), offset: move.offset } };
    case 'open':
      return {
        passage: { start: move.coding.start, end: move.coding.end },
        at: { paragraph: paragraphAt(paragraphs, move.coding.start), offset: null },
        anchor: null,
        coding: move.coding.id,
        byMouse: false,
      };
    case 'step':
      return move.from === undefined ? stepped(paragraphs, reading, move.by, move.extend, move.unit ?? 'paragraph') : { ...nowhere, at: { paragraph: move.from, offset: null } };
    case 'hold': {
      const now = target(paragraphs, reading);
      return now !== null && now.start === move.passage.start && now.end === move.passage.end ? { ...reading, coding: move.coding } : reading;
    }
    case 'stored':
      return reading.coding === move.was ? moved(paragraphs, reading, { do: 'open', coding: move.coding }) : reading;
    case 'hide-bar':
      return reading.byMouse ? { ...reading, byMouse: false } : reading;
    case 'let-go':
      return reading.passage === null ? nowhere : { ...nowhere, at: reading.at };
  }
}

function stepped(paragraphs: readonly Standing[], reading: Reading, by: 1 | -1, extend: boolean, unit: 'paragraph' | 'turn'): Reading {
  if (paragraphs.length === 0) return reading;
  const last = paragraphs.length - 1;
  const from = reading.at?.paragraph ?? null;
  const next = (index: number): number => (unit === 'turn' ? nextTurn(paragraphs, index, by) : Math.min(last, Math.max(0, index + by)));
  if (!extend) {
    // A selection is left at the end towards which one walks.
    const edge = reading.passage === null || from === null ? from : by === 1 ? paragraphAt(paragraphs, reading.passage.end - 1) : paragraphAt(paragraphs, reading.passage.start);
    const paragraph = edge === null ? (by === 1 ? 0 : last) : next(edge);
    return { ...nowhere, at: { paragraph, offset: null } };
  }
  const anchor = reading.anchor ?? from ?? 0;
  // The first step takes what one stands in, then its neighbours.
  const begins = unit === 'turn' ? edgeOfTurn(paragraphs, anchor, by) : anchor;
  const further = (index: number): number => (unit === 'turn' ? edgeOfTurn(paragraphs, Math.min(last, Math.max(0, index + by)), by) : next(index));
  const edge = reading.anchor === null ? (reading.passage === null ? begins : further(anchor)) : further(from ?? anchor);
  const [first, final] = anchor <= edge ? [anchor, edge] : [edge, anchor];
  return { passage: { start: paragraphs[first]!.start, end: paragraphs[final]!.end }, at: { paragraph: edge, offset: null }, anchor, coding: null, byMouse: false };
}

const isSameTurn = (one: Standing | undefined, other: Standing | undefined): boolean => one?.turn != null && one.turn === other?.turn;

/** The last paragraph of a turn, or going back its first. Where nobody speaks every paragraph is one of its own. */
function edgeOfTurn(paragraphs: readonly Standing[], index: number, by: 1 | -1): number {
  let edge = index;
  while (isSameTurn(paragraphs[edge], paragraphs[edge + by])) edge += by;
  return edge;
}

/** Where the next turn begins; going back, where this one begins, and from there where the one before it does. */
function nextTurn(paragraphs: readonly Standing[], index: number, by: 1 | -1): number {
  if (by === 1) return Math.min(paragraphs.length - 1, edgeOfTurn(paragraphs, index, 1) + 1);
  const beginning = edgeOfTurn(paragraphs, index, -1);
  return beginning < index ? beginning : edgeOfTurn(paragraphs, Math.max(0, index - 1), -1);
}

/** The words that an action would be about: the selection, else the paragraph one stands in. */
export function target(paragraphs: readonly Span[], reading: Reading): Span | null {
  if (reading.passage !== null) return reading.passage;
  const paragraph = reading.at === null ? undefined : paragraphs[reading.at.paragraph];
  return paragraph === undefined || paragraph.end <= paragraph.start ? null : { start: paragraph.start, end: paragraph.end };
}

/** Of codings, signs or evidence: those that lie where one is. A click asks for what covers that letter. */
export function here<Thing extends Span>(paragraphs: readonly Span[], reading: Reading, things: readonly Thing[]): Thing[] {
  const offset = reading.passage === null ? reading.at?.offset : null;
  const span = offset === null || offset === undefined ? target(paragraphs, reading) : { start: offset, end: offset + 1 };
  return span === null ? [] : things.filter((thing) => overlap(thing, span));
}

/** The coding that x and m are about: the one asked for, else the shortest where one is. */
export function codingInHand<Coded extends Span & { readonly id: string }>(reading: Reading, codingsHere: readonly Coded[]): Coded | null {
  return codingsHere.find((coding) => coding.id === reading.coding) ?? shortestFirst(codingsHere)[0] ?? null;
}

/** The next or the earlier coding in the order of the text, seen from where one is; null at the end. */
export function neighbour<Coded extends Span & { readonly id: string }>(paragraphs: readonly Span[], reading: Reading, codings: readonly Coded[], by: 1 | -1): Coded | null {
  const inOrder = codings.toSorted((one, other) => one.start - other.start || other.end - one.end || (one.id < other.id ? -1 : 1));
  const current = inOrder.findIndex((coding) => coding.id === reading.coding);
  if (current !== -1) return inOrder[current + by] ?? null;
  const from = reading.passage?.start ?? reading.at?.offset ?? (reading.at === null ? -1 : (paragraphs[reading.at.paragraph]?.start ?? -1));
  return by === 1 ? (inOrder.find((coding) => coding.start >= from) ?? null) : (inOrder.findLast((coding) => coding.start < from) ?? null);
}
