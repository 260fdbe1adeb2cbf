import { useState } from 'react';
import type { Dataset, FlowAnswer, FlowCell, FlowFilter, FlowQuestion } from '../../../contract/index.ts';
import { InInspector } from '../../app/inspector.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, Cluster, Notice, ProgressLine, Select } from '../../ui/index.ts';
import { AnswerView } from './AnswerView.tsx';
import { laterExtracts } from './extract-lines.ts';
import { ExtractsSideBySide } from './ExtractsSideBySide.tsx';
import { FigureInspector } from './FigureInspector.tsx';
import { FigureWays } from './FigureWays.tsx';
import { PartBar } from './PartBar.tsx';
import { placeInRoute } from './question-in-route.ts';
import { SaveSubsetDialog } from './SaveSubsetDialog.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { SideBySide } from './SideBySide.tsx';
import type { TrueCounts } from './true-counts.ts';
import { useFlowPlace } from './use-flow-place.ts';
import { ViewControls } from './ViewControls.tsx';
import { wayOf } from './ways.ts';
import { dayWords } from './words.ts';

/** The question in hand: what is asked, of which part, and what the data answer. */
export function Asking({ dataset, datasets, trueCounts }: { dataset: Dataset; datasets: readonly Dataset[]; trueCounts: TrueCounts }) {
  const place = useFlowPlace(dataset);
  const { view, filter, beside, laterId, cell, set } = place;
  const subsets = useAsk('flows.subsets', {}).data?.subsets ?? [];
  const [dialog, setDialog] = useState<'view' | 'subset' | null>(null);
  const question: FlowQuestion = { datasetId: dataset.id, view, ...(Object.keys(filter).length > 0 && { filter }) };
  const isCompared = beside.length > 0;
  const later = datasets.find(({ id }) => id === laterId);
  const others = laterExtracts(dataset, datasets);
  const way = wayOf(view.measure);
  const firstOther: FlowFilter = dataset.places.length > 1 && filter.places?.length === 1 ? { ...filter, places: [dataset.places.find((name) => name !== filter.places![0])!] } : {};
  return (
    <>
      <div className="dataset-asked">
        <h2 className="dataset-question">{way.question}</h2>
        <ViewControls dataset={dataset} view={view} onChange={(next) => set({ view: next })} />
        {!isCompared && (
          <PartBar dataset={dataset} filter={filter} subsets={subsets} onChange={(next) => set({ filter: next })}>
            {Object.keys(filter).length > 0 && <Button size="small" kind="quiet" icon="person" onPress={() => setDialog('subset')}>Keep these people as a subset</Button>}
          </PartBar>
        )}
        <Cluster gap={8}>
          <Button size="small" icon="keep" onPress={() => setDialog('view')}>Keep this way of looking</Button>
          {laterId === null && beside.length < 3 && <Button size="small" icon="plus" onPress={() => set({ beside: [...beside, firstOther] })}>{isCompared ? 'Another part beside' : 'Compare with another part'}</Button>}
          {!isCompared && others.length > 0 && laterId === null && <Select label="Compare with another extract" hasHiddenLabel placeholder="Compare with another extract" choices={others.map(({ id, name, extractDate }) => ({ id, label: `${name}, ${dayWords(extractDate)}` }))} value={null} onChange={(id) => set({ laterId: id })} />}
          {isCompared && <Button size="small" kind="quiet" onPress={() => set({ beside: [] })}>One part alone again</Button>}
          {laterId !== null && <Button size="small" kind="quiet" onPress={() => set({ laterId: null })}>This extract alone again</Button>}
          {!isCompared && laterId === null && <Button size="small" icon="save" onPress={() => go({ room: 'flows', id: dataset.id, details: { ...placeInRoute(place), do: 'export' } })}>Export</Button>}
        </Cluster>
      </div>
      {laterId !== null ? (later === undefined ? <Notice kind="caution" title="The later extract is not here." actions={<Button size="small" onPress={() => set({ laterId: null })}>This extract alone</Button>} /> : <ExtractsSideBySide dataset={dataset} later={later} question={question} counts={trueCounts.counts} place={place} />)
        : isCompared ? <SideBySide dataset={dataset} subsets={subsets} counts={trueCounts.counts} place={place} />
        : <Answered dataset={dataset} question={question} counts={trueCounts.counts} onAnswerCell={(next) => set({ cell: next }, { replace: true })} cell={cell} />}
      {dialog === 'view' && <SaveViewDialog question={question} suggested={`${way.question.replace(/ \(model\)$/, '')}`} onClose={() => setDialog(null)} />}
      {dialog === 'subset' && <SaveSubsetDialog dataset={dataset} filter={filter} onClose={() => setDialog(null)} />}
    </>
  );
}

type AnsweredProps = { dataset: Dataset; question: FlowQuestion; counts: FlowAnswer['counts']; cell: FlowCell | null; onAnswerCell: (cell: FlowCell | null) => void };

function Answered({ dataset, question, counts, cell, onAnswerCell }: AnsweredProps) {
  // What was true stays no longer than the switch; another way of looking has other tables.
  const asked = useAskLong('flows.view', { ...question, counts }, { keep: (before) => before.counts === counts && before.question.datasetId === dataset.id && before.question.view.measure === question.view.measure });
  const answer = asked.data;
  return (
    <>
      {asked.progress && <ProgressLine label="Counting" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      {asked.isStopped && <Notice kind="info" title="The counting was stopped." actions={<Button size="small" onPress={asked.again}>Count again</Button>} />}
      <ProblemNotice problem={asked.problem} />
      {answer !== undefined && asked.problem === null && (
        <>
          <AnswerView dataset={dataset} answer={answer} cell={cell} onCell={onAnswerCell}><FigureWays dataset={dataset} answer={answer} cell={null} /></AnswerView>
          {cell !== null && <InInspector label="This figure"><FigureInspector dataset={dataset} answer={answer} cell={cell} onLetGo={() => onAnswerCell(null)} /></InInspector>}
        </>
      )}
    </>
  );
}
