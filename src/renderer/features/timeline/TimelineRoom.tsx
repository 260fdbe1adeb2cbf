import { useEffect, useState } from 'react';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { InInspector } from '../../app/inspector.tsx';
import { useKeys } from '../../app/keys.ts';
import { destinationOf } from '../../app/places.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { go, useRoute } from '../../app/route.ts';
import { useAsk } from '../../client/ask.ts';
import { Button, EmptyRoom, PageHeader, Room, Section, Stack, Switch } from '../../ui/index.ts';
import { counted } from '../coding/in-words.ts';
import { polarities, polarityWords } from '../framework/polarity.ts';
import { seenWords } from '../framework/signs-in-words.ts';
import { chronology } from './chronology.ts';
import { AddEventDialog } from './EventDialog.tsx';
import { EventInspector } from './EventInspector.tsx';
import { HappeningRow } from './HappeningRow.tsx';
import { SpanPicture } from './SpanPicture.tsx';
import './TimelineRoom.css';

const choose = (event: string | null): void => go({ room: 'timeline', ...(event === null ? {} : { id: event }) }, { replace: true });

/** What happened when, as surely as it is known, with the signs of change beside it. */
export function TimelineRoom() {
  const [isAdding, setAdding] = useState(false);
  useKeys({ n: () => setAdding(true) });
  // Beside the room and not in it: who writes a second event at once keeps their words while the empty room gives way to the list.
  return (
    <>
      <Happenings onAdd={() => setAdding(true)} />
      {isAdding && <AddEventDialog onAdded={choose} onClose={() => setAdding(false)} />}
    </>
  );
}

function Happenings({ onAdd }: { onAdd: () => void }) {
  const { id } = useRoute();
  const answer = useAsk('timeline.events', {});
  const asked = useAsk('framework.signs', {});
  const [hasSigns, setHasSigns] = useState(true);
  const isHere = answer.data?.events.some((event) => event.id === id) ?? false;
  useEffect(() => {
    if (isHere) document.getElementById(`event-${id}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, isHere]);

  if (!answer.data || !asked.data) return <Room><PageHeader title="Timeline" /><ProblemNotice problem={answer.error ?? asked.error} /></Room>;
  const { events } = answer.data;
  const { signs } = asked.data;
  if (events.length === 0) {
    return (
      <Room>
        <PageHeader title="Timeline" />
        <EmptyRoom title="Here you keep what happened, and when" picture="timeline" actions={<Button kind="primary" icon="plus" onPress={onAdd}>Add the first event</Button>}>
          What the programme did, what others did, what happened in the world; what did not work as well. Write each date as surely as you know it: “6 September 2022”, “summer 2020”, “2023”. Kist never makes a day out of a season, because what came after can’t have begun what came before.
        </EmptyRoom>
      </Room>
    );
  }

  const chosen = events.find((event) => event.id === id) ?? null;
  const shownSigns = hasSigns ? signs : [];
  const years = chronology(events, shownSigns);
  const sentence = `${counted(events.length, 'dated event')} from ${years.find(({ happenings }) => happenings.some((one) => one.kind === 'event'))!.year}, and ${counted(signs.length, 'sign of change', 'signs of change')}.`;
  return (
    <Room width="reading">
      <PageHeader title="Timeline" below={`${sentence} Earliest first.`} actions={<Button kind="primary" icon="plus" keys="N" onPress={onAdd}>Add an event</Button>} />
      <SpanPicture
        label={`Events and signs on a line of time. ${sentence} Each is in the list below.`}
        lanes={[{ id: 'event', label: 'Events', icon: 'event' }, ...(hasSigns && signs.length > 0 ? polarities.map((polarity) => ({ id: polarity, label: polarityWords[polarity].word, icon: polarityWords[polarity].icon, tone: polarityWords[polarity].tone })) : [])]}
        spans={[
          ...events.map((event) => ({ id: event.id, lane: 'event', date: event.date, words: `${formatUncertainDate(event.date)}: ${event.title}` })),
          ...shownSigns.map((sign) => ({ id: sign.id, lane: sign.polarity, date: sign.date, words: `${formatUncertainDate(sign.date)}: ${seenWords(sign).words}` })),
        ]}
        chosen={chosen?.id ?? null}
        onChoose={(mark) => (events.some((event) => event.id === mark) ? choose(mark) : go(destinationOf({ kind: 'sign', id: mark })))}
      />
      <Switch isSelected={hasSigns} onChange={setHasSigns}>Show signs of change beside the events</Switch>
      <Stack gap={24}>
        {years.map(({ year, happenings }) => (
          <Section key={year} title={String(year)} count={counted(happenings.filter((one) => one.kind === 'event').length, 'event')}>
            <ol className="happenings" aria-label={`What began in ${year}`}>
              {happenings.map((one) => <HappeningRow key={one.kind === 'event' ? one.event.id : one.sign.id} happening={one} year={year} chosen={chosen?.id ?? null} onChoose={choose} />)}
            </ol>
          </Section>
        ))}
      </Stack>
      {chosen ? <EventInspector key={chosen.id} event={chosen} events={events} signs={signs.filter((sign) => sign.event?.id === chosen.id)} onChoose={choose} /> : (
        <InInspector label="Timeline">
          <Section title="Reading it"><p>Choose an event to see how we know of it, to log a sign from it, or to use it as evidence.</p></Section>
          <Section title="How sure a date is"><p>A dot is a known day. A bar is as long as the days that it may have been: a month, a season, a year.</p></Section>
        </InInspector>
      )}
    </Room>
  );
}
