/** The causal package of a claim: factors that rest on each other may form no ring (a cause is not its own ground). */
import { Refusal } from '../refusal.ts';

type Resting = { readonly id: string; readonly factor: string; readonly restsOn: readonly string[] };

/** The factors of a ring, in order, or null where there is none. What rests on a factor that is not there rests on nothing. */
export function ringIn(factors: readonly Resting[]): Resting[] | null {
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const done = new Set<string>();
  for (const start of factors) {
    const path: Resting[] = [];
    const place = new Map<string, number>();
    // Depth first without recursion: a package may be long.
    const stack: { factor: Resting; next: number }[] = [{ factor: start, next: 0 }];
    while (stack.length > 0) {
      const top = stack.at(-1)!;
      if (top.next === 0) {
        if (done.has(top.factor.id)) {
          stack.pop();
          continue;
        }
        place.set(top.factor.id, path.length);
        path.push(top.factor);
      }
      const below = top.factor.restsOn[top.next];
      if (below === undefined) {
        done.add(top.factor.id);
        place.delete(top.factor.id);
        path.pop();
        stack.pop();
        continue;
      }
      top.next += 1;
      const at = place.get(below);
      if (at !== undefined) return path.slice(at);
      const factor = byId.get(below);
      if (factor && !done.has(below)) stack.push({ factor, next: 0 });
    }
  }
  return null;
}

/** @throws Refusal `not-allowed` where factors rest on each other in a ring, naming them */
export function refuseRing(factors: readonly Resting[]): void {
  const ring = ringIn(factors);
  if (!ring) return;
  const names = [...ring, ring[0]!].map(({ factor }) => `“${factor}”`).join(' rests on ');
  throw new Refusal('not-allowed', `These factors would rest on each other in a ring: ${names}. Nothing was changed. Let one of them rest on something outside the ring.`, { factorIds: ring.map(({ id }) => id) });
}
