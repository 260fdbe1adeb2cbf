import type { SourceSummary, Speaker } from '../../../contract/index.ts';

export type SourceKind = SourceSummary['kind'];
const kinds: readonly SourceKind[] = ['interview', 'focus group', 'story', 'meeting note', 'hearing', 'observation', 'document'];

/** "focus group" as a label: "Focus group". */
export function kindWords(kind: SourceKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

export const kindChoices = kinds.map((id) => ({ id, label: kindWords(id) }));

export const roleWords: Record<Speaker['role'], string> = { interviewer: 'Asks', participant: 'Is heard', other: 'Somebody else' };
export const roleChoices = (['participant', 'interviewer', 'other'] as const).map((id) => ({
  id,
  label: roleWords[id],
  description: { participant: 'A voice: what they say is what one is after', interviewer: 'Leads the conversation', other: 'Speaks, but is not who one asked' }[id],
}));
