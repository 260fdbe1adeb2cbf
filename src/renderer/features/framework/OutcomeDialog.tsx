import { useState } from 'react';
import type { Outcome } from '../../../contract/index.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Dialog, Stack, TextArea } from '../../ui/index.ts';
import { ReasonField } from './ReasonField.tsx';

type OutcomeFields = Pick<Outcome, 'wording' | 'note'>;

/** A new outcome; opens its page. */
export function AddOutcomeDialog({ onClose }: { onClose: () => void }) {
  const add = useChange('framework.addOutcome');
  const [fields, setFields] = useState<OutcomeFields>({ wording: '', note: '' });
  const draft = useDraft('outcome new', fields, (back) => setFields({ ...fields, ...back }));
  const isWhole = fields.wording.trim() !== '';
  return (
    <Dialog
      title="Add an outcome"
      isOpen
      onClose={onClose}
      onSubmit={() => isWhole && add.mutate(fields, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'framework', id, details: { kind: 'outcome' } }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={!isWhole || add.isPending}>Add the outcome</Button>}
    >
      <Stack gap={16}>
        <OutcomeForm fields={fields} onChange={setFields} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

/** Rewords or annotates an outcome. */
export function EditOutcomeDialog({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  const edit = useChange('framework.editOutcome');
  const [opened] = useState(outcome);
  const [fields, setFields] = useState<OutcomeFields>({ wording: outcome.wording, note: outcome.note });
  const [reason, setReason] = useState('');
  const kept = useKeptEdit<OutcomeFields>(outcome, (patch, expectedVersion) => edit.mutateAsync({ id: outcome.id, expectedVersion, ...patch, ...(patch.wording !== undefined && { reason }) }));
  const draft = useDraft(`outcome ${outcome.id}`, { ...fields, reason }, ({ reason: why, ...back }) => { setFields({ ...fields, ...back }); setReason(why ?? reason); });
  const done = (): void => { draft.forget(); onClose(); };
  const changes = changesOf<OutcomeFields>(opened, fields);
  const isReworded = changes.wording !== undefined;
  const isReady = fields.wording.trim() !== '' && (!isReworded || reason.trim() !== '') && !kept.isSaving;

  async function submit(over = false): Promise<void> {
    if (isReady && (await kept.submit(changes, over))) done();
  }

  return (
    <Dialog title="Reword or change this outcome" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={!isReady}>Save</Button>}>
      <Stack gap={16}>
        <OutcomeForm fields={fields} onChange={setFields} reason={isReworded ? <ReasonField value={reason} onChange={setReason} /> : undefined} />
        {kept.clash && <ClashNotice theirs={[kept.clash.wording, kept.clash.note].filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function OutcomeForm({ fields, onChange, reason }: { fields: OutcomeFields; onChange: (fields: OutcomeFields) => void; reason?: React.ReactNode }) {
  return (
    <>
      <TextArea label="The change that people want to see" isVoice rows={2} autoFocus onFocus={caretAtEnd} value={fields.wording} onChange={(wording) => onChange({ ...fields, wording })} description="In their own words, as it would be in the end." />
      {reason}
      <TextArea label="Note" rows={2} value={fields.note} onChange={(note) => onChange({ ...fields, note })} />
    </>
  );
}
