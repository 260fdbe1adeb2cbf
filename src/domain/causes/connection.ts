/** How one factor is told to lead to another: the ways, who tells them end to end, and what would have to be set aside so that none is left. */
import type { Output } from '../../contract/index.ts';
import { countOf, joinWords } from '../questions/plain-words.ts';
import { bundleLinks, type ToldLink } from './bundles.ts';
import { maximumFlow } from './robustness.ts';
import { linksOnPaths, type TracedPath, tracePaths } from './trace-paths.ts';

export type Connection = Pick<Output<'causes.paths'>, 'robustness' | 'sentence' | 'more'> & { readonly paths: TracedPath[]; readonly links: ToldLink[] };
type Asked = { from: string; to: string; most: number; bySource: boolean };

/** Paths between two factors of at most so many steps, with the links that lie on them. */
export function connect(links: readonly ToldLink[], asked: Asked): Connection {
  const onPaths = linksOnPaths(links, asked);
  const { paths, more } = tracePaths(onPaths, asked);
  const robustness = robustnessOf(onPaths, asked);
  return { paths, more, links: onPaths, robustness, sentence: inWords(paths, more, robustness, asked) };
}

/**
 * Traced by source, each source's own links are a graph of their own: what has to be set aside is the sum over them, and as many sources as tell a path. Else all links are one graph, in
 * which a bundle lets through as much as it has citations, or sources.
 */
export function robustnessOf(links: readonly ToldLink[], { from, to, bySource }: Pick<Asked, 'from' | 'to' | 'bySource'>): { citations: number; sources: number } {
  if (bySource) {
    const flows = [...Map.groupBy(links, (link) => link.sourceId).values()].map((own) => flowOf(own, from, to, 'citations'));
    return { citations: flows.reduce((sum, flow) => sum + flow, 0), sources: flows.filter((flow) => flow > 0).length };
  }
  return { citations: flowOf(links, from, to, 'citations'), sources: flowOf(links, from, to, 'sources') };
}

function flowOf(links: readonly ToldLink[], from: string, to: string, counts: 'citations' | 'sources'): number {
  return maximumFlow(bundleLinks(links).map((bundle) => ({ from: bundle.cause, to: bundle.effect, capacity: bundle[counts] })), from, to);
}

function inWords(paths: readonly TracedPath[], more: boolean, { citations, sources }: Connection['robustness'], { from, to, most, bySource }: Asked): string {
  const way = `from “${from}” to “${to}”`;
  const steps = `in at most ${countOf(most, 'step', 'steps')}`;
  if (from === to) return `“${from}” is both ends. Choose two factors.`;
  if (paths.length === 0) return bySource ? `No source tells a whole way ${way} ${steps}.` : `Nothing that is told leads ${way} ${steps}.`;
  const ways = `${more ? 'more than ' : ''}${countOf(paths.length, 'way', 'ways')}`;
  const cut = `${citations === 1 ? 'If one link told is set aside' : `Only if ${citations} of the links told are set aside`}, no way is left.`;
  if (bySource) return `${countOf(sources, 'source tells', 'sources tell')} a whole way ${way} ${steps}, from end to end: ${ways}. ${cut}`;
  const whole = new Set(paths.flatMap(({ sourceIds }) => sourceIds)).size;
  const stitched = paths.filter(({ sourceIds }) => sourceIds.length === 0).length;
  const caution =
    stitched === paths.length
      ? `No source tells ${paths.length === 1 ? 'it' : 'any of them'} from end to end: the links come from different people, so nobody has said that the one leads to the other.`
      : joinWords([`${countOf(whole, 'source tells', 'sources tell')} a whole way`, ...(stitched > 0 ? [`${countOf(stitched, 'way is', 'ways are')} put together from what different people said`] : [])], 'and').concat('.');
  return `${ways.charAt(0).toUpperCase()}${ways.slice(1)} ${paths.length === 1 && !more ? 'leads' : 'lead'} ${way} ${steps}. ${caution} ${cut}`;
}
