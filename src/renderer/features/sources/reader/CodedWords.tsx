import type { ReactNode } from 'react';
import { segmentsOf, type Span } from '../../coding/highlights.ts';
import type { Stripe } from '../../coding/stripes.ts';
import { codeColour } from '../../../ui/index.ts';

type CodedWordsProps = {
  words: string;
  paragraph: Span;
  /** Outermost first. */
  stripes: readonly Stripe[];
  /** Id of the coding in hand, where it lies in this paragraph. */
  inHand: string | null;
};

/** Underlines deeper than this lie on one another; the brackets in the margin still tell them apart. */
export const deepestLevel = 4;

/** The words of a paragraph; each coding is an underline at its level, and the innermost gives the tint. Nothing but the words is in the text. */
export function CodedWords({ words, paragraph, stripes, inHand }: CodedWordsProps) {
  if (stripes.length === 0) return words;
  return segmentsOf(paragraph, stripes).map(({ start, end, codings }) => {
    const text: ReactNode = words.slice(start - paragraph.start, end - paragraph.start);
    return codings.length === 0 ? text : <CodedStretch key={start} text={text} stripes={oneALevel(codings, inHand)} inHand={inHand} />;
  });
}

/** One underline a level, the deepest first: of those that would lie on one another the one in hand is seen, else the innermost. */
function oneALevel(stripes: readonly Stripe[], inHand: string | null): Stripe[] {
  const byLevel = new Map<number, Stripe>();
  for (const stripe of stripes) {
    const level = Math.min(stripe.level, deepestLevel);
    if (byLevel.get(level)?.id !== inHand || inHand === null) byLevel.set(level, stripe);
  }
  return [...byLevel].sort(([one], [other]) => other - one).map(([, stripe]) => stripe);
}

function CodedStretch({ text, stripes, inHand }: { text: ReactNode; stripes: readonly Stripe[]; inHand: string | null }) {
  const [outer, ...inner] = stripes;
  if (outer === undefined) return text;
  return (
    <span
      className="reader-coded"
      data-colour={outer.colour}
      data-level={Math.min(outer.level, deepestLevel)}
      data-line={codeColour(outer.colour).filled ? 'whole' : 'broken'}
      data-in-hand={outer.id === inHand || undefined}
    >
      <CodedStretch text={text} stripes={inner} inHand={inHand} />
    </span>
  );
}
