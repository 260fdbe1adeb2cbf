/** Evidence as the claims room says it. */
import type { ClaimSummary, EvidenceTarget } from '../../../contract/index.ts';
import { destinationOf } from '../../app/places.ts';
import type { Destination } from '../../app/route.ts';
import { counted } from '../coding/in-words.ts';
import { routeOfQuestion } from '../flows/question-in-route.ts';

type TargetKind = EvidenceTarget['kind'];

export const kindWords: Record<TargetKind, string> = { quote: 'quote', source: 'story', memo: 'memo', sign: 'sign', event: 'event', figure: 'flow', 'packed figure': 'flow' };

/** Words that somebody said stand in quotation marks; everything else as it is. */
export function shownWords(kind: TargetKind, shown: string): string {
  return kind === 'quote' ? `“${shown.replace(/\s+/g, ' ').trim()}”` : shown;
}

/** Where the thing itself is. */
export function placeOfEvidence(target: EvidenceTarget): Destination {
  switch (target.kind) {
    case 'quote': return destinationOf({ kind: 'passage', id: target.sourceId, start: target.start, end: target.end });
    case 'source': return destinationOf({ kind: 'source', id: target.sourceId });
    case 'memo': return destinationOf({ kind: 'memo', id: target.memoId });
    case 'sign': return destinationOf({ kind: 'sign', id: target.signId });
    case 'event': return destinationOf({ kind: 'event', id: target.eventId });
    case 'figure': return { room: 'flows', id: target.address.question.datasetId, details: routeOfQuestion(target.address.question, target.address.cell) };
    case 'packed figure': return { room: 'flows', details: { page: 'packs', pack: target.packId } };
  }
}

/** "3 pieces for it, none against, 2 other explanations". Never a score: both sides are always said. */
export function piecesInWords(claim: Pick<ClaimSummary, 'for' | 'against' | 'rivals'>): string {
  const speaksFor = claim.for === 0 ? 'no piece of evidence for it yet' : `${counted(claim.for, 'piece')} for it`;
  const against = claim.against === 0 ? 'none against it' : `${claim.against} against it`;
  const rivals = claim.rivals === 0 ? 'no other explanation named' : counted(claim.rivals, 'other explanation');
  return `${speaksFor}, ${against}, ${rivals}`;
}

export const statusTone = { draft: 'plain', challenged: 'caution', revised: 'accent', agreed: 'for', withdrawn: 'plain' } as const;

export const statusWords: Record<ClaimSummary['status'], { word: string; meaning: string }> = {
  draft: { word: 'Draft', meaning: 'Being written' },
  challenged: { word: 'Challenged', meaning: 'Somebody has spoken against it, and it has not been answered yet' },
  revised: { word: 'Revised', meaning: 'Changed after it was challenged or after new evidence' },
  agreed: { word: 'Agreed', meaning: 'Those who argued over it agree that it can stand as it is' },
  withdrawn: { word: 'Withdrawn', meaning: 'No longer claimed; kept so that it can be read' },
};
