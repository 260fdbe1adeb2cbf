/** Rings of links in a theory of change. Feedback is allowed; each ring is named, so that nobody draws one unawares. */

type Link = { readonly fromId: string; readonly toId: string };

/**
 * One shortest ring through each place that lies on a ring and not yet on one that was named, in reading order of the places.
 * Naming every ring could take for ever (there may be exponentially many); this names each place that feeds back at least once.
 */
export function ringsOf(nodeIds: readonly string[], links: readonly Link[]): string[][] {
  const next = Map.groupBy(links, ({ fromId }) => fromId);
  const named = new Set<string>();
  const rings: string[][] = [];
  for (const start of nodeIds) {
    if (named.has(start)) continue;
    const ring = shortestRing(start, next);
    if (ring === null) continue;
    for (const id of ring) named.add(id);
    rings.push(ring);
  }
  return rings;
}

/** The shortest way from a place back to itself, breadth first; null where there is none. */
function shortestRing(start: string, next: ReadonlyMap<string, readonly Link[]>): string[] | null {
  const cameFrom = new Map<string, string>();
  let reached = [start];
  while (reached.length > 0) {
    const further: string[] = [];
    for (const at of reached) {
      for (const { toId } of next.get(at) ?? []) {
        if (toId === start) {
          const ring = [at];
          while (ring[0] !== start) ring.unshift(cameFrom.get(ring[0]!)!);
          return ring;
        }
        if (cameFrom.has(toId)) continue;
        cameFrom.set(toId, at);
        further.push(toId);
      }
    }
    reached = further;
  }
  return null;
}
