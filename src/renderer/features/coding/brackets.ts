/**
 * Where the brackets in the margin stand. Counted in lanes from the text outwards: the shortest coding of those that
 * overlap is innermost. Nothing here measures the page, so it can be worked out once for a whole source.
 */
import type { Span } from './highlights.ts';

type Coded = Span & { readonly id: string };

/** More lanes would eat the page; what still overlaps then shares the outermost one. */
export const mostLanes = 6;

/** No line of the reader holds more letters than this, so codings further apart never stand beside the same line. */
const longestLine = 110;

/** The lane of every coding, 0 for the innermost, and how many lanes are used. */
export function layLanes(codings: readonly Coded[], paragraphs: readonly Span[]): { laneOf: Map<string, number>; lanes: number } {
  const place = linePlace(paragraphs);
  const laneOf = new Map<string, number>();
  const lanes: Lane[] = [];
  const inOrder = codings
    .map((coding) => ({ id: coding.id, from: place(coding.start), to: place(Math.max(coding.start, coding.end - 1)) + 1 }))
    .sort((one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from || (one.id < other.id ? -1 : 1));
  for (const { id, from, to } of inOrder) {
    const taken = lanes.map((lane) => lane.isTaken(from - longestLine, to + longestLine));
    // Outside everything shorter that it overlaps; when that leads off the page, wherever it is free.
    const outside = taken.lastIndexOf(true) + 1;
    const free = taken.indexOf(false);
    const lane = outside < mostLanes ? outside : free === -1 ? mostLanes - 1 : free;
    (lanes[lane] ??= createLane()).take(from, to);
    laneOf.set(id, lane);
  }
  return { laneOf, lanes: lanes.length };
}

/** Positions spread out so that different paragraphs, which never share a line, are never near. */
function linePlace(paragraphs: readonly Span[]): (offset: number) => number {
  const starts = paragraphs.map((paragraph) => paragraph.start);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return offset + low * 2 * longestLine;
  };
}

type Lane = { isTaken(from: number, to: number): boolean; take(from: number, to: number): void };

/** What stands in one lane, in order; looked up by halving, so that thousands of codings cost little. */
function createLane(): Lane {
  const standing: { from: number; to: number }[] = [];
  const firstEndingAfter = (at: number): number => {
    let low = 0;
    let high = standing.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (standing[middle]!.to <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    isTaken(from, to) {
      const next = standing[firstEndingAfter(from)];
      return next !== undefined && next.from < to;
    },
    take(from, to) {
      standing.splice(firstEndingAfter(from), 0, { from, to });
    },
  };
}

export type Label = { readonly id: string; readonly top: number };

/**
 * Labels one under the other: each as near to where its bracket begins as the one above it leaves room for. At most
 * `most` are shown; `left` counts the rest.
 */
export function placeLabels(wanted: readonly Label[], height: number, most: number): { placed: Label[]; left: number; bottom: number } {
  const inOrder = wanted.toSorted((one, other) => one.top - other.top);
  const shown = inOrder.length > most ? inOrder.slice(0, Math.max(0, most - 1)) : inOrder;
  const placed: Label[] = [];
  let bottom = 0;
  for (const { id, top } of shown) {
    const at = Math.max(top, bottom);
    placed.push({ id, top: at });
    bottom = at + height;
  }
  const left = inOrder.length - shown.length;
  return { placed, left, bottom: left > 0 ? bottom + height : bottom };
}
