/** The chosen figure in words, and its ways on: into a claim, as a sign that is followed, its address. */
import type { Dataset, FlowAnswer, FlowCell } from '../../../contract/index.ts';
import { Section, Stack } from '../../ui/index.ts';
import { cellInWords } from './FigureGrid.tsx';
import { isHiddenFigure } from './figure-words.ts';
import { FigureWays } from './FigureWays.tsx';
import { trueMark } from './true-counts.ts';
import './FigureInspector.css';

/** Nothing where the answer has no such figure any more. */
export function FigureInspector({ dataset, answer, cell, onLetGo }: { dataset: Dataset; answer: FlowAnswer; cell: FlowCell; onLetGo: () => void }) {
  const table = answer.tables.find(({ id }) => id === cell.table);
  const said = table === undefined ? null : cellInWords(table, cell);
  const isTrue = answer.counts === 'true';
  if (said === null || table === undefined) return <p>This answer has no such figure. Choose another one in the table.</p>;
  return (
    <>
      <Section title="This figure">
        <Stack gap={12}>
          <div {...(isTrue && { [trueMark]: '' })}>
            <p className="figure-value" data-is-hidden={isHiddenFigure(said.figure) || undefined}>{isHiddenFigure(said.figure) ? '[c]' : said.words}</p>
            <p className="figure-where"><strong>{said.row}</strong>, {said.column}</p>
            <p className="figure-where">{table.caption}. {answer.part}.</p>
            {isHiddenFigure(said.figure) && <p>Hidden to protect people: fewer than {dataset.threshold} stand behind it. As evidence it would say just that.</p>}
            {!isHiddenFigure(said.figure) && said.figure !== null && !isTrue && <p className="figure-where">Made of numbers rounded to multiples of five.</p>}
          </div>
          {isTrue && <p>Whatever is done with it here, the protected figure is taken.</p>}
          <FigureWays dataset={dataset} answer={answer} cell={cell} onLetGo={onLetGo} />
        </Stack>
      </Section>
      <Section title="How it is counted"><p className="figure-definition">{answer.definition}</p></Section>
    </>
  );
}
