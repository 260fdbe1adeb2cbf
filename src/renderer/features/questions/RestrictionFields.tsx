import { useState } from 'react';
import type { Restriction } from '../../../contract/index.ts';
import { restrictionInWords } from '../../../domain/questions/question-in-words.ts';
import { sourceKinds } from '../../../domain/questions/kinds.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, CheckboxGroup, Cluster, Columns, Dialog, Section, Select, Stack, Switch, TextField } from '../../ui/index.ts';
import { usePlaces } from '../voices/use-places.ts';
import { SeveralField } from './SeveralField.tsx';
import { useQuestionNames } from './use-question-names.ts';
import './RestrictionFields.css';

type RestrictionProps = { value: Restriction; onChange: (next: Restriction) => void };

/** Among whose words is asked, as one line that can be changed. */
export function RestrictionFields({ value, onChange }: RestrictionProps) {
  const [isOpen, setOpen] = useState(false);
  const words = restrictionInWords(value, useQuestionNames());
  return (
    <div className="restriction-line">
      <span>{`${words[0]?.toLocaleUpperCase('en-GB') ?? ''}${words.slice(1)}.`}</span>
      <Button size="small" kind="quiet" icon="filter" onPress={() => setOpen(true)}>Whose words</Button>
      {isOpen && <RestrictionDialog value={value} onDone={(next) => { setOpen(false); if (next !== null) onChange(next); }} />}
    </div>
  );
}

/** Without what restricts nothing, so that two ways of saying the same are the same question. */
function tidy(given: Restriction): Restriction {
  return Object.fromEntries(Object.entries(given).filter(([, field]) => field !== undefined && field !== false && field !== '' && !(Array.isArray(field) && field.length === 0))) as Restriction;
}

function RestrictionDialog({ value, onDone }: { value: Restriction; onDone: (next: Restriction | null) => void }) {
  const [draft, setDraft] = useState<Restriction>(value);
  const set = (patch: Partial<Restriction>): void => setDraft({ ...draft, ...patch });
  const programme = useAsk('programme.get', {}).data;
  const voices = useAsk('voices.list', {}).data?.voices ?? [];
  const sources = useAsk('sources.list', {}).data?.sources ?? [];
  const coders = useAsk('team.coders', {}).data?.coders ?? [];
  const places = usePlaces();
  const groups = [...new Set([...(programme?.groups ?? []), ...voices.map(({ group }) => group)])].filter((group) => group !== '');
  const isDay = (text: string | undefined): boolean => text === undefined || text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text);
  const areDays = isDay(draft.from) && isDay(draft.to);
  return (
    <Dialog
      title="Whose words are asked"
      size="large"
      isOpen
      onClose={() => onDone(null)}
      onSubmit={() => { if (areDays) onDone(tidy(draft)); }}
      actions={(
        <>
          <Button onPress={() => setDraft({})}>Everybody’s</Button>
          <Button kind="primary" type="submit" isDisabled={!areDays}>Ask these</Button>
        </>
      )}
    >
      <Columns gap={24} least="usual">
        <Stack gap={16}>
          <CheckboxGroup label="Groups" note="any, unless some are ticked" choices={groups.map((group) => ({ id: group, label: group }))} value={draft.groups ?? []} onChange={(ids) => set({ groups: ids })} />
          <SeveralField label="Voices" placeholder="Type a pseudonym" choices={voices.map(({ id, pseudonym, group }) => ({ id, label: pseudonym, description: group }))} value={draft.voiceIds ?? []} onChange={(voiceIds) => set({ voiceIds })} />
          <AttributeFields voices={voices} value={draft.attributes ?? []} onChange={(attributes) => set({ attributes })} />
          <Switch isSelected={draft.interviewers === true} onChange={(interviewers) => set({ interviewers })}>Interviewers’ words count too</Switch>
        </Stack>
        <Stack gap={16}>
          <CheckboxGroup label="Kinds of sources" choices={sourceKinds.filter(({ kind }) => sources.some((source) => source.kind === kind)).map(({ kind, many }) => ({ id: kind, label: many }))} value={draft.kinds ?? []} onChange={(kinds) => set({ kinds })} />
          <SeveralField label="Places" note="with the places in them" placeholder="Type a place" choices={places.choices} value={draft.placeIds ?? []} onChange={(placeIds) => set({ placeIds })} />
          <SeveralField label="Sources" placeholder="Type a title" choices={sources.map(({ id, title, kind }) => ({ id, label: title, description: kind }))} value={draft.sourceIds ?? []} onChange={(sourceIds) => set({ sourceIds })} />
          <Cluster gap={12} align="start">
            <TextField label="Dated on or after" placeholder="2024-01-31" value={draft.from ?? ''} onChange={(from) => set({ from })} {...(!isDay(draft.from) && { error: 'Write a day like 2024-01-31.' })} />
            <TextField label="And before" placeholder="2024-12-31" value={draft.to ?? ''} onChange={(to) => set({ to })} {...(!isDay(draft.to) && { error: 'Write a day like 2024-12-31.' })} />
          </Cluster>
          {coders.length > 1 && <CheckboxGroup label="Coded by" choices={coders.map(({ id, name }) => ({ id, label: name }))} value={draft.coderIds ?? []} onChange={(coderIds) => set({ coderIds })} />}
        </Stack>
      </Columns>
    </Dialog>
  );
}

type Attributes = NonNullable<Restriction['attributes']>;

/** Attributes of voices, as they were written down: a name, and any of its values. */
function AttributeFields({ voices, value, onChange }: { voices: readonly { attributes: Record<string, string> }[]; value: Attributes; onChange: (next: Attributes) => void }) {
  const known = new Map<string, Set<string>>();
  for (const { attributes } of voices) for (const [name, word] of Object.entries(attributes)) known.set(name, (known.get(name) ?? new Set()).add(word));
  if (known.size === 0) return null;
  const free = [...known.keys()].filter((name) => !value.some((one) => one.name === name));
  return (
    <Section title="Attributes of voices" level={3}>
      <Stack gap={12}>
        {value.map(({ name, values }) => (
          <SeveralField
            key={name}
            label={name}
            placeholder="Any of these"
            choices={[...(known.get(name) ?? [])].toSorted().map((word) => ({ id: word, label: word }))}
            value={values}
            onChange={(next) => onChange(next.length === 0 ? value.filter((one) => one.name !== name) : value.map((one) => (one.name === name ? { name, values: next } : one)))}
          />
        ))}
        {free.length > 0 && <Select label="Attribute" hasHiddenLabel={value.length > 0} placeholder="Choose an attribute" choices={free.map((name) => ({ id: name, label: name }))} value={null} onChange={(name) => onChange([...value, { name, values: [...known.get(name)!].slice(0, 1) }])} />}
      </Stack>
    </Section>
  );
}
