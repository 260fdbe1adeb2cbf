import { useState } from 'react';
import type { RegisterEntry } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Columns, Dialog, RadioGroup, Select, Stack, TextArea } from '../../ui/index.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { choicesOf, entryKinds, entryStatusWords } from './harvest-words.ts';
import { ManyOf } from './HarvestedFields.tsx';

type EntryFields = Pick<RegisterEntry, 'kind' | 'statement' | 'tried' | 'status' | 'placeId' | 'claimIds'>;

/** Writes down an enabler, a barrier, or something that did not work. */
export function AddEntryDialog({ onClose }: { onClose: () => void }) {
  const add = useChange('harvest.addEntry');
  const [fields, setFields] = useState<EntryFields>({ kind: 'enabler', statement: '', tried: '', status: 'not known', placeId: null, claimIds: [] });
  const draft = useDraft('register entry new', fields, (back) => setFields({ ...fields, ...back }));
  const isWhole = fields.statement.trim() !== '' && !add.isPending;
  return (
    <Dialog
      title="What helped, or got in the way"
      isOpen
      onClose={onClose}
      onSubmit={() => isWhole && add.mutate({ ...fields, statement: fields.statement.trim() }, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'harvest', id, details: { kind: 'register' } }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isWhole}>Write it down</Button>}
    >
      <Stack gap={16}>
        <EntryForm fields={fields} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

export function EditEntryDialog({ entry, onClose }: { entry: RegisterEntry; onClose: () => void }) {
  const edit = useChange('harvest.editEntry');
  const [opened] = useState<EntryFields>(() => ({ kind: entry.kind, statement: entry.statement, tried: entry.tried, status: entry.status, placeId: entry.placeId, claimIds: entry.claimIds }));
  const [fields, setFields] = useState<EntryFields>(opened);
  const kept = useKeptEdit<EntryFields>(entry, (patch, expectedVersion) => edit.mutateAsync({ id: entry.id, expectedVersion, ...patch }));
  const draft = useDraft(`register entry ${entry.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  async function submit(over = false): Promise<void> {
    if (fields.statement.trim() !== '' && (await kept.submit(changesOf<EntryFields>(opened, { ...fields, statement: fields.statement.trim() }), over))) done();
  }
  return (
    <Dialog title="Change it" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={fields.statement.trim() === '' || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <EntryForm fields={fields} onChange={setFields} />
        {kept.clash && <ClashNotice theirs={[kept.clash.statement, kept.clash.tried, kept.clash.kind, kept.clash.status].filter(Boolean).join('; ') || 'other choices'} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function EntryForm({ fields, onChange }: { fields: EntryFields; onChange: (fields: EntryFields) => void }) {
  const claims = useAsk('claims.list', {}).data?.claims ?? [];
  const set = (patch: Partial<EntryFields>): void => onChange({ ...fields, ...patch });
  return (
    <>
      <RadioGroup label="It is" choices={(Object.keys(entryKinds) as RegisterEntry['kind'][]).map((id) => ({ id, label: entryKinds[id].word, description: entryKinds[id].means }))} value={fields.kind} onChange={(kind) => set({ kind })} />
      <TextArea label="In a sentence" rows={2} value={fields.statement} onChange={(statement) => set({ statement: statement.replace(/\n/g, ' ') })} />
      <TextArea label="What was tried, and what came of it" rows={3} value={fields.tried} onChange={(tried) => set({ tried })} />
      <Columns gap={16} least="narrow">
        <Select label="How it stands" choices={choicesOf(entryStatusWords)} value={fields.status} onChange={(status) => set({ status })} />
        <PlaceField label="Where" value={fields.placeId} onChange={(placeId) => set({ placeId })} />
      </Columns>
      <ManyOf label="Claims that it bears on" known={claims.map(({ id, statement }) => ({ id, label: statement }))} value={fields.claimIds} onChange={(claimIds) => set({ claimIds })} />
    </>
  );
}
