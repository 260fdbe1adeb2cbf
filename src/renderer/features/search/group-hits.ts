import type { SearchHit, SearchKind } from '../../../contract/index.ts';

/** What is found in words comes before what is found in names and notes. */
const order: readonly SearchKind[] = ['passage', 'source', 'code', 'memo', 'voice', 'sign', 'indicator', 'outcome', 'event', 'claim', 'rival', 'evidence', 'theory', 'node', 'assumption', 'harvested', 'register', 'round', 'dataset', 'place', 'question', 'link', 'summary'];

export const kindHeadings: Record<SearchKind, string> = {
  passage: 'In the words of sources', source: 'Sources', code: 'Codes', memo: 'Memos', voice: 'Voices', sign: 'Signs of change', indicator: 'Leading indicators', outcome: 'Outcomes', event: 'Events',
  claim: 'Claims', rival: 'Other explanations', evidence: 'Evidence', dataset: 'Flow data', place: 'Places', question: 'Saved questions', link: 'Links between passages', summary: 'Summaries',
  theory: 'Theories of change', node: 'Places of theories', assumption: 'Assumptions', harvested: 'Harvested outcomes', register: 'What helped and hindered', round: 'Rounds of choosing',
};

export type HitGroup = { kind: SearchKind; hits: SearchHit[] };

/** Hits by kind, each kind best first. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const byKind = Map.groupBy(hits, (hit) => hit.kind);
  return order.flatMap((kind) => {
    const ofKind = byKind.get(kind);
    return ofKind === undefined ? [] : [{ kind, hits: ofKind }];
  });
}
