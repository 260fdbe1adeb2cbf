import { useState } from 'react';
import { Button, type Choice, ListBox, SearchField } from '../../../ui/index.ts';
import { standingOf } from './file-standing.ts';
import type { FilePlan } from './import-plan.ts';

type ImportFileListProps = {
  plans: readonly FilePlan[];
  /** The file that is looked at. */
  open: string;
  /** Null: all of them together. */
  onOpen: (file: string | null) => void;
};

/** From so many files on, they can be searched. */
const many = 12;
/** Rows that are laid out at once. */
const shownAtMost = 150;

/** The chosen files with where each of them stands. */
export function ImportFileList({ plans, open, onOpen }: ImportFileListProps) {
  const [words, setWords] = useState('');
  const wanted = words.trim().toLowerCase();
  const found = wanted === '' ? plans : plans.filter((plan) => `${plan.title} ${plan.name} ${standingOf(plan).words}`.toLowerCase().includes(wanted));
  const at = found.findIndex((plan) => plan.prepared.file === open);
  // The open file stays in view of the list, however many there are.
  const from = Math.max(0, Math.min(at - shownAtMost / 2, found.length - shownAtMost));
  const shown = found.slice(from, from + shownAtMost);
  return (
    <>
      {plans.length > 1 && <Button size="small" icon="table" onPress={() => onOpen(null)}>{`All ${plans.length} files together`}</Button>}
      {plans.length >= many && <SearchField label="Find among the files" value={words} onChange={setWords} />}
      <ListBox
        label="Chosen files"
        choices={shown.map((plan): Choice => {
          const standing = standingOf(plan);
          return { id: plan.prepared.file, label: plan.title || plan.name, icon: standing.icon, description: standing.words };
        })}
        value={[open]}
        onChange={([file]) => { if (file !== undefined) onOpen(file); }}
        empty="None of the files is called that."
      />
      {found.length > shown.length && <p className="import-faint">{shown.length} of {found.length} files are listed; type to find the others.</p>}
    </>
  );
}
