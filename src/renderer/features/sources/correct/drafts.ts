/** Corrections that are being typed and not saved yet: kept while one goes from paragraph to paragraph and from room to room, until the vault locks. */
import type { OpenedSource, Paragraph, TextEdit } from '../../../../contract/index.ts';
import { keptWhileOpen } from '../../coding/kept-while-open.ts';

/** Who is said to speak in a turn instead: somebody of the source, or somebody new. */
export type SaidSpeaker = { readonly id: string } | { readonly label: string };

export type Draft = {
  /** Number of the paragraph. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
  /** The paragraph as it stands, and as it is typed. */
  readonly was: string;
  readonly now: string;
  /** Joined to the paragraph before it. */
  readonly isJoined: boolean;
  /** Who speaks in its turn instead; null: as it stands. */
  readonly speaker: SaidSpeaker | null;
  /** The paragraph was changed elsewhere while one typed. */
  readonly isOverOthers: boolean;
};

export type Correcting = {
  readonly sourceId: string;
  readonly revisionId: string;
  readonly drafts: readonly Draft[];
  /** Number of the paragraph that is being typed in. */
  readonly open: number | null;
  readonly reason: string;
};

export const correcting = keptWhileOpen<Correcting | null>(null);

const wordsOf = ({ text }: OpenedSource, { start, end }: Paragraph): string => text.slice(start, end);

export function draftOf(opened: OpenedSource, paragraph: Paragraph): Draft {
  const words = wordsOf(opened, paragraph);
  return { number: paragraph.number, start: paragraph.start, end: paragraph.end, was: words, now: words, isJoined: false, speaker: null, isOverOthers: false };
}

export const isChanged = ({ was, now, isJoined, speaker }: Draft): boolean => was !== now || isJoined || speaker !== null;
const isTextChanged = ({ was, now, isJoined }: Draft): boolean => was !== now || isJoined;

/** Corrections with a paragraph taken in and typed in from now on; those in which nothing was typed are let go of. */
export function opening(now: Correcting | null, opened: OpenedSource, number: number): Correcting {
  const { source, revisionId, paragraphs } = opened;
  const kept = now?.sourceId === source.id ? now : { sourceId: source.id, revisionId, drafts: [], open: null, reason: '' };
  const drafts = kept.drafts.filter((draft) => isChanged(draft) || draft.number === number);
  const paragraph = paragraphs[number - 1];
  if (paragraph === undefined) return { ...kept, drafts, open: null };
  const known = drafts.some((draft) => draft.number === number);
  return { ...kept, drafts: known ? drafts : [...drafts, draftOf(opened, paragraph)].toSorted((one, other) => one.number - other.number), open: number };
}

export function withDraft(now: Correcting, number: number, patch: Partial<Pick<Draft, 'now' | 'isJoined' | 'speaker'>>): Correcting {
  return { ...now, drafts: now.drafts.map((draft) => (draft.number === number ? { ...draft, ...patch } : draft)) };
}

/** Corrections without one paragraph; null when none is left. */
export function without(now: Correcting, number: number): Correcting | null {
  const drafts = now.drafts.filter((draft) => draft.number !== number);
  return drafts.length === 0 ? null : { ...now, drafts, open: now.open === number ? null : now.open };
}

/** What is asked of the vault: each paragraph whole. Which words of it really changed is worked out there. */
export function editsOf({ drafts }: Correcting, { paragraphs }: Pick<OpenedSource, 'paragraphs'>): TextEdit[] {
  return drafts.filter(isTextChanged).flatMap((draft): TextEdit[] => {
    const before = paragraphs[draft.number - 2];
    const joint = draft.isJoined && before !== undefined ? [{ start: before.end, end: draft.start, text: ' ' }] : [];
    return [...joint, ...(draft.was === draft.now ? [] : [{ start: draft.start, end: draft.end, text: draft.now }])];
  });
}

/** Turns in which somebody else is said to speak: index of the turn and who. */
export function turnsSaid({ drafts }: Correcting, { paragraphs }: Pick<OpenedSource, 'paragraphs'>): { turn: number; speaker: SaidSpeaker }[] {
  return drafts.flatMap(({ number, speaker }) => {
    const turn = paragraphs[number - 1]?.turn ?? null;
    return speaker === null || turn === null ? [] : [{ turn, speaker }];
  });
}

/**
 * What was typed, laid on a text that was changed elsewhere meanwhile: on the paragraph that reads as it did, the nearest of several; else on
 * the one in its place, with word that it was changed. Nothing that was typed is lost.
 */
export function laidAnew(now: Correcting, opened: OpenedSource): Correcting {
  const { paragraphs, revisionId } = opened;
  const taken = new Set<number>();
  const drafts = now.drafts.flatMap((draft): Draft[] => {
    const free = paragraphs.filter(({ number }) => !taken.has(number));
    const alike = free.filter((paragraph) => wordsOf(opened, paragraph) === draft.was);
    const [paragraph] = (alike.length > 0 ? alike : free).toSorted((one, other) => Math.abs(one.number - draft.number) - Math.abs(other.number - draft.number));
    if (paragraph === undefined) return [];
    const was = wordsOf(opened, paragraph);
    // What one had typed has come true by itself, or nothing had been typed yet.
    if (alike.length === 0 && (was === draft.now || !isChanged(draft))) return [];
    taken.add(paragraph.number);
    return [{ ...draft, number: paragraph.number, start: paragraph.start, end: paragraph.end, was, isOverOthers: draft.isOverOthers || alike.length === 0 }];
  });
  const open = now.drafts.find(({ number }) => number === now.open);
  const stillOpen = open === undefined ? undefined : drafts.find(({ now: typed }) => typed === open.now);
  return { ...now, revisionId, drafts: drafts.toSorted((one, other) => one.number - other.number), open: stillOpen?.number ?? null };
}
