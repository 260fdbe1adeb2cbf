import { Refusal } from '../domain/refusal.ts';
import { listEvents, readEvent, signsSeenIn } from '../vault/timeline.ts';
import type { Handlers } from './context.ts';
import { given, inShort, notHere, requireHere } from './references.ts';

export const timelineHandlers = {
  'timeline.events': ({ database }) => ({ events: listEvents(database) }),
  'timeline.addEvent': ({ change, database, newId }, { title, date, kind = '', placeId = null, description = '', knownFrom = '', accounts = [], participants = [] }) => {
    requireHere(database, 'place', placeId);
    const id = newId();
    change.insert('dated_event', { id, title, kind, date: JSON.stringify(date), date_from: date.from, place_id: placeId, description, known_from: knownFrom, accounts: JSON.stringify(accounts), participants: JSON.stringify(participants), version: 1 });
    change.describe(`Added the event “${inShort(title)}”`);
    return { id, version: 1 };
  },
  'timeline.editEvent': ({ change, database }, { id, expectedVersion, title, date, kind, placeId, description, knownFrom, accounts, participants }) => {
    const event = readEvent(database, id) ?? notHere('event', id);
    requireHere(database, 'place', placeId);
    const patch = given<string | null>({ title, kind, date: date && JSON.stringify(date), date_from: date?.from, place_id: placeId, description, known_from: knownFrom, accounts: accounts && JSON.stringify(accounts), participants: participants && JSON.stringify(participants) });
    const version = change.update('dated_event', id, patch, expectedVersion);
    change.describe(`Changed the event “${inShort(event.title)}”`);
    return { id, version };
  },
  'timeline.removeEvent': ({ change, database }, { id }) => {
    const event = readEvent(database, id) ?? notHere('event', id);
    const signs = signsSeenIn(database, id);
    if (signs > 0) throw new Refusal('not-allowed', `${signs === 1 ? 'A sign of change was' : `${signs} signs of change were`} seen in “${inShort(event.title)}”. Nothing was changed. Take the sign away first.`);
    change.remove('dated_event', id);
    change.describe(`Removed the event “${inShort(event.title)}”`);
    return {};
  },
} satisfies Handlers<'timeline'>;
