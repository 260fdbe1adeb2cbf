import { memo, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Paragraph } from '../../../../contract/index.ts';
import { hatchOf, VisuallyHidden } from '../../../ui/index.ts';
import type { Stripe } from '../../coding/stripes.ts';
import { CodedWords } from './CodedWords.tsx';
import type { Hand } from './hand.ts';
import { isSameDrawing, measureRow, type RowDrawing } from './measure-row.ts';
import type { Nearness } from './nearness.ts';
import type { SpeakerMark } from './speaker-marks.ts';

type ReaderParagraphProps = {
  paragraph: Paragraph;
  words: string;
  stripes: readonly Stripe[];
  mark: SpeakerMark | null;
  index: number;
  /** Of a heading, in the outline of the page. */
  outline: number | null;
  hand: Hand;
  nearness: Nearness;
};

/** One paragraph with its brackets, its speaker and its number. Drawn again only when something of its own has changed. */
export const ReaderParagraph = memo(function ReaderParagraph({ paragraph, words, stripes, mark, index, outline, hand, nearness }: ReaderParagraphProps) {
  const isCursor = useSyncExternalStore(hand.subscribe, () => hand.isCursor(index));
  const inHand = useSyncExternalStore(hand.subscribe, () => hand.codingIn(paragraph));
  const row = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  const [drawing, setDrawing] = useState<RowDrawing | null>(null);

  useLayoutEffect(() => {
    if (stripes.length === 0 || row.current === null || text.current === null) return;
    const [element, holder] = [row.current, text.current];
    return nearness.watch(element, () => {
      const next = measureRow(element, holder, paragraph, stripes);
      setDrawing((now) => (isSameDrawing(now, next) ? now : next));
    });
  }, [nearness, paragraph, stripes]);

  const Words = outline === null ? 'p' : (`h${outline}` as 'h2');
  const lines = Math.ceil(words.length / 56);
  return (
    <div
      ref={row}
      className="reader-row"
      data-kind={paragraph.kind}
      data-level={paragraph.level ?? undefined}
      data-goes-on={(mark === null && paragraph.turn !== null) || undefined}
      data-cursor={isCursor || undefined}
      data-paragraph={paragraph.number}
      tabIndex={isCursor ? 0 : -1}
      style={{ containIntrinsicBlockSize: `auto ${lines * 30 + 14}px`, ...(drawing !== null && stripes.length > 0 && { minBlockSize: drawing.least }) }}
    >
      {stripes.length > 0 && <Margin stripes={stripes} drawing={drawing} inHand={inHand} />}
      <div className="reader-speaker">
        {mark !== null && (
          <>
            <span className="reader-name" data-colour={mark.colour ?? undefined}>{mark.name}</span>
            {mark.time !== null && <span className="reader-time">{mark.time}</span>}
            {mark.part !== null && <span className="reader-part">{mark.part}</span>}
          </>
        )}
      </div>
      <Words ref={text as never} className="reader-words" data-start={paragraph.start}>
        <CodedWords words={words} paragraph={paragraph} stripes={stripes} inHand={inHand} />
      </Words>
      <span className="reader-number"><VisuallyHidden>paragraph </VisuallyHidden>{paragraph.number}</span>
    </div>
  );
});

/** Brackets and their labels. Pressing one is heard by the reader, which finds it by `data-coding`. */
function Margin({ stripes, drawing, inHand }: { stripes: readonly Stripe[]; drawing: RowDrawing | null; inHand: string | null }) {
  const byId = new Map(stripes.map((stripe) => [stripe.id, stripe]));
  return (
    <div className="reader-margin">
      {drawing?.bars.map(({ id, top, bottom, begins, ends }) => {
        const stripe = byId.get(id);
        if (stripe === undefined) return null;
        return (
          <span
            key={id}
            className="reader-bar"
            data-coding={id}
            data-colour={stripe.colour}
            data-hatch={hatchOf(stripe.colour)}
            data-lane={stripe.lane}
            data-begins={begins || undefined}
            data-ends={ends || undefined}
            data-in-hand={id === inHand || undefined}
            title={stripe.name}
            style={{ insetBlockStart: top, blockSize: bottom - top }}
          />
        );
      })}
      {drawing?.labels.map(({ id, top }) => {
        const stripe = byId.get(id);
        if (stripe === undefined) return null;
        return (
          <span key={id} className="reader-label" data-coding={id} data-colour={stripe.colour} data-in-hand={id === inHand || undefined} title={stripe.name} style={{ insetBlockStart: top }}>
            {stripe.name}
          </span>
        );
      })}
      {drawing !== null && drawing.left > 0 && <span className="reader-label" data-rest style={{ insetBlockStart: drawing.least - 18 }}>and {drawing.left} more</span>}
    </div>
  );
}
