import type { Assumption, TheoryLink, TheoryNode } from '../../../contract/index.ts';

type State = { nodes: readonly TheoryNode[]; links: readonly TheoryLink[]; assumptions: readonly Assumption[] };

/** One picture of two states: everything as it is now, and with it what is no longer there, each thing once. */
export function bothOf(before: State, now: State): { nodes: TheoryNode[]; links: TheoryLink[]; assumptions: Assumption[] } {
  const join = <Thing extends { id: string }>(old: readonly Thing[], present: readonly Thing[]): Thing[] => {
    const known = new Set(present.map(({ id }) => id));
    return [...present, ...old.filter(({ id }) => !known.has(id))];
  };
  return { nodes: join(before.nodes, now.nodes), links: join(before.links, now.links), assumptions: join(before.assumptions, now.assumptions) };
}
