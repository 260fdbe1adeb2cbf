/** Where the factors of a causal map stand: what is told to come first on the left, what comes of it on the right. The same map always gives the same picture. */
import { graphlib, layout } from '@dagrejs/dagre';
import { wrap } from '../theory/wrap.ts';

export type FactorBox = { name: string; lines: string[]; x: number; y: number; width: number; height: number };
type Joined = { cause: string; effect: string };

export const factorWidth = 164;
export const factorLineHeight = 17;
const letters = 21;
const fixed = 16;

/** A box for each factor, with its upper left corner. */
export function layOutMap(factors: readonly string[], bundles: readonly Joined[]): Map<string, FactorBox> {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 62, marginx: 10, marginy: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  const lines = new Map(factors.map((name) => [name, wrap(name, letters, 4)]));
  const heightOf = (name: string): number => fixed + lines.get(name)!.length * factorLineHeight;
  for (const name of factors) graph.setNode(name, { width: factorWidth, height: heightOf(name) });
  for (const { cause, effect } of bundles) if (cause !== effect && lines.has(cause) && lines.has(effect)) graph.setEdge(cause, effect);
  layout(graph);
  return new Map(factors.map((name) => {
    const { x, y } = graph.node(name) as { x: number; y: number };
    const height = heightOf(name);
    return [name, { name, lines: lines.get(name)!, x: Math.round(x - factorWidth / 2), y: Math.round(y - height / 2), width: factorWidth, height }];
  }));
}
