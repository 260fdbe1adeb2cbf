import { useState } from 'react';
import type { EvidenceTarget, FigureAddress, FlowCell, FlowView } from '../../../contract/index.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { useAskLong } from '../../client/ask-long.ts';
import { Button, ProgressLine, Select } from '../../ui/index.ts';
import { pointedAt } from '../../../domain/flows/figure-in-words.ts';
import { FigureGrid } from '../flows/FigureGrid.tsx';
import { PartBar } from '../flows/PartBar.tsx';
import { ViewControls } from '../flows/ViewControls.tsx';
import { firstView, type Measure, ways } from '../flows/ways.ts';
import { dayWords, hiddenMeans } from '../flows/words.ts';

/** Finds a figure of the flow data, after small numbers are protected: which data, what is asked of them, the finding or one figure of it. */
export function FigurePicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const list = useAsk('flows.list', {});
  const subsets = useAsk('flows.subsets', {}).data?.subsets ?? [];
  const [from, setFrom] = useState<string | null>(null);
  const [asks, setAsks] = useState<{ view: FlowView; filter: FigureAddress['question']['filter'] } | null>(null);
  const [cell, setCell] = useState<FlowCell | null>(null);
  const datasets = list.data?.datasets ?? [];
  const only = datasets.length === 1 ? datasets[0]!.id : null;
  const chosen = from ?? only;
  const dataset = datasets.find(({ id }) => id === chosen);
  const question = dataset === undefined || asks === null ? null : { datasetId: dataset.id, view: asks.view, ...(asks.filter && Object.keys(asks.filter).length > 0 && { filter: asks.filter }) };
  // Evidence is protected always: it is shown here as it would stand in the claim.
  const asked = useAskLong('flows.view', { ...(question ?? { datasetId: '', view: { measure: 'moves' as const } }), counts: 'protected' }, { enabled: question !== null, keep: (before) => before.question.datasetId === chosen && before.question.view.measure === asks?.view.measure });
  const isNone = cell !== null && asked.data !== undefined && pointedAt(asked.data, cell)?.figure === null;
  if (!list.data) return <ProblemNotice problem={list.error} />;
  if (datasets.length === 0) return <p>No flow data have been brought in yet.</p>;

  function ask(next: NonNullable<typeof asks>): void {
    setAsks(next);
    choose(next, null);
  }
  function choose(now: NonNullable<typeof asks>, next: FlowCell | null): void {
    setCell(next);
    if (chosen === null) return;
    // Where the table has a dash there is nothing to use.
    const at = next === null || asked.data === undefined ? undefined : pointedAt(asked.data, next);
    if (at?.figure === null) return onPick(null);
    onPick({ kind: 'figure', address: { question: { datasetId: chosen, view: now.view, ...(now.filter && Object.keys(now.filter).length > 0 && { filter: now.filter }) }, cell: next } });
  }

  return (
    <div className="add-evidence-pick">
      <Select
        label="From"
        choices={datasets.map(({ id, name, extractDate }) => ({ id, label: name, description: `Extract of ${dayWords(extractDate)}` }))}
        value={chosen}
        onChange={(id) => { setFrom(id); setAsks(null); setCell(null); onPick(null); }}
      />
      {dataset !== undefined && (
        <>
          <Select label="What is asked" placeholder="Choose a question" choices={ways.flatMap((group) => group.ways.map((way) => ({ id: way.measure as Measure, label: way.question, description: group.about })))} value={asks?.view.measure ?? null} onChange={(measure) => ask({ view: firstView(measure, dataset), filter: asks?.filter })} />
          {asks !== null && <ViewControls dataset={dataset} view={asks.view} onChange={(view) => ask({ ...asks, view })} />}
          {asks !== null && <PartBar dataset={dataset} filter={asks.filter ?? {}} subsets={subsets} onChange={(filter) => ask({ ...asks, filter })} />}
        </>
      )}
      {asked.progress && <ProgressLine label="Counting" detail={asked.progress.words} value={asked.progress.fraction * 100} onStop={asked.stop} />}
      <ProblemNotice problem={question === null ? null : asked.problem} />
      {dataset !== undefined && asks !== null && asked.data && asked.problem === null && (
        <>
          <p className="add-evidence-note">{cell === null ? 'The finding as a whole is chosen. Choose a figure of the table to use that one.' : isNone ? 'There is no figure at that place: choose another.' : 'One figure is chosen.'} {cell !== null && <Button size="small" kind="quiet" onPress={() => choose(asks, null)}>The whole finding instead</Button>}</p>
          {asked.data.tables.map((table) => <FigureGrid key={table.id} table={table} chosen={cell} onChoose={(next) => choose(asks, next)} hiddenMeans={hiddenMeans(dataset)} />)}
        </>
      )}
    </div>
  );
}
