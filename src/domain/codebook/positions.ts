/** Closer than this, halving would soon run out of the precision of a double. */
const least = 1e-6;

/** A place in an order: `siblings` are the positions of the others, ascending; `index` how many of them come before. */
export type Placing = { readonly position: number } | { readonly renumber: readonly number[]; readonly position: number };

/**
 * A position between two siblings that leaves theirs alone. When there is no room left, `renumber` holds new positions
 * for all siblings, in their order.
 */
export function placeAt(siblings: readonly number[], index: number): Placing {
  const before = siblings[index - 1];
  const after = siblings[index];
  if (before === undefined) return { position: after === undefined ? 1 : after - 1 };
  if (after === undefined) return { position: before + 1 };
  if (after - before > least) return { position: (before + after) / 2 };
  return { renumber: siblings.map((_, at) => (at < index ? at + 1 : at + 2)), position: index + 1 };
}
