import { useState } from 'react';
import type { EvidenceTarget, FigureAddress, FlowPage } from '../../../contract/index.ts';
import { dayInWords } from '../../../domain/claims/in-words.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { ProgressLine, RadioGroup, Select } from '../../ui/index.ts';

type Figure = FigureAddress['figure'];

const kinds: readonly { id: Figure['kind']; label: string; description: string }[] = [
  { id: 'move', label: 'Moves from one state to another', description: 'How many moves were recorded in the period.' },
  { id: 'stock', label: 'How many were in a state', description: 'On a day.' },
  { id: 'hidden moves', label: 'Hidden moves', description: 'What a yearly count would not show.' },
  { id: 'moves per person', label: 'Moves per person', description: 'How often people moved.' },
];

/** Finds a figure of the flow data, after small numbers are protected. */
export function FigurePicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const datasets = useAsk('flows.list', {});
  const [datasetId, setDatasetId] = useState<string | null>(null);
  const [kind, setKind] = useState<Figure['kind'] | null>(null);
  const one = datasets.data?.datasets.length === 1 ? datasets.data.datasets[0]!.id : null;
  const chosen = datasetId ?? one;
  const page = useAsk('flows.page', { datasetId: chosen ?? '' }, { enabled: chosen !== null });
  if (!datasets.data) return <ProblemNotice problem={datasets.error} />;
  if (datasets.data.datasets.length === 0) return <p>No flow data have been brought in yet.</p>;
  const pick = (figure: Figure | null): void => onPick(figure === null || chosen === null ? null : { kind: 'figure', address: { window: { datasetId: chosen }, figure } });

  function chooseKind(next: Figure['kind']): void {
    setKind(next);
    pick(next === 'hidden moves' || next === 'moves per person' ? { kind: next } : null);
  }

  return (
    <div className="add-evidence-pick">
      <Select label="Flow data" choices={datasets.data.datasets.map(({ id, name }) => ({ id, label: name }))} value={chosen} onChange={(id) => { setDatasetId(id); setKind(null); onPick(null); }} />
      {chosen !== null && page.isPending && <ProgressLine label="Counting" detail="and protecting small numbers" />}
      <ProblemNotice problem={page.error} />
      {page.data && (
        <>
          <RadioGroup label="Which figure" choices={kinds} value={kind} onChange={chooseKind} />
          {kind === 'move' && <MovePicker key={chosen} page={page.data} onPick={pick} />}
          {kind === 'stock' && <StockPicker key={chosen} page={page.data} onPick={pick} />}
        </>
      )}
    </div>
  );
}

type PartProps = { page: FlowPage; onPick: (figure: Figure | null) => void };

const labelOf = (page: FlowPage, state: string): string => page.dataset.states.find((one) => one.name === state)?.label || state;

function MovePicker({ page, onPick }: PartProps) {
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const states = page.moves.states.map((state) => ({ id: state, label: labelOf(page, state) }));
  const choose = (nextFrom: string | null, nextTo: string | null): void => {
    setFrom(nextFrom);
    setTo(nextTo);
    onPick(nextFrom === null || nextTo === null ? null : { kind: 'move', from: nextFrom, to: nextTo });
  };
  return (
    <>
      <Select label="From" choices={states} value={from} onChange={(id) => choose(id, to)} />
      <Select label="To" choices={states} value={to} onChange={(id) => choose(from, id)} />
    </>
  );
}

function StockPicker({ page, onPick }: PartProps) {
  const [state, setState] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const choose = (nextState: string | null, nextDate: string | null): void => {
    setState(nextState);
    setDate(nextDate);
    onPick(nextState === null || nextDate === null ? null : { kind: 'stock', state: nextState, date: nextDate });
  };
  return (
    <>
      <Select label="State" choices={page.stocks.rows.map((row) => ({ id: row.state, label: labelOf(page, row.state) }))} value={state} onChange={(id) => choose(id, date)} />
      <Select label="On" choices={page.stocks.dates.map((day) => ({ id: day, label: dayInWords(day) }))} value={date} onChange={(id) => choose(state, id)} />
    </>
  );
}
