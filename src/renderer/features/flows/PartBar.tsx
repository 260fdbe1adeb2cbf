import { useState } from 'react';
import type { Dataset, FlowFilter, Subset } from '../../../contract/index.ts';
import { Button, Chip } from '../../ui/index.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { filterInLines } from './filter-in-words.ts';
import { labelOf } from './words.ts';
import './PartBar.css';

type PartBarProps = {
  dataset: Dataset;
  filter: FlowFilter;
  subsets: readonly Subset[];
  onChange: (filter: FlowFilter) => void;
  /** What the bar is about, where there are several: "Second part". */
  name?: string;
  /** Further things to do with the part, such as keeping its people as a subset. */
  children?: React.ReactNode;
};

/** Which part of the data is looked at: a line of words, each of which can be taken away. */
export function PartBar({ dataset, filter, subsets, onChange, name = 'Part of the data', children }: PartBarProps) {
  const [isOpen, setOpen] = useState(false);
  const lines = filterInLines(filter, { label: labelOf(dataset), subset: (id) => subsets.find((subset) => subset.id === id)?.name ?? 'a subset' });
  return (
    <div className="flow-part" role="group" aria-label={name}>
      {lines.length === 0 ? <span className="flow-part-all">Everything in these data</span> : lines.map((line) => <Chip key={line.key} onRemove={() => onChange(line.without)}>{line.words}</Chip>)}
      <Button size="small" kind="quiet" icon="filter" onPress={() => setOpen(true)}>{lines.length === 0 ? 'Look at a part' : 'Change the part'}</Button>
      {lines.length > 1 && <Button size="small" kind="quiet" onPress={() => onChange({})}>Everything again</Button>}
      {children}
      {isOpen && <FilterDialog dataset={dataset} filter={filter} subsets={subsets} onDone={(next) => { setOpen(false); if (next !== null) onChange(next); }} />}
    </div>
  );
}
