import { type CSSProperties, memo, type Ref, useMemo } from 'react';
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

/** So many paragraphs are looked through together for something that has changed. */
const atOnce = 60;

/** The whole text, every paragraph of it on the page: what is far away costs nothing to draw, and a selection may reach anywhere. */
export const ReaderText = memo(function ReaderText({ ref, opened, stripes, marks, speakers, rest, hand, nearness }: ReaderTextProps) {
  const outline = useMemo(() => outlineOf(opened.paragraphs), [opened.paragraphs]);
  const lanes = Math.max(2, stripes.lanes);
  const starts = Array.from({ length: Math.ceil(opened.paragraphs.length / atOnce) }, (_, index) => index * atOnce);
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
      {starts.map((from) => <ReaderRows key={from} from={from} opened={opened} stripes={stripes.ofParagraph} marks={marks} speakers={speakers} outline={outline} hand={hand} nearness={nearness} />)}
    </div>
  );
});

type ReaderRowsProps = Pick<ReaderTextProps, 'opened' | 'marks' | 'speakers' | 'hand' | 'nearness'> & { from: number; stripes: Stripes['ofParagraph']; outline: readonly (number | null)[] };

const ReaderRows = memo(function ReaderRows({ from, opened, stripes, marks, speakers, outline, hand, nearness }: ReaderRowsProps) {
  return opened.paragraphs.slice(from, from + atOnce).map((paragraph, offset) => (
    <ReaderParagraph
      key={paragraph.number}
      paragraph={paragraph}
      words={opened.text.slice(paragraph.start, paragraph.end)}
      stripes={stripes[from + offset] ?? noStripes}
      marks={marks[from + offset] ?? noMarks}
      speaker={speakers[from + offset] ?? null}
      index={from + offset}
      outline={outline[from + offset] ?? null}
      hand={hand}
      nearness={nearness}
    />
  ));
}, isSameRows);

function isSameRows(before: ReaderRowsProps, now: ReaderRowsProps): boolean {
  if (before.opened !== now.opened || before.hand !== now.hand || before.nearness !== now.nearness || before.outline !== now.outline) return false;
  for (let index = now.from; index < now.from + atOnce; index += 1) {
    if (before.stripes[index] !== now.stripes[index] || before.marks[index] !== now.marks[index] || before.speakers[index] !== now.speakers[index]) return false;
  }
  return true;
}
