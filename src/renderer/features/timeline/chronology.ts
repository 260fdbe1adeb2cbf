/** Events and signs in one order of time, by year. */
import type { DatedEvent, Sign } from '../../../contract/index.ts';
import { partsOfDay } from '../../../domain/timeline/calendar.ts';
import { compareUncertainDates, mayCoincide } from '../../../domain/timeline/uncertain-date.ts';

export type Happening = { kind: 'event'; event: DatedEvent; signs: Sign[] } | { kind: 'sign'; sign: Sign };

const dateOf = (one: Happening) => (one.kind === 'event' ? one.event.date : one.sign.date);
const idOf = (one: Happening) => (one.kind === 'event' ? one.event.id : one.sign.id);

/** Years, earliest first, each with what began in it. Signs seen in an event stand with the event; those seen in words stand by themselves. */
export function chronology(events: readonly DatedEvent[], signs: readonly Sign[]): { year: number; happenings: Happening[] }[] {
  const all: Happening[] = [
    ...events.map((event): Happening => ({ kind: 'event', event, signs: signs.filter((sign) => sign.event?.id === event.id) })),
    ...signs.filter((sign) => sign.event === null).map((sign): Happening => ({ kind: 'sign', sign })),
  ];
  const inOrder = all.toSorted((one, other) => compareUncertainDates(dateOf(one), dateOf(other)) || (idOf(one) < idOf(other) ? -1 : 1));
  return [...Map.groupBy(inOrder, (one) => partsOfDay(dateOf(one).from).year)].map(([year, happenings]) => ({ year, happenings }));
}

/** Events whose possible days overlap with those of `event`: which came first is open. Two on the same known day are not in doubt. */
export function openOrder(event: DatedEvent, events: readonly DatedEvent[]): DatedEvent[] {
  return events.filter((other) => other.id !== event.id && mayCoincide(event.date, other.date) && !(event.date.precision === 'day' && other.date.precision === 'day'));
}
