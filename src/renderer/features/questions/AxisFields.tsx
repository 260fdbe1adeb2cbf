import type { Axis, Code, SavedQuestion, Voice } from '../../../contract/index.ts';
import { Cluster, Select, Stack, Switch } from '../../ui/index.ts';
import { colourOf } from '../coding/stripes.ts';
import { SeveralField } from './SeveralField.tsx';

export type AxisChoices = { codes: readonly Code[]; saved: readonly SavedQuestion[]; voices: readonly Voice[] };
type AxisFieldsProps = { label: string; value: Axis; onChange: (next: Axis) => void; choices: AxisChoices };

const kinds: readonly { id: Axis['by']; label: string }[] = [
  { id: 'code', label: 'Codes' }, { id: 'saved', label: 'Saved questions' }, { id: 'group', label: 'Groups' }, { id: 'place', label: 'Places' }, { id: 'period', label: 'Periods' },
  { id: 'source', label: 'Sources' }, { id: 'kind', label: 'Kinds of sources' }, { id: 'voice', label: 'Voices' }, { id: 'attribute', label: 'An attribute of voices' }, { id: 'coder', label: 'Coders' },
];

/** What an axis is called: "Codes", "Groups". */
export const axisWords = (axis: Axis): string => (axis.by === 'attribute' ? axis.name : kinds.find(({ id }) => id === axis.by)!.label);

/** What the rows or the columns are. */
export function AxisFields({ label, value, onChange, choices }: AxisFieldsProps) {
  const attributes = [...new Set(choices.voices.flatMap((voice) => Object.keys(voice.attributes)))].toSorted();
  const families = [...new Set(choices.codes.map((code) => code.family))].filter((family) => family !== '').toSorted();
  function choose(by: Axis['by']): void {
    if (by === 'code') onChange({ by, below: false });
    else if (by === 'saved') onChange({ by, questionIds: choices.saved.map(({ id }) => id) });
    else if (by === 'period') onChange({ by, every: 'quarter' });
    else if (by === 'attribute') onChange({ by, name: attributes[0] ?? '' });
    else onChange({ by });
  }
  return (
    <Stack gap={8}>
      <Cluster gap={12} align="end">
        <Select label={label} choices={kinds.map(({ id, label: words }) => ({ id, label: words, isDisabled: (id === 'saved' && choices.saved.length === 0) || (id === 'attribute' && attributes.length === 0) }))} value={value.by} onChange={choose} />
        {value.by === 'code' && families.length > 0 && <Select label="Family" choices={[{ id: '', label: 'every family' }, ...families.map((id) => ({ id, label: id }))]} value={value.family ?? ''} onChange={(family) => { const { family: _, ...rest } = value; onChange(family === '' ? rest : { ...rest, family }); }} />}
        {value.by === 'period' && <Select label="Every" choices={[{ id: 'month', label: 'month' }, { id: 'quarter', label: 'quarter' }, { id: 'year', label: 'year' }]} value={value.every} onChange={(every) => onChange({ by: 'period', every })} />}
        {value.by === 'attribute' && <Select label="Attribute" choices={attributes.map((id) => ({ id, label: id }))} value={value.name} onChange={(name) => onChange({ by: 'attribute', name })} />}
        {value.by === 'code' && <Switch isSelected={value.below === true} onChange={(below) => onChange({ ...value, below })}>with those below</Switch>}
      </Cluster>
      {value.by === 'code' && <SeveralField label={`Only these codes, as ${label.toLowerCase()}`} note="all, unless some are chosen" placeholder="Type a code" choices={choices.codes.map(({ id, name, colour }) => ({ id, label: name, colour: colourOf(colour) }))} value={value.codeIds ?? []} onChange={(codeIds) => { const { codeIds: _, ...rest } = value; onChange(codeIds.length === 0 ? rest : { ...rest, codeIds }); }} />}
      {value.by === 'saved' && <SeveralField label={`Which, as ${label.toLowerCase()}`} placeholder="Type a name" choices={choices.saved.map(({ id, name }) => ({ id, label: name }))} value={value.questionIds} onChange={(questionIds) => { if (questionIds.length > 0) onChange({ by: 'saved', questionIds }); }} />}
    </Stack>
  );
}
