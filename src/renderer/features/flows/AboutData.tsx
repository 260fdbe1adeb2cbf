/** What these data are, what they can't say, how small numbers are protected, and what cleaning did. */
import { useState } from 'react';
import type { Dataset } from '../../../contract/index.ts';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { Button, Cluster, ConfirmInline, Facts, Section, Select, Stack, Table, TextArea, TextField } from '../../ui/index.ts';
import { dayWords, periodWords, shown } from './words.ts';

/** Days of the year on which services count. */
const countingDays = [
  { id: '7-31', label: '31 July (Scotland, looked-after children)' },
  { id: '3-31', label: '31 March (end of the business year)' },
  { id: '9-15', label: '15 September (about the pupil census)' },
  { id: '12-31', label: '31 December' },
];

export function AboutData({ datasetId }: { datasetId: string }) {
  const list = useAsk('flows.list', {});
  const dataset = list.data?.datasets.find((candidate) => candidate.id === datasetId);
  if (!dataset) return null;
  return (
    <Stack gap={32}>
      <Section title="What these data are">
        <div className="flow-facts">
          <Facts
            facts={[
              { label: 'File', value: dataset.fileName },
              { label: 'Period of the figures', value: periodWords(dataset.from, dataset.to) },
              { label: 'Extract of', value: dayWords(dataset.extractDate) },
              { label: 'Dating', value: dataset.dating === 'event-dated' ? 'Event-dated: moves carry their own dates' : 'Snapshots: states seen at intervals' },
              { label: 'People', value: shown(dataset.people) },
              { label: 'Stays', value: shown(dataset.spells) },
              { label: 'States', value: dataset.states.map((state) => state.label || state.name).join(', ') },
              { label: 'Places', value: dataset.places.filter(Boolean).join(', ') || 'not stated' },
              { label: 'Streams', value: dataset.streams.filter(Boolean).join(', ') || 'one' },
            ]}
          />
        </div>
      </Section>
      <MemosAbout about={{ kind: 'dataset', id: dataset.id }} />
      <EditDataset key={dataset.version} dataset={dataset} />
      <Ledger dataset={dataset} />
    </Stack>
  );
}

function EditDataset({ dataset }: { dataset: Dataset }) {
  const edit = useChange('flows.edit');
  const remove = useChange('flows.remove');
  const [name, setName] = useState(dataset.name);
  const [note, setNote] = useState(dataset.note);
  const [threshold, setThreshold] = useState(dataset.threshold);
  const [snapshot, setSnapshot] = useState(`${dataset.snapshot.month}-${dataset.snapshot.day}`);
  const empty = { areaSize: '', sensitivity: '', linkable: '', note: '', decision: '', person: '', date: '' };
  const [risk, setRisk] = useState(dataset.riskAssessment ?? empty);
  const riskIsSaid = Object.values(risk).some((words) => words.trim() !== '');
  const set = (field: keyof typeof risk) => (words: string) => setRisk({ ...risk, [field]: words });
  return (
    <Section title="Name, limits and protection" about="How small is small depends on the area and on what is at stake. Say it here; it is shown wherever the figures are used.">
      <form
        className="flow-steps"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ id: dataset.id, expectedVersion: dataset.version, name, note, threshold, snapshot: { month: Number(snapshot.split('-')[0]), day: Number(snapshot.split('-')[1]) }, riskAssessment: riskIsSaid ? risk : null });
        }}
      >
        <Stack gap={12}>
          <TextField label="Name" value={name} onChange={setName} />
          <TextArea label="Known limits" value={note} onChange={setNote} description="What is missing, what changed in between, what a figure of this can't say." />
          <Select
            label="Numbers of people below this are hidden"
            choices={[{ id: '3', label: '3' }, { id: '5', label: '5 (usual)' }, { id: '10', label: '10' }]}
            value={String(threshold)}
            onChange={(chosen) => setThreshold(Number(chosen) as Dataset['threshold'])}
          />
          <Select label="Day of the yearly count that moves are compared with" choices={countingDays} value={snapshot} onChange={setSnapshot} />
          <TextArea label="How large is the area, and how many people live in it?" value={risk.areaSize} onChange={set('areaSize')} />
          <TextArea label="How sensitive is what the figures say?" value={risk.sensitivity} onChange={set('sensitivity')} />
          <TextArea label="Who could recognise somebody, from what else they know?" value={risk.linkable} onChange={set('linkable')} />
          <TextArea label="What was decided" value={risk.decision} onChange={set('decision')} />
          <Cluster gap={12}>
            <TextField label="By whom" value={risk.person} onChange={set('person')} />
            <TextField label="When" value={risk.date} onChange={set('date')} placeholder="2024-06-30" />
          </Cluster>
          <ProblemNotice problem={edit.error ?? remove.error} />
          <Cluster gap={8}>
            <Button type="submit" kind="primary" isDisabled={name.trim() === '' || edit.isPending}>Save</Button>
            <ConfirmInline ask="Remove these data" question="Remove these flow data from the rooms? Claims that use them go stale. Undo brings them back." confirm="Remove them" onConfirm={() => remove.mutate({ id: dataset.id }, { onSuccess: () => go({ room: 'flows' }) })} />
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}

function Ledger({ dataset }: { dataset: Dataset }) {
  const [limit, setLimit] = useState(50);
  const ledger = useAsk('flows.ledger', { datasetId: dataset.id, limit }, { keepPrevious: true });
  const entries = ledger.data?.entries ?? [];
  return (
    <Section title="Cleaning ledger" count={dataset.ledgerEntries} about="Every odd row of the file, what was done with it, and by which rule. Nothing was mended in silence.">
      <ProblemNotice problem={ledger.error} />
      <Table
        caption="Odd rows"
        hasHiddenCaption
        columns={[
          { id: 'row', heading: 'Row', kind: 'number', value: (entry: (typeof entries)[number] & { key: number }) => entry.row },
          { id: 'action', heading: 'What was done', value: (entry) => entry.action },
          { id: 'rule', heading: 'Rule', value: (entry) => entry.rule.replaceAll('-', ' ') },
          { id: 'detail', heading: 'In this row', value: (entry) => entry.detail },
        ]}
        rows={entries.map((entry, key) => ({ ...entry, key }))}
        rowId={(entry) => String(entry.key)}
        empty="No row of the file was odd."
      />
      {ledger.data?.more && <Button size="small" onPress={() => setLimit(limit + 200)}>Show more</Button>}
    </Section>
  );
}
