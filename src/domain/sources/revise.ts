/**
 * Correcting the text of a source: what a person wants changed becomes a text that keeps the promises of every text here
 * (NFC, LF, paragraphs joined by one empty line, none of them empty), with its paragraphs and turns laid over it anew, and the
 * edits that really lead there. Everything that stands on the text is carried along those edits (`carry.ts`).
 */
import type { Paragraph, Turn } from '../../contract/sources.ts';
import { Refusal } from '../refusal.ts';
import { diffTexts } from './revise-diff.ts';
import { applyEdits, type Edit, inOrder, keptStretches } from './revise-edits.ts';
import { mendEdits, putWords } from './revise-mend.ts';

/** A paragraph or a turn as it lies over a text; which one it is, its place in the list says. */
export type LaidParagraph = Omit<Paragraph, 'number'>;
export type LaidTurn = Omit<Turn, 'number'>;
export type LaidText = { readonly text: string; readonly paragraphs: readonly LaidParagraph[]; readonly turns: readonly LaidTurn[] };
export type RevisedText = { text: string; paragraphs: LaidParagraph[]; turns: LaidTurn[]; edits: Edit[] };

/**
 * The text after some corrections. A line break that is put in parts a paragraph; a correction over a break joins the paragraphs.
 * What is parted from a paragraph stays with its speaker; what is joined goes to the first; a turn that has lost all its
 * paragraphs is gone; times stay with what bears them; what is parted from a heading is text. Words that a correction would only replace
 * by themselves are not touched. `edits` of the answer are in order and count in the text before; none if nothing changes. Refuses
 * corrections that lie over each other, reach past the text or leave no words at all.
 */
export function revise(before: LaidText, wanted: readonly Edit[]): RevisedText {
  const edits = editsFor(before.text, wanted);
  const text = applyEdits(before.text, edits);
  if (text === '') throw new Refusal('not-allowed', 'Nothing would be left of the text. Nothing was changed. To take a whole source out, remove it from the list of sources.');
  return { text, edits, ...layAnew(before, text, edits) };
}

function editsFor(text: string, wanted: readonly Edit[]): Edit[] {
  const asked = inOrder(text, wanted.map((edit) => ({ ...edit, text: putWords(edit.text) })));
  const fine = asked.flatMap((edit) => {
    if (edit.start === edit.end || edit.text === '') return [edit];
    return diffTexts(text.slice(edit.start, edit.end), edit.text).map((part) => ({ start: edit.start + part.start, end: edit.start + part.end, text: part.text }));
  });
  return mendEdits(text, fine);
}

/** Index of the last of some ranges that begins at or before a place; the first if none does. */
function lastBeginning(ranges: readonly { readonly start: number }[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.start <= at) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** A paragraph of the new text and the paragraphs of the old one that its first and last characters come from. */
type Made = { start: number; end: number; from: number; upTo: number; survives: boolean };

function madeParagraphs({ text: old, paragraphs }: LaidText, text: string, edits: readonly Edit[]): Made[] {
  const kept = keptStretches(old.length, edits);
  // Where what an edit puts in begins in the new text, to tell of words that are wholly new beside which paragraph they were put.
  let shift = 0;
  const begun = edits.map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start, at: edit.start };
  });
  const made: Made[] = [];
  let stretch = 0;
  let start = 0;
  for (const part of text.split('\n\n')) {
    const end = start + part.length;
    while (stretch < kept.length && kept[stretch]!.at + kept[stretch]!.to - kept[stretch]!.from <= start) stretch += 1;
    let last = stretch;
    while (last + 1 < kept.length && kept[last + 1]!.at < end) last += 1;
    const [opening, closing] = [kept[stretch], kept[last]];
    if (opening && closing && opening.at < end) {
      const from = lastBeginning(paragraphs, opening.from + Math.max(0, start - opening.at));
      const upTo = lastBeginning(paragraphs, closing.from + Math.min(end - closing.at, closing.to - closing.from) - 1);
      made.push({ start, end, from, upTo, survives: true });
    } else {
      const beside = lastBeginning(paragraphs, begun[lastBeginning(begun, start)]?.at ?? 0);
      made.push({ start, end, from: beside, upTo: beside, survives: false });
    }
    start = end + 2;
  }
  return made;
}

function layAnew(before: LaidText, text: string, edits: readonly Edit[]): { paragraphs: LaidParagraph[]; turns: LaidTurn[] } {
  const made = madeParagraphs(before, text, edits);
  const holders = new Map<number, Made>();
  const lasts = new Map<number, Made>();
  for (const one of made) {
    if (!holders.has(one.from) || (one.survives && !holders.get(one.from)!.survives)) holders.set(one.from, one);
    for (let index = one.from; index <= one.upTo; index += 1) lasts.set(index, one);
  }
  const turns: { old: number; turn: LaidTurn }[] = [];
  const paragraphs = made.map((one): LaidParagraph => {
    const { start, end } = one;
    const old = before.paragraphs[one.from]!;
    const isHolder = holders.get(one.from) === one;
    const isParted = !isHolder && old.kind === 'heading';
    const endMs = lasts.get(one.upTo) === one ? (before.paragraphs[one.upTo]!.endMs ?? (isHolder ? old.endMs : null)) : null;
    let turn: number | null = null;
    if (old.turn !== null) {
      const last = turns.at(-1);
      if (last?.old === old.turn) last.turn.end = end;
      else turns.push({ old: old.turn, turn: { ...before.turns[old.turn]!, start, end } });
      turn = turns.length - 1;
    }
    return { start, end, kind: isParted ? 'text' : old.kind, turn, level: isHolder ? old.level : null, startMs: isHolder ? old.startMs : null, endMs };
  });
  stretchTimes(before, made, turns);
  return { paragraphs, turns: turns.map(({ turn }) => turn) };
}

/** A turn whose words were joined to those before it, and which is gone by that, leaves its end to them. */
function stretchTimes(before: LaidText, made: readonly Made[], turns: readonly { old: number; turn: LaidTurn }[]): void {
  const standing = new Map(turns.map(({ old, turn }) => [old, turn]));
  for (const { from, upTo } of made) {
    const turn = standing.get(before.paragraphs[from]!.turn ?? -1);
    if (!turn) continue;
    for (let index = from + 1; index <= upTo; index += 1) {
      const joined = before.paragraphs[index]!.turn;
      const endMs = joined === null || standing.has(joined) ? null : before.turns[joined]!.endMs;
      if (endMs !== null && turn.endMs !== null) turn.endMs = Math.max(turn.endMs, endMs);
    }
  }
}
