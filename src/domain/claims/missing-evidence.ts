/** What the evidence of a claim lacks: something for it, a look for what speaks against it, more than one kind, source or witness, reasons, answers to the questions of the tests. */
import { bearing, lookedInVain } from './bearing.ts';
import type { ClaimStanding, EvidenceStanding, Missing } from './claim-standing.ts';
import { rulesOut } from './process-tests.ts';
import { packagesOf } from './sharing.ts';

const written = (prose: string): boolean => prose.trim() !== '';
const bears = (item: EvidenceStanding): ReturnType<typeof bearing> => bearing({ side: item.side, hasTarget: item.kind !== null, expectation: item.expectation });
const missing = (gate: Missing['gate'], words: string, part: Missing['part'] = 'evidence'): Missing => ({ words, gate, part });

/** Whether somebody looked for what speaks against it: found something, spoke for another explanation, or wrote down where they looked in vain. */
function lookedForCounter({ evidence, counterSearch }: Pick<ClaimStanding, 'evidence' | 'counterSearch'>): boolean {
  if (written(counterSearch)) return true;
  // What speaks for another explanation was found by somebody who looked for more than confirmation.
  return evidence.some((item) => (item.rivalId === null ? bears(item) === 'against' || (item.side === 'against' && lookedInVain(item.expectation)) : bears(item) === 'for'));
}

export function missingEvidence(claim: Pick<ClaimStanding, 'evidence' | 'counterSearch'>): Missing[] {
  const found: Missing[] = [];
  const { evidence } = claim;
  const speaksFor = evidence.filter((item) => item.rivalId === null && bears(item) === 'for');
  if (speaksFor.length === 0) found.push(missing('agreement', 'Nothing speaks for it yet.'));
  if (!lookedForCounter(claim)) found.push(missing('draft', 'Nothing speaks against it, and no search for it is recorded. Where did somebody look?', 'what speaks against it'));
  found.push(...missingTests(evidence), ...missingBreadth(speaksFor));
  const withoutReason = evidence.filter((item) => item.kind !== null && !written(item.reason)).length;
  if (withoutReason > 0) found.push(missing(null, withoutReason === 1 ? 'One piece of evidence does not say how it bears on the claim.' : `${withoutReason} pieces of evidence do not say how they bear on the claim.`));
  const stale = evidence.filter((item) => item.stale).length;
  if (stale > 0) found.push(missing(null, stale === 1 ? 'One piece of evidence has changed since it was chosen and waits to be looked at.' : `${stale} pieces of evidence have changed since they were chosen and wait to be looked at.`));
  return found;
}

/** The items that decide: that there are some, that they are tests, that they were looked for, and what they rule out. */
function missingTests(evidence: readonly EvidenceStanding[]): Missing[] {
  const found: Missing[] = [];
  const deciding = evidence.filter(({ expectation }) => expectation?.decides);
  const own = deciding.filter(({ rivalId }) => rivalId === null);
  const open = deciding.filter(({ expectation }) => expectation!.certainty === 'not said' || expectation!.uniqueness === 'not said').length;
  if (open > 0) found.push(missing('agreement', open === 1 ? 'One item that decides does not say yet what kind of test it is.' : `${open} items that decide do not say yet what kind of test they are.`));
  const failed = own.filter(({ side, expectation }) => side === 'for' && rulesOut(expectation!)).length;
  if (failed > 0) found.push(missing('agreement', failed === 1 ? 'A test that it has to pass was not passed: as it is written, that rules it out.' : `${failed} tests that it has to pass were not passed: as it is written, that rules it out.`));
  if (evidence.length > 0 && own.length === 0) found.push(missing(null, 'No item is named that decides: what would we have to see if it holds, or could hardly see otherwise?'));
  const unlooked = deciding.filter(({ expectation }) => expectation!.looked === 'not looked for').length;
  if (unlooked > 0) found.push(missing(null, unlooked === 1 ? 'One item that decides has not been looked for yet.' : `${unlooked} items that decide have not been looked for yet.`));
  const unsearched = evidence.filter(({ expectation }) => expectation?.looked === 'not found' && !written(expectation.search)).length;
  if (unsearched > 0) found.push(missing(null, unsearched === 1 ? 'One item was not found, but where somebody looked is not written down.' : `${unsearched} items were not found, but where somebody looked is not written down.`));
  return found;
}

const kindInWords: Record<NonNullable<EvidenceStanding['kind']>, string> = {
  quote: 'quotes', source: 'whole sources', memo: 'memos', sign: 'signs of change', event: 'dated events', figure: 'flow figures', 'packed figure': 'figures from a pack',
};

/** Whether what speaks for it is more than one kind, one source, one group, one witness. Two pieces of evidence at least: of one it is plain. */
function missingBreadth(speaksFor: readonly EvidenceStanding[]): Missing[] {
  const found: Missing[] = [];
  const kinds = new Set(speaksFor.flatMap(({ kind }) => kind ?? []));
  if (speaksFor.length > 0 && kinds.size === 1) found.push(missing(null, `All that speaks for it is of one kind: ${kindInWords[[...kinds][0]!]}.`));
  const inWords = speaksFor.filter((item) => item.sourceIds.length > 0);
  if (inWords.length > 1 && new Set(inWords.flatMap((item) => item.sourceIds)).size === 1) found.push(missing(null, 'All the words that speak for it come from one source.'));
  else {
    const group = onlyGroup(inWords);
    if (group !== null) found.push(missing(null, `All the voices that speak for it are from one group: ${group}.`));
  }
  const origins = speaksFor.map((item, index) => ({ id: String(index), persons: [], sources: item.sourceIds, events: item.eventIds, data: item.dataIds, together: item.together }));
  if (speaksFor.length > 1 && inWords.length < speaksFor.length && packagesOf(origins).length === 1) found.push(missing(null, 'All that speaks for it goes back to the same source, event or data: it is one witness.'));
  return found;
}

/** The one group from which all voices of several items come; null where there are more, or fewer items with a voice. Looks no further than needed: who speaks has to be looked up. */
function onlyGroup(items: readonly EvidenceStanding[]): string | null {
  let group: string | null = null;
  let voiced = 0;
  for (const item of items) {
    const { groups } = item;
    if (groups.length > 0) voiced += 1;
    for (const one of groups) {
      if (group !== null && group !== one) return null;
      group = one;
    }
  }
  return voiced > 1 ? group : null;
}
