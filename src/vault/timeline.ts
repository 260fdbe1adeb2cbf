import type { DatedEvent } from '../contract/index.ts';
import { compareUncertainDates } from '../domain/timeline/uncertain-date.ts';
import type { Readable } from './open.ts';

type EventRow = Omit<DatedEvent, 'date'> & { date: string };

const columns = 'id, title, kind, date, place_id AS placeId, description, known_from AS knownFrom, version';

function eventOf(row: EventRow): DatedEvent {
  return { ...row, date: JSON.parse(row.date) as DatedEvent['date'] };
}

/** All dated events, earliest first; of two that begin together the better dated one first. */
export function listEvents(database: Readable): DatedEvent[] {
  const rows = database.prepare(`SELECT ${columns} FROM dated_event ORDER BY date_from, id`).all() as EventRow[];
  return rows.map(eventOf).toSorted((first, second) => compareUncertainDates(first.date, second.date));
}

export function readEvent(database: Readable, id: string): DatedEvent | null {
  const row = database.prepare(`SELECT ${columns} FROM dated_event WHERE id = ?`).get(id) as EventRow | undefined;
  return row ? eventOf(row) : null;
}

/** How many signs of change were seen in an event. */
export function signsSeenIn(database: Readable, eventId: string): number {
  return database.prepare('SELECT count(*) FROM sign WHERE event_id = ?').pluck().get(eventId) as number;
}
