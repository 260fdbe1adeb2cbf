/** Files that are read one after another belong to one import all the same: a name stays one person, and a pseudonym is nobody else's. Pure. */
import { labelKey } from '../../../../domain/sources/labels.ts';
import { namesSomebody } from '../../../../domain/voices/suggest.ts';
import type { FilePlan } from './import-plan.ts';

/** Pseudonyms that are planned or were offered in these files, so that none of them is offered to somebody else. */
export function spokenFor(plans: readonly FilePlan[]): string[] {
  const names = new Set<string>();
  for (const { speakers, prepared } of plans) {
    for (const { voice } of speakers) if (voice.kind === 'new' && voice.pseudonym.trim() !== '') names.add(voice.pseudonym.trim());
    if (prepared.table === null) for (const { suggestedPseudonym } of prepared.speakers) if (suggestedPseudonym !== '') names.add(suggestedPseudonym);
  }
  return [...names];
}

/** Gives a name that speaks in other files too the voice that it has there. `known` are labels of which something was said in this file already. */
export function withSharedNames(plan: FilePlan, others: readonly FilePlan[], known: ReadonlySet<string> = new Set()): FilePlan {
  const elsewhere = new Map<string, { voice: FilePlan['speakers'][number]['voice']; suggestedPseudonym: string }>();
  for (const { speakers, prepared } of others) {
    for (const [index, { label, voice }] of speakers.entries()) {
      if (namesSomebody(label) && voice.kind !== 'nobody' && !elsewhere.has(labelKey(label))) elsewhere.set(labelKey(label), { voice, suggestedPseudonym: prepared.speakers[index]?.suggestedPseudonym ?? '' });
    }
  }
  const shared = plan.speakers.map(({ label, voice }) => (voice.kind === 'new' && !known.has(label) && namesSomebody(label) ? elsewhere.get(labelKey(label)) : undefined));
  if (shared.every((one) => one === undefined)) return plan;
  return {
    ...plan,
    speakers: plan.speakers.map((speaker, index) => (shared[index] === undefined ? speaker : { ...speaker, voice: shared[index].voice })),
    prepared: { ...plan.prepared, speakers: plan.prepared.speakers.map((speaker, index) => (shared[index] === undefined ? speaker : { ...speaker, suggestedPseudonym: shared[index].suggestedPseudonym })) },
  };
}
