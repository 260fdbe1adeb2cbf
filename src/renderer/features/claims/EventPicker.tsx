import { useState } from 'react';
import type { EvidenceTarget } from '../../../contract/index.ts';
import { formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { ProblemNotice } from '../../app/ProblemNotice.tsx';
import { useAsk } from '../../client/ask.ts';
import { PickFromList } from './PickFromList.tsx';

/** Finds a dated event. */
export function EventPicker({ onPick }: { onPick: (target: EvidenceTarget | null) => void }) {
  const events = useAsk('timeline.events', {});
  const [chosen, setChosen] = useState<string | null>(null);
  if (!events.data) return <ProblemNotice problem={events.error} />;
  return (
    <PickFromList
      label="Dated events"
      search="Search the events"
      empty="No event stands in the timeline yet."
      choices={events.data.events.map((event) => ({ id: event.id, label: event.title, description: [formatUncertainDate(event.date), event.kind].filter(Boolean).join(', ') }))}
      value={chosen}
      onChange={(eventId) => { setChosen(eventId); onPick(eventId === null ? null : { kind: 'event', eventId }); }}
    />
  );
}
