/** What the inspector speaks about: a factor, or links from some causes to some effects. */
import type { Bundle, CausalMap, Factor } from '../../../contract/index.ts';
import type { Route } from '../../app/route.ts';

export type Chosen = { is: 'factor'; name: string } | { is: 'bundle'; cause: string; effect: string } | null;

export const keyOf = ({ cause, effect }: Pick<Bundle, 'cause' | 'effect'>): string => JSON.stringify([cause, effect]);

export const bundleOf = (map: CausalMap, chosen: Chosen): Bundle | undefined => (chosen?.is === 'bundle' ? map.bundles.find(({ cause, effect }) => cause === chosen.cause && effect === chosen.effect) : undefined);

/** Where an address points: by the names of two factors, or by two places of a theory that factors were said to be. */
export function chosenIn(details: Route['details'], map: CausalMap, factors: readonly Factor[]): Chosen {
  const { cause, effect, from, to } = details;
  if (cause !== undefined && effect !== undefined) return { is: 'bundle', cause, effect };
  if (cause !== undefined) return { is: 'factor', name: cause };
  if (from === undefined || to === undefined) return null;
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const nodeOf = ({ nodeId, oppositeId }: Factor): string | null => nodeId ?? (oppositeId === null ? null : (byId.get(oppositeId)?.nodeId ?? null));
  const nodes = new Map(factors.map((factor) => [factor.name, nodeOf(factor)]));
  const found = map.bundles.find((bundle) => nodes.get(bundle.cause) === from && nodes.get(bundle.effect) === to);
  return found ? { is: 'bundle', cause: found.cause, effect: found.effect } : null;
}
