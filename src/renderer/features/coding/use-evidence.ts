import { useAsk } from '../../client/ask.ts';
import type { Output } from '../../../contract/index.ts';

export type QuotedEvidence = Output<'claims.quotedFrom'>['evidence'][number];

const none: readonly QuotedEvidence[] = [];

/** Evidence notes that quote a source, wherever their claims are. */
export function useEvidenceFrom(sourceId: string): readonly QuotedEvidence[] {
  return useAsk('claims.quotedFrom', { sourceId }).data?.evidence ?? none;
}
