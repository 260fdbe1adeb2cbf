import { useState } from 'react';
import type { Theory } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { announce, Button, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';

type Fields = Pick<Theory, 'name' | 'group' | 'note'>;

/** A theory of change, by itself or of its own within a place of another one. */
export function NewTheoryDialog({ openedBy, suggested = '', onClose }: { openedBy?: string; suggested?: string; onClose: () => void }) {
  const create = useChange('theory.create');
  const [fields, setFields] = useState<Fields>({ name: suggested, group: '', note: '' });
  const draft = useDraft(`theory new ${openedBy ?? ''}`, fields, (back) => setFields({ ...fields, ...back }));
  const isReady = fields.name.trim() !== '' && !create.isPending;
  return (
    <Dialog
      title={openedBy === undefined ? 'Begin a theory of change' : 'A theory of its own'}
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && create.mutate({ ...fields, ...(openedBy !== undefined && { openedBy }) }, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'theory', id }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Begin it</Button>}
    >
      <Stack gap={16}>
        <TheoryFields fields={fields} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={create.error} />
      </Stack>
    </Dialog>
  );
}

export function EditTheoryDialog({ theory, onClose }: { theory: Theory; onClose: () => void }) {
  const edit = useChange('theory.edit');
  const [opened] = useState<Fields>({ name: theory.name, group: theory.group, note: theory.note });
  const [fields, setFields] = useState<Fields>(opened);
  const kept = useKeptEdit<Fields>(theory, (patch, expectedVersion) => edit.mutateAsync({ id: theory.id, expectedVersion, ...patch }));
  const draft = useDraft(`theory ${theory.id}`, fields, (back) => setFields({ ...fields, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  async function submit(over = false): Promise<void> {
    if (fields.name.trim() !== '' && (await kept.submit(changesOf<Fields>(opened, fields), over))) done();
  }
  return (
    <Dialog title="Name, group and note" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={fields.name.trim() === '' || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <TheoryFields fields={fields} onChange={setFields} />
        {kept.clash && <ClashNotice theirs={Object.values(kept.clash).filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function TheoryFields({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  return (
    <>
      <TextField label="Name" autoFocus value={fields.name} onChange={(name) => onChange({ ...fields, name })} description="For example: how families come to be asked first." />
      <TextField label="Whose change it is about" note="if it is about one group" value={fields.group} onChange={(group) => onChange({ ...fields, group })} />
      <TextArea label="Note" note="may stay empty" rows={2} value={fields.note} onChange={(note) => onChange({ ...fields, note })} />
    </>
  );
}

/** Keeps a theory as it stands now, with the reason. */
export function KeepVersionDialog({ theory, onClose }: { theory: Pick<Theory, 'id' | 'versions'>; onClose: () => void }) {
  const keep = useChange('theory.keepVersion');
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !keep.isPending;
  return (
    <Dialog
      title={`Keep version ${theory.versions + 1}`}
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && keep.mutate({ id: theory.id, reason: reason.trim() }, { onSuccess: ({ number }) => { announce(`Version ${number} is kept`); onClose(); } })}
      actions={<Button kind="primary" icon="save" type="submit" isDisabled={!isReady}>Keep it</Button>}
    >
      <Stack gap={16}>
        <p>It is kept with today’s date and your name, and stays as it is now. You can go on drawing; claims remember the version that they were written against.</p>
        <TextField label="Why it is kept now" autoFocus value={reason} onChange={setReason} description="For example: agreed in the March meeting; or: the second link was overturned." />
        <ProblemNotice problem={keep.error} />
      </Stack>
    </Dialog>
  );
}
