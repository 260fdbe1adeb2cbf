/** A rule in the making: what was written for every way of finding is kept while one changes one's mind, and becomes a rule once it says something. */
import type { CodingUnit, FindingRule, Restriction } from '../../../contract/index.ts';

export type RuleDraft = {
  by: FindingRule['by'];
  words: string;
  pattern: string;
  matchCase: boolean;
  unit: CodingUnit;
  voiceIds: readonly string[];
  labels: readonly string[];
};

export const blankRule: RuleDraft = { by: 'words', words: '', pattern: '', matchCase: false, unit: 'sentence', voiceIds: [], labels: [] };

/** The rule; null while there is nothing to look for. */
export function ruleOf({ by, words: written, pattern, matchCase, unit, voiceIds, labels }: RuleDraft): FindingRule | null {
  const words = written.trim();
  switch (by) {
    case 'words': return words === '' ? null : { by, words, unit };
    case 'pattern': return pattern === '' ? null : { by, pattern, unit, ...(matchCase && { matchCase }) };
    case 'speaker': return voiceIds.length + labels.length === 0 ? null : { by, voiceIds: [...voiceIds], labels: [...labels] };
    case 'question':
    case 'heading': return words === '' ? null : { by, words };
  }
}

/** What tells one search from another; the code only says what is marked as coded already. */
export function searchKey(rule: FindingRule, restriction: Restriction): string {
  return JSON.stringify([rule, restriction]);
}

export type Hit = { readonly sourceId: string; readonly start: number; readonly end: number; readonly already: boolean };

/** A passage by its place, so that one that was taken out stays out when the search is made again. */
export const placeOf = ({ sourceId, start, end }: Pick<Hit, 'sourceId' | 'start' | 'end'>): string => `${sourceId} ${start} ${end}`;

export type HitCount = { passages: number; sources: number; already: number; /** Neither coded already nor taken out. */ chosen: number };

export function countHits(hits: readonly Hit[], takenOut: ReadonlySet<string>): HitCount {
  return {
    passages: hits.length,
    sources: new Set(hits.map(({ sourceId }) => sourceId)).size,
    already: hits.filter(({ already }) => already).length,
    chosen: hits.filter((hit) => !hit.already && !takenOut.has(placeOf(hit))).length,
  };
}

/** A few patterns with what they find, to begin from. */
export const patternExamples: readonly { pattern: string; finds: string }[] = [
  { pattern: 'wait(s|ed|ing)?', finds: 'wait, waits, waited or waiting' },
  { pattern: '\\d+ (days|weeks|months|years)', finds: 'a number of days, weeks, months or years' },
  { pattern: 'never .{0,30}asked', finds: 'never, and asked at most thirty letters later' },
  { pattern: '^(yes|no)\\b', finds: 'yes or no at the beginning of a paragraph' },
];
