import { useState } from 'react';
import type { DataGap, Dataset } from '../../../../contract/index.ts';
import { Button, Cluster, Select, TextArea, TextField } from '../../../ui/index.ts';
import { gapStatuses } from './gap-words.ts';

type Fields = Omit<DataGap, 'id' | 'version'>;
type GapFormProps = { gap: DataGap | null; datasets: readonly Dataset[]; save: string; isSaving: boolean; onSave: (fields: Fields) => void; onLeave: () => void };

const none = 'none';

export function GapForm({ gap, datasets, save, isSaving, onSave, onLeave }: GapFormProps) {
  const [fields, setFields] = useState<Fields>({ datasetId: gap?.datasetId ?? null, missing: gap?.missing ?? '', matters: gap?.matters ?? '', holder: gap?.holder ?? '', status: gap?.status ?? 'open', note: gap?.note ?? '' });
  const set = (patch: Partial<Fields>): void => setFields({ ...fields, ...patch });
  return (
    <form
      className="gap-form"
      onSubmit={(event) => { event.preventDefault(); if (fields.missing.trim() !== '') onSave({ ...fields, missing: fields.missing.trim() }); }}
      onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); onLeave(); } }}
    >
      <TextField label="What the data don’t tell" autoFocus value={fields.missing} onChange={(missing) => set({ missing })} placeholder="Whether a meeting was held before the case was opened" />
      <TextArea label="Why it matters" rows={1} value={fields.matters} onChange={(matters) => set({ matters })} />
      <div className="gap-form-row">
        <TextField label="Who could tell" value={fields.holder} onChange={(holder) => set({ holder })} />
        <Select label="Standing" choices={gapStatuses} value={fields.status} onChange={(status) => set({ status })} />
        <Select label="Of which data" choices={[{ id: none, label: 'No data of ours' }, ...datasets.map(({ id, name, extractDate }) => ({ id, label: name, description: extractDate }))]} value={fields.datasetId ?? none} onChange={(id) => set({ datasetId: id === none ? null : id })} />
      </div>
      <TextArea label="Note" rows={1} value={fields.note} onChange={(note) => set({ note })} />
      <Cluster gap={8}>
        <Button kind="primary" type="submit" isDisabled={fields.missing.trim() === '' || isSaving}>{save}</Button>
        <Button onPress={onLeave}>Leave it</Button>
      </Cluster>
    </form>
  );
}
