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

/** Codings that stand near one another and are laid together; `from` and `reach` as the lines count. */
type Cluster = {
  readonly from: number;
  readonly reach: number;
  readonly codings: readonly Placed[];
  readonly lanes: readonly number[];
  /** How deep the underline of each lies among those that share letters with it, 0 for the topmost. Smaller than its lane, since only codings of one line keep off each other in the margin. */
  readonly levels: readonly number[];
  readonly width: number;
};
export type Laid = {
  /** In the order of the text. */
  readonly list: readonly Coded[];
  readonly paragraphs: readonly Span[];
  readonly clusters: readonly Cluster[];
  /** How many lanes are used. */
  readonly lanes: number;
  /** What was not taken over from before: clusters that were laid anew, and ids that stood in those they replace. All of it, if nothing was. */
  readonly fresh: readonly Cluster[];
  readonly replaced: readonly string[] | 'all';
};

/** A few codings that have come, gone or moved are laid where they stand; after more all are laid anew. */
const few = 60;

/**
 * The lane of every coding, 0 for the innermost. Of `before` whatever is the same is taken over, so that one more coding costs what
 * stands around it: in a source with thousands, work on every one of them could be felt at each key.
 */
export function layLanes(codings: readonly Coded[], paragraphs: readonly Span[], before?: Laid): Laid {
  const list = isInOrder(codings) ? codings : codings.toSorted((one, other) => one.start - other.start || other.end - one.end || (one.id < other.id ? -1 : 1));
  if (before !== undefined && before.paragraphs === paragraphs && isInOrder(before.list)) {
    const longest = Math.min(list.length, before.list.length);
    let same = 0;
    while (same < longest && list[same] === before.list[same]) same += 1;
    let after = 0;
    while (after < longest - same && list[list.length - 1 - after] === before.list[before.list.length - 1 - after]) after += 1;
    const [gone, come] = [before.list.slice(same, before.list.length - after), list.slice(same, list.length - after)];
    if (gone.length + come.length <= few) return layFew(list, paragraphs, before, gone, come);
  }
  const clusters = clustersOf(list.map(placing(paragraphs)));
  return { list, paragraphs, clusters, lanes: widthOf(clusters), fresh: clusters, replaced: 'all' };
}

const isInOrder = (codings: readonly Coded[]): boolean => {
  for (let index = 1; index < codings.length; index += 1) if (codings[index - 1]!.start > codings[index]!.start) return false;
  return true;
};
const widthOf = (clusters: readonly Cluster[]): number => clusters.reduce((most, { width }) => Math.max(most, width), 0);

/** Lays anew the clusters that what has gone stood in and what has come stands near, and leaves the others. */
function layFew(list: readonly Coded[], paragraphs: readonly Span[], before: Laid, gone: readonly Coded[], come: readonly Coded[]): Laid {
  if (gone.length + come.length === 0) return { ...before, list, fresh: [], replaced: [] };
  const place = placing(paragraphs);
  const changed = [...gone, ...come].map(place);
  let [from, reach] = [Math.min(...changed.map((one) => one.from)), Math.max(...changed.map((one) => one.to))];
  const isNear = (cluster: Cluster): boolean => cluster.from < reach + longestLine && from < cluster.reach + longestLine;
  const first = before.clusters.findIndex(isNear);
  let [begin, end] = first === -1 ? [firstAfter(before.clusters, from), firstAfter(before.clusters, from)] : [first, first];
  while (end < before.clusters.length && isNear(before.clusters[end]!)) {
    from = Math.min(from, before.clusters[end]!.from);
    reach = Math.max(reach, before.clusters[end]!.reach);
    end += 1;
  }
  while (begin > 0 && isNear(before.clusters[begin - 1]!)) begin -= 1;
  const lost = new Set(gone);
  const affected = before.clusters.slice(begin, end).flatMap(({ codings }) => codings);
  const stay = affected.filter(({ coding }) => !lost.has(coding));
  const fresh = clustersOf([...stay, ...come.map(place)].sort((one, other) => one.from - other.from || other.to - one.to || (one.coding.id < other.coding.id ? -1 : 1)));
  const clusters = [...before.clusters.slice(0, begin), ...fresh, ...before.clusters.slice(end)];
  return { list, paragraphs, clusters, lanes: widthOf(clusters), fresh, replaced: affected.map(({ coding }) => coding.id) };
}

function firstAfter(clusters: readonly Cluster[], from: number): number {
  const index = clusters.findIndex((cluster) => cluster.from > from);
  return index === -1 ? clusters.length : index;
}

/** Placed codings in the order of the text, parted wherever a line's length lies between them. */
function clustersOf(inOrder: readonly Placed[]): Cluster[] {
  const clusters: Cluster[] = [];
  for (let first = 0; first < inOrder.length;) {
    let after = first + 1;
    let reach = inOrder[first]!.to;
    for (; after < inOrder.length && inOrder[after]!.from < reach + longestLine; after += 1) reach = Math.max(reach, inOrder[after]!.to);
    clusters.push(layCluster(inOrder.slice(first, after), reach));
    first = after;
  }
  return clusters;
}

/** The shortest come first and stand innermost. */
function layCluster(near: readonly Placed[], reach: number): Cluster {
  const shortest = near.toSorted((one, other) => one.to - one.from - (other.to - other.from) || one.from - other.from || (one.coding.id < other.coding.id ? -1 : 1));
  const lanes = inLanes(shortest, longestLine);
  const levels = inLanes(shortest, 0);
  return { from: near[0]!.from, reach, codings: near, lanes: near.map((one) => lanes.of.get(one)!), levels: near.map((one) => levels.of.get(one)!), width: lanes.count };
}

/** Lane and level of every coding, by its id. */
export function placesOf({ clusters }: Pick<Laid, 'clusters'>): Map<string, { lane: number; level: number }> {
  return new Map(clusters.flatMap(({ codings, lanes, levels }) => codings.map(({ coding }, index) => [coding.id, { lane: lanes[index]!, level: levels[index]! }] as const)));
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
