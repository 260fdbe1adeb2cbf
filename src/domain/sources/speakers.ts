import { labelKey, labelShape, isSingleWord } from './labels.ts';
import type { LabelShape } from './labels.ts';
import { isAlone, readOpening } from './openings.ts';
import type { Opening } from './openings.ts';
import type { ReadParagraph } from './transcript.ts';

/** What a person has said about labels before looking again: both are compared without regard to case and spacing. */
export type LabelWishes = { readonly speakers?: readonly string[]; readonly notSpeakers?: readonly string[] };

export type SpeakerChoice = {
  /** Per paragraph: the opening of a turn, or undefined. */
  readonly openings: ReadonlyArray<Opening | undefined>;
  /** Labels that look like names but were left in the text: too rare or too unlike the others. */
  readonly leftInText: readonly string[];
};

type Found = { readonly index: number; readonly opening: Opening; readonly key: string; readonly shape: LabelShape; readonly bold: boolean };
type Group = { readonly key: string; readonly label: string; readonly shape: LabelShape; readonly found: Found[] };

/**
 * Decides which labels are speakers. A colon proves nothing: "Note: ..." and "Three things: ..." have one as well.
 * What tells speakers apart is that few labels come back often, that they look like names or roles, and that they are
 * set in one way throughout (bold, with times, as Q and A, on a line of their own). The surest way that the text keeps
 * to is taken first; the ways after it are then held to the labels that are already known.
 */
export function chooseSpeakers(paragraphs: readonly ReadParagraph[], wishes: LabelWishes = {}): SpeakerChoice {
  const wanted = new Set((wishes.speakers ?? []).map(labelKey));
  const unwanted = new Set((wishes.notSpeakers ?? []).map(labelKey));
  const numbered = numberedTurns(paragraphs);
  const found = findOpenings(paragraphs, numbered);
  const texts = paragraphs.filter((one) => one.kind === 'text' || one.kind === 'table').length + numbered.size;

  const accepted = new Set<string>();
  const bold = boldSpeakers(found, texts);
  const sure = [...bold, ...answerSpeakers(found, texts), ...timedSpeakers(found, texts)];
  for (const key of sure) accepted.add(key);
  // One bold label alone is half a conversation: many people set only the questions in bold.
  if (accepted.size <= 1) for (const key of plainSpeakers(found, texts)) accepted.add(key);
  let alone = findAlone(paragraphs);
  if (accepted.size === 0) for (const key of aloneSpeakers(alone, texts)) accepted.add(key);
  // Where labels stand before their words, a name on its own line is a heading unless words of nobody follow at once.
  else {
    const spoken = new Set(found.filter((one) => accepted.has(one.key)).map((one) => one.index));
    alone = alone.filter((one) => paragraphs[one.index]?.kind === 'text' && paragraphs[one.index + 1]?.kind === 'text' && !spoken.has(one.index + 1));
  }
  for (const key of wanted) accepted.add(key);
  for (const key of unwanted) accepted.delete(key);

  const openings: Array<Opening | undefined> = paragraphs.map(() => undefined);
  const counts = new Map(groupByKey(found).map((group) => [group.key, group.found.length]));
  for (const one of [...alone, ...found]) {
    const plain = withoutAside(one, accepted, counts);
    if (plain !== undefined) openings[one.index] = plain;
    else if (accepted.has(one.key)) openings[one.index] = one.opening;
  }
  return { openings, leftInText: accepted.size === 0 ? [] : doubtful(found, accepted, unwanted, bold.length > 0) };
}

const direction = /^\((?:laugh|sigh|cry|cries|paus|whisper|interrupt|overlap|cross|off|nod|shout|quiet|through|read|smil|sing|cough|tear|in )/i;

/** "Mary (laughing)" is Mary, when Mary is known by herself; "Mary (Millbank)" throughout is a label of its own. */
function withoutAside(one: Found, accepted: ReadonlySet<string>, counts: ReadonlyMap<string, number>): Opening | undefined {
  const found = /^(.+?)\s*(\([^()]{1,40}\))$/.exec(one.opening.label);
  const label = found?.[1] ?? '';
  const aside = found?.[2] ?? '';
  if (found === null || one.opening.style === 'alone' || !accepted.has(labelKey(label)) || labelKey(label) === one.key) return undefined;
  const own = counts.get(one.key) ?? 0;
  return direction.test(aside) || (own <= 2 && own < (counts.get(labelKey(label)) ?? 0)) ? { ...one.opening, label, aside } : undefined;
}

/**
 * Some transcribers number every turn ("12. Mary: ..."), and word processors make a list of it. Items of a list that
 * begin with labels are turns where most of them do and the labels come back; the number then stands with the label.
 */
function numberedTurns(paragraphs: readonly ReadParagraph[]): ReadonlyMap<number, Opening> {
  const turns = new Map<number, Opening>();
  const labels = new Set<string>();
  let items = 0;
  for (const [index, { kind, text, voice }] of paragraphs.entries()) {
    const mark = kind === 'list' && voice === undefined ? /^\(?\d{1,5}[.)]?[ \t]+/.exec(text)?.[0].length : undefined;
    if (mark === undefined) continue;
    items += 1;
    const opening = readOpening(text.slice(mark));
    if (opening === undefined || opening.style === 'alone') continue;
    turns.set(index, { ...opening, length: opening.length + mark });
    labels.add(labelKey(opening.label));
  }
  return turns.size >= 4 && turns.size >= items / 2 && labels.size <= turns.size / 2 ? turns : new Map();
}

function findOpenings(paragraphs: readonly ReadParagraph[], numbered: ReadonlyMap<number, Opening>): Found[] {
  const found: Found[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.voice !== undefined || (paragraph.kind !== 'text' && paragraph.kind !== 'table' && !numbered.has(index))) return;
    const opening = numbered.get(index) ?? readOpening(paragraph.text);
    if (opening === undefined) return;
    // A row such as "Contents <tab> 4" has no words after its label.
    if (opening.style === 'tab' && !/\p{L}/u.test(paragraph.text.slice(opening.length))) return;
    const shape = labelShape(opening.label);
    const set = paragraph.boldOpening ?? (paragraph.emphasis === 'bold' ? paragraph.text.length : 0);
    const bold = set >= opening.label.length && set <= Math.max(opening.length, opening.label.length + 2);
    found.push({ index, opening, key: labelKey(opening.label), shape, bold });
  });
  return found;
}

/** Lines that may be a label alone, followed by words of somebody. */
function findAlone(paragraphs: readonly ReadParagraph[]): Found[] {
  const found: Found[] = [];
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    if (paragraph.voice !== undefined || (paragraph.kind !== 'text' && paragraph.kind !== 'heading')) return;
    if (next === undefined || next.kind === 'heading' || next.voice !== undefined || !isAlone(paragraph.text)) return;
    const shape = labelShape(paragraph.text);
    if (shape === 'never' || shape === 'phrase') return;
    const opening: Opening = { label: paragraph.text.trim(), style: 'alone', length: paragraph.text.length };
    found.push({ index, opening, key: labelKey(paragraph.text), shape, bold: paragraph.emphasis === 'bold' });
  });
  // A line before another such line is part of a list of names, not the beginning of a turn.
  const places = new Set(found.map((one) => one.index));
  return found.filter((one) => !places.has(one.index + 1));
}

function boldSpeakers(found: readonly Found[], texts: number): string[] {
  const bold = found.filter((one) => one.bold && one.shape !== 'never');
  const groups = groupByKey(bold);
  const often = groups.filter((group) => group.found.length >= (isSure(group.shape) ? 2 : 3));
  const returning = total(often);
  const small = texts <= 12 && bold.length >= 2 && bold.length / texts >= 0.5 && groups.some((group) => isSure(group.shape) || group.found.length > 1);
  const enough = returning >= 3 && returning / bold.length >= 0.5;
  if (!enough && !small) return [];
  return groups.filter((group) => group.shape !== 'phrase' || group.found.length >= 3).map((group) => group.key);
}

function answerSpeakers(found: readonly Found[], texts: number): string[] {
  const pairs = found.filter((one) => /^[QA]$/.test(one.opening.label) && (one.opening.style === 'answer' || one.opening.style === 'colon'));
  const questions = pairs.filter((one) => one.opening.label === 'Q').length;
  const answers = pairs.length - questions;
  return questions >= 1 && answers >= 1 && (pairs.length >= 3 || pairs.length >= texts) ? ['q', 'a'] : [];
}

function timedSpeakers(found: readonly Found[], texts: number): string[] {
  const timed = found.filter((one) => one.opening.style === 'timed' && one.shape !== 'never');
  if (timed.length < 2 && timed.length < texts) return [];
  return groupByKey(timed).filter((group) => group.shape !== 'phrase' || group.found.length >= 2).map((group) => group.key);
}

function plainSpeakers(found: readonly Found[], texts: number): string[] {
  const pool = found.filter((one) => (one.opening.style === 'colon' || one.opening.style === 'tab') && one.shape !== 'never');
  const groups = groupByKey(pool);
  const often = groups.filter((group) => group.found.length >= (group.shape === 'phrase' ? 5 : isSure(group.shape) ? 2 : 3));
  const returning = total(often);
  const named = groups.filter((group) => group.shape !== 'phrase');
  const twice = named.filter((group) => group.found.length >= 2);
  const share = total(named) / Math.max(1, texts);
  const conversation =
    (returning >= 4 && returning / pool.length >= 0.5 && returning / texts >= 0.04) ||
    (returning >= 3 && returning / pool.length >= 0.6 && returning / texts >= 0.3) ||
    (total(twice) >= 4 && twice.length >= 2 && total(twice) / pool.length >= 0.75 && (share >= 0.3 || twice.some((group) => isSure(group.shape)))) ||
    (total(named) >= 3 && twice.length >= 1 && named.length >= 2 && share >= 0.6) ||
    (named.length >= 2 && share >= 0.6 && named.some((group) => isSure(group.shape)));
  if (!conversation) return [];
  const known = new Set([...often, ...twice].map((group) => group.key));
  const places = new Map(pool.map((one) => [one.index, one.key]));
  const onlyOne = known.size < 2;
  for (const group of named) {
    if (known.has(group.key)) continue;
    const between = group.found.every((one) => isNeighbour(places, one.index, known));
    // One word that stands there once may be "Mary" or "Vaccines": a speaker only where every paragraph has a label,
    // or where a conversation would otherwise have one side.
    if (isSure(group.shape) || !isSingleWord(group.label) || ((share >= 0.9 || onlyOne) && between)) known.add(group.key);
  }
  return [...known];
}

function isNeighbour(places: ReadonlyMap<number, string>, index: number, known: ReadonlySet<string>): boolean {
  const before = places.get(index - 1);
  const after = places.get(index + 1);
  return before !== undefined && known.has(before) && (after === undefined || known.has(after));
}

function aloneSpeakers(alone: readonly Found[], texts: number): string[] {
  const groups = groupByKey(alone);
  const often = groups.filter((group) => group.found.length >= 2);
  const returning = total(often);
  if (often.length < 2 || returning < 4 || returning / alone.length < 0.6 || returning / texts < 0.2) return [];
  return groups.filter((group) => group.found.length >= 2 || isSure(group.shape)).map((group) => group.key);
}

/** Shapes that hardly stand before a colon but for a speaker. */
function isSure(shape: LabelShape): boolean {
  return shape === 'letter' || shape === 'role' || shape === 'titled';
}

function groupByKey(found: readonly Found[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of found) {
    const group = groups.get(one.key);
    if (group === undefined) groups.set(one.key, { key: one.key, label: one.opening.label, shape: one.shape, found: [one] });
    else group.found.push(one);
  }
  return [...groups.values()];
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.found.length, 0);
}

function doubtful(found: readonly Found[], accepted: ReadonlySet<string>, unwanted: ReadonlySet<string>, boldOnly: boolean): string[] {
  const left = found.filter((one) => !accepted.has(one.key) && !unwanted.has(one.key) && one.shape !== 'never' && one.shape !== 'phrase' && one.shape !== 'letter' && (!boldOnly || one.bold));
  return [...new Set(left.map((one) => one.opening.label))];
}
