/** What a theory of change says, as versions keep it; and when two states of it say the same. */
import type { Assumption, TheoryLink, TheoryNode } from '../../contract/index.ts';

export type TheoryContent = { nodes: TheoryNode[]; links: TheoryLink[]; assumptions: Assumption[] };

/**
 * What of a thing counts as what the theory says. Where a place was put on the picture is how it is drawn; how many items of evidence or sources there are for a link is what is
 * known of it: neither is a change of the theory.
 */
const nodeSays = ({ id, kind, label, note, group, indicatorId, outcomeId, opensId }: TheoryNode): unknown[] => [id, kind, label, note, group, indicatorId, outcomeId, opensId];
const linkSays = ({ id, fromId, toId, assumption, mechanism }: TheoryLink): unknown[] => [id, fromId, toId, assumption, mechanism];
const assumptionSays = ({ id, linkId, text, status }: Assumption): unknown[] => [id, linkId, text, status];

const byId = <Thing extends { id: string }>(things: readonly Thing[]): Thing[] => things.toSorted((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));

/** Whether two states of a theory say the same, in whatever order. */
export function sameContent(one: TheoryContent, other: TheoryContent): boolean {
  const said = ({ nodes, links, assumptions }: TheoryContent): string => JSON.stringify([byId(nodes).map(nodeSays), byId(links).map(linkSays), byId(assumptions).map(assumptionSays)]);
  return said(one) === said(other);
}
