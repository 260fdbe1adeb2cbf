import { memo, useLayoutEffect, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import type { Paragraph } from '../../../../contract/index.ts';
import { Icon, type IconName, VisuallyHidden } from '../../../ui/index.ts';
import type { Stripe } from '../../coding/stripes.ts';
import { TurnTime } from '../recordings/TurnTime.tsx';
import { useDraft } from '../correct/at-work.ts';
import { CorrectedMark, CorrectParagraph } from '../correct/CorrectParagraph.tsx';
import { CodedWords, deepestLevel } from './CodedWords.tsx';
import type { Hand } from './hand.ts';
import type { Mark, MarkKind } from './marks.ts';
import { isSameDrawing, measureRow, type RowDrawing } from './measure-row.ts';
import type { Nearness } from './nearness.ts';
import { ReaderMargin } from './ReaderMargin.tsx';
import type { SpeakerMark } from './speaker-marks.ts';

type ReaderParagraphProps = {
  paragraph: Paragraph;
  words: string;
  stripes: readonly Stripe[];
  marks: readonly Mark[];
  speaker: SpeakerMark | null;
  index: number;
  /** Of a heading, in the outline of the page. */
  outline: number | null;
  hand: Hand;
  nearness: Nearness;
};

const none: readonly Stripe[] = [];
const markIcons: Record<MarkKind, IconName> = { sign: 'sign', evidence: 'claims', memo: 'memo', link: 'link', cause: 'arrow-right' };

/**
 * One paragraph with its brackets, its speaker, its number and its marks. Drawn again only when something of its own has changed.
 * What lies over the words is drawn when the row comes near what is shown; until then they are plain.
 */
export const ReaderParagraph = memo(function ReaderParagraph({ paragraph, words, stripes, marks, speaker, index, outline, hand, nearness }: ReaderParagraphProps) {
  const isCursor = useSyncExternalStore(hand.subscribe, () => hand.isCursor(index));
  const inHand = useSyncExternalStore(hand.subscribe, () => hand.codingIn(paragraph));
  const draft = useDraft(paragraph.number);
  const row = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLElement>(null);
  // How often it was drawn; 0 while it has never been near.
  const [drawn, draw] = useReducer((count: number) => count + 1, 0);
  const [drawing, setDrawing] = useState<RowDrawing | null>(null);
  const shownLast = useRef(stripes);

  // A row far away that gets other codings goes back to plain words, and waits until it is near again.
  const isDrawn = drawn > 0 && (shownLast.current === stripes || (row.current !== null && nearness.isNear(row.current)));
  const shown = isDrawn ? stripes : none;

  useLayoutEffect(() => (row.current === null ? undefined : nearness.watch(row.current, draw)), [nearness]);
  useLayoutEffect(() => {
    if (isDrawn) shownLast.current = shown;
    else if (row.current !== null) nearness.forget(row.current);
    if (shown.length === 0 || row.current === null || text.current === null || !nearness.isNear(row.current)) return;
    const next = measureRow(row.current, text.current, paragraph, shown);
    setDrawing((now) => (isSameDrawing(now, next) ? now : next));
  }, [nearness, paragraph, shown, drawn, isDrawn]);

  const Words = outline === null ? 'p' : (`h${outline}` as 'h2');
  const lines = Math.ceil(words.length / 56);
  return (
    <div
      ref={row}
      className="reader-row"
      data-kind={paragraph.kind}
      data-level={paragraph.level ?? undefined}
      data-goes-on={(speaker === null && paragraph.turn !== null) || undefined}
      data-cursor={isCursor || undefined}
      data-paragraph={paragraph.number}
      data-coded={stripes.length > 0 || undefined}
      tabIndex={isCursor ? 0 : -1}
      style={{ containIntrinsicBlockSize: `auto ${lines * 30 + 14}px`, ...(drawing !== null && shown.length > 0 && { minBlockSize: drawing.least }) }}
    >
      {shown.length > 0 && <ReaderMargin stripes={shown} drawing={drawing} inHand={inHand} />}
      <div className="reader-speaker">
        {speaker !== null && (
          <>
            <span className="reader-name" data-colour={speaker.colour ?? undefined}>{speaker.name}</span>
            {speaker.startMs !== null && <TurnTime ms={speaker.startMs} />}
            {speaker.part !== null && <span className="reader-part">{speaker.part}</span>}
          </>
        )}
      </div>
      {draft !== null ? <CorrectParagraph draft={draft} /> : <Words ref={text as never} className="reader-words" data-start={paragraph.start} data-deep={depthOf(shown)}>
        <CodedWords words={words} paragraph={paragraph} stripes={shown} inHand={inHand} />
      </Words>}
      <div className="reader-end">
        <span className="reader-number"><VisuallyHidden>paragraph </VisuallyHidden>{paragraph.number}</span>
        <CorrectedMark number={paragraph.number} />
        {marks.map((mark) => (
          <span key={mark.kind} className="reader-mark" data-mark={mark.kind} data-at={mark.start} data-until={mark.end} title={mark.words}>
            <Icon name={markIcons[mark.kind]} />
            {mark.count > 1 && <span aria-hidden="true">{mark.count}</span>}
            <VisuallyHidden>{mark.words}</VisuallyHidden>
          </span>
        ))}
      </div>
    </div>
  );
});

/** Lines stand further apart where underlines lie deep. */
function depthOf(stripes: readonly Stripe[]): 'more' | 'most' | undefined {
  const depth = stripes.reduce((most, { level }) => Math.max(most, level), 0);
  return depth < 3 ? undefined : depth < deepestLevel ? 'more' : 'most';
}
