/**
 * A causal map as it may leave the team: what fewer than the threshold of people tell keeps its place and loses its numbers, and with them as many others of its bundle as it takes that none
 * can be worked out (`domain/disclosure/small-numbers`).
 *
 * What ties the numbers of a bundle together, and is known to whoever reads it: its citations are those that help, hinder and are not clear, and they are those in which the programme is named,
 * is not, something else is, or nothing. Bundles are not added up: no total over several of them leaves, so each is a page of its own.
 */
import type { Bundle, LeavingMap } from '../../contract/index.ts';
import { hiddenNumber, isHidden, type ReleasedNumber, releasePage, type SmallNumberRule, sumRelation } from '../disclosure/small-numbers.ts';
import { bundleLinks, type ToldLink } from './bundles.ts';

/** Links with everybody who tells them. */
export type ToldByPeople = ToldLink & { readonly people: readonly (string | number)[] };
export type LeavingBundle = LeavingMap['bundles'][number];

const polarities = ['helps', 'hinders', 'unclear'] as const;
const ways = ['explicit', 'implicit', 'other', 'unattributed'] as const;
export const bundleNumbers = ['sources', 'citations', ...polarities, ...ways] as const;

/** All numbers as they are: for the team. */
export function openBundles(links: readonly ToldByPeople[]): LeavingBundle[] {
  return bundleLinks(links).map(({ linkIds: _, ...bundle }) => bundle);
}

/**
 * @param rule null shows all. With `leastSources` above one, bundles with few people are left out whole: that a bundle is there says already that so many sources tell it.
 * @returns the bundles, how many numbers are hidden in them, and how many were left out
 */
export function protectBundles(links: readonly ToldByPeople[], rule: SmallNumberRule, leastSources = 1): { bundles: LeavingBundle[]; hidden: number; leftOut: number } {
  const byId = new Map(links.map((link) => [link.id, link]));
  let hidden = 0;
  let leftOut = 0;
  const bundles = bundleLinks(links).flatMap((bundle): LeavingBundle[] => {
    const own = bundle.linkIds.map((id) => byId.get(id)!);
    if (leastSources > 1 && peopleOf(own) < rule.threshold) {
      leftOut += 1;
      return [];
    }
    const shown = protectBundle(bundle, own, rule);
    hidden += bundleNumbers.filter((name) => isHidden(shown[name])).length;
    return [shown];
  });
  return { bundles, hidden, leftOut };
}

const peopleOf = (links: readonly ToldByPeople[]): number => new Set(links.flatMap(({ people }) => people)).size;

function protectBundle(bundle: Bundle, own: readonly ToldByPeople[], rule: SmallNumberRule): LeavingBundle {
  const people = (name: (typeof bundleNumbers)[number]): number => peopleOf(name === 'sources' || name === 'citations' ? own : own.filter(({ polarity, how }) => polarity === name || how === name));
  const { cells } = releasePage(
    {
      cells: bundleNumbers.map((id) => ({ id, value: bundle[id], people: people(id), importance: id === 'citations' || id === 'sources' ? ('total' as const) : ('cell' as const) })),
      relations: [sumRelation('citations', polarities), sumRelation('citations', ways)],
    },
    rule,
  ).page;
  const read = (name: (typeof bundleNumbers)[number]): ReleasedNumber => cells[name] ?? hiddenNumber;
  // A number of sources beside hidden citations would tell the least that these can be.
  const sources = isHidden(read('citations')) ? hiddenNumber : read('sources');
  return {
    cause: bundle.cause, effect: bundle.effect, sources, citations: read('citations'), helps: read('helps'), hinders: read('hinders'), unclear: read('unclear'), explicit: read('explicit'), implicit: read('implicit'),
    other: read('other'), unattributed: read('unattributed'),
  };
}
