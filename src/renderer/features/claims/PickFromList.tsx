import { useState } from 'react';
import { useFilter } from 'react-aria-components';
import { type Choice, ListBox, SearchField } from '../../ui/index.ts';

type PickFromListProps = { label: string; search: string; empty: string; choices: readonly Choice[]; value: string | null; onChange: (id: string | null) => void };

/** One of many, found by typing, with all that was found in view. */
export function PickFromList({ label, search, empty, choices, value, onChange }: PickFromListProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [words, setWords] = useState('');
  const found = choices.filter((choice) => contains(`${choice.label} ${choice.description ?? ''}`, words.trim()));
  if (choices.length === 0) return <p>{empty}</p>;
  return (
    <div className="add-evidence-pick">
      <SearchField label={search} hasHiddenLabel={false} value={words} onChange={setWords} />
      <div className="add-evidence-found">
        <ListBox label={label} choices={found} value={value === null ? [] : [value]} onChange={([id]) => onChange(id ?? null)} empty="Nothing here says that." />
      </div>
    </div>
  );
}
