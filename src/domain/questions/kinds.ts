import type { SourceSummary } from '../../contract/sources.ts';

/** Kinds of source as they are counted and spoken of, in the order in which they are listed. */
export const sourceKinds: readonly { readonly kind: SourceSummary['kind']; readonly one: string; readonly many: string }[] = [
  { kind: 'interview', one: 'interview', many: 'interviews' },
  { kind: 'focus group', one: 'focus group', many: 'focus groups' },
  { kind: 'story', one: 'story', many: 'stories' },
  { kind: 'meeting note', one: 'meeting note', many: 'meeting notes' },
  { kind: 'hearing', one: 'hearing', many: 'hearings' },
  { kind: 'observation', one: 'observation', many: 'observations' },
  { kind: 'document', one: 'document', many: 'documents' },
];
