import { useState } from 'react';
import type { DatedEvent, Sign } from '../../../contract/index.ts';
import { formatUncertainDate, mayCoincide, spellOutUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { InInspector } from '../../app/inspector.tsx';
import { destinationOf } from '../../app/places.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go } from '../../app/route.ts';
import { useKeys } from '../../app/keys.ts';
import { useChange } from '../../client/ask.ts';
import { Button, Cluster, ConfirmInline, Facts, Rows, Section, Stack } from '../../ui/index.ts';
import { UseAsEvidenceDialog } from '../claims/UseAsEvidenceDialog.tsx';
import { MemosAbout } from '../memos/MemosAbout.tsx';
import { polarityWords } from '../framework/polarity.ts';
import { LogSignDialog } from '../framework/SignDialog.tsx';
import { usePlaces } from '../voices/use-places.ts';
import { openOrder } from './chronology.ts';
import { EditEventDialog } from './EventDialog.tsx';

type EventInspectorProps = { event: DatedEvent; events: readonly DatedEvent[]; signs: readonly Sign[]; onChoose: (id: string | null) => void };

/** Everything about one event, and what it can be used for. */
export function EventInspector({ event, events, signs, onChoose }: EventInspectorProps) {
  const remove = useChange('timeline.removeEvent');
  const { nameOf } = usePlaces();
  const [dialog, setDialog] = useState<'edit' | 'sign' | 'evidence' | null>(null);
  useKeys({ s: () => setDialog('sign'), e: () => setDialog('evidence') });
  const open = openOrder(event, events);
  const [date, spelledOut] = [formatUncertainDate(event.date), spellOutUncertainDate(event.date)];
  return (
    <InInspector label="Selected event">
      <Section title={event.title}>
        <Stack gap={12}>
          <Facts
            facts={[
              { label: 'When', value: date },
              ...(spelledOut === date ? [] : [{ label: 'Possible days', value: spelledOut, tone: 'faint' as const }]),
              { label: 'Where', value: nameOf(event.placeId) ?? 'not said' },
              { label: 'Kind', value: event.kind || 'not said' },
            ]}
          />
          {event.description.trim() !== '' && <p>{event.description}</p>}
          <Cluster>
            <Button size="small" icon="sign" keys="S" onPress={() => setDialog('sign')}>Log a sign from it</Button>
            <Button size="small" icon="claims" keys="E" onPress={() => setDialog('evidence')}>Use as evidence</Button>
            <Button size="small" icon="pencil" onPress={() => setDialog('edit')}>Change</Button>
          </Cluster>
        </Stack>
      </Section>
      <Section title="How we know"><p>{event.knownFrom.trim() === '' ? 'Nobody has written down how we know of it.' : event.knownFrom}</p></Section>
      {event.accounts.length > 0 && (
        <Section title="Other accounts of when it was" {...(accountsDisagree(event) && { tone: 'caution' as const, about: 'They leave no day in common. Nobody has to decide: claims are asked about each.' })}>
          <Rows isOpen label="Other accounts of when it was" rows={event.accounts.map((account, index) => ({ id: String(index), title: formatUncertainDate(account.date), detail: account.knownFrom }))} />
        </Section>
      )}
      {event.participants.length > 0 && (
        <Section title="Who took part"><Facts facts={event.participants.map(({ group, people }) => ({ label: group, value: String(people) }))} /></Section>
      )}
      {signs.length > 0 && (
        <Section title="Signs seen in it">
          <Rows
            isOpen
            label="Signs seen in it"
            rows={signs.map((sign) => ({
              id: sign.id, title: sign.indicatorWording, detail: polarityWords[sign.polarity].word, icon: polarityWords[sign.polarity].icon, tone: polarityWords[sign.polarity].tone,
              onOpen: () => go(destinationOf({ kind: 'sign', id: sign.id })),
            }))}
          />
        </Section>
      )}
      {open.length > 0 && (
        <Section title="Order that is open" about="Their possible days overlap, so which came first is not known.">
          <Rows isOpen label="Order that is open" rows={open.map((other) => ({ id: other.id, title: other.title, detail: formatUncertainDate(other.date), onOpen: () => onChoose(other.id) }))} />
        </Section>
      )}
      <MemosAbout about={{ kind: 'event', id: event.id }} />
      <Section title="Remove">
        <Stack gap={12}>
          <ProblemNotice problem={remove.error} />
          <Cluster><ConfirmInline size="small" ask="Remove this event" question="Remove this event? Claims that use it will say that it is gone. Undo brings it back." confirm="Remove it" onConfirm={() => remove.mutate({ id: event.id }, { onSuccess: () => onChoose(null) })} /></Cluster>
        </Stack>
      </Section>
      {dialog === 'edit' && <EditEventDialog event={event} onClose={() => setDialog(null)} />}
      {dialog === 'sign' && <LogSignDialog event={event} onClose={() => setDialog(null)} />}
      {dialog === 'evidence' && <UseAsEvidenceDialog target={{ kind: 'event', eventId: event.id }} onClose={() => setDialog(null)} />}
    </InInspector>
  );
}

/** Whether two accounts of when it was leave no day in common. */
function accountsDisagree(event: DatedEvent): boolean {
  const dates = [event.date, ...event.accounts.map(({ date }) => date)];
  return dates.some((one) => dates.some((other) => !mayCoincide(one, other)));
}
