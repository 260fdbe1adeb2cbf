/**
 * How well a connection is told: the most that can flow from one factor to another when each bundle lets through as much as it has citations (or sources). It equals the least that
 * has to be taken away so that nothing leads from the one to the other any more (Ford and Fulkerson 1956). Flow by shortest paths: Edmonds and Karp 1972.
 */
export type Capacity = { readonly from: string; readonly to: string; readonly capacity: number };

/** Maximum flow between two factors; 0 where nothing leads there, or where both are the same. */
export function maximumFlow(bundles: readonly Capacity[], source: string, sink: string): number {
  if (source === sink) return 0;
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const [start, goal] = [numberOf(source), numberOf(sink)];
  const heads: number[] = [];
  const left: number[] = [];
  const out: number[][] = [];
  const arc = (from: number, to: number, capacity: number): void => {
    (out[from] ??= []).push(heads.length);
    heads.push(to);
    left.push(capacity);
  };
  for (const { from, to, capacity } of bundles) {
    if (from === to || !(capacity > 0)) continue;
    const [one, other] = [numberOf(from), numberOf(to)];
    arc(one, other, capacity);
    // The arc back stands beside its own: taking flow back is flowing the other way.
    arc(other, one, 0);
  }
  let flow = 0;
  for (;;) {
    const reachedBy = new Int32Array(numbers.size).fill(-1);
    const queue = [start];
    for (let at = 0; at < queue.length && reachedBy[goal] === -1; at += 1) {
      for (const index of out[queue[at]!] ?? []) {
        const next = heads[index]!;
        if (next === start || reachedBy[next] !== -1 || left[index]! <= 0) continue;
        reachedBy[next] = index;
        queue.push(next);
      }
    }
    if (reachedBy[goal] === -1) return flow;
    let most = Infinity;
    for (let factor = goal; factor !== start; factor = heads[reachedBy[factor]! ^ 1]!) most = Math.min(most, left[reachedBy[factor]!]!);
    for (let factor = goal; factor !== start; factor = heads[reachedBy[factor]! ^ 1]!) {
      left[reachedBy[factor]!]! -= most;
      left[reachedBy[factor]! ^ 1]! += most;
    }
    flow += most;
  }
}
