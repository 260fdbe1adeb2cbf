/**
 * What questions are asked of, in columns: everything that is counted or compared is a number in a typed array, and everything is pointed at by its index
 * (`source`, `speaker`, `voice`, `code`, `coder`, `place`: positions in the lists below; -1 for none). Whoever fills it reads the vault once; questions then walk
 * arrays. Offsets are UTF-16 code units, half open; words and turns count from 0 within their source, half open too.
 */
import type { SourceSummary } from '../../contract/sources.ts';
import type { UncertainDate } from '../timeline/uncertain-date.ts';
import type { WordIndex } from './word-index.ts';

export type GroundSource = {
  readonly id: string;
  readonly revisionId: string;
  readonly title: string;
  readonly kind: SourceSummary['kind'];
  readonly date: UncertainDate | null;
  readonly place: number;
  readonly words: number;
  /** The speaker of the ground for each number that turns of this source use; -1 where there is none. */
  readonly speakerAt: Int32Array;
};

/** Somebody who speaks in one source. */
export type GroundSpeaker = { readonly source: number; readonly voice: number; readonly label: string; readonly isInterviewer: boolean; readonly words: number };
export type GroundVoice = { readonly id: string; readonly name: string; readonly group: string; readonly place: number; readonly attributes: Readonly<Record<string, string>>; readonly withdrawn: boolean };
export type GroundPlace = { readonly id: string; readonly parentId: string | null; readonly name: string };
/** In the order of the tree, parents before children. */
export type GroundCode = { readonly id: string; readonly parentId: string | null; readonly name: string; readonly family: string; readonly depth: number };
export type GroundCoder = { readonly id: string; readonly name: string };

/** Codings that stand in the text, by source, start, end. */
export type CodingColumns = {
  readonly count: number;
  readonly id: readonly string[];
  readonly code: Int32Array;
  readonly coder: Int32Array;
  readonly source: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly firstWord: Int32Array;
  readonly lastWord: Int32Array;
  /** -1 where nobody was recognised as speaking. */
  readonly firstTurn: Int32Array;
  readonly lastTurn: Int32Array;
  /** `noWeight` for a coding that was not weighed. */
  readonly weight: Int32Array;
  /** Codings of each code in order: those of code c stand in `ofCode` from `codeFrom[c]` to before `codeFrom[c + 1]`. */
  readonly ofCode: Int32Array;
  readonly codeFrom: Int32Array;
};
export const noWeight = -2147483648;

/** Turns of one source, in the order of its text; they don't overlap. */
export type TurnColumns = { readonly count: number; readonly start: Int32Array; readonly end: Int32Array; /** As the turns of the source number them: an index into `speakerAt`. */ readonly speaker: Int32Array };
/** Paragraphs of one source, in the order of its text; they don't overlap. */
export type ParagraphColumns = { readonly count: number; readonly start: Int32Array; readonly end: Int32Array; /** -1: nobody speaks. */ readonly turn: Int32Array; /** Running text that nobody was recognised as speaking: no heading, no note. */ readonly isText: Uint8Array };

export type Ground = {
  /** In the order in which sources are listed. */
  readonly sources: readonly GroundSource[];
  readonly speakers: readonly GroundSpeaker[];
  readonly voices: readonly GroundVoice[];
  readonly places: readonly GroundPlace[];
  readonly codes: readonly GroundCode[];
  readonly coders: readonly GroundCoder[];
  /** Groups in the programme's order. */
  readonly groups: readonly string[];
  readonly codings: CodingColumns;
  /** Read when they are first asked for, and kept. */
  turnsOf(source: number): TurnColumns;
  paragraphsOf(source: number): ParagraphColumns;
  wordsOf(source: number): WordIndex;
  /** Paragraphs in which some words occur, as the search room finds them: source and paragraph (an index from 0), in order. */
  paragraphsWith(words: string): readonly { readonly source: number; readonly paragraph: number }[];
};

/** The position of the thing with an id; -1 when it is not there. */
export function indexOf(things: readonly { readonly id: string }[], id: string): number {
  let positions = known.get(things);
  if (!positions) {
    positions = new Map(things.map((thing, position) => [thing.id, position]));
    known.set(things, positions);
  }
  return positions.get(id) ?? -1;
}
const known = new WeakMap<readonly { readonly id: string }[], Map<string, number>>();

/** Adds what finds the codings of a code to columns that stand in order. */
export function codingColumns(columns: Omit<CodingColumns, 'ofCode' | 'codeFrom'>, codes: number): CodingColumns {
  const { count, code } = columns;
  const codeFrom = new Int32Array(codes + 1);
  for (let coding = 0; coding < count; coding += 1) codeFrom[code[coding]! + 1]! += 1;
  for (let index = 0; index < codes; index += 1) codeFrom[index + 1]! += codeFrom[index]!;
  const next = codeFrom.slice();
  const ofCode = new Int32Array(count);
  for (let coding = 0; coding < count; coding += 1) ofCode[next[code[coding]!]!++] = coding;
  return { ...columns, ofCode, codeFrom };
}

/** For each code, itself and every code below it. */
export function codesBelow(codes: readonly GroundCode[]): number[][] {
  const below = codes.map((_, code) => [code]);
  // Children stand after their parents, so that walking backwards finds them complete.
  for (let code = codes.length - 1; code >= 0; code -= 1) {
    const { parentId } = codes[code]!;
    const parent = parentId === null ? -1 : indexOf(codes, parentId);
    if (parent >= 0 && parent < code) below[parent]!.push(...below[code]!);
  }
  return below;
}

/** For each place, itself and every place that it lies in. */
export function placesAbove(places: readonly GroundPlace[]): number[][] {
  return places.map((_, place) => {
    const above: number[] = [];
    for (let at = place; at >= 0 && !above.includes(at); ) {
      above.push(at);
      const { parentId } = places[at]!;
      at = parentId === null ? -1 : indexOf(places, parentId);
    }
    return above;
  });
}
