import { useState } from 'react';
import type { HarvestedOutcome } from '../../../contract/index.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Cluster, ConfirmInline, DateIntervalField, Dialog, RadioGroup, Stack, TextArea, TextField } from '../../ui/index.ts';
import { useDateField } from '../timeline/use-date-field.ts';
import { agreementWords } from './harvest-words.ts';

type Substantiation = HarvestedOutcome['substantiations'][number];
type Agreement = Substantiation['agreement'];

type SubstantiationDialogProps = { outcome: HarvestedOutcome; said: Substantiation | null; onClose: () => void };

/** Somebody independent who was asked whether an outcome is told right. */
export function SubstantiationDialog({ outcome, said, onClose }: SubstantiationDialogProps) {
  const store = useChange('harvest.substantiate');
  const remove = useChange('harvest.removeSubstantiation');
  const [words, setWords] = useState({ role: said?.role ?? '', standing: said?.standing ?? '', comment: said?.comment ?? '' });
  const [agreement, setAgreement] = useState<Agreement>(said?.agreement ?? 'no answer yet');
  const asked = useDateField(said?.asked ?? null);
  const [version, setVersion] = useState(said?.version);
  const draft = useDraft(`substantiation ${said?.id ?? `new ${outcome.id}`}`, words, (back) => setWords({ ...words, ...back }));
  const done = (): void => { draft.forget(); onClose(); };
  const isClash = store.error?.code === 'conflict';
  const theirs = said && outcome.substantiations.find(({ id }) => id === said.id);
  const isReady = words.role.trim() !== '' && (asked.text.trim() === '' || asked.date !== null) && !store.isPending;
  return (
    <Dialog
      title={said === null ? 'Somebody who was asked' : 'What they say of it'}
      isOpen
      onClose={onClose}
      onSubmit={() => {
        if (!isReady) return;
        store.mutate(
          { outcomeId: outcome.id, ...(said && { id: said.id, expectedVersion: isClash ? theirs?.version ?? version : version }), role: words.role.trim(), standing: words.standing.trim(), comment: words.comment.trim(), agreement, asked: asked.text.trim() === '' ? null : asked.date },
          { onSuccess: (stored) => { setVersion(stored.version); done(); } },
        );
      }}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>{isClash ? 'Save over it' : said === null ? 'Write it down' : 'Save'}</Button>}
    >
      <Stack gap={16}>
        <TextField label="Who was asked" note="a role, never a name" autoFocus value={words.role} onChange={(role) => setWords({ ...words, role })} placeholder="A head teacher of another school" />
        <TextArea label="How they know, and why they are independent of the programme" rows={2} value={words.standing} onChange={(standing) => setWords({ ...words, standing })} />
        <DateIntervalField label="When they were asked" text={asked.text} onChange={asked.set} />
        <RadioGroup label="What they say" orientation="horizontal" choices={(Object.keys(agreementWords) as Agreement[]).map((id) => ({ id, label: agreementWords[id].word }))} value={agreement} onChange={setAgreement} />
        <TextArea label="In their words, or why" rows={2} value={words.comment} onChange={(comment) => setWords({ ...words, comment })} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={store.error ?? remove.error} />
        {said !== null && <Cluster><ConfirmInline size="small" ask="Take it away" question="Take away what they said of it? Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: said.id }, { onSuccess: done })} /></Cluster>}
      </Stack>
    </Dialog>
  );
}
