import { assemble } from './assemble.ts';
import type { Piece } from './assemble.ts';
import { joinCaptions } from './captions.ts';
import { guessDate, guessKind, guessTitle } from './guesses.ts';
import { labelKey } from './labels.ts';
import { readOpening } from './openings.ts';
import { look, recognised } from './report.ts';
import type { ReportLine } from './report.ts';
import { chooseSpeakers } from './speakers.ts';
import type { LabelWishes } from './speakers.ts';
import { isStageNote, readsAsHeading, readsAsNumberedHeading, readsAsTitle } from './stage-notes.ts';
import type { ReadParagraph, ReadSource, Transcript } from './transcript.ts';

/**
 * Turns a file that was read into a transcript: who speaks where, what is a heading or a stage note, when it was, what
 * kind of source it is. Every guess carries its reason and can be corrected (`correct`). `wishes` are labels that a
 * person has declared to be speakers, or not to be, before looking again.
 *
 * Nothing that was read is lost: a paragraph is in the text, and a label that is not in it stands with its turn.
 */
export function recognise(source: ReadSource, wishes: LabelWishes = {}): Transcript {
  const paragraphs = splitAtOpenings(source.paragraphs);
  const choice = chooseSpeakers(paragraphs, wishes);
  const labels = spellings(paragraphs, choice.openings);
  const spoken = labels.size > 0;
  const pieces = layTurns(markHeadings(paragraphs, choice.openings, spoken), choice.openings, labels);
  const joined = joinCaptions(pieces);

  const firstTurn = joined.findIndex((piece) => piece.speaker !== null);
  const before = (firstTurn === -1 ? joined.slice(0, 15) : joined.slice(0, firstTurn)).map((piece) => piece.text);
  const heads = joined.slice(0, 30).filter((piece) => piece.kind === 'heading').map((piece) => piece.text);
  const unfinished = { title: guessTitle(source, heads), kindGuess: { kind: 'document' as const, why: '' }, report: [], ...(source.table === undefined ? {} : { respondents: true as const }) };
  const laid = assemble(joined, unfinished);
  const date = guessDate(source, before);
  return {
    ...laid,
    ...(date === undefined ? {} : { date }),
    kindGuess: source.table === undefined ? guessKind(source, heads, laid.speakers, laid.text) : { kind: 'document', why: 'Answers to written questions.' },
    report: [...source.report, ...remarks(laid, choice.leftInText)],
  };
}

/** A line break inside a paragraph (Shift and Enter in a word processor) may part two turns. */
function splitAtOpenings(paragraphs: readonly ReadParagraph[]): ReadParagraph[] {
  const split: ReadParagraph[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== 'text' || paragraph.voice !== undefined || !paragraph.text.includes('\n')) {
      split.push(paragraph);
      continue;
    }
    const lines = paragraph.text.split('\n');
    let held: string[] = [];
    const { text: _, boldOpening, ...rest } = paragraph;
    let first = true;
    const release = () => {
      if (held.length === 0) return;
      split.push({ ...rest, text: held.join('\n'), ...(first && boldOpening !== undefined ? { boldOpening } : {}) });
      first = false;
      held = [];
    };
    for (const line of lines) {
      const opening = readOpening(line);
      if (opening !== undefined && opening.style !== 'alone') release();
      held.push(line);
      if (opening !== undefined && opening.length === line.length) release();
    }
    release();
  }
  return split;
}

/** The spelling that a label is shown in: the one that occurs most, by key. */
function spellings(paragraphs: readonly ReadParagraph[], openings: ReturnType<typeof chooseSpeakers>['openings']): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  paragraphs.forEach((paragraph, index) => {
    const label = paragraph.voice ?? openings[index]?.label;
    if (label === undefined) return;
    const tidy = label.replace(/\s*\((?:cont(?:inued|'d|d|\.)?)\)/gi, '').trim();
    const group = counts.get(labelKey(label)) ?? new Map<string, number>();
    group.set(tidy, (group.get(tidy) ?? 0) + 1);
    counts.set(labelKey(label), group);
  });
  const chosen = new Map<string, string>();
  for (const [key, group] of counts) chosen.set(key, [...group].sort((one, other) => other[1] - one[1])[0]?.[0] ?? key);
  return chosen;
}

type Marked = ReadParagraph & { readonly guessed?: boolean };

/** Headings and notes that nothing in the file marks as such. */
function markHeadings(paragraphs: readonly ReadParagraph[], openings: ReadonlyArray<unknown>, spoken: boolean): Marked[] {
  const inItalics = paragraphs.filter((paragraph, index) => paragraph.emphasis === 'italic' && openings[index] === undefined && !isStageNote(paragraph.text)).length;
  // Now and then a remark stands in italics; where much does, it is how the file sets what somebody says.
  const remarksInItalics = inItalics <= Math.max(3, paragraphs.length * 0.05);
  return paragraphs.map((paragraph, index) => {
    if (openings[index] !== undefined || paragraph.voice !== undefined || paragraph.startMs !== undefined) return paragraph;
    if (spoken && paragraph.kind === 'text' && isStageNote(paragraph.text)) return { ...paragraph, kind: 'note' };
    if (index === 0 && paragraph.kind === 'text' && paragraphs.length > 1 && paragraph.text.length <= 120 && !/[.,;:…]["'”’]?$/.test(paragraph.text) && !paragraph.text.includes('\n')) {
      return { ...paragraph, kind: 'heading', level: 1, guessed: true };
    }
    if (paragraph.kind !== 'text' && paragraph.kind !== 'list') return paragraph;
    if (spoken && paragraph.kind === 'text') {
      if (remarksInItalics && paragraph.emphasis === 'italic' && !/^["“‘']/.test(paragraph.text) && paragraph.text.length < 200) return { ...paragraph, kind: 'note' };
      const bold = paragraph.emphasis === 'bold' && paragraph.text.length <= 90 && !/[.,;:?!]$/.test(paragraph.text);
      if (bold || readsAsTitle(paragraph.text)) return { ...paragraph, kind: 'heading', guessed: true };
      return paragraph;
    }
    if (spoken) return paragraph;
    const next = paragraphs[index + 1];
    const numbered = /^\d/.test(paragraph.text);
    if (paragraph.kind === 'list' && (!numbered || isNumbered(next) || isNumbered(paragraphs[index - 1]))) return paragraph;
    const follows = next === undefined || next.kind === 'footnote' ? undefined : next.text;
    if (numbered && follows !== undefined && !follows.includes('\t') && readsAsNumberedHeading(paragraph.text)) return { ...paragraph, kind: 'heading', guessed: true };
    const bold = paragraph.emphasis === 'bold' && paragraph.text.length <= 90 && next !== undefined && !/[.,;]$/.test(paragraph.text);
    return bold || readsAsHeading(paragraph.text, follows) ? { ...paragraph, kind: 'heading', guessed: true } : paragraph;
  });
}

function isNumbered(paragraph: ReadParagraph | undefined): boolean {
  return paragraph !== undefined && paragraph.kind === 'list' && /^\d/.test(paragraph.text);
}

function layTurns(paragraphs: readonly Marked[], openings: ReturnType<typeof chooseSpeakers>['openings'], labels: ReadonlyMap<string, string>): Piece[] {
  const pieces: Piece[] = [];
  let speaker: string | null = null;
  /** A label that stood alone and waits for its words. */
  let waiting: { label: string; opening: string; times: object; paragraph: Marked; notes: Piece[] } | undefined;
  const giveBack = () => {
    if (waiting === undefined) return;
    // A name over a heading, a note or somebody else's words announces who comes next.
    pieces.push({ text: waiting.paragraph.text, kind: waiting.paragraph.text.endsWith(':') ? 'text' : 'heading', speaker: null }, ...waiting.notes);
    waiting = undefined;
  };
  paragraphs.forEach((paragraph, index) => {
    const opening = openings[index];
    const times = timesOf(paragraph);
    if (opening !== undefined) {
      giveBack();
      const label = labels.get(labelKey(opening.label)) ?? opening.label;
      const rest = paragraph.text.slice(opening.length);
      const said = opening.aside === undefined ? rest : `${opening.aside} ${rest}`.trim();
      const taken = paragraph.text.slice(0, opening.length).replace(opening.aside === undefined ? '' : new RegExp(`\\s*${escape(opening.aside)}`), '');
      const own = { ...times, ...timesOf(opening) };
      if (said.trim() === '') {
        waiting = { label, opening: `${paragraph.text}\n`, times: own, paragraph, notes: [] };
        return;
      }
      speaker = label;
      pieces.push({ text: said, kind: 'speech', speaker, opening: taken, ...own });
      return;
    }
    if (paragraph.kind === 'heading' || paragraph.kind === 'note' || paragraph.kind === 'footnote') {
      if (paragraph.kind === 'heading') giveBack();
      // A heading that the file marks parts the conversation; one that was only guessed must not cost anybody their words.
      if (paragraph.kind === 'heading' && paragraph.guessed !== true) speaker = null;
      const kind = paragraph.kind === 'heading' ? 'heading' : 'note';
      const piece: Piece = { text: paragraph.text, kind, speaker: null, ...(paragraph.level === undefined ? {} : { level: paragraph.level }), ...times };
      if (waiting === undefined) pieces.push(piece);
      else waiting.notes.push(piece);
      return;
    }
    if (paragraph.voice !== undefined) {
      speaker = labels.get(labelKey(paragraph.voice)) ?? paragraph.voice;
      // The second paragraph of an answer goes on; captions of one speaker in a row are joined later, by their times.
      const goesOn = paragraph.startMs === undefined && paragraphs[index - 1]?.voice === paragraph.voice;
      pieces.push({ text: paragraph.text, kind: 'speech', speaker, ...(goesOn ? {} : { opening: `${paragraph.voice}: ` }), ...times });
      return;
    }
    if (waiting !== undefined) {
      speaker = waiting.label;
      pieces.push(...waiting.notes, { text: paragraph.text, kind: 'speech', speaker, opening: waiting.opening, ...times, ...waiting.times });
      waiting = undefined;
      return;
    }
    pieces.push({ text: paragraph.text, kind: speaker === null ? 'text' : 'speech', speaker, ...times });
  });
  giveBack();
  return pieces;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function timesOf(from: { readonly startMs?: number; readonly endMs?: number }): { startMs?: number; endMs?: number } {
  return { ...(from.startMs === undefined ? {} : { startMs: from.startMs }), ...(from.endMs === undefined ? {} : { endMs: from.endMs }) };
}

function remarks(transcript: Transcript, leftInText: readonly string[]): ReportLine[] {
  const said: ReportLine[] = [];
  const count = transcript.speakers.length;
  if (count === 0) said.push(recognised('No speakers were recognised; the text is kept as paragraphs.'));
  else said.push(recognised(`${count === 1 ? 'One speaker was' : `${count} speakers were`} recognised in ${transcript.turns.length} ${transcript.turns.length === 1 ? 'turn' : 'turns'}.`));
  if (leftInText.length > 0) {
    const some = leftInText.slice(0, 5).map((label) => `“${label}:”`).join(', ');
    said.push(look(`${some}${leftInText.length > 5 ? ` and ${leftInText.length - 5} more` : ''} stood at the beginning of a paragraph and stayed in the text. Say so if ${leftInText.length === 1 ? 'it is a speaker' : 'any of them is a speaker'}.`));
  }
  return said;
}
