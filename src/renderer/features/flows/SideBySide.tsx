import type { CountsShown, Dataset, FlowAnswer, FlowFilter, Subset } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, ProgressLine } from '../../ui/index.ts';
import { AnswerView, HowCounted } from './AnswerView.tsx';
import { FigureInspector } from './FigureInspector.tsx';
import { PartBar } from './PartBar.tsx';
import { reachOf } from './pictures/reach-of.ts';
import type { PlaceInHand } from './use-flow-place.ts';
import './SideBySide.css';

type SideBySideProps = { dataset: Dataset; subsets: readonly Subset[]; counts: CountsShown; place: PlaceInHand };

/** The same question of two to four parts of the data, drawn to one scale. */
export function SideBySide({ dataset, subsets, counts, place }: SideBySideProps) {
  const { view, filter, beside, cell, part, set } = place;
  const filters = [filter, ...beside];
  const keep = (before: FlowAnswer): boolean => before.counts === counts && before.question.view.measure === view.measure;
  const ask = (at: number): Parameters<typeof useAskLong<'flows.view'>> => ['flows.view', { datasetId: dataset.id, view, ...(Object.keys(filters[at] ?? {}).length > 0 && { filter: filters[at]! }), counts }, { enabled: at < filters.length, keep }];
  // Four at most, and always all of them: hooks have to keep their number.
  const asked = [useAskLong(...ask(0)), useAskLong(...ask(1)), useAskLong(...ask(2)), useAskLong(...ask(3))].slice(0, filters.length);
  const answers = asked.map(({ data, problem }) => (problem === null ? data : undefined));
  const upTo = reachOf(answers.filter((answer) => answer !== undefined), dataset);
  const setPart = (at: number, next: FlowFilter): void => set(at === 0 ? { filter: next } : { beside: beside.map((one, position) => (position === at - 1 ? next : one)) });
  const remove = (at: number): void => set(at === 0 ? { filter: beside[0]!, beside: beside.slice(1) } : { beside: beside.filter((_, position) => position !== at - 1) });
  const chosen = answers[part];
  return (
    <>
      <div className="side-by-side">
        {filters.map((own, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts have no names of their own, and stand in their order
          <section key={at} className="side" aria-label={`Part ${at + 1}: ${answers[at]?.part ?? 'being counted'}`}>
            <div className="side-top">
            <div className="side-head">
              <PartBar dataset={dataset} filter={own} subsets={subsets} name={`Part ${at + 1} of the data`} onChange={(next) => setPart(at, next)} />
              <Button size="small" kind="quiet" icon="cross" aria-label={`Take part ${at + 1} away`} onPress={() => remove(at)}>Take away</Button>
            </div>
            {asked[at]!.progress && <ProgressLine label="Counting" detail={asked[at]!.progress!.words} value={asked[at]!.progress!.fraction * 100} onStop={asked[at]!.stop} />}
            <ProblemNotice problem={asked[at]!.problem} />
            </div>
            {answers[at] !== undefined && <AnswerView isBeside dataset={dataset} answer={answers[at]} upTo={upTo} cell={at === part ? cell : null} onCell={(next) => set({ cell: next, part: at }, { replace: true })} />}
          </section>
        ))}
      </div>
      <p className="side-note">All pictures are drawn to the same scale. Figures of parts are rounded one by one: small differences between them may be rounding.</p>
      {answers[0] !== undefined && <HowCounted answer={answers[0]} />}
      {chosen !== undefined && cell !== null && <InInspector label="This figure"><FigureInspector dataset={dataset} answer={chosen} cell={cell} onLetGo={() => set({ cell: null, part: 0 }, { replace: true })} /></InInspector>}
    </>
  );
}
