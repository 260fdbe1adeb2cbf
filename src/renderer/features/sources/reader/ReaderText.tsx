import { type CSSProperties, memo, type Ref } from 'react';
import type { OpenedSource } from '../../../../contract/index.ts';
import type { Stripe, Stripes } from '../../coding/stripes.ts';
import type { Hand } from './hand.ts';
import type { Mark } from './marks.ts';
import type { Nearness } from './nearness.ts';
import { ReaderParagraph } from './ReaderParagraph.tsx';
import { outlineOf } from './outline.ts';
import type { SpeakerMark } from './speaker-marks.ts';

type ReaderTextProps = {
  ref: Ref<HTMLDivElement>;
  opened: OpenedSource;
  stripes: Stripes;
  marks: readonly (readonly Mark[])[];
  speakers: readonly (SpeakerMark | null)[];
  /** What happens to paragraphs in which nothing shown is coded. */
  rest: 'shown' | 'faint' | 'hidden';
  hand: Hand;
  nearness: Nearness;
};

const noStripes: readonly Stripe[] = [];
const noMarks: readonly Mark[] = [];
/** Narrower lanes keep the words wide where many codings lie on one another. */
const wideLanes = 5;

/** The whole text, every paragraph of it on the page: what is far away costs nothing to draw, and a selection may reach anywhere. */
export const ReaderText = memo(function ReaderText({ ref, opened, stripes, marks, speakers, rest, hand, nearness }: ReaderTextProps) {
  const outline = outlineOf(opened.paragraphs);
  const lanes = Math.max(2, stripes.lanes);
  return (
    <div
      ref={ref}
      className="reader-text"
      data-has-speakers={opened.turns.length > 0 || undefined}
      data-lanes={lanes > wideLanes ? 'narrow' : undefined}
      data-rest={rest}
      role="group"
      aria-label="Text of the source"
      style={{ '--lanes': lanes } as CSSProperties}
    >
      {opened.paragraphs.map((paragraph, index) => (
        <ReaderParagraph
          key={paragraph.number}
          paragraph={paragraph}
          words={opened.text.slice(paragraph.start, paragraph.end)}
          stripes={stripes.ofParagraph[index] ?? noStripes}
          marks={marks[index] ?? noMarks}
          speaker={speakers[index] ?? null}
          index={index}
          outline={outline[index] ?? null}
          hand={hand}
          nearness={nearness}
        />
      ))}
    </div>
  );
});
