/** What the reader draws of a coding: its colour, name and lane. Kept the same from one drawing to the next wherever nothing changed. */
import type { Coding, Code } from '../../../contract/index.ts';
import { type CodeColourName, codeColourNames, isCodeColourName } from '../../ui/palette.ts';
import { layLanes } from './brackets.ts';
import { byParagraph, type Span } from './highlights.ts';

export type Stripe = Span & { readonly id: string; readonly name: string; readonly colour: CodeColourName; readonly lane: number };

export type Stripes = {
  readonly byId: ReadonlyMap<string, Stripe>;
  /** Outermost first, by the index of the paragraph. */
  readonly ofParagraph: readonly (readonly Stripe[])[];
  readonly lanes: number;
};

export const noStripes: Stripes = { byId: new Map(), ofParagraph: [], lanes: 0 };
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
  const { laneOf, lanes } = layLanes(codings, paragraphs);
  const byId = new Map<string, Stripe>();
  for (const { id, start, end, codeId } of codings) {
    const code = codes.get(codeId);
    const stripe: Stripe = { id, start, end, name: code?.name ?? 'a code', colour: colourOf(code?.colour), lane: laneOf.get(id) ?? 0 };
    const earlier = before.byId.get(id);
    byId.set(id, earlier && isSame(earlier, stripe) ? earlier : stripe);
  }
  const outermostFirst = [...byId.values()].sort((one, other) => other.lane - one.lane || one.start - other.start || (one.id < other.id ? -1 : 1));
  const ofParagraph = byParagraph(paragraphs, outermostFirst).map((found, index) => {
    if (found.length === 0) return none;
    const earlier = before.ofParagraph[index];
    return earlier?.length === found.length && earlier.every((stripe, place) => stripe === found[place]) ? earlier : found;
  });
  return { byId, ofParagraph, lanes };
}

function isSame(one: Stripe, other: Stripe): boolean {
  return one.start === other.start && one.end === other.end && one.name === other.name && one.colour === other.colour && one.lane === other.lane;
}
