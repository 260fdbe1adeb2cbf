/** Who speaks where, as the reader shows it beside the words. */
import type { OpenedSource, Voice } from '../../../../contract/index.ts';
import { type CodeColourName, codeColourNames } from '../../../ui/palette.ts';

export type SpeakerMark = {
  /** Pseudonym of the voice, else the label of the file. */
  readonly name: string;
  /** Null for whoever asks: the voices are what one looks for. */
  readonly colour: CodeColourName | null;
  /** Said where somebody speaks for the first time: "Parent", "interviewer". */
  readonly part: string | null;
  /** When the turn begins, in milliseconds from the beginning of the recording. */
  readonly startMs: number | null;
};

/** By the index of the paragraph; null where a turn goes on or nobody speaks. The same colour for the same voice. */
export function speakerMarks({ paragraphs, turns, speakers }: OpenedSource, voices: ReadonlyMap<string, Pick<Voice, 'pseudonym' | 'group' | 'roleGeneral'>>): (SpeakerMark | null)[] {
  const colours = new Map<string, CodeColourName>();
  const seen = new Set<number>();
  let before: number | null = null;
  return paragraphs.map((paragraph) => {
    const turn = paragraph.turn === null ? undefined : turns[paragraph.turn];
    const speaker = turn === undefined ? undefined : speakers[turn.speaker];
    const startMs = paragraph.startMs ?? turn?.startMs ?? null;
    const goesOn = paragraph.turn === before;
    before = paragraph.turn;
    if (turn === undefined || speaker === undefined || goesOn) return null;
    const voice = speaker.voiceId === null ? undefined : voices.get(speaker.voiceId);
    const who = speaker.voiceId ?? speaker.id;
    const isAsking = speaker.role === 'interviewer';
    // The first half of the palette is made to be told apart at a glance.
    if (!isAsking && !colours.has(who)) colours.set(who, codeColourNames[colours.size % 8]!);
    const isFirst = !seen.has(turn.speaker);
    seen.add(turn.speaker);
    return {
      name: voice?.pseudonym ?? speaker.label,
      colour: isAsking ? null : (colours.get(who) ?? null),
      part: isFirst ? (isAsking ? 'interviewer' : (voice?.roleGeneral || voice?.group) ?? null) : null,
      startMs,
    };
  });
}
