import { useState } from 'react';
import type { Dataset, FlowFilter, Subset } from '../../../contract/index.ts';
import { Button, CheckboxGroup, Cluster, Columns, Dialog, Section, Select, Stack } from '../../ui/index.ts';
import { SeveralField } from '../questions/SeveralField.tsx';
import { quartersOf, quarterWords } from './filter-in-words.ts';
import { PathwayFields } from './PathwayFields.tsx';
import { tidyFilter } from './question-in-route.ts';
import { isComplete } from './pathway-conditions.ts';
import { stateChoices } from './ViewControls.tsx';

type FilterDialogProps = { dataset: Dataset; filter: FlowFilter; subsets: readonly Subset[]; onDone: (next: FlowFilter | null) => void };

const anyTime = 'any';

/** Which stays and which people are looked at. What is left empty restricts nothing. */
export function FilterDialog({ dataset, filter, subsets, onDone }: FilterDialogProps) {
  const [draft, setDraft] = useState<FlowFilter>(filter);
  const set = (patch: { [Key in keyof FlowFilter]?: FlowFilter[Key] | undefined }): void => setDraft(tidyFilter({ ...draft, ...patch }));
  const quarters = quartersOf(dataset);
  const own = subsets.filter(({ datasetId }) => datasetId === dataset.id);
  const pathway = draft.pathway ?? [];
  const isReady = pathway.every(isComplete);
  const names = (values: readonly string[], none: string): { id: string; label: string }[] => values.map((value) => ({ id: value, label: value || none }));
  const valuesOf = (attribute: string): string[] => draft.groups?.find((group) => group.attribute === attribute)?.values ?? [];
  const setGroup = (attribute: string, values: string[]): void => set({ groups: [...(draft.groups ?? []).filter((group) => group.attribute !== attribute), ...(values.length > 0 ? [{ attribute, values }] : [])] });
  return (
    <Dialog
      title="Which part of the data"
      size="large"
      isOpen
      onClose={() => onDone(null)}
      onSubmit={() => { if (isReady) onDone(draft); }}
      actions={(
        <>
          <Button onPress={() => setDraft({})}>Everything</Button>
          <Button kind="primary" type="submit" isDisabled={!isReady}>Look at this part</Button>
        </>
      )}
    >
      <Stack gap={24}>
        <Columns gap={24} least="usual">
          <Stack gap={16}>
            {dataset.places.length > 1 && <Several label="Places" placeholder="Type a place" choices={names(dataset.places, 'place not stated')} value={draft.places ?? []} onChange={(places) => set({ places })} />}
            {dataset.streams.length > 1 && <Several label="Streams" placeholder="Type a service" choices={names(dataset.streams, 'stream not stated')} value={draft.streams ?? []} onChange={(streams) => set({ streams })} />}
            <Several label="Stays in" placeholder="Any state" choices={stateChoices(dataset)} value={draft.states ?? []} onChange={(states) => set({ states })} />
          </Stack>
          <Stack gap={16}>
            <Cluster gap={12} align="start">
              <Select label="From" choices={[{ id: anyTime, label: 'the beginning' }, ...quarters.slice(0, -1).map((day) => ({ id: day, label: quarterWords(day) }))]} value={draft.from ?? anyTime} onChange={(day) => set({ from: day === anyTime ? undefined : day })} />
              <Select label="Until before" choices={[{ id: anyTime, label: 'the end' }, ...quarters.slice(1).filter((day) => draft.from === undefined || day > draft.from).map((day) => ({ id: day, label: quarterWords(day) }))]} value={draft.to ?? anyTime} onChange={(day) => set({ to: day === anyTime ? undefined : day })} />
            </Cluster>
            {dataset.attributes.map(({ name, values }) => <Several key={name} label={name} placeholder="Any" choices={names(values, 'not stated')} value={valuesOf(name)} onChange={(chosen) => setGroup(name, chosen)} />)}
            {own.length > 0 && <Select label="Subset" choices={[{ id: anyTime, label: 'all people' }, ...own.map(({ id, name }) => ({ id, label: name }))]} value={draft.subsetId ?? anyTime} onChange={(id) => set({ subsetId: id === anyTime ? undefined : id })} />}
          </Stack>
        </Columns>
        <Section title="People whose pathway is like this" level={3} about="All that is said here has to be true of a person; then all of the person’s stays count.">
          <PathwayFields dataset={dataset} value={pathway} onChange={(conditions) => set({ pathway: conditions })} />
        </Section>
      </Stack>
    </Dialog>
  );
}

type SeveralProps = { label: string; placeholder: string; choices: { id: string; label: string }[]; value: readonly string[]; onChange: (ids: string[]) => void };

/** Few are all in view, many are found by typing. */
function Several({ label, placeholder, choices, value, onChange }: SeveralProps) {
  return choices.length <= 8
    ? <CheckboxGroup label={label} note="any, unless some are ticked" choices={choices} value={value} onChange={onChange} />
    : <SeveralField label={label} placeholder={placeholder} choices={choices} value={value} onChange={onChange} />;
}
