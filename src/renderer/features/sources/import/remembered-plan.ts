/** What was said of earlier imports, offered for these files: shown first, used only when somebody says so. Pure. */
import type { RememberedImport } from '../../../../contract/index.ts';
import { roleWords } from '../source-kinds.ts';
import { canBeSet } from './bulk-plan.ts';
import { type FilePlan, type SpeakerPlan, usualVoice } from './import-plan.ts';

type Names = { place: (id: string) => string | null; voice: (id: string) => string | null };

const keyOf = (label: string): string => label.toLowerCase().replace(/[.:]/g, '').replace(/\s+/g, ' ').trim();

/** How a speaker would be with what was said of that label before; the same object where that changes nothing. */
function speakerAsBefore(speaker: SpeakerPlan, found: FilePlan['prepared']['speakers'][number] | undefined, said: ReadonlyMap<string, RememberedImport['speakers'][number]>, groups: readonly string[]): SpeakerPlan {
  const before = said.get(keyOf(speaker.label));
  if (before === undefined) return speaker;
  if (before.voiceId !== null) {
    const isSame = speaker.role === before.role && speaker.voice.kind === 'known' && speaker.voice.id === before.voiceId;
    return isSame ? speaker : { ...speaker, role: before.role, voice: { kind: 'known', id: before.voiceId } };
  }
  if (speaker.role === before.role || found === undefined) return speaker;
  return { ...speaker, role: before.role, voice: usualVoice(found, before.role, groups) };
}

function columnsAsBefore(plan: FilePlan, remembered: RememberedImport): FilePlan['columns'] {
  const headings = plan.prepared.table?.columns.map(({ name }) => name);
  if (headings === undefined) return plan.columns;
  return remembered.answers.find((table) => JSON.stringify(table.headings) === JSON.stringify(headings))?.columns ?? plan.columns;
}

/** A file with what was said of earlier ones. */
export function asBefore(plan: FilePlan, remembered: RememberedImport, groups: readonly string[]): FilePlan {
  if (!canBeSet(plan)) return plan;
  const said = new Map(remembered.speakers.map((one) => [keyOf(one.label), one]));
  return { ...plan, placeId: plan.placeId ?? remembered.placeId, speakers: plan.speakers.map((speaker, index) => speakerAsBefore(speaker, plan.prepared.speakers[index], said, groups)), columns: columnsAsBefore(plan, remembered) };
}

/** What using it would change in a file, in words; empty when nothing would. */
export function whatIsRemembered(plan: FilePlan, remembered: RememberedImport, groups: readonly string[], names: Names): string[] {
  if (!canBeSet(plan)) return [];
  const after = asBefore(plan, remembered, groups);
  const words: string[] = [];
  const place = after.placeId === plan.placeId || after.placeId === null ? null : names.place(after.placeId);
  if (place !== null) words.push(`the place is ${place}`);
  for (const [index, speaker] of after.speakers.entries()) {
    if (speaker === plan.speakers[index]) continue;
    const voice = speaker.voice.kind === 'known' ? names.voice(speaker.voice.id) : null;
    words.push(voice === null ? `“${speaker.label}” ${roleWords[speaker.role].toLowerCase()}` : `“${speaker.label}” is ${voice}`);
  }
  if (JSON.stringify(after.columns) !== JSON.stringify(plan.columns)) words.push('a table with the same headings was read with other columns');
  return words;
}
