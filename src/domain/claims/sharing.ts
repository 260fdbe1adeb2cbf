/**
 * Which items of evidence share their source, person, event or data, and so are no second witness (reference: methods.md, section 4, "Dependence"; Befani: packages of evidence).
 * What a person has put together belongs together whatever else it shares.
 */
import type { Evidence } from '../../contract/index.ts';

export type Tie = Evidence['sharesWith'][number]['what'];
/** What an item goes back to, by kind: ids of sources, of voices, of events, of data; and the name under which people put it together, or ''. */
export type Origins = { id: string; persons: readonly string[]; sources: readonly string[]; events: readonly string[]; data: readonly string[]; together: string };

/** From the closest tie to the loosest: what two items share is named once. */
const ties = [
  ['said by a person to belong together', ({ together }: Origins) => (together === '' ? [] : [together])],
  ['person', ({ persons }: Origins) => persons],
  ['source', ({ sources }: Origins) => sources],
  ['event', ({ events }: Origins) => events],
  ['data', ({ data }: Origins) => data],
] as const satisfies readonly (readonly [Tie, (item: Origins) => readonly string[]])[];

/** How many others are named for one item. */
const mostNamed = 50;

/** For each item the others that it shares something with, in their order. */
export function sharingOf(items: readonly Origins[]): Map<string, Evidence['sharesWith']> {
  const holders = new Map<string, number[]>();
  items.forEach((item, index) => {
    for (const [tie, of] of ties) for (const id of of(item)) holders.set(`${tie} ${id}`, [...(holders.get(`${tie} ${id}`) ?? []), index]);
  });
  return new Map(
    items.map((item, index) => {
      const shared = new Map<number, Tie>();
      for (const [tie, of] of ties) for (const id of of(item)) for (const at of holders.get(`${tie} ${id}`)!) if (at !== index && !shared.has(at)) shared.set(at, tie);
      const named = [...shared].toSorted(([one], [other]) => one - other).slice(0, mostNamed);
      return [item.id, named.map(([at, what]) => ({ evidenceId: items[at]!.id, what }))];
    }),
  );
}

/** A package of items that hang together, and by what. */
export type Together = { ids: string[]; tie: Tie | null; key: string };

/** Items that hang together, one over the other, as packages; an item alone is a package of its own. In the order of the first item of each. */
export function packagesOf(items: readonly Origins[]): Together[] {
  const parent = items.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const first = new Map<string, number>();
  /** What joined items, counted at their root once all are joined. */
  const joins: { index: number; tie: Tie; key: string }[] = [];
  items.forEach((item, index) => {
    for (const [tie, of] of ties) {
      for (const key of of(item)) {
        const at = first.get(`${tie} ${key}`);
        if (at === undefined) first.set(`${tie} ${key}`, index);
        else {
          parent[Math.max(root(at), root(index))] = Math.min(root(at), root(index));
          joins.push({ index, tie, key });
        }
      }
    }
  });
  const closest = (one: Tie, another: Tie): boolean => ties.findIndex(([tie]) => tie === one) < ties.findIndex(([tie]) => tie === another);
  const byRoot = new Map<number, Together>();
  items.forEach(({ id }, index) => {
    const at = root(index);
    const its = byRoot.get(at);
    if (its) its.ids.push(id);
    else byRoot.set(at, { ids: [id], tie: null, key: '' });
  });
  for (const { index, tie, key } of joins) {
    const its = byRoot.get(root(index))!;
    if (its.tie === null || closest(tie, its.tie)) Object.assign(its, { tie, key });
  }
  return [...byRoot.values()];
}
