import type { CountsShown, Dataset, FlowQuestion, FlowTable, Output } from '../../../contract/index.ts';
import { figureInWords } from '../../../domain/flows/figure-in-words.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAskLong } from '../../client/ask-long.ts';
import { Finding, ProgressLine } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { AnswerView, HowCounted } from './AnswerView.tsx';
import { markKey } from './FigureGrid.tsx';
import { FigureInspector } from './FigureInspector.tsx';
import { reachOf } from './pictures/reach-of.ts';
import type { PlaceInHand } from './use-flow-place.ts';
import { dayWords } from './words.ts';
import './SideBySide.css';

type ExtractsProps = { dataset: Dataset; later: Dataset; question: FlowQuestion; counts: CountsShown; place: PlaceInHand };

/** The same question of an extract and of a later one: cells that differ are marked, with what stands in the other. */
export function ExtractsSideBySide({ dataset, later, question, counts, place }: ExtractsProps) {
  const { cell, part, set } = place;
  const asked = useAskLong('flows.compareExtracts', { question, laterId: later.id, counts }, { keep: ({ before, now }) => before.counts === counts && now.question.datasetId === later.id && before.question.view.measure === question.view.measure });
  const both = asked.problem === null ? asked.data : undefined;
  const upTo = both === undefined ? undefined : reachOf([both.before, both.now], dataset);
  return (
    <>
      {asked.progress && <ProgressLine label="Counting both" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      <ProblemNotice problem={asked.problem} />
      {both !== undefined && (
        <>
          <Finding>{both.differences.length === 0 ? 'Both extracts say the same, as far as protected figures show.' : `${counted(both.differences.length, 'figure differs', 'figures differ')} between the extract of ${dayWords(dataset.extractDate)} and that of ${dayWords(later.extractDate)}. They are marked.`}</Finding>
          <div className="side-by-side">
            {([[dataset, both.before, 0], [later, both.now, 1]] as const).map(([own, answer, at]) => (
              <section key={own.id} className="side" aria-label={`Extract of ${dayWords(own.extractDate)}`}>
                <div className="side-top"><div className="side-head"><strong>{own.name}, extract of {dayWords(own.extractDate)}</strong></div></div>
                <AnswerView isBeside dataset={own} answer={answer} upTo={upTo} cell={part === at ? cell : null} onCell={(next) => set({ cell: next, part: at }, { replace: true })} marked={(table) => marksIn(table, both, at)} />
              </section>
            ))}
          </div>
          <HowCounted answer={both.now} />
          {cell !== null && <InInspector label="This figure"><FigureInspector dataset={part === 1 ? later : dataset} answer={part === 1 ? both.now : both.before} cell={cell} onLetGo={() => set({ cell: null, part: 0 }, { replace: true })} /></InInspector>}
        </>
      )}
    </>
  );
}

/** What is said of each cell that differs: the figure of the other extract. */
function marksIn(table: FlowTable, { differences }: Output<'flows.compareExtracts'>, at: 0 | 1): ReadonlyMap<string, string> {
  return new Map(
    differences.filter(({ cell }) => cell.table === table.id).map(({ cell, before, now }) => {
      const unit = table.columns.find(({ key }) => key === cell.column)?.unit ?? 'number';
      return [markKey(cell.row, cell.column), at === 0 ? `later: ${figureInWords(now, unit)}` : `earlier: ${figureInWords(before, unit)}`] as const;
    }),
  );
}
