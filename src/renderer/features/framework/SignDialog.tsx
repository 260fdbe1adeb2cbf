import { useState } from 'react';
import type { DatedEvent, Sign } from '../../../contract/index.ts';
import { ClashNotice } from '../../app/ClashNotice.tsx';
import { DraftNotice } from '../../app/DraftNotice.tsx';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk, useChange } from '../../client/ask.ts';
import { useDraft } from '../../client/drafts.ts';
import { changesOf, useKeptEdit } from '../../client/kept-edit.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { announce, Button, ComboBox, Columns, DateIntervalField, Dialog, RadioGroup, Select, Stack, TextArea, TextField } from '../../ui/index.ts';
import { listed } from '../coding/in-words.ts';
import { PlaceField } from '../timeline/PlaceField.tsx';
import { useDateField } from '../timeline/use-date-field.ts';
import { expectedWords, polarities, polarityWords } from './polarity.ts';

type SignFields = Pick<Sign, 'indicatorId' | 'date' | 'polarity' | 'expected' | 'placeId' | 'observedBy' | 'note'>;

type LogSignProps = {
  /** The indicator that it is a sign of, where that is known already. */
  indicatorId?: string | null;
  /** The event that it was seen in, where that is known already. */
  event?: DatedEvent | null;
  onClose: () => void;
};

/** Logs a sign of change from a dated event: one that is in the timeline, or a new one. Signs in words are logged in the source. */
export function LogSignDialog({ indicatorId = null, event = null, onClose }: LogSignProps) {
  const events = useAsk('timeline.events', {});
  const addEvent = useChange('timeline.addEvent');
  const log = useChange('framework.logSign');
  const [eventId, setEventId] = useState<string | null>(event?.id ?? null);
  const [newTitle, setNewTitle] = useState('');
  const [knownFrom, setKnownFrom] = useState('');
  const form = useSignForm({ indicatorId, date: event?.date ?? null, placeId: event?.placeId ?? null });
  const draft = useDraft(`sign new ${indicatorId ?? ''} ${event?.id ?? ''}`, { observedBy: form.observedBy, note: form.note }, form.restore);
  const isNew = eventId === newEvent;
  const problem = addEvent.error ?? log.error;

  function choose(id: string | null): void {
    setEventId(id);
    const chosen = events.data?.events.find((candidate) => candidate.id === id);
    if (chosen) form.follow(chosen);
  }

  async function submit(): Promise<void> {
    const fields = form.fields();
    if (fields === null || eventId === null) return;
    try {
      const id = isNew ? (await addEvent.mutateAsync({ title: newTitle, date: fields.date, placeId: fields.placeId, knownFrom })).id : eventId;
      // If the sign is refused, the event is there already and is not made twice.
      setEventId(id);
      await log.mutateAsync({ ...fields, seenIn: { kind: 'event', eventId: id } });
      announce('Sign logged');
      draft.forget();
      onClose();
    } catch {
      // `problem` says why, in place.
    }
  }

  return (
    <Dialog
      title="Log a sign of change"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={<Button kind="primary" type="submit" isDisabled={form.fields() === null || eventId === null || addEvent.isPending || log.isPending}>Log the sign</Button>}
    >
      <Stack gap={16}>
        {event === null ? (
          <ComboBox
            label="Seen in the event"
            description="Type to find an event of the timeline, or to name a new one. A sign in somebody’s words is logged where they stand: open the source, select the words, press S."
            placeholder="Type a few letters of an event"
            autoFocus
            createWord="the event"
            choices={[
              ...(newTitle === '' ? [] : [{ id: newEvent, label: newTitle, description: 'A new event' }]),
              ...(events.data?.events ?? []).map(({ id, title, date }) => ({ id, label: title, description: formatUncertainDate(date) })),
            ]}
            value={eventId}
            onChange={choose}
            onCreate={(title) => { setNewTitle(title); setEventId(newEvent); }}
          />
        ) : <p>Seen in “{event.title}”, {formatUncertainDate(event.date)}.</p>}
        {isNew && <TextField label="How we know of this event" note="a document, somebody’s account, a register" value={knownFrom} onChange={setKnownFrom} />}
        <SignFieldsForm form={form} hasIndicator={indicatorId === null} />
        <DraftNotice draft={draft} />
        <ProblemNotice problem={problem} />
      </Stack>
    </Dialog>
  );
}

const newEvent = 'new event';

/** Changes what is kept of a sign. Where it was seen stays: that is another sign. */
export function EditSignDialog({ sign, onClose }: { sign: Sign; onClose: () => void }) {
  const edit = useChange('framework.editSign');
  const kept = useKeptEdit<SignFields>(sign, (patch, expectedVersion) => edit.mutateAsync({ id: sign.id, expectedVersion, ...patch }));
  const form = useSignForm(sign);
  const draft = useDraft(`sign ${sign.id}`, { observedBy: form.observedBy, note: form.note }, form.restore);
  const done = (): void => { draft.forget(); onClose(); };
  const written = form.fields();
  const [opened] = useState(sign);

  async function submit(over = false): Promise<void> {
    if (written !== null && (await kept.submit(changesOf<SignFields>(opened, written), over))) done();
  }

  return (
    <Dialog
      title="Change what is kept of this sign"
      isOpen
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={<Button kind="primary" type="submit" isDisabled={written === null || kept.isSaving}>Save</Button>}
    >
      <Stack gap={16}>
        <SignFieldsForm form={form} hasIndicator />
        {kept.clash && <ClashNotice theirs={inWords(kept.clash)} onSaveMine={() => void submit(true)} onTakeTheirs={done} />}
        <DraftNotice draft={draft} />
        <ProblemNotice problem={kept.problem} />
      </Stack>
    </Dialog>
  );
}

function inWords(fields: Partial<SignFields>): string {
  return [fields.polarity, fields.date && formatUncertainDate(fields.date), fields.expected, fields.observedBy, fields.note].filter(Boolean).join(', ');
}

function useSignForm(first: { [Field in keyof SignFields]?: SignFields[Field] | null }) {
  const [indicatorId, setIndicatorId] = useState<string | null>(first.indicatorId ?? null);
  const [polarity, setPolarity] = useState<Sign['polarity'] | null>(first.polarity ?? null);
  const [expected, setExpected] = useState<Sign['expected']>(first.expected ?? 'not said');
  const [placeId, setPlaceId] = useState<string | null>(first.placeId ?? null);
  const [observedBy, setObservedBy] = useState(first.observedBy ?? '');
  const [note, setNote] = useState(first.note ?? '');
  const when = useDateField(first.date ?? null);
  return {
    indicatorId, setIndicatorId, polarity, setPolarity, expected, setExpected, placeId, setPlaceId, observedBy, setObservedBy, note, setNote, when,
    /** Puts running words back. */
    restore(words: Partial<Pick<SignFields, 'observedBy' | 'note'>>): void {
      setObservedBy((before) => words.observedBy ?? before);
      setNote((before) => words.note ?? before);
    },
    /** Takes date and place from an event, where the person has not said otherwise. */
    follow(event: DatedEvent): void {
      if (when.text.trim() === '') when.set(formatUncertainDate(event.date), event.date);
      if (placeId === null) setPlaceId(event.placeId);
    },
    /** Null while something needed is not there yet. */
    fields(): SignFields | null {
      return indicatorId === null || polarity === null || when.date === null ? null : { indicatorId, date: when.date, polarity, expected, placeId, observedBy, note };
    },
  };
}

function SignFieldsForm({ form, hasIndicator }: { form: ReturnType<typeof useSignForm>; hasIndicator: boolean }) {
  const indicators = useAsk('framework.indicators', {});
  return (
    <>
      {hasIndicator && (
        <ComboBox
          label="Sign of"
          placeholder="Type a few letters of a leading indicator"
          choices={(indicators.data?.indicators ?? []).map(({ id, wording, groups }) => ({ id, label: wording, description: listed(groups) }))}
          value={form.indicatorId}
          onChange={form.setIndicatorId}
        />
      )}
      <RadioGroup label="What it says" choices={polarities.map((id) => ({ id, label: polarityWords[id].word, description: polarityWords[id].meaning }))} value={form.polarity} onChange={form.setPolarity} />
      <DateIntervalField label="When it was seen" text={form.when.text} onChange={form.when.set} />
      <Columns gap={16} least="narrow">
        <PlaceField value={form.placeId} onChange={form.setPlaceId} />
        <Select
          label="Had somebody said it would be seen?"
          choices={(['not said', 'expected', 'unexpected'] as const).map((id) => ({ id, label: expectedWords[id] }))}
          value={form.expected}
          onChange={form.setExpected}
        />
      </Columns>
      <TextField label="Who saw it" note="a group, never a name" value={form.observedBy} onChange={form.setObservedBy} />
      <TextArea label="Note" rows={2} value={form.note} onChange={form.setNote} />
    </>
  );
}
