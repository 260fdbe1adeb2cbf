/** What the reader draws of a coding: its colour, name and lane. Kept the same from one drawing to the next wherever nothing changed. */
import type { Coding, Code } from '../../../contract/index.ts';
import { type CodeColourName, codeColourNames, isCodeColourName } from '../../ui/palette.ts';
import { type Laid, layLanes } from './brackets.ts';
import { byParagraph, type Span } from './highlights.ts';

export type Stripe = Span & {
  readonly id: string;
  /** Name of the code, with the weight where there is one. */
  readonly name: string;
  readonly colour: CodeColourName;
  /** Of its bracket, 0 beside the text. */
  readonly lane: number;
  /** Of its underline, 0 nearest to the letters. */
  readonly level: number;
};

export type Stripes = {
  readonly byId: ReadonlyMap<string, Stripe>;
  /** Outermost first, by the index of the paragraph. */
  readonly ofParagraph: readonly (readonly Stripe[])[];
  readonly lanes: number;
  /** What the next laying takes over. */
  readonly laid: Laid | null;
};

export const noStripes: Stripes = { byId: new Map(), ofParagraph: [], lanes: 0, laid: null };
const none: readonly Stripe[] = [];

/** A colour of the palette for whatever is stored. */
export function colourOf(stored: string | undefined): CodeColourName {
  return stored !== undefined && isCodeColourName(stored) ? stored : codeColourNames[13];
}

/**
 * The stripes of a source. Objects and arrays of `before` are used again wherever they would be equal, so that a
 * paragraph of which nothing changed is not drawn again.
 */
export function layStripes(before: Stripes, codings: readonly Coding[], codes: ReadonlyMap<string, Pick<Code, 'name' | 'colour'>>, paragraphs: readonly Span[]): Stripes {
  const laid = layLanes(codings, paragraphs, before.laid ?? undefined);
  const byId = new Map<string, Stripe>();
  for (const { id, start, end, codeId, weight } of codings) {
    const code = codes.get(codeId);
    const name = code?.name ?? 'a code';
    const stripe: Stripe = { id, start, end, name: weight === null ? name : `${name}, ${weight}`, colour: colourOf(code?.colour), lane: laid.laneOf.get(id) ?? 0, level: laid.levelOf.get(id) ?? 0 };
    const earlier = before.byId.get(id);
    byId.set(id, earlier && isSame(earlier, stripe) ? earlier : stripe);
  }
  const ofParagraph = byParagraph(paragraphs, [...byId.values()]).map((found, index) => {
    if (found.length === 0) return none;
    const outermostFirst = found.sort((one, other) => other.lane - one.lane || one.start - other.start || (one.id < other.id ? -1 : 1));
    const earlier = before.ofParagraph[index];
    return earlier?.length === outermostFirst.length && earlier.every((stripe, place) => stripe === outermostFirst[place]) ? earlier : outermostFirst;
  });
  return { byId, ofParagraph, lanes: laid.lanes, laid };
}

function isSame(one: Stripe, other: Stripe): boolean {
  return one.start === other.start && one.end === other.end && one.name === other.name && one.colour === other.colour && one.lane === other.lane && one.level === other.level;
}
