/**
 * Causal links that people tell, put together: links with the same cause and effect are a bundle, in which sources and citations are counted apart
 * (causal mapping: Axelrod 1976; Powell, Copestake and Remnant 2024; reference: methods.md, section 7). A bundle says that sources claim an influence, never that there is one.
 */
import type { Bundle, CausalLink } from '../../contract/index.ts';

/** A causal link as it is counted: factors by what they are called, after zooming. */
export type ToldLink = { readonly id: string; readonly cause: string; readonly effect: string; readonly sourceId: string } & Pick<CausalLink, 'polarity' | 'how'>;

/** "General; detail; more detail" seen from further away: its first `levels` parts. */
export function zoomedOut(name: string, levels: number): string {
  return name.split(';').slice(0, levels).map((part) => part.trim()).join('; ');
}

const turned = { helps: 'hinders', hinders: 'helps', unclear: 'unclear' } as const;

/**
 * Links between factors and the opposites of factors as links between factors: "less worry helps sleep" is "worry hinders sleep". Both ends may turn.
 * `sameAs` names for a factor the one that it is the opposite of.
 */
export function joinOpposites(links: readonly ToldLink[], sameAs: ReadonlyMap<string, string>): ToldLink[] {
  return links.map((link) => {
    const [cause, effect] = [sameAs.get(link.cause), sameAs.get(link.effect)];
    const turns = (cause === undefined ? 0 : 1) + (effect === undefined ? 0 : 1);
    return { ...link, cause: cause ?? link.cause, effect: effect ?? link.effect, polarity: turns === 1 ? turned[link.polarity] : link.polarity };
  });
}

const separator = '\u0000';

/** Bundles, told by most sources first; of equals the one with more citations, then by name. */
export function bundleLinks(links: readonly ToldLink[], leastSources = 1): Bundle[] {
  const groups = new Map<string, { bundle: Bundle; sources: Set<string> }>();
  for (const link of links) {
    const key = `${link.cause}${separator}${link.effect}`;
    let group = groups.get(key);
    if (!group) {
      group = { bundle: { cause: link.cause, effect: link.effect, sources: 0, citations: 0, helps: 0, hinders: 0, unclear: 0, explicit: 0, implicit: 0, other: 0, unattributed: 0, linkIds: [] }, sources: new Set() };
      groups.set(key, group);
    }
    const { bundle, sources } = group;
    bundle.citations += 1;
    bundle[link.polarity] += 1;
    bundle[link.how] += 1;
    bundle.linkIds.push(link.id);
    sources.add(link.sourceId);
  }
  return [...groups.values()]
    .map(({ bundle, sources }) => ({ ...bundle, sources: sources.size }))
    .filter(({ sources }) => sources >= leastSources)
    .toSorted((one, other) => other.sources - one.sources || other.citations - one.citations || (one.cause + one.effect < other.cause + other.effect ? -1 : 1));
}

/** Factors of some bundles, with how many sources name them at all and how often they are told as cause and as effect. */
export function factorsOf(links: readonly ToldLink[], bundles: readonly Bundle[]): { key: string; name: string; sources: number; asCause: number; asEffect: number }[] {
  const kept = new Set(bundles.map(({ cause, effect }) => `${cause}${separator}${effect}`));
  const factors = new Map<string, { sources: Set<string>; asCause: number; asEffect: number }>();
  const of = (name: string) => {
    const found = factors.get(name) ?? { sources: new Set<string>(), asCause: 0, asEffect: 0 };
    factors.set(name, found);
    return found;
  };
  for (const { cause, effect, sourceId } of links) {
    if (!kept.has(`${cause}${separator}${effect}`)) continue;
    const [one, other] = [of(cause), of(effect)];
    one.asCause += 1;
    other.asEffect += 1;
    one.sources.add(sourceId);
    other.sources.add(sourceId);
  }
  return [...factors].map(([name, { sources, asCause, asEffect }]) => ({ key: name, name, sources: sources.size, asCause, asEffect })).toSorted((one, other) => other.sources - one.sources || (one.name < other.name ? -1 : 1));
}
