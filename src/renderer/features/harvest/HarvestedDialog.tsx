import { useState } from 'react';
import type { HarvestedOutcome } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Dialog, Stack } from '../../ui/index.ts';
import { fieldsOfHarvested, HarvestedForm, type HarvestedFields, type HarvestedWords, useHarvestedForm, wordsOfHarvested } from './HarvestedFields.tsx';

/** Harvests an outcome. */
export function AddHarvestedDialog({ onClose }: { onClose: () => void }) {
  const add = useChange('harvest.addOutcome');
  const form = useHarvestedForm(null);
  const draft = useDraft<HarvestedWords>('harvested new', wordsOfHarvested(form.rest), form.set);
  const fields = form.fields();
  return (
    <Dialog
      title="Harvest an outcome"
      size="large"
      isOpen
      onClose={onClose}
      onSubmit={() => fields !== null && add.mutate(fields, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'harvest', id, details: { kind: 'harvested' } }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={fields === null || add.isPending}>Harvest it</Button>}
    >
      <Stack gap={16}>
        <HarvestedForm form={form} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

/** Changes a harvested outcome. */
export function EditHarvestedDialog({ outcome, onClose }: { outcome: HarvestedOutcome; onClose: () => void }) {
  const edit = useChange('harvest.editOutcome');
  const [opened] = useState(() => fieldsOfHarvested(outcome));
  const form = useHarvestedForm(outcome);
  const kept = useKeptEdit<HarvestedFields>(outcome, (patch, expectedVersion) => edit.mutateAsync({ id: outcome.id, expectedVersion, ...patch }));
  const draft = useDraft<HarvestedWords>(`harvested ${outcome.id}`, wordsOfHarvested(form.rest), form.set);
  const done = (): void => { draft.forget(); onClose(); };
  const written = form.fields();
  async function submit(over = false): Promise<void> {
    if (written !== null && (await kept.submit(changesOf<HarvestedFields>(opened, written), over))) done();
  }
  return (
    <Dialog title="Change this outcome" size="large" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={written === null || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <HarvestedForm form={form} />
        {kept.clash && <ClashNotice theirs={[kept.clash.who, kept.clash.what, kept.clash.date && formatUncertainDate(kept.clash.date), kept.clash.significance, kept.clash.contribution].filter(Boolean).join('; ') || 'other choices'} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}
