import type { Coder } from '../../../contract/index.ts';

type ReadSource = { readers: readonly { coderId: string; codings: number }[] };

/**
 * Whose readings are laid side by side: those that were asked for; else the two coders who have read most sources in common, the one at the keyboard among them
 * where that is as good. Always at least two, where there are two.
 */
export function startingReaders(asked: string | undefined, coders: readonly Pick<Coder, 'id'>[], current: string, sources: readonly ReadSource[]): string[] {
  const named = (asked ?? '').split(',').filter((id) => coders.some((coder) => coder.id === id));
  if (named.length > 1) return named;
  let best: { pair: [string, string]; shared: number } | null = null;
  const inOrder = coders.toSorted((one, other) => Number(other.id === current) - Number(one.id === current));
  for (const [index, one] of inOrder.entries()) {
    for (const other of inOrder.slice(index + 1)) {
      const shared = sources.filter(({ readers }) => readers.some((reader) => reader.coderId === one.id) && readers.some((reader) => reader.coderId === other.id)).length;
      if (best === null || shared > best.shared) best = { pair: [one.id, other.id], shared };
    }
  }
  return best === null ? coders.map((coder) => coder.id) : coders.map((coder) => coder.id).filter((id) => best.pair.includes(id));
}
