/**
 * Where the brackets in the margin stand. Counted in lanes from the text outwards: the shortest coding of those that
 * overlap is innermost. Nothing here measures the page, so it can be worked out once for a whole source.
 */
import type { Span } from './highlights.ts';

type Coded = Span & { readonly id: string };

/** As many as lie on one another in work that people still read; what overlaps beyond that shares the outermost one. */
export const mostLanes = 10;

/** No line of the reader holds more letters than this, so codings further apart never stand beside the same line. */
const longestLine = 110;

type Placed = { readonly coding: Coded; readonly from: number; readonly to: number };

/** What was worked out for codings that stand near one another, found again by the first of them. */
type Cluster = { readonly codings: readonly Coded[]; readonly lanes: readonly number[]; readonly levels: readonly number[]; readonly width: number };
export type Laid = {
  readonly laneOf: ReadonlyMap<string, number>;
  /** How deep the underline of each coding lies among those that share letters with it, 0 for the topmost. Smaller than its lane, since only codings of one line keep off each other in the margin. */
  readonly levelOf: ReadonlyMap<string, number>;
  readonly lanes: number;
  readonly clusters: ReadonlyMap<Coded, Cluster>;
};

/**
 * The lane of every coding, 0 for the innermost, and how many lanes are used. Codings that are near one another are laid
 * together; of `before` whatever is the same is taken over, so that one more coding costs what stands around it.
 */
export function layLanes(codings: readonly Coded[], paragraphs: readonly Span[], before?: Laid): Laid {
  const place = placing(paragraphs);
  const inOrder = codings.map(place);
  // As the vault lists them they are in order already.
  if (!inOrder.every((one, index) => index === 0 || inOrder[index - 1]!.from <= one.from)) inOrder.sort((one, other) => one.from - other.from || one.to - other.to);
  const laneOf = new Map<string, number>();
  const levelOf = new Map<string, number>();
  const clusters = new Map<Coded, Cluster>();
  let lanes = 0;
  for (let first = 0; first < inOrder.length;) {
    let after = first + 1;
    for (let reach = inOrder[first]!.to; after < inOrder.length && inOrder[after]!.from < reach + longestLine; after += 1) reach = Math.max(reach, inOrder[after]!.to);
    const beginning = inOrder[first]!.coding;
    const earlier = before?.clusters.get(beginning);
    const cluster = earlier !== undefined && isSameCluster(earlier, inOrder, first, after) ? earlier : layCluster(inOrder.slice(first, after));
    clusters.set(beginning, cluster);
    for (let index = first; index < after; index += 1) {
      const { id } = inOrder[index]!.coding;
      laneOf.set(id, cluster.lanes[index - first]!);
      levelOf.set(id, cluster.levels[index - first]!);
    }
    lanes = Math.max(lanes, cluster.width);
    first = after;
  }
  return { laneOf, levelOf, lanes, clusters };
}

function isSameCluster({ codings }: Cluster, inOrder: readonly Placed[], first: number, after: number): boolean {
  if (codings.length !== after - first) return false;
  for (let index = first; index < after; index += 1) if (codings[index - first] !== inOrder[index]!.coding) return false;
  return true;
}

/** The shortest come first and stand innermost. */
function layCluster(near: readonly Placed[]): Cluster {
  const shortest = near.toSorted((one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from || (one.coding.id < other.coding.id ? -1 : 1));
  const lanes = inLanes(shortest, longestLine);
  const levels = inLanes(shortest, 0);
  return { codings: near.map(({ coding }) => coding), lanes: near.map((one) => lanes.of.get(one)!), levels: near.map((one) => levels.of.get(one)!), width: lanes.count };
}

/** Gives each a lane, in the order in which they come, `apart` letters from the next in the same lane. */
function inLanes(placed: readonly Placed[], apart: number): { of: Map<Placed, number>; count: number } {
  const lanes: Lane[] = [];
  const of = new Map<Placed, number>();
  for (const one of placed) {
    const taken = lanes.map((lane) => lane.isTaken(one.from - apart, one.to + apart));
    // Outside everything shorter that it overlaps; when that leads off the page, wherever it is free.
    const outside = taken.lastIndexOf(true) + 1;
    const free = taken.indexOf(false);
    const lane = outside < mostLanes ? outside : free === -1 ? mostLanes - 1 : free;
    (lanes[lane] ??= createLane()).take(one.from, one.to);
    of.set(one, lane);
  }
  return { of, count: lanes.length };
}

const placed = new WeakMap<readonly Span[], WeakMap<Coded, Placed>>();

/** Where codings stand among the lines, remembered for each as long as the text stays the same. */
function placing(paragraphs: readonly Span[]): (coding: Coded) => Placed {
  const known = placed.get(paragraphs) ?? new WeakMap<Coded, Placed>();
  placed.set(paragraphs, known);
  const place = linePlace(paragraphs);
  return (coding) => {
    let one = known.get(coding);
    if (one === undefined) known.set(coding, (one = { coding, from: place(coding.start), to: place(Math.max(coding.start, coding.end - 1)) + 1 }));
    return one;
  };
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
