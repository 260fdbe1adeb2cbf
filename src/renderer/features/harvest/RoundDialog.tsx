import { useState } from 'react';
import type { SelectionRound } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, DateIntervalField, Dialog, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { useDateField } from '../timeline/use-date-field.ts';

type RoundFields = Pick<SelectionRound, 'name' | 'domain' | 'period' | 'panel' | 'nextId'>;
type RoundWords = Pick<RoundFields, 'name' | 'domain' | 'panel'>;

const nowhere = 'none';

/** Begins a round of choosing. */
export function AddRoundDialog({ onClose }: { onClose: () => void }) {
  const add = useChange('harvest.addRound');
  const form = useRoundForm(null);
  const draft = useDraft<RoundWords>('round new', form.words, form.setWords);
  const fields = form.fields();
  return (
    <Dialog
      title="Begin a round of choosing"
      isOpen
      onClose={onClose}
      onSubmit={() => fields !== null && add.mutate(fields, { onSuccess: ({ id }) => { draft.forget(); onClose(); go({ room: 'harvest', id, details: { kind: 'round' } }); } })}
      actions={<Button kind="primary" type="submit" isDisabled={fields === null || add.isPending}>Begin the round</Button>}
    >
      <Stack gap={16}>
        <RoundForm form={form} ownId={null} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

export function EditRoundDialog({ round, onClose }: { round: SelectionRound; onClose: () => void }) {
  const edit = useChange('harvest.editRound');
  const [opened] = useState<RoundFields>(() => ({ name: round.name, domain: round.domain, period: round.period, panel: round.panel, nextId: round.nextId }));
  const form = useRoundForm(round);
  const kept = useKeptEdit<RoundFields>(round, (patch, expectedVersion) => edit.mutateAsync({ id: round.id, expectedVersion, ...patch }));
  const draft = useDraft<RoundWords>(`round ${round.id}`, form.words, form.setWords);
  const done = (): void => { draft.forget(); onClose(); };
  const written = form.fields();
  async function submit(over = false): Promise<void> {
    if (written !== null && (await kept.submit(changesOf<RoundFields>(opened, written), over))) done();
  }
  return (
    <Dialog title="Change this round" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={written === null || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <RoundForm form={form} ownId={round.id} />
        {kept.clash && <ClashNotice theirs={[kept.clash.name, kept.clash.domain, kept.clash.panel].filter(Boolean).join('; ') || 'other choices'} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function useRoundForm(first: SelectionRound | null) {
  const [words, setWords] = useState<RoundWords>({ name: first?.name ?? '', domain: first?.domain ?? '', panel: first?.panel ?? '' });
  const [nextId, setNextId] = useState(first?.nextId ?? null);
  const period = useDateField(first?.period ?? null);
  const isWhole = words.name.trim() !== '' && (period.text.trim() === '' || period.date !== null);
  return {
    words, nextId, setNextId, period,
    setWords: (patch: Partial<RoundWords>) => setWords({ ...words, ...patch }),
    fields: (): RoundFields | null => (isWhole ? { ...words, name: words.name.trim(), nextId, period: period.text.trim() === '' ? null : period.date } : null),
  };
}

function RoundForm({ form: { words, setWords, nextId, setNextId, period }, ownId }: { form: ReturnType<typeof useRoundForm>; ownId: string | null }) {
  const rounds = useAsk('harvest.rounds', {}).data?.rounds.filter((round) => round.id !== ownId) ?? [];
  return (
    <>
      <TextField label="Name of the round" autoFocus value={words.name} onChange={(name) => setWords({ name })} placeholder="Spring round of the learning partners" />
      <TextArea label="Which kind of change is asked for" note="a wide one is best" rows={2} value={words.domain} onChange={(domain) => setWords({ domain })} description="“Looking back over the last half year, what was the most significant change in how families are heard?”" />
      <DateIntervalField label="Of which time" text={period.text} onChange={period.set} />
      <TextArea label="Who chooses" note="roles, never names" rows={2} value={words.panel} onChange={(panel) => setWords({ panel })} />
      {rounds.length > 0 && <Select label="The chosen stories go on to" choices={[{ id: nowhere, label: 'No further round' }, ...rounds.map(({ id, name }) => ({ id, label: name }))]} value={nextId ?? nowhere} onChange={(id) => setNextId(id === nowhere ? null : id)} />}
    </>
  );
}
