import { memo, type Ref } from 'react';
import type { OpenedSource } from '../../../../contract/index.ts';
import type { Stripe, Stripes } from '../../coding/stripes.ts';
import type { Hand } from './hand.ts';
import type { Nearness } from './nearness.ts';
import { ReaderParagraph } from './ReaderParagraph.tsx';
import { outlineOf } from './outline.ts';
import type { SpeakerMark } from './speaker-marks.ts';

type ReaderTextProps = {
  ref: Ref<HTMLDivElement>;
  opened: OpenedSource;
  stripes: Stripes;
  marks: readonly (SpeakerMark | null)[];
  hand: Hand;
  nearness: Nearness;
};

const none: readonly Stripe[] = [];

/** The whole text, every paragraph of it on the page: what is far away costs nothing to draw, and a selection may reach anywhere. */
export const ReaderText = memo(function ReaderText({ ref, opened, stripes, marks, hand, nearness }: ReaderTextProps) {
  const outline = outlineOf(opened.paragraphs);
  return (
    <div ref={ref} className="reader-text" data-has-speakers={opened.turns.length > 0 || undefined} role="group" aria-label="Text of the source" style={{ '--lanes': Math.max(2, stripes.lanes) } as React.CSSProperties}>
      {opened.paragraphs.map((paragraph, index) => (
        <ReaderParagraph
          key={paragraph.number}
          paragraph={paragraph}
          words={opened.text.slice(paragraph.start, paragraph.end)}
          stripes={stripes.ofParagraph[index] ?? none}
          mark={marks[index] ?? null}
          index={index}
          outline={outline[index] ?? null}
          hand={hand}
          nearness={nearness}
        />
      ))}
    </div>
  );
});
