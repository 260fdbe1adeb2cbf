/**
 * Tracing paths from one factor to another. Traced by source, only what one source tells end to end counts: that A leads to B by one person's word and B to C by
 * another's does not make anybody say that A leads to C (the transitivity trap; reference: methods.md, section 7).
 */
import type { ToldLink } from './bundles.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

function graphOf(links: Iterable<{ readonly cause: string; readonly effect: string }>): { forward: Graph; backward: Graph } {
  const forward = new Map<string, Set<string>>();
  const backward = new Map<string, Set<string>>();
  const add = (graph: Map<string, Set<string>>, from: string, to: string): void => {
    const known = graph.get(from);
    if (known) known.add(to);
    else graph.set(from, new Set([to]));
  };
  for (const { cause, effect } of links) {
    if (cause === effect) continue;
    add(forward, cause, effect);
    add(backward, effect, cause);
  }
  return { forward, backward };
}

/** Fewest steps from a factor to each that can be reached in at most so many. */
function stepsFrom(graph: Graph, start: string, most: number): Map<string, number> {
  const steps = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= most && edge.length > 0; step += 1) {
    const next: string[] = [];
    for (const factor of edge) {
      for (const reached of graph.get(factor) ?? []) {
        if (steps.has(reached)) continue;
        steps.set(reached, step);
        next.push(reached);
      }
    }
    edge = next;
  }
  return steps;
}

/** Simple paths of at most so many steps, shortest first within each beginning; stops at `limit`. */
function pathsIn(graph: { forward: Graph; backward: Graph }, from: string, to: string, most: number, limit: number): string[][] {
  const left = stepsFrom(graph.backward, to, most);
  const paths: string[][] = [];
  const walked = [from];
  const isOn = new Set([from]);
  const walk = (factor: string): void => {
    if (factor === to) {
      paths.push([...walked]);
      return;
    }
    if (walked.length > most) return;
    for (const next of graph.forward.get(factor) ?? []) {
      const rest = left.get(next);
      if (rest === undefined || walked.length + rest > most || isOn.has(next) || paths.length >= limit) continue;
      walked.push(next);
      isOn.add(next);
      walk(next);
      walked.pop();
      isOn.delete(next);
    }
  };
  if (left.has(from) && from !== to) walk(from);
  return paths;
}

export type TracedPath = { readonly factors: readonly string[]; readonly sourceIds: readonly string[]; readonly weakest: number };
const key = (factors: readonly string[]): string => factors.join('\u0000');

/**
 * Paths of at most `most` steps without a factor twice, told by most sources first, then shortest; at most `limit` of them.
 * `bySource`: only paths all of whose links one source tells; else links of whatever sources, with the sources that tell all of it named beside.
 */
export function tracePaths(links: readonly ToldLink[], asked: { from: string; to: string; most: number; bySource: boolean; limit?: number }): { paths: TracedPath[]; more: boolean } {
  const { from, to, most, bySource, limit = 200 } = asked;
  const tellers = new Map<string, Set<string>>();
  for (const { cause, effect, sourceId } of links) {
    const step = key([cause, effect]);
    const known = tellers.get(step);
    if (known) known.add(sourceId);
    else tellers.set(step, new Set([sourceId]));
  }
  const found = new Map<string, { factors: string[]; sources: Set<string> }>();
  // Looked for beyond the limit, so that those with the most sources are among what is kept.
  const reach = limit * 10;
  let more = false;
  const add = (paths: string[][], sourceId: string | null): void => {
    if (paths.length >= reach) more = true;
    for (const factors of paths) {
      const entry = found.get(key(factors)) ?? { factors, sources: new Set<string>() };
      if (sourceId !== null) entry.sources.add(sourceId);
      found.set(key(factors), entry);
    }
  };
  for (const [sourceId, own] of Map.groupBy(links, (link) => link.sourceId)) add(pathsIn(graphOf(own), from, to, most, reach), sourceId);
  if (!bySource) add(pathsIn(graphOf(links), from, to, most, reach), null);
  const paths = [...found.values()]
    .map(({ factors, sources }) => ({ factors, sourceIds: [...sources].toSorted(), weakest: Math.min(...factors.slice(1).map((factor, index) => tellers.get(key([factors[index]!, factor]))?.size ?? 0)) }))
    .toSorted((one, other) => other.sourceIds.length - one.sourceIds.length || other.weakest - one.weakest || one.factors.length - other.factors.length || (key(one.factors) < key(other.factors) ? -1 : 1));
  return { paths: paths.slice(0, limit), more: more || paths.length > limit };
}

/** Links that stand on a path of at most so many steps; traced by source, on one that their own source tells. */
export function linksOnPaths(links: readonly ToldLink[], asked: { from: string; to: string; most: number; bySource: boolean }): ToldLink[] {
  const { from, to, most, bySource } = asked;
  const within = (own: readonly ToldLink[]): ToldLink[] => {
    const { forward, backward } = graphOf(own);
    const [there, back] = [stepsFrom(forward, from, most), stepsFrom(backward, to, most)];
    return own.filter(({ cause, effect }) => cause !== effect && effect !== from && cause !== to && (there.get(cause) ?? Infinity) + 1 + (back.get(effect) ?? Infinity) <= most);
  };
  return bySource ? [...Map.groupBy(links, (link) => link.sourceId).values()].flatMap(within) : within(links);
}
