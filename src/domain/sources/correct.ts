import { assemble, takeApart } from './assemble.ts';
import type { Piece } from './assemble.ts';
import type { SpeakerRole, Transcript } from './transcript.ts';

/** What a person says about one recognised speaker; `label` is the label as it stands in the transcript. */
export type SpeakerCorrection = {
  readonly label: string;
  /** Show the speaker under this label instead. */
  readonly rename?: string;
  /** Another spelling or title of the speaker with this label: the two become one. */
  readonly sameAs?: string;
  /** The label was ordinary words: it goes back into the text, and its words to whoever spoke before. */
  readonly notASpeaker?: boolean;
  readonly role?: SpeakerRole;
};

/**
 * The transcript with a person's corrections, laid anew: offsets, turns and counts follow. Corrections of labels that
 * are not there are passed over. Applying the same corrections twice changes nothing more. Pure.
 */
export function correct(transcript: Transcript, corrections: readonly SpeakerCorrection[]): Transcript {
  if (corrections.length === 0) return transcript;
  const byLabel = new Map(corrections.map((correction) => [correction.label, correction]));
  const finalLabel = (label: string): string => {
    const seen = new Set<string>();
    let at = label;
    for (let next = byLabel.get(at); next?.sameAs !== undefined && next.sameAs !== at && !seen.has(at); next = byLabel.get(at)) {
      seen.add(at);
      at = next.sameAs;
    }
    return byLabel.get(at)?.rename ?? at;
  };
  const roles = new Map<string, SpeakerRole>();
  for (const speaker of transcript.speakers) {
    const said = byLabel.get(speaker.label)?.role ?? (speaker.guess.why === 'You said so.' ? speaker.guess.role : undefined);
    if (said === undefined) continue;
    const target = finalLabel(speaker.label);
    if (!roles.has(target) || byLabel.get(speaker.label)?.sameAs === undefined) roles.set(target, said);
  }
  const pieces = giveBack(takeApart(transcript), (label) => byLabel.get(label)?.notASpeaker === true);
  const renamed = pieces.map((piece) => (piece.speaker === null ? piece : { ...piece, speaker: finalLabel(piece.speaker) }));
  return assemble(renamed, aboutOf(transcript), roles);
}

function aboutOf(transcript: Transcript) {
  const { title, date, kindGuess, report, respondents } = transcript;
  return { title, kindGuess, report, ...(date === undefined ? {} : { date }), ...(respondents === undefined ? {} : { respondents }) };
}

/** Puts labels that are none back before their words; the words continue the turn before, or are nobody's. */
function giveBack(pieces: readonly Piece[], isNone: (label: string) => boolean): Piece[] {
  const back: Piece[] = [];
  let before: string | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'heading') before = null;
    if (piece.speaker === null || !isNone(piece.speaker)) {
      if (piece.speaker !== null) before = piece.speaker;
      back.push(piece);
      continue;
    }
    const { opening, cues, ...rest } = piece;
    const kind = before === null ? ('text' as const) : ('speech' as const);
    if (opening?.endsWith('\n') === true) back.push({ text: opening.trimEnd(), kind, speaker: before });
    const put = opening === undefined || opening.endsWith('\n') ? '' : opening;
    const moved = cues?.map((cue, index) => ({ ...cue, start: index === 0 ? 0 : cue.start + put.length, end: cue.end + put.length }));
    back.push({ ...rest, text: put + piece.text, kind, speaker: before, ...(moved === undefined ? {} : { cues: moved }) });
  }
  return back;
}
