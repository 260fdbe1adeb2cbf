/** Saying something of many files at once. Pure. */
import type { UncertainDate } from '../../../../contract/index.ts';
import { type FilePlan, setGroups, setVoice, usualVoice } from './import-plan.ts';

export type ForMany = { kind?: FilePlan['kind']; placeId?: string | null; date?: { text: string; date: UncertainDate | null }; group?: string; isLeftOut?: boolean };

/** Files of which something can be said: they can be read, and are not a part of another. */
export function canBeSet(plan: FilePlan): boolean {
  return plan.prepared.problem === null && plan.prepared.wovenInto === null;
}

/** Says the same of several files; a group goes to new voices that have none yet, and to those who answered a form. */
export function setForMany(plans: readonly FilePlan[], files: ReadonlySet<string>, said: ForMany): FilePlan[] {
  const { date, group, ...fields } = said;
  const isMeant = (plan: FilePlan): boolean => files.has(plan.prepared.file) && canBeSet(plan);
  const changed = plans.map((plan) => (isMeant(plan) ? { ...plan, ...fields, ...(date !== undefined && { dateText: date.text, date: date.date }) } : plan));
  if (group === undefined) return changed;
  return changed.filter(isMeant).reduce<FilePlan[]>((now, plan) => {
    if (plan.columns === null) return setGroups(now, plan.prepared.file, group);
    return now.map((one) => (one.prepared.file === plan.prepared.file && one.columns !== null ? { ...one, columns: { ...one.columns, group } } : one));
  }, changed);
}

export type SharedLabel = { label: string; files: number; turns: number; role: FilePlan['speakers'][number]['role'] | null; newVoices: number };

/** Labels that stand in several of the files, the most frequent first, with the part that they have in all of them (null: not the same everywhere). */
export function sharedLabels(plans: readonly FilePlan[], files: ReadonlySet<string>): SharedLabel[] {
  const found = new Map<string, SharedLabel>();
  for (const plan of plans) {
    if (!files.has(plan.prepared.file) || !canBeSet(plan)) continue;
    for (const [index, { label, role, voice }] of plan.speakers.entries()) {
      const turns = plan.prepared.speakers[index]?.turns ?? 0;
      const isNew = voice.kind === 'new' ? 1 : 0;
      const before = found.get(label);
      if (before === undefined) found.set(label, { label, files: 1, turns, role, newVoices: isNew });
      else found.set(label, { label, files: before.files + 1, turns: before.turns + turns, role: before.role === role ? role : null, newVoices: before.newVoices + isNew });
    }
  }
  return [...found.values()].filter((one) => one.files > 1).toSorted((one, other) => other.files - one.files || one.label.localeCompare(other.label, 'en-GB', { numeric: true }));
}

/** Says of everybody with this label, in several files, which part they have; who asks becomes nobody's voice, who is heard a new one. */
export function setRoleOfLabel(plans: readonly FilePlan[], files: ReadonlySet<string>, label: string, role: FilePlan['speakers'][number]['role'], groups: readonly string[]): FilePlan[] {
  return plans.map((plan) => {
    if (!files.has(plan.prepared.file) || !canBeSet(plan)) return plan;
    const speakers = plan.speakers.map((speaker, index) => {
      const found = plan.prepared.speakers[index];
      return speaker.label === label && speaker.role !== role && found !== undefined ? { ...speaker, role, voice: usualVoice(found, role, groups) } : speaker;
    });
    return { ...plan, speakers };
  });
}

/** Gives the new voices behind a label, in several files, the same stakeholder group. */
export function setGroupOfLabel(plans: readonly FilePlan[], files: ReadonlySet<string>, label: string, group: string): FilePlan[] {
  return plans.filter((plan) => files.has(plan.prepared.file) && canBeSet(plan)).reduce<FilePlan[]>((now, plan) => {
    const voice = plan.speakers.find((speaker) => speaker.label === label)?.voice;
    return voice?.kind === 'new' ? setVoice(now, plan.prepared.file, label, { ...voice, group }) : now;
  }, [...plans]);
}
