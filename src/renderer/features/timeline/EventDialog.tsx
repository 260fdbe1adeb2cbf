import { useState } from 'react';
import type { DatedEvent } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { Button, Columns, DateIntervalField, Dialog, Stack, TextArea, TextField } from '../../ui/index.ts';
import { AccountsField, useAccounts } from './AccountsField.tsx';
import { ParticipantsField, useParticipants } from './ParticipantsField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { useDateField } from './use-date-field.ts';

type EventFields = Pick<DatedEvent, 'title' | 'kind' | 'date' | 'placeId' | 'description' | 'knownFrom' | 'accounts' | 'participants'>;

/** The running words of an event, which are kept while they are written; the rest is quickly chosen again. */
type EventWords = Pick<EventFields, 'title' | 'kind' | 'description' | 'knownFrom'>;

/** A new dated event. */
export function AddEventDialog({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const add = useChange('timeline.addEvent');
  const form = useEventForm(null);
  const draft = useDraft<EventWords>('event new', wordsIn(form.rest), form.set);
  const fields = form.fields();
  return (
    <Dialog
      title="Add an event"
      isOpen
      onClose={onClose}
      onSubmit={() => fields !== null && add.mutate(fields, { onSuccess: ({ id }) => { draft.forget(); onClose(); onAdded(id); } })}
      actions={<Button kind="primary" type="submit" isDisabled={fields === null || add.isPending}>Add the event</Button>}
    >
      <Stack gap={16}>
        <EventForm form={form} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={add.error} />
      </Stack>
    </Dialog>
  );
}

/** Changes a dated event. Claims and signs that use it will say what changed. */
export function EditEventDialog({ event, onClose }: { event: DatedEvent; onClose: () => void }) {
  const edit = useChange('timeline.editEvent');
  const [opened] = useState(event);
  const kept = useKeptEdit<EventFields>(event, (patch, expectedVersion) => edit.mutateAsync({ id: event.id, expectedVersion, ...patch }));
  const form = useEventForm(event);
  const draft = useDraft<EventWords>(`event ${event.id}`, wordsIn(form.rest), form.set);
  const done = (): void => { draft.forget(); onClose(); };
  const written = form.fields();

  async function submit(over = false): Promise<void> {
    if (written !== null && (await kept.submit(changesOf<EventFields>(opened, written), over))) done();
  }

  return (
    <Dialog title="Change this event" isOpen onClose={onClose} onSubmit={() => void submit()} actions={<Button kind="primary" type="submit" isDisabled={written === null || kept.isSaving}>Save</Button>}>
      <Stack gap={16}>
        <EventForm form={form} />
        {kept.clash && <ClashNotice theirs={[kept.clash.title, kept.clash.date && formatUncertainDate(kept.clash.date), kept.clash.kind, kept.clash.description, kept.clash.knownFrom].filter(Boolean).join('; ')} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

/** What of an event is written in one line or box; its dates and who took part have fields of their own. */
type EventRest = Omit<EventFields, 'date' | 'accounts' | 'participants'>;

function wordsIn({ title, kind, description, knownFrom }: EventRest): EventWords {
  return { title, kind, description, knownFrom };
}

function useEventForm(first: DatedEvent | null) {
  const [rest, setRest] = useState<EventRest>({ title: first?.title ?? '', kind: first?.kind ?? '', placeId: first?.placeId ?? null, description: first?.description ?? '', knownFrom: first?.knownFrom ?? '' });
  const when = useDateField(first?.date ?? null);
  const accounts = useAccounts(first?.accounts ?? []);
  const participants = useParticipants(first?.participants ?? []);
  return {
    rest,
    when,
    accounts,
    participants,
    set: (patch: Partial<EventRest>) => setRest({ ...rest, ...patch }),
    fields: (): EventFields | null => (rest.title.trim() === '' || when.date === null || accounts.accounts === null || participants.participants === null ? null : { ...rest, date: when.date, accounts: accounts.accounts, participants: participants.participants }),
  };
}

function EventForm({ form: { rest, when, accounts, participants, set } }: { form: ReturnType<typeof useEventForm> }) {
  return (
    <>
      <TextField label="What happened" autoFocus value={rest.title} onChange={(title) => set({ title })} />
      <DateIntervalField label="When" text={when.text} onChange={when.set} />
      <Columns gap={16} least="narrow">
        <PlaceField label="Where" value={rest.placeId} onChange={(placeId) => set({ placeId })} />
        <TextField label="What kind of event" note="in your words" placeholder="programme, context, setback" value={rest.kind} onChange={(kind) => set({ kind })} />
      </Columns>
      <TextArea label="How we know" rows={2} value={rest.knownFrom} onChange={(knownFrom) => set({ knownFrom })} description="A notice, a photograph, a register, somebody’s memory. When two accounts differ, this line is what you will want." />
      <AccountsField rows={accounts.rows} onChange={accounts.set} />
      <ParticipantsField rows={participants.rows} onChange={participants.set} />
      <TextArea label="More about it" rows={2} value={rest.description} onChange={(description) => set({ description })} />
    </>
  );
}
