import { memo, type Ref } from 'react';
import type { OpenedSource } from '../../../../contract/index.ts';
import type { Stripe, Stripes } from '../../coding/stripes.ts';
import type { Nearness } from './nearness.ts';
import { ReaderParagraph } from './ReaderParagraph.tsx';
import type { SpeakerMark } from './speaker-marks.ts';

type ReaderTextProps = {
  ref: Ref<HTMLDivElement>;
  opened: OpenedSource;
  stripes: Stripes;
  marks: readonly (SpeakerMark | null)[];
  /** Index of the paragraph that the keys are in. */
  cursor: number | null;
  inHand: Stripe | null;
  nearness: Nearness;
};

const none: readonly Stripe[] = [];

/** The whole text, every paragraph of it on the page: what is far away costs nothing to draw, and a selection may reach anywhere. */
export const ReaderText = memo(function ReaderText({ ref, opened, stripes, marks, cursor, inHand, nearness }: ReaderTextProps) {
  return (
    <div ref={ref} className="reader-text" role="group" aria-label="Text of the source" style={{ '--lanes': Math.max(2, stripes.lanes) } as React.CSSProperties}>
      {opened.paragraphs.map((paragraph, index) => (
        <ReaderParagraph
          key={paragraph.number}
          paragraph={paragraph}
          words={opened.text.slice(paragraph.start, paragraph.end)}
          stripes={stripes.ofParagraph[index] ?? none}
          mark={marks[index] ?? null}
          isCursor={cursor === index}
          inHand={inHand !== null && inHand.start < paragraph.end && inHand.end > paragraph.start ? inHand.id : null}
          nearness={nearness}
        />
      ))}
    </div>
  );
});
