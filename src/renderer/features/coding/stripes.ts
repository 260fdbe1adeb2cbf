/** What the reader draws of a coding: its colour, name and lane. Kept the same from one drawing to the next wherever nothing changed. */
import type { Coding, Code } from '../../../contract/index.ts';
import { type CodeColourName, codeColourNames, isCodeColourName } from '../../ui/palette.ts';
import { type Laid, layLanes } from './brackets.ts';
import { byParagraph, paragraphAt, type Span } from './highlights.ts';

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
  /** What the next laying takes over: the lanes, and of which codes the stripes were made. */
  readonly laid: Laid | null;
  readonly codes: object | null;
};

export const noStripes: Stripes = { byId: new Map(), ofParagraph: [], lanes: 0, laid: null, codes: null };
const none: readonly Stripe[] = [];

/** A colour of the palette for whatever is stored. */
export function colourOf(stored: string | undefined): CodeColourName {
  return stored !== undefined && isCodeColourName(stored) ? stored : codeColourNames[13];
}

/**
 * The stripes of a source. Objects and arrays of `before` are used again wherever they would be equal, so that a
 * paragraph of which nothing changed is not drawn again, and work is only done where something changed.
 */
export function layStripes(before: Stripes, codings: readonly Coding[], codes: ReadonlyMap<string, Pick<Code, 'name' | 'colour'>>, paragraphs: readonly Span[]): Stripes {
  const laid = layLanes(codings, paragraphs, before.laid ?? undefined);
  const isWhole = laid.replaced === 'all' || before.codes !== codes || before.ofParagraph.length !== paragraphs.length;
  const byId = isWhole ? new Map<string, Stripe>() : new Map(before.byId);
  const come: Stripe[] = [];
  const gone = new Map<string, Stripe>();
  if (!isWhole) {
    for (const id of laid.replaced) {
      const earlier = before.byId.get(id);
      if (earlier !== undefined) gone.set(id, earlier);
      byId.delete(id);
    }
  }
  for (const { codings: placed, lanes, levels } of isWhole ? laid.clusters : laid.fresh) {
    for (const [index, { coding }] of placed.entries()) {
      const next = stripeOf(coding as Coding, codes, lanes[index]!, levels[index]!);
      const earlier = before.byId.get(next.id);
      const stripe = earlier !== undefined && isSame(earlier, next) ? earlier : next;
      byId.set(next.id, stripe);
      if (stripe === earlier) gone.delete(next.id);
      else come.push(stripe);
    }
  }
  const ofParagraph = isWhole ? layAll(before.ofParagraph, paragraphs, [...byId.values()]) : withChanges(before.ofParagraph, paragraphs, [...gone.values()], come);
  return { byId, ofParagraph, lanes: laid.lanes, laid, codes };
}

function stripeOf({ id, start, end, codeId, weight }: Coding, codes: ReadonlyMap<string, Pick<Code, 'name' | 'colour'>>, lane: number, level: number): Stripe {
  const code = codes.get(codeId);
  const name = code?.name ?? 'a code';
  return { id, start, end, name: weight === null ? name : `${name}, ${weight}`, colour: colourOf(code?.colour), lane, level };
}

const outermostFirst = (one: Stripe, other: Stripe): number => other.lane - one.lane || one.start - other.start || (one.id < other.id ? -1 : 1);

function layAll(before: Stripes['ofParagraph'], paragraphs: readonly Span[], stripes: readonly Stripe[]): Stripes['ofParagraph'] {
  return byParagraph(paragraphs, stripes).map((found, index) => {
    if (found.length === 0) return none;
    const next = found.sort(outermostFirst);
    const earlier = before[index];
    return earlier?.length === next.length && earlier.every((stripe, place) => stripe === next[place]) ? earlier : next;
  });
}

/** The paragraphs as they were, but for those that what has gone or come touches. */
function withChanges(before: Stripes['ofParagraph'], paragraphs: readonly Span[], gone: readonly Stripe[], come: readonly Stripe[]): Stripes['ofParagraph'] {
  if (gone.length + come.length === 0) return before;
  const lost = new Set(gone);
  const next = [...before];
  const touched = new Set<number>();
  for (const stripe of [...gone, ...come]) {
    for (let index = paragraphAt(paragraphs, stripe.start); index < paragraphs.length && paragraphs[index]!.start < stripe.end; index += 1) touched.add(index);
  }
  for (const index of touched) {
    const { start, end } = paragraphs[index]!;
    const stripes = [...before[index]!.filter((stripe) => !lost.has(stripe)), ...come.filter((stripe) => stripe.start < end && stripe.end > start)];
    next[index] = stripes.length === 0 ? none : stripes.sort(outermostFirst);
  }
  return next;
}

function isSame(one: Stripe, other: Stripe): boolean {
  return one.start === other.start && one.end === other.end && one.name === other.name && one.colour === other.colour && one.lane === other.lane && one.level === other.level;
}
