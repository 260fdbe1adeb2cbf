import type { ReactNode } from 'react';
import type { Dataset, FlowParts, FlowView, Span } from '../../../contract/index.ts';
import { spanInWords } from '../../../domain/flows/filter-in-words.ts';
import { Select } from '../../ui/index.ts';
import { SeveralField } from '../questions/SeveralField.tsx';
import { canHaveParts } from './question-in-route.ts';
import { spans } from './spans-in-words.ts';
import { labelOf } from './words.ts';
import './ViewControls.css';

type ViewControlsProps = { dataset: Dataset; view: FlowView; onChange: (view: FlowView) => void };

/** What a way of looking leaves open, as a sentence with words to choose. Ways without such a thing have no sentence. */
export function ViewControls({ dataset, view, onChange }: ViewControlsProps) {
  const words = sentenceOf(dataset, view, onChange);
  const parts = canHaveParts(view.measure) ? <PartsSelect dataset={dataset} view={view} onChange={onChange} /> : null;
  if (words === null && parts === null) return null;
  return <div className="view-sentence" role="group" aria-label="What is asked">{words}{parts}</div>;
}

function sentenceOf(dataset: Dataset, view: FlowView, onChange: (view: FlowView) => void): ReactNode {
  const states = dataset.states.map(({ name, label, group }) => ({ id: name, label: label || name, ...(group !== '' && { description: group }) }));
  const state = (value: string, set: (state: string) => void): ReactNode => <Select label="State" hasHiddenLabel choices={states} value={value} onChange={set} />;
  const spanOf = (label: string, value: Span, set: (span: Span) => void): ReactNode => <Select label={label} hasHiddenLabel choices={spans.map((days) => ({ id: String(days), label: spanInWords(days) }))} value={String(value)} onChange={(days) => set(Number(days) as Span)} />;
  const yearsOf = (value: number, most: number, set: (years: number) => void): ReactNode => <Select label="How many years" hasHiddenLabel choices={[1, 2, 3, 5, 10, 20].filter((years) => years <= most || years === value).map((years) => ({ id: String(years), label: years === 1 ? 'one year' : `${years} years` }))} value={String(value)} onChange={(years) => set(Number(years))} />;
  switch (view.measure) {
    case 'stocks':
      return <>People in each state on the first day of each <Select label="How often" hasHiddenLabel choices={[{ id: 'month', label: 'month' }, { id: 'quarter', label: 'quarter' }, { id: 'year', label: 'year' }]} value={view.every} onChange={(every) => onChange({ ...view, every })} /></>;
    case 'moves by number':
      return <>The first <Select label="How many moves" hasHiddenLabel choices={[2, 3, 4, 5, 6].map((count) => ({ id: String(count), label: `${count} moves` }))} value={String(view.upTo)} onChange={(count) => onChange({ ...view, upTo: Number(count) })} /> of each person</>;
    case 'time in state':
      return <>How long people stay in {state(view.state, (name) => onChange({ ...view, state: name }))}</>;
    case 'where after':
      return <>Where people are in the {yearsOf(view.years, 10, (years) => onChange({ ...view, years }))} after they entered {state(view.state, (name) => onChange({ ...view, state: name }))}</>;
    case 'leaving':
      return <>To where people leave {state(view.state, (name) => onChange({ ...view, state: name }))} in the {yearsOf(view.years, 10, (years) => onChange({ ...view, years }))} after they entered</>;
    case 'if rates stay':
      return <>If everybody moved as often as now, for {yearsOf(view.years, 20, (years) => onChange({ ...view, years }))}</>;
    case 'no earlier step':
      return <>Entries to {state(view.state, (name) => onChange({ ...view, state: name }))} with no step in between recorded in the {spanOf('Looking back', view.lookBack, (lookBack) => onChange({ ...view, lookBack }))} before</>;
    case 'hidden moves':
      return <>Against a count on <Select label="Day of the yearly count" hasHiddenLabel choices={countingDays(view)} value={`${view.month}-${view.day}`} onChange={(day) => onChange({ ...view, month: Number(day.split('-')[0]), day: Number(day.split('-')[1]) })} /> of each year</>;
    case 'pathways':
      return <>The <Select label="How many pathways" hasHiddenLabel choices={[5, 12, 25, 50].map((most) => ({ id: String(most), label: `${most}` }))} value={String(view.most)} onChange={(most) => onChange({ ...view, most: Number(most) })} /> most common pathways</>;
    case 'coming back':
      return <><span>Coming back within {spanOf('Within', view.within, (within) => onChange({ ...view, within }))} of leaving</span> <SeveralField label="States" hasHiddenLabel placeholder="Another state" choices={states} value={view.states} onChange={(names) => { if (names.length > 0) onChange({ ...view, states: names }); }} /></>;
    case 'returns from':
      return <>Where people go who leave {state(view.state, (name) => onChange({ ...view, state: name }))}</>;
    case 'moves': case 'rates': case 'up and down': case 'moves per person':
      return null;
  }
}

function PartsSelect({ dataset, view, onChange }: ViewControlsProps) {
  const parts = 'parts' in view ? view.parts : undefined;
  const value = parts === undefined ? 'none' : parts.by === 'group' ? `group:${parts.attribute}` : parts.by;
  const choices = [
    { id: 'none', label: 'all together' },
    ...(dataset.places.length > 1 ? [{ id: 'place', label: 'by place' }] : []),
    ...(dataset.streams.length > 1 ? [{ id: 'stream', label: 'by stream' }] : []),
    { id: 'year', label: 'by year' },
    { id: 'quarter', label: 'by quarter' },
    ...dataset.attributes.map(({ name }) => ({ id: `group:${name}`, label: `by ${name}` })),
  ];
  function choose(id: string): void {
    const { parts: _before, ...rest } = view as Extract<FlowView, { parts?: FlowParts | undefined }>;
    const chosen: FlowParts | null = id === 'none' ? null : id.startsWith('group:') ? { by: 'group', attribute: id.slice(6) } : { by: id as 'place' };
    onChange((chosen === null ? rest : { ...rest, parts: chosen }) as FlowView);
  }
  return <span>Shown <Select label="Side by side" hasHiddenLabel choices={choices} value={value} onChange={choose} /></span>;
}

/** Days on which services count; the one that is asked for is among them always. */
function countingDays({ month, day }: { month: number; day: number }): { id: string; label: string }[] {
  const usual = [[7, 31], [3, 31], [9, 15], [12, 31]] as const;
  const days = usual.some(([m, d]) => m === month && d === day) ? usual : [...usual, [month, day] as const];
  return days.map(([m, d]) => ({ id: `${m}-${d}`, label: new Date(Date.UTC(2024, m - 1, d)).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }) }));
}

/** States as choices of a field. */
export function stateChoices(dataset: Pick<Dataset, 'states'>): { id: string; label: string }[] {
  const label = labelOf(dataset);
  return dataset.states.map(({ name }) => ({ id: name, label: label(name) }));
}
