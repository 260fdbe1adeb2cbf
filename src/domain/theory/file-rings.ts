/** Rings in a file of a theory: of links, which are told, and of theories that would stand in themselves, which are refused. */
import type { FileTheory } from './theory-file.ts';
import { ringsOf } from './rings.ts';

/** Rings of links, by the labels of their places. */
export function ringsInFile({ nodes, links }: Pick<FileTheory, 'nodes' | 'links'>): string[][] {
  const labels = new Map(nodes.map(({ key, label }) => [key, label]));
  return ringsOf(nodes.map(({ key }) => key), links.map(({ from, to }) => ({ fromId: from, toId: to }))).map((ring) => ring.map((key) => labels.get(key)!));
}

/** Keys of theories that stand in each other in a ring, the first again at the end; null where none does. */
export function nestsInItself(theories: readonly Pick<FileTheory, 'key' | 'nodes'>[]): string[] | null {
  const openings = theories.flatMap(({ key, nodes }) => nodes.flatMap(({ opens }) => (opens === null ? [] : [{ fromId: key, toId: opens }])));
  const ring = ringsOf(theories.map(({ key }) => key), openings)[0];
  if (ring) return [...ring, ring[0]!];
  // The first is the outermost: nothing opens it.
  const first = theories[0]?.key;
  const opener = openings.find(({ toId }) => toId === first);
  return opener ? [opener.fromId, first!] : null;
}
