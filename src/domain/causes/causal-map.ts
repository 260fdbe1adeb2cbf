/**
 * The causal map of what people tell: bundles and factors with their counts, in a sentence that says who tells what and out of how many, and nothing of how strong an influence is
 * (Powell, Copestake and Remnant 2024; reference: methods.md, section 7). What is looked at alters nothing of the coding.
 */
import type { CausalFilter, CausalMap } from '../../contract/index.ts';
import { countOf } from '../questions/plain-words.ts';
import { bundleLinks, factorsOf, joinOpposites, type ToldLink, zoomedOut } from './bundles.ts';

/** A factor as far as it is counted. */
export type NamedFactor = { readonly id: string; readonly name: string; readonly oppositeId: string | null };
/** A link by the ids of its factors. */
export type CodedLink = Omit<ToldLink, 'cause' | 'effect'> & { readonly causeId: string; readonly effectId: string };

type View = Pick<CausalFilter, 'polarity' | 'how' | 'factorIds' | 'leastSources' | 'zoom' | 'joinOpposites'>;

/**
 * The links that are looked at, by the names of their factors: first those of the kinds asked for, then opposites put together, then seen from further away, then bundles that enough
 * sources tell. Links whose factor is not among `factors` are left out.
 */
export function linksInView(links: readonly CodedLink[], factors: readonly NamedFactor[], { polarity, how, factorIds, leastSources = 1, zoom, joinOpposites: joins = false }: View): ToldLink[] {
  const byId = new Map(factors.map((factor) => [factor.id, factor]));
  const chosen = factorIds && new Set(factorIds);
  const named = links.flatMap(({ causeId, effectId, ...link }): ToldLink[] => {
    const [cause, effect] = [byId.get(causeId), byId.get(effectId)];
    if (!cause || !effect || (chosen && !chosen.has(causeId) && !chosen.has(effectId)) || (how && !how.includes(link.how))) return [];
    return [{ ...link, cause: cause.name, effect: effect.name }];
  });
  const opposites = new Map(factors.flatMap((factor) => (factor.oppositeId !== null && byId.has(factor.oppositeId) ? [[factor.name, byId.get(factor.oppositeId)!.name] as const] : [])));
  const joined = joins ? joinOpposites(named, opposites) : named;
  // Asked of what is shown: a link turned round by its opposite is of the kind that it reads as.
  const kept = polarity ? joined.filter((link) => polarity.includes(link.polarity)) : joined;
  const seen = zoom === undefined ? kept : kept.map((link) => ({ ...link, cause: zoomedOut(link.cause, zoom), effect: zoomedOut(link.effect, zoom) }));
  if (leastSources <= 1) return seen;
  const enough = new Set(bundleLinks(seen, leastSources).flatMap(({ linkIds }) => linkIds));
  return seen.filter(({ id }) => enough.has(id));
}

/** What stands under every map. */
const noStrength = 'Counted is who says so. That many say it is not that it is so, and tells nothing of how strong an influence is.';

/** `outOf`: sources that are asked about; `base`: what they are, in a sentence; `stale`: links whose words were corrected since. */
export function mapOf(links: readonly ToldLink[], { outOf, base, stale, leastSources = 1 }: { outOf: number; base: string; stale: number; leastSources?: number | undefined }): CausalMap {
  const bundles = bundleLinks(links);
  const sources = new Set(links.map(({ sourceId }) => sourceId)).size;
  const factors = factorsOf(links, bundles);
  const circles = links.filter(({ cause, effect }) => cause === effect).length;
  return {
    factors,
    bundles,
    sources,
    outOf,
    citations: links.length,
    sentence: mapInWords({ sources, outOf, citations: links.length, bundles: bundles.length, factors: factors.length }),
    notes: [
      ...(base === '' ? [] : [`Asked about: ${base}`]),
      ...(leastSources > 1 ? [`Left out is what fewer than ${leastSources} sources tell.`] : []),
      ...(stale > 0 ? [`${countOf(stale, 'link stands', 'links stand')} on words that were corrected since. Look whether ${stale === 1 ? 'it still holds' : 'they still hold'}.`] : []),
      ...(circles > 0 ? [`${countOf(circles, 'link leads', 'links lead')} from a factor to itself, seen from this far away: in the list, not drawn.`] : []),
      ...(links.length > 0 ? [noStrength] : []),
    ],
  };
}

function mapInWords({ sources, outOf, citations, bundles, factors }: { sources: number; outOf: number; citations: number; bundles: number; factors: number }): string {
  if (outOf === 0) return 'No source is asked about.';
  if (citations === 0) return `None of ${countOf(outOf, 'source', 'sources')} is coded as telling that one thing leads to another.`;
  return `${sources} of ${countOf(outOf, 'source', 'sources')} ${sources === 1 ? 'says' : 'say'} that one thing leads to another: ${countOf(citations, 'causal link', 'causal links')}, in ${countOf(bundles, 'bundle', 'bundles')} between ${countOf(factors, 'factor', 'factors')}.`;
}
