/** What is going to be stored of chosen files: what was recognised, with what a person has said about it. Pure. */
import type { AnswerColumns, FileToStore, PreparedFile, SpeakerChoice, UncertainDate } from '../../../../contract/index.ts';
import { formatUncertainDate } from '../../../../domain/timeline/uncertain-date.ts';

type Role = PreparedFile['speakers'][number]['role'];

/** What is known of a new voice besides its name and group. */
export type VoiceMore = { placeId?: string | null; attributes?: Record<string, string> };
export type VoicePlan = ({ kind: 'new'; pseudonym: string; group: string | null } & VoiceMore) | { kind: 'known'; id: string } | { kind: 'nobody' };

export type SpeakerPlan = { label: string; role: Role; voice: VoicePlan };

export type FilePlan = {
  prepared: PreparedFile;
  /** The file's name as it was chosen. */
  name: string;
  /** Somebody has looked it over. */
  isLookedAt: boolean;
  isLeftOut: boolean;
  title: string;
  kind: PreparedFile['kind'];
  dateText: string;
  date: UncertainDate | null;
  placeId: string | null;
  note: string;
  speakers: SpeakerPlan[];
  /** Of a table of answers: what its columns are. */
  columns: AnswerColumns | null;
  /** Labels put right: not a speaker, a speaker after all, the same as another. */
  wishes: SpeakerChoice[];
};

/** The plan for a file as it was recognised. What can't be read or is here already is left out until somebody says otherwise. */
export function planFile(prepared: PreparedFile, name: string, groups: readonly string[]): FilePlan {
  return {
    prepared,
    name,
    isLookedAt: false,
    isLeftOut: prepared.problem !== null || prepared.alreadyHere !== null || prepared.sameBytesAs !== null,
    title: prepared.title,
    kind: prepared.kind,
    dateText: prepared.date === null ? '' : prepared.date.text || formatUncertainDate(prepared.date),
    date: prepared.date,
    placeId: null,
    note: '',
    speakers: planSpeakers(prepared, groups),
    columns: prepared.table?.suggested ?? null,
    wishes: [],
  };
}

/** Those who answered a form are spoken of together: there may be thousands of them, and their columns say who they are. */
function planSpeakers(prepared: PreparedFile, groups: readonly string[]): SpeakerPlan[] {
  return prepared.table === null ? prepared.speakers.map((speaker) => planSpeaker(speaker, groups)) : [];
}

function planSpeaker(speaker: PreparedFile['speakers'][number], groups: readonly string[]): SpeakerPlan {
  return { label: speaker.label, role: speaker.role, voice: usualVoice(speaker, speaker.role, groups) };
}

/** Who is heard becomes a voice; who asks or chairs does not, unless they are a voice already. */
export function usualVoice(speaker: PreparedFile['speakers'][number], role: Role, groups: readonly string[]): VoicePlan {
  if (speaker.knownVoiceId !== null) return { kind: 'known', id: speaker.knownVoiceId };
  if (role !== 'participant') return { kind: 'nobody' };
  return { kind: 'new', pseudonym: speaker.suggestedPseudonym, group: guessGroup(speaker.label, groups) };
}

/** "Parent 2" is one of the "Parents and carers"; null where the label says nothing of the kind. */
export function guessGroup(label: string, groups: readonly string[]): string | null {
  const stems = (words: string): string[] => (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/(?:ies|es|s|ren)$/u, '').slice(0, 9));
  const said = stems(label);
  const fitting = groups.filter((group) => stems(group).some((stem) => said.includes(stem)));
  return fitting.length === 1 ? fitting[0]! : null;
}

/** The plan after the file was looked at again: everything said before stays where it still applies. */
export function replan(plan: FilePlan, prepared: PreparedFile, wishes: SpeakerChoice[], groups: readonly string[]): FilePlan {
  const before = new Map(plan.speakers.map((speaker) => [speaker.label, speaker]));
  const known = new Map(plan.prepared.speakers.map((speaker) => [speaker.label, speaker]));
  // A file read alone would be offered other pseudonyms than among its neighbours; those offered first stay.
  const speakers = prepared.speakers.map((speaker) => ({ ...speaker, suggestedPseudonym: known.get(speaker.label)?.suggestedPseudonym ?? speaker.suggestedPseudonym }));
  return {
    ...plan,
    prepared: { ...prepared, sameBytesAs: plan.prepared.sameBytesAs, speakers },
    speakers: prepared.table === null ? speakers.map((speaker) => before.get(speaker.label) ?? planSpeaker(speaker, groups)) : [],
    // Another sheet was chosen: its own columns are suggested.
    columns: prepared.table === null || (plan.columns !== null && plan.columns.text.length > 0) ? plan.columns : { ...prepared.table.suggested, group: plan.columns?.group ?? '', voices: plan.columns?.voices ?? true },
    wishes,
  };
}

/** Says who a speaker is; the same new pseudonym in another file is the same person and gets the same group. */
export function setVoice(plans: readonly FilePlan[], file: string, label: string, voice: VoicePlan): FilePlan[] {
  const own = plans.find((plan) => plan.prepared.file === file);
  const before = own?.speakers.find((speaker) => speaker.label === label)?.voice;
  const offered = own && suggestionFor(own, label);
  return plans.map((plan) => ({
    ...plan,
    speakers: plan.speakers.map((speaker) => {
      if (plan.prepared.file === file && speaker.label === label) return { ...speaker, voice };
      // Recognised as one person, who was offered one pseudonym in every file and goes on to have one.
      if (voice.kind === 'new' && before?.kind === 'new' && speaker.voice.kind === 'new' && speaker.voice.pseudonym === before.pseudonym && suggestionFor(plan, speaker.label) === offered) {
        return { ...speaker, voice: { ...speaker.voice, pseudonym: voice.pseudonym, group: speaker.voice.group ?? voice.group, ...moreOf(voice) } };
      }
      const isSame = voice.kind === 'new' && voice.group !== null && speaker.voice.kind === 'new' && speaker.voice.group === null && isSameName(speaker.voice.pseudonym, voice.pseudonym);
      return isSame ? { ...speaker, voice: { ...speaker.voice, group: voice.group } } as SpeakerPlan : speaker;
    }),
  }));
}

/** What else was said of a voice, as far as anything was. */
function moreOf({ placeId, attributes }: VoiceMore): VoiceMore {
  return { ...(placeId != null && { placeId }), ...(attributes !== undefined && { attributes }) };
}

function suggestionFor(plan: FilePlan, label: string): string | undefined {
  return plan.prepared.speakers.find((speaker) => speaker.label === label)?.suggestedPseudonym;
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Gives every new voice of a file that has no group yet this one. */
export function setGroups(plans: readonly FilePlan[], file: string, group: string): FilePlan[] {
  const plan = plans.find((one) => one.prepared.file === file);
  const open = plan?.speakers.filter((speaker) => speaker.voice.kind === 'new' && speaker.voice.group === null) ?? [];
  return open.reduce<FilePlan[]>((now, speaker) => setVoice(now, file, speaker.label, { ...(speaker.voice as Extract<VoicePlan, { kind: 'new' }>), group }), [...plans]);
}

/** What still has to be said before the file can be stored: as a sentence, and in a few words for a list. Null when nothing. */
export function whatIsOpen(plan: FilePlan): { words: string; brief: string } | null {
  if (plan.isLeftOut || plan.prepared.wovenInto !== null) return null;
  if (plan.title.trim() === '') return { words: 'It needs a title.', brief: 'Needs a title' };
  if (plan.dateText.trim() !== '' && plan.date === null) return { words: 'The date isn’t understood yet.', brief: 'Date not understood' };
  if (plan.columns !== null && plan.columns.text.length === 0) return { words: 'Choose at least one column with words.', brief: 'Needs a column with words' };
  if (plan.columns?.voices === true && plan.columns.groupColumn === null && plan.columns.group.trim() === '') return { words: 'Those who answered need a stakeholder group.', brief: 'Needs a group' };
  const fresh = plan.speakers.filter((speaker) => speaker.voice.kind === 'new');
  if (fresh.some((speaker) => speaker.voice.kind === 'new' && speaker.voice.pseudonym.trim() === '')) return { words: 'A new voice needs a pseudonym.', brief: 'Needs a pseudonym' };
  const open = fresh.filter((speaker) => speaker.voice.kind === 'new' && speaker.voice.group === null).length;
  if (open === 1) return { words: 'One new voice needs a stakeholder group.', brief: 'Needs a group for one voice' };
  return open === 0 ? null : { words: `${open} new voices need a stakeholder group.`, brief: `Needs a group for ${open} voices` };
}

/** Whether somebody may say that the file looks right. */
export function canBeLookedOver(plan: FilePlan): boolean {
  return !plan.isLeftOut && plan.prepared.problem === null && plan.prepared.wovenInto === null && whatIsOpen(plan) === null;
}

/** The file as the vault is asked to store it. */
export function toStore(plan: FilePlan): FileToStore {
  const choices: SpeakerChoice[] = plan.speakers.map(({ label, role, voice }) => ({
    label,
    role,
    voice: voice.kind === 'nobody' ? null : voice.kind === 'known' ? { id: voice.id } : newVoice(voice),
  }));
  return {
    file: plan.prepared.file,
    title: plan.title.trim(),
    kind: plan.kind,
    date: plan.date,
    placeId: plan.placeId,
    ...(plan.note.trim() !== '' && { note: plan.note.trim() }),
    ...(plan.columns === null ? { speakers: mergeWishes(choices, plan.wishes) } : { answers: plan.columns }),
    ...(plan.prepared.wovenFrom.length > 0 && { weave: plan.prepared.wovenFrom }),
    ...((plan.prepared.alreadyHere !== null || plan.prepared.sameBytesAs !== null) && { evenIfHere: true }),
  };
}

function newVoice({ pseudonym, group, placeId, attributes }: Extract<VoicePlan, { kind: 'new' }>): NonNullable<SpeakerChoice['voice']> {
  return {
    pseudonym: pseudonym.trim(),
    group: group ?? '',
    ...(placeId != null && { placeId }),
    ...(attributes !== undefined && Object.keys(attributes).length > 0 && { attributes }),
  };
}

/** One choice per label: what was said of a speaker, together with what was put right about the label. */
function mergeWishes(choices: readonly SpeakerChoice[], wishes: readonly SpeakerChoice[]): SpeakerChoice[] {
  const byLabel = new Map(choices.map((choice) => [choice.label, choice]));
  for (const wish of wishes) byLabel.set(wish.label, { ...byLabel.get(wish.label), ...wish });
  return [...byLabel.values()];
}

/** Files that will be stored. */
export function storable(plans: readonly FilePlan[]): FilePlan[] {
  return plans.filter((plan) => !plan.isLeftOut && plan.prepared.problem === null && plan.prepared.wovenInto === null);
}

/** The next file to look at after one; null when every file has been looked at. */
export function nextToLookAt(plans: readonly FilePlan[], file: string): string | null {
  const from = plans.findIndex((plan) => plan.prepared.file === file);
  const inOrder = [...plans.slice(from + 1), ...plans.slice(0, from + 1)];
  return inOrder.find((plan) => !plan.isLookedAt && !plan.isLeftOut && plan.prepared.wovenInto === null)?.prepared.file ?? null;
}
