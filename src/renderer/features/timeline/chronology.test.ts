import { expect, test } from 'vitest';
import type { DatedEvent, Sign } from '../../../contract/index.ts';
import { chronology, openOrder } from './chronology.ts';

const event = (id: string, from: string, to: string, precision: DatedEvent['date']['precision'] = 'range'): DatedEvent => ({ id, title: id, kind: '', date: { from, to, precision, text: '' }, placeId: null, description: '', knownFrom: '', accounts: [], participants: [], version: 1 });
const sign = (id: string, from: string, to: string, of: DatedEvent | null): Sign => ({
  id, indicatorId: 'i', indicatorWording: 'i', date: { from, to, precision: 'day', text: '' }, polarity: 'confirming', expected: 'not said', placeId: null, observedBy: '', note: '', kind: of ? 'event' : 'passage', quote: null,
  event: of && { id: of.id, title: of.title, date: of.date }, coderId: 'c', version: 1,
});

const summer = event('summer', '2022-06-01', '2022-09-01', 'season');
const july = event('july', '2022-07-04', '2022-07-05', 'day');
const later = event('later', '2023-01-01', '2024-01-01', 'year');

test('events and signs stand in one order, by the year in which they begin; a sign of an event stands with it', () => {
  const years = chronology([later, july, summer], [sign('in july', '2022-07-04', '2022-07-05', july), sign('said', '2022-08-01', '2022-08-02', null)]);
  expect(years.map(({ year, happenings }) => [year, happenings.map((one) => (one.kind === 'event' ? `${one.event.id} ${one.signs.length}` : one.sign.id))])).toEqual([[2022, ['summer 0', 'july 1', 'said']], [2023, ['later 0']]]);
});

test('an order is open where possible days overlap, not between two known days', () => {
  expect(openOrder(july, [summer, july, later]).map(({ id }) => id)).toEqual(['summer']);
  expect(openOrder(july, [july, event('same day', '2022-07-04', '2022-07-05', 'day')])).toEqual([]);
});
