import { guessRoles } from './roles.ts';
import type { Cue, Paragraph, SpeakerRole, Transcript, TranscriptSpeaker, Turn } from './transcript.ts';
import { countWords, firstWords } from './words.ts';

/** A paragraph on its way into a transcript: its own text, with positions counted from its own beginning. */
export type Piece = {
  readonly text: string;
  readonly kind: Paragraph['kind'];
  readonly level?: number;
  /** Who speaks; null for headings, notes and words of nobody. */
  readonly speaker: string | null;
  /** What was taken off at the beginning of a turn; undefined when the piece continues the turn before it. */
  readonly opening?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly cues?: readonly Cue[];
};

/** What does not follow from the pieces. */
export type About = Pick<Transcript, 'title' | 'date' | 'kindGuess' | 'report' | 'respondents'>;

const between = '\n\n';

/**
 * Lays pieces end to end into one text and counts what can be counted. Speakers with the same label are one; they are
 * numbered in the order in which they first speak. `saidRoles` holds roles that a person has set, by label.
 */
export function assemble(pieces: readonly Piece[], about: About, saidRoles: ReadonlyMap<string, SpeakerRole> = new Map()): Transcript {
  const paragraphs: Paragraph[] = [];
  const turns: Array<{ start: number; end: number; speaker: number; startMs?: number; endMs?: number; opening: string }> = [];
  const cues: Cue[] = [];
  const numbers = new Map<string, number>();
  const labels: string[] = [];
  const spoken: Array<{ words: number; firstWords: string; texts: string[] }> = [];
  const texts: string[] = [];
  let at = 0;
  let words = 0;
  for (const piece of pieces) {
    const start = at;
    const end = start + piece.text.length;
    const count = countWords(piece.text);
    let turn: number | null = null;
    if (piece.speaker !== null) {
      let speaker = numbers.get(piece.speaker);
      if (speaker === undefined) {
        speaker = labels.length;
        numbers.set(piece.speaker, speaker);
        labels.push(piece.speaker);
        spoken.push({ words: 0, firstWords: firstWords(piece.text), texts: [] });
      }
      const last = turns.at(-1);
      if (piece.opening === undefined && last !== undefined && last.speaker === speaker) {
        last.end = end;
        if (piece.endMs !== undefined) last.endMs = Math.max(last.endMs ?? 0, piece.endMs);
        turn = turns.length - 1;
        const tally = spoken[speaker];
        if (tally !== undefined) tally.texts[tally.texts.length - 1] += `\n${piece.text}`;
      } else {
        turns.push({ start, end, speaker, opening: piece.opening ?? '', ...timesOf(piece) });
        turn = turns.length - 1;
        spoken[speaker]?.texts.push(piece.text);
      }
      const tally = spoken[speaker];
      if (tally !== undefined) tally.words += count;
    }
    paragraphs.push({ start, end, kind: piece.kind, turn, ...(piece.level === undefined ? {} : { level: piece.level }), ...timesOf(piece) });
    for (const cue of piece.cues ?? []) cues.push({ ...cue, start: start + cue.start, end: start + cue.end });
    texts.push(piece.text);
    words += count;
    at = end + between.length;
  }
  const tallies = labels.map((label, index) => ({ label, turnTexts: spoken[index]?.texts ?? [], words: spoken[index]?.words ?? 0 }));
  const guesses = about.respondents === true ? tallies.map(() => ({ role: 'participant' as const, why: 'One of those who answered.' })) : guessRoles(tallies);
  const speakers: TranscriptSpeaker[] = tallies.map((tally, index) => {
    const said = saidRoles.get(tally.label);
    const guess = said === undefined ? (guesses[index] ?? { role: 'other' as const, why: '' }) : { role: said, why: 'You said so.' };
    return { label: tally.label, turns: tally.turnTexts.length, words: tally.words, firstWords: spoken[index]?.firstWords ?? '', guess };
  });
  return { text: texts.join(between), paragraphs, turns, speakers, cues, words, ...about };
}

/** The pieces that a transcript was laid from, so that it can be laid anew in another way. */
export function takeApart(transcript: Transcript): Piece[] {
  const begun = new Set<number>();
  let cue = 0;
  return transcript.paragraphs.map((paragraph) => {
    const turn: Turn | undefined = paragraph.turn === null ? undefined : transcript.turns[paragraph.turn];
    const opens = paragraph.turn !== null && !begun.has(paragraph.turn);
    if (paragraph.turn !== null) begun.add(paragraph.turn);
    const cues: Cue[] = [];
    for (let next = transcript.cues[cue]; next !== undefined && next.end <= paragraph.end; next = transcript.cues[cue]) {
      cues.push({ ...next, start: next.start - paragraph.start, end: next.end - paragraph.start });
      cue += 1;
    }
    return {
      text: transcript.text.slice(paragraph.start, paragraph.end),
      kind: paragraph.kind,
      ...(paragraph.level === undefined ? {} : { level: paragraph.level }),
      speaker: turn === undefined ? null : (transcript.speakers[turn.speaker]?.label ?? null),
      ...(opens && turn !== undefined ? { opening: turn.opening } : {}),
      ...timesOf(paragraph),
      ...(cues.length === 0 ? {} : { cues }),
    };
  });
}

function timesOf(from: { readonly startMs?: number; readonly endMs?: number }): { startMs?: number; endMs?: number } {
  return { ...(from.startMs === undefined ? {} : { startMs: from.startMs }), ...(from.endMs === undefined ? {} : { endMs: from.endMs }) };
}
