import type { DatedEvent } from '../contract/index.ts';
import { compareUncertainDates } from '../domain/timeline/uncertain-date.ts';
import type { Readable } from './open.ts';
import { prepared } from './prepared.ts';

type EventRow = Omit<DatedEvent, 'date' | 'accounts' | 'participants'> & { date: string; accounts: string; participants: string };

const columns = 'id, title, kind, date, place_id AS placeId, description, known_from AS knownFrom, accounts, participants, version';

function eventOf(row: EventRow): DatedEvent {
  const { date, accounts, participants } = row;
  return { ...row, date: JSON.parse(date) as DatedEvent['date'], accounts: JSON.parse(accounts) as DatedEvent['accounts'], participants: JSON.parse(participants) as DatedEvent['participants'] };
}

/** All dated events, earliest first; of two that begin together the better dated one first. */
export function listEvents(database: Readable): DatedEvent[] {
  const rows = database.prepare(`SELECT ${columns} FROM dated_event ORDER BY date_from, id`).all() as EventRow[];
  return rows.map(eventOf).toSorted((first, second) => compareUncertainDates(first.date, second.date));
}

export function readEvent(database: Readable, id: string): DatedEvent | null {
  const row = prepared(database, `SELECT ${columns} FROM dated_event WHERE id = ?`).get(id) as EventRow | undefined;
  return row ? eventOf(row) : null;
}

/** Some events by their ids; those that are gone are left out. */
export function readEvents(database: Readable, ids: readonly string[]): DatedEvent[] {
  if (ids.length === 0) return [];
  return (database.prepare(`SELECT ${columns} FROM dated_event WHERE id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids)) as EventRow[]).map(eventOf);
}

/** How many signs of change were seen in an event. */
export function signsSeenIn(database: Readable, eventId: string): number {
  return database.prepare('SELECT count(*) FROM sign WHERE event_id = ?').pluck().get(eventId) as number;
}
