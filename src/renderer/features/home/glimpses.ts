import type { Kind } from '../../app/places.ts';
import type { RoomKey } from '../../app/rooms.ts';

/** What Home counts, and how it says that there is none: absence is said in words. */
export const roomGlimpses: readonly { kind: Kind; room: RoomKey; one: string; many: string; absent: string }[] = [
  { kind: 'source', room: 'sources', one: 'source', many: 'sources', absent: 'No source has been brought in' },
  { kind: 'voice', room: 'voices', one: 'voice', many: 'voices', absent: 'Nobody speaks here yet' },
  { kind: 'code', room: 'codebook', one: 'code', many: 'codes', absent: 'The codebook is empty' },
  { kind: 'indicator', room: 'framework', one: 'leading indicator', many: 'leading indicators', absent: 'No leading indicator is written' },
  { kind: 'harvested', room: 'harvest', one: 'harvested outcome', many: 'harvested outcomes', absent: 'No outcome has been harvested' },
  { kind: 'event', room: 'timeline', one: 'dated event', many: 'dated events', absent: 'No event is dated' },
  { kind: 'dataset', room: 'flows', one: 'set of flow data', many: 'sets of flow data', absent: 'No moves have been brought in' },
  { kind: 'claim', room: 'claims', one: 'claim', many: 'claims', absent: 'No claim has been written' },
];
