import type { Piece } from './assemble.ts';
import type { Cue } from './transcript.ts';

/** A pause longer than this begins a new paragraph (milliseconds). */
const pause = 2_000;
/** Captions are joined up to about so many characters, so that a monologue stays readable. */
const longest = 700;

/**
 * Joins captions into turns and paragraphs that can be read. Captions of one speaker in a row are one turn; within it a
 * caption that breaks off in mid sentence, or follows at once, is joined to the one before. The time of every caption
 * stays with the stretch of text that it holds (`cues`). Pieces without both times pass unchanged.
 */
export function joinCaptions(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let turnOf: string | null = null;
  for (const piece of pieces) {
    if (piece.startMs === undefined || piece.endMs === undefined || piece.kind === 'heading' || piece.kind === 'note') {
      joined.push(piece);
      turnOf = null;
      continue;
    }
    const cue: Cue = { start: 0, end: piece.text.length, startMs: piece.startMs, endMs: piece.endMs };
    const last = joined.at(-1);
    const continues = last?.cues !== undefined && last.speaker === piece.speaker && (piece.speaker === null || turnOf === piece.speaker);
    if (continues && last.cues !== undefined && belongsTo(last, piece.startMs)) {
      const at = last.text.length + 1;
      joined[joined.length - 1] = {
        ...last,
        text: `${last.text} ${piece.text}`,
        endMs: Math.max(last.endMs ?? 0, piece.endMs),
        cues: [...last.cues, { ...cue, start: at, end: at + piece.text.length }],
      };
      continue;
    }
    const { opening, ...rest } = piece;
    joined.push({ ...rest, ...(continues || opening === undefined ? {} : { opening }), cues: [cue] });
    turnOf = piece.speaker;
  }
  return joined;
}

function belongsTo(last: Piece, startMs: number): boolean {
  if (last.text.length >= longest * 2) return false;
  const open = !/[.?!…]["'”’)\]]*$/.test(last.text);
  const soon = startMs - (last.endMs ?? 0) <= pause;
  return open ? last.text.length < longest * 2 : soon && last.text.length < longest;
}
