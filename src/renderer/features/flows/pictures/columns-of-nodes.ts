/**
 * Where the states of a Sankey stand, column by column in the order of the scheme, so that nothing lies on anything else and a person takes the same height everywhere.
 * The library sizes states by the tightest of its own columns, which it finds by following ribbons from those that nothing leads to; that is followed here.
 */
export type Node = { readonly column: number; readonly size: number };
export type Ribbon = { readonly from: number; readonly to: number };

/** Between two states of a column, so that their names never touch; in pixels. */
export const nodeGap = 16;

/** Height of all people together, where nothing else says how tall they are; in pixels. */
const heightOfAll = 320;

export type Placed = { height: number; y: number[] };

/** Middles of nodes, from 0 (top) to 1, and how tall the picture is; nodes of a column stand in the order they are given. `upTo`: how many people would take the full height. */
export function placeNodes(nodes: readonly Node[], ribbons: readonly Ribbon[], upTo: number | undefined): Placed {
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const own = Array.from({ length: columns }, (_, column) => nodes.flatMap((node, index) => (node.column === column ? [{ index, size: node.size }] : [])));
  const sumOf = (column: readonly { size: number }[]): number => column.reduce((sum, { size }) => sum + size, 0);
  const largest = Math.max(...own.map(sumOf));
  const scaleWanted = heightOfAll / (upTo === undefined || upTo === 0 ? largest : Math.max(upTo, largest));
  const height = Math.max(80, ...own.map((column) => sumOf(column) * scaleWanted + (column.length - 1) * nodeGap));
  const depth = depths(nodes.length, ribbons);
  const theirs = Array.from({ length: Math.max(...depth) + 1 }, (_, at) => nodes.filter((__, index) => depth[index] === at)).filter(({ length }) => length > 0);
  const scale = Math.min(...theirs.map((column) => (height - (column.length - 1) * nodeGap) / sumOf(column)));
  const y: number[] = nodes.map(() => 0.5);
  for (const column of own) {
    const gap = column.length < 2 ? 0 : Math.min(nodeGap, (height - sumOf(column) * scale) / (column.length - 1));
    let top = 0;
    for (const { index, size } of column) {
      y[index] = Math.min(0.9999, Math.max(0.0001, (top + (size * scale) / 2) / height));
      top += size * scale + gap;
    }
  }
  return { height, y };
}

/** The longest way to each node from one that nothing leads to. */
function depths(count: number, ribbons: readonly Ribbon[]): number[] {
  const depth = new Array<number>(count).fill(0);
  for (let round = 0; round < count; round += 1) {
    let hasChanged = false;
    for (const { from, to } of ribbons) {
      if (depth[to]! > depth[from]!) continue;
      depth[to] = depth[from]! + 1;
      hasChanged = true;
    }
    if (!hasChanged) return depth;
  }
  return depth;
}
