/** How a later extract differs from the one that it continues. */
import type { ExtractDifference } from '../contract/index.ts';
import { shownProtected } from '../domain/disclosure/protected-counts.ts';
import type { Threshold } from '../domain/disclosure/small-numbers.ts';
import { differenceBetween as differenceOf, type Extract } from '../domain/flows/compare-extracts.ts';
import { Refusal } from '../domain/refusal.ts';
import { readSpellSet } from '../vault/flows.ts';
import type { Readable } from '../vault/open.ts';
import { readPersonHashes } from '../vault/person-hashes.ts';
import type { Handlers } from './context.ts';
import { datasetHere } from './flow-answer.ts';

/** An extract as it is stored, or as it is about to be. */
export type ComparedExtract = Extract & { readonly id: string; readonly threshold: Threshold };

/** The difference in protected numbers, under the stricter threshold of the two. */
export function differenceBetween(earlier: ComparedExtract, later: ComparedExtract): ExtractDifference {
  return differenceOf(earlier, later, shownProtected({ threshold: Math.max(earlier.threshold, later.threshold) as Threshold }));
}

/** An extract that is stored. */
export function extractHere(database: Readable, id: string): ComparedExtract {
  const { threshold } = datasetHere(database, id);
  return { id, threshold, set: readSpellSet(database, id)!, hashes: readPersonHashes(database, id) };
}

export const flowExtractHandlers = {
  'flows.difference': ({ database, report }, { laterId }) => {
    const { name, earlierId, dating } = datasetHere(database, laterId);
    if (earlierId === null) throw new Refusal('not-found', `“${name}” continues no earlier extract that is here. Nothing was changed. Choose a dataset that was brought in as a later extract of another.`);
    if (dating === 'aggregate') throw new Refusal('not-allowed', `“${name}” are counts without people, so that no stay can be found again in a later extract. Nothing was changed. Compare the same view of both instead.`);
    report(0.1, 'Reading the earlier extract');
    const earlier = extractHere(database, earlierId);
    report(0.4, 'Reading the later extract');
    const later = extractHere(database, laterId);
    report(0.7, 'Comparing stay by stay');
    return differenceBetween(earlier, later);
  },
} satisfies Pick<Handlers<'flows'>, 'flows.difference'>;
