import { type ReactNode, useRef } from 'react';
import type { Dataset, FlowAnswer, FlowCell, FlowTable } from '../../../contract/index.ts';
import { Finding, Section, Stack } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { FigureGrid } from './FigureGrid.tsx';
import { isHiddenFigure } from './figure-words.ts';
import { Plot } from './Plot.tsx';
import type { Picture } from './pictures/picture.ts';
import { usePicture } from './pictures/use-picture.ts';
import { trueMark } from './true-counts.ts';
import { useWidth } from './use-width.ts';
import { hiddenMeans } from './words.ts';
import './AnswerView.css';

type AnswerViewProps = {
  dataset: Dataset;
  answer: FlowAnswer;
  cell: FlowCell | null;
  /** Null where the chosen one is let go of. */
  onCell: (cell: FlowCell | null) => void;
  /** How far the picture's axis has to go, where several answers stand side by side. */
  upTo?: number | undefined;
  marked?: (table: FlowTable) => ReadonlyMap<string, string>;
  /** Leaves out what the answers side by side share: how it is counted. */
  isBeside?: boolean;
  /** What can be done with the finding, under its sentences. */
  children?: ReactNode;
};

/** An answer: what was found, a picture, the numbers behind it, how they were counted. */
export function AnswerView({ dataset, answer, cell, onCell, upTo, marked, isBeside = false, children }: AnswerViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const picture = usePicture(answer, dataset, upTo, width);
  const [first, ...others] = answer.sentences;
  const isTrue = answer.counts === 'true';
  const note = width === null ? null : noteOf(answer, picture);
  return (
    <div ref={place} className="answer" {...(isTrue && { [trueMark]: '' })}>
      <Stack gap={24}>
        <div className="answer-sentences">
          <Finding>{first}</Finding>
          {others.map((sentence) => <p key={sentence}>{sentence}</p>)}
          {children}
        </div>
        {picture !== null && (
          <Plot
            title={picture.caption}
            caption={<>{picture.caption}{isTrue && <span> true counts: not for release</span>}</>}
            alternative={picture.alternative}
            {...(note !== null && { note })}
            data={picture.data}
            layout={picture.layout}
            height={picture.height}
            onPick={(picked) => { if (isCell(picked)) onCell({ table: picked[0], row: picked[1], column: picked[2] }); }}
          />
        )}
        {picture === null && note !== null && <p className="answer-undrawn">{note}</p>}
        <div className="answer-tables">
          {answer.tables.map((table) => <FigureGrid key={table.id} table={table} isHeat={isMatrix(table)} chosen={cell} onChoose={onCell} {...(marked && { marked: marked(table) })} hiddenMeans={hiddenMeans(dataset)} />)}
        </div>
        {!isBeside && <HowCounted answer={answer} />}
      </Stack>
    </div>
  );
}

/** What the picture does not show of its table: numbers that are hidden, and rows that it has no room for. */
function noteOf({ tables: [table] }: FlowAnswer, picture: Picture | null): string | null {
  const hidden = table?.cells.reduce((sum, row) => sum + row.filter(isHiddenFigure).length, 0) ?? 0;
  if (picture === null) return hidden === 0 ? null : 'There is no picture: what it would show is hidden to protect people.';
  const said = [hidden === 0 ? '' : `${counted(hidden, 'number of the table is', 'numbers of the table are')} hidden to protect people and not drawn.`, picture.left ?? ''].filter(Boolean);
  return said.length === 0 ? null : said.join(' ');
}

export function HowCounted({ answer }: { answer: FlowAnswer }) {
  return (
    <Section title="How this is counted">
      <div className="answer-how">
        <p>{answer.definition}</p>
        {answer.notes.length > 0 && <ul>{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
      </div>
    </Section>
  );
}

/** States by states: sizes are seen best as tints. */
function isMatrix({ rows, columns }: FlowTable): boolean {
  const own = new Set(columns.map(({ key }) => key));
  return rows.length > 2 && columns.length > 2 && rows.filter(({ key }) => key !== 'all' && own.has(key)).length >= rows.length - 2 && new Set(columns.map(({ unit }) => unit)).size === 1;
}

const isCell = (picked: unknown): picked is [string, string, string] => Array.isArray(picked) && picked.length === 3 && picked.every((key) => typeof key === 'string');
