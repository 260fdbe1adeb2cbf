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

/** The words of a paragraph; each coding is an underline in its lane, and the innermost gives the tint. Nothing but the words is in the text. */
export function CodedWords({ words, paragraph, stripes, inHand }: CodedWordsProps) {
  if (stripes.length === 0) return words;
  return segmentsOf(paragraph, stripes).map(({ start, end, codings }) => {
    const text: ReactNode = words.slice(start - paragraph.start, end - paragraph.start);
    return codings.length === 0 ? text : <CodedStretch key={start} text={text} stripes={codings} inHand={inHand} />;
  });
}

function CodedStretch({ text, stripes, inHand }: { text: ReactNode; stripes: readonly Stripe[]; inHand: string | null }) {
  const [outer, ...inner] = stripes;
  if (outer === undefined) return text;
  return (
    <span
      className="reader-coded"
      data-colour={outer.colour}
      data-lane={Math.min(outer.lane, 3)}
      data-line={codeColour(outer.colour).filled ? 'whole' : 'broken'}
      data-in-hand={outer.id === inHand || undefined}
    >
      <CodedStretch text={text} stripes={inner} inHand={inHand} />
    </span>
  );
}
