import { useState } from 'react';
import type { Claim, ClaimStep } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { caretAtEnd } from '../../app/caret.ts';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { Button, Chip, Cluster, Columns, ComboBox, ConfirmInline, DateIntervalField, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';

/** One step of the pathway as it happened. */
export function StepDialog({ claim, step, onClose }: { claim: Claim; step: ClaimStep | null; onClose: () => void }) {
  const set = useChange('claims.setStep');
  const remove = useChange('claims.removeStep');
  const events = useAsk('timeline.events', {});
  const programme = useAsk('programme.get', {});
  const [opened] = useState(step);
  const [what, setWhat] = useState(step?.what ?? '');
  const [placeId, setPlaceId] = useState(step?.placeId ?? null);
  const [eventIds, setEventIds] = useState<readonly string[]>(step?.eventIds ?? []);
  const [dose, setDose] = useState(step?.dose === null || step === null ? '' : String(step.dose));
  const [group, setGroup] = useState(step?.group ?? '');
  const when = useDateField(step?.date ?? null);
  const draft = useDraft(`claim ${claim.id} step ${step?.id ?? 'new'}`, { what }, (back) => setWhat(back.what ?? what));
  const done = (): void => { draft.forget(); onClose(); };
  const isNumber = dose.trim() === '' || /^\d{1,6}$/.test(dose.trim());
  const isReady = what.trim() !== '' && isNumber && (when.text.trim() === '' || when.date !== null) && !set.isPending;
  const known = events.data?.events ?? [];

  return (
    <Dialog
      title={step === null ? 'Add a step' : 'Change this step'}
      isOpen
      onClose={onClose}
      onSubmit={() => isReady && set.mutate(
        { claimId: claim.id, ...(opened && { id: opened.id, expectedVersion: set.error?.code === 'conflict' ? claim.steps.find(({ id }) => id === opened.id)?.version ?? opened.version : opened.version }), what: what.trim(), date: when.text.trim() === '' ? null : when.date, placeId, eventIds: [...eventIds], dose: dose.trim() === '' ? null : Number(dose), group },
        { onSuccess: done },
      )}
      actions={<Button kind="primary" type="submit" isDisabled={!isReady}>{set.error?.code === 'conflict' ? 'Save over it' : step === null ? 'Add it' : 'Save'}</Button>}
    >
      <Stack gap={16}>
        <TextArea label="What happened" rows={2} autoFocus onFocus={caretAtEnd} value={what} onChange={(next) => setWhat(next.replace(/\n/g, ' '))} />
        <Columns gap={16} least="narrow">
          <DateIntervalField label="When" note="leave empty to let its events say" text={when.text} onChange={when.set} />
          <PlaceField label="Where" value={placeId} onChange={setPlaceId} />
        </Columns>
        <ComboBox
          label="Events that tell of it"
          placeholder="Type a few letters to add one"
          choices={known.filter(({ id }) => !eventIds.includes(id)).map((event) => ({ id: event.id, label: event.title, description: formatUncertainDate(event.date) }))}
          value={null}
          onChange={(id) => { if (id !== null) setEventIds([...eventIds, id]); }}
        />
        {eventIds.length > 0 && <Cluster>{eventIds.map((id) => <Chip key={id} onRemove={() => setEventIds(eventIds.filter((other) => other !== id))}>{known.find((event) => event.id === id)?.title ?? 'an event that is gone'}</Chip>)}</Cluster>}
        <Columns gap={16} least="narrow">
          <TextField label="It needs to have reached" note="if that matters" inputMode="numeric" after="people" value={dose} onChange={setDose} {...(!isNumber && { error: 'A whole number, such as 12.' })} />
          <ComboBox label="Of the group" note="if of one" choices={[...new Set([...(programme.data?.groups ?? []), group].filter(Boolean))].map((name) => ({ id: name, label: name }))} value={group === '' ? null : group} onChange={(next) => setGroup(next ?? '')} onCreate={setGroup} createWord="group" />
        </Columns>
        <DraftNotice draft={draft} />
        <ProblemNotice problem={set.error ?? remove.error} />
        {step !== null && <Cluster><ConfirmInline size="small" ask="Take this step away" question="Take this step away? The events that tell of it stay. Undo brings it back." confirm="Take it away" onConfirm={() => remove.mutate({ id: step.id }, { onSuccess: done })} /></Cluster>}
      </Stack>
    </Dialog>
  );
}
