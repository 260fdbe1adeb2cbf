/**
 * Where the places of a theory of change stand. What a person put somewhere stays there; everything else is laid out from top to bottom, so that what comes first stands above
 * what it leads to. Measured in units of the picture (one is one pixel at full size); `x` and `y` are a box's upper left corner.
 */
import { graphlib, layout } from '@dagrejs/dagre';
import { wrap } from './wrap.ts';

export type Box = { id: string; x: number; y: number; width: number; height: number };
type Placed = { id: string; label: string; at: { x: number; y: number } | null };
type Joined = { fromId: string; toId: string };

export const boxWidth = 184;
export const boxLineHeight = 18;
/** Letters that fit on a line of a box, at the size that labels are set in. */
export const boxLetters = 23;
/** Air above, below and the line that says what kind of place it is. */
const boxFixed = 42;

export const linesOf = (label: string): string[] => wrap(label, boxLetters, 6);
export const heightOf = (label: string): number => boxFixed + linesOf(label).length * boxLineHeight;

/** A box for each place. The same places and links always give the same picture. */
export function layOut(nodes: readonly Placed[], links: readonly Joined[]): Map<string, Box> {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 18, ranksep: 44, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { width: boxWidth, height: heightOf(node.label) });
  const known = new Set(nodes.map(({ id }) => id));
  for (const { fromId, toId } of links) if (fromId !== toId && known.has(fromId) && known.has(toId)) graph.setEdge(fromId, toId);
  layout(graph);
  return new Map(nodes.map((node) => {
    const height = heightOf(node.label);
    const middle = graph.node(node.id) as { x: number; y: number };
    const at = node.at ?? { x: middle.x - boxWidth / 2, y: middle.y - height / 2 };
    return [node.id, { id: node.id, x: Math.round(at.x), y: Math.round(at.y), width: boxWidth, height }];
  }));
}
