import { memo, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { OpenedSource } from '../../../contract/index.ts';
import { codeColourOf, LongText, Swatch, VisuallyHidden } from '../../ui/index.ts';
import type { Span } from '../coding/highlights.ts';
import { CoderMark } from './CoderMark.tsx';
import type { Reader } from './coder-line.ts';
import type { ComparedRow, ReadingLabel } from './compared-rows.ts';
import './ComparedText.css';

type ComparedTextProps = {
  opened: OpenedSource;
  rows: readonly ComparedRow[];
  readers: readonly Reader[];
  /** Who speaks, by the index of the paragraph, where a turn begins. */
  names: readonly (string | null)[];
  /** Words of the difference in hand. */
  shown: Span | null;
  /** Its key. */
  inHand: string | null;
  onChoose: (difference: string) => void;
};

/** One text; each coder's codes stand on that coder's own side of it, and their words are underlined with that coder's line. */
export function ComparedText({ opened, rows, readers, names, shown, inHand, onChoose }: ComparedTextProps) {
  return (
    <LongText label="Two readings of the text">
      <div className="compared-text" role="group" aria-label="Two readings of the text">
      {opened.paragraphs.map((paragraph, index) => {
        const isShown = shown !== null && shown.start < paragraph.end && shown.end > paragraph.start;
        return (
          <Row
            key={paragraph.number}
            kind={paragraph.kind}
            start={paragraph.start}
            words={opened.text.slice(paragraph.start, paragraph.end)}
            row={rows[index]!}
            name={names[index] ?? null}
            readers={readers}
            from={isShown ? Math.max(0, shown.start - paragraph.start) : null}
            to={isShown ? Math.min(paragraph.end, shown.end) - paragraph.start : null}
            inHand={rows[index]!.labels.some((label) => label.difference === inHand) ? inHand : null}
            onChoose={onChoose}
          />
        );
      })}
    </div>
    </LongText>
  );
}

/** Who stands on which side. */
export function ComparedHeads({ readers }: { readers: readonly Reader[] }) {
  return (
    <div className="compared-heads">
      <Side readers={readers} side={0} />
      <span className="compared-head">The words</span>
      <Side readers={readers} side={1} />
    </div>
  );
}

function Side({ readers, side }: { readers: readonly Reader[]; side: 0 | 1 }) {
  return (
    <span className="compared-head" data-side={side}>
      {readers.filter((_, index) => index % 2 === side).map((reader) => <span key={reader.id} className="compared-reader"><CoderMark reader={reader} /> {reader.name}</span>)}
    </span>
  );
}

type RowProps = { kind: string; start: number; words: string; row: ComparedRow; name: string | null; readers: readonly Reader[]; from: number | null; to: number | null; inHand: string | null; onChoose: (difference: string) => void };

/** Drawn again only when something of its own has changed: a hearing day has more than a thousand of them. */
const Row = memo(function Row({ kind, start, words, row, name, readers, from, to, inHand, onChoose }: RowProps) {
  return (
    <div className="compared-row" data-kind={kind} style={{ containIntrinsicBlockSize: `auto ${Math.ceil(words.length / 52) * 29 + 14}px` }}>
      <Labels side={0} row={row} readers={readers} inHand={inHand} onChoose={onChoose} />
      <div className="compared-words">
        {name !== null && <span className="compared-name">{name}</span>}
        <p data-in-hand={from !== null || undefined}>{from === null || to === null ? read(words, 0, words.length, start, row, readers) : (
          <>
            {read(words, 0, from, start, row, readers)}
            <mark className="compared-difference">{read(words, from, to, start, row, readers)}</mark>
            {read(words, to, words.length, start, row, readers)}
          </>
        )}</p>
      </div>
      <Labels side={1} row={row} readers={readers} inHand={inHand} onChoose={onChoose} />
    </div>
  );
});

/** Words from one place of the paragraph to another, each coder's with that coder's line. */
function read(words: string, from: number, to: number, start: number, row: ComparedRow, readers: readonly Reader[]): ReactNode {
  if (row.segments.length === 0) return words.slice(from, to);
  return row.segments.map((segment) => {
    const text = words.slice(Math.max(from, segment.start - start), Math.max(from, Math.min(to, segment.end - start)));
    if (text === '') return null;
    return segment.codings.reduce<ReactNode>((inner, { reader }) => {
      const by = readers[reader];
      return by === undefined ? inner : <span key={segment.start} className="compared-read" data-colour={by.colour} data-line={by.line} data-lane={Math.min(reader, 3)}>{inner}</span>;
    }, <span key={segment.start}>{text}</span>);
  });
}

function Labels({ side, row, readers, inHand, onChoose }: { side: 0 | 1; row: ComparedRow; readers: readonly Reader[]; inHand: string | null; onChoose: (difference: string) => void }) {
  const here = row.labels.filter((label) => label.reader % 2 === side);
  const first = readers.find((_, index) => index % 2 === side && row.readers.includes(index));
  return (
    <ul className="compared-labels" data-side={side} data-colour={first?.colour} data-line={first?.line}>
      {here.map((label) => <li key={label.id}><Label label={label} reader={readers[label.reader]} isAlone={readers.length < 3} inHand={inHand} onChoose={onChoose} /></li>)}
    </ul>
  );
}

function Label({ label, reader, isAlone, inHand, onChoose }: { label: ReadingLabel; reader: Reader | undefined; isAlone: boolean; inHand: string | null; onChoose: (difference: string) => void }) {
  const { difference } = label;
  const words = (
    <>
      <span className="compared-code"><Swatch colour={codeColourOf(label.code.colour)} /> <span>{label.code.name}</span></span>
      {reader !== undefined && (isAlone ? <VisuallyHidden>, {reader.name}</VisuallyHidden> : <CoderMark reader={reader} />)}
    </>
  );
  if (difference === null) return <span className="compared-label">{words}</span>;
  return (
    <AriaButton className="compared-label" data-differs={label.settled ? 'settled' : 'open'} aria-pressed={difference === inHand} onPress={() => onChoose(difference)}>
      {words}
      <span className="compared-differs">{label.settled ? 'settled' : 'differs'}</span>
    </AriaButton>
  );
}
