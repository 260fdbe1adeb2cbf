import { useState } from 'react';
import type { FlowMapping } from '../../../../contract/index.ts';
import { Button, Section, TextField } from '../../../ui/index.ts';

type NamesFieldsProps = { title: string; about: string; names: FlowMapping['places']; onNames: (names: FlowMapping['places']) => void };

/** As many as fit on a screen; more at a press. */
const atFirst = 24;

/** What places or streams are called here, by what the files call them. Two with one name are one. */
export function NamesFields({ title, about, names, onNames }: NamesFieldsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const named = names.filter(({ written }) => written !== '');
  if (named.length === 0) return null;
  return (
    <Section title={title} count={named.length} about={`${about} Two with the same name are one.`}>
      <ul className="flow-names">
        {named.slice(0, showsAll ? undefined : atFirst).map(({ written, name }) => (
          <li key={written}>
            <span>{written}</span>
            <TextField label={`${written} is called here`} hasHiddenLabel value={name === written ? '' : name} placeholder={written} onChange={(next) => onNames(names.map((one) => (one.written === written ? { written, name: next === '' ? written : next } : one)))} />
          </li>
        ))}
      </ul>
      {named.length > atFirst && !showsAll && <Button size="small" kind="quiet" onPress={() => setShowsAll(true)}>{`Show all ${named.length}`}</Button>}
    </Section>
  );
}
