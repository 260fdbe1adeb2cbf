/** Where each kind of thing is shown, for jumping, searching and every link between rooms. */
import type { Output } from '../../contract/index.ts';
import type { RoomKey } from './rooms.ts';
import type { Destination } from './route.ts';

export type Kind = Output<'search.names'>['names'][number]['kind'];

export const kindWords: Record<Kind, string> = {
  passage: 'Passage', source: 'Source', code: 'Code', memo: 'Memo', voice: 'Voice', outcome: 'Outcome', indicator: 'Indicator', sign: 'Sign of change', event: 'Event', claim: 'Claim',
  rival: 'Other explanation', evidence: 'Evidence', dataset: 'Flow data', place: 'Place', question: 'Saved question', link: 'Link between passages', summary: 'Summary',
  theory: 'Theory of change', node: 'Place of a theory', assumption: 'Assumption', harvested: 'Harvested outcome', register: 'Enabler or barrier', round: 'Round of choosing',
};

const roomOf: Record<Kind, RoomKey> = {
  passage: 'sources', source: 'sources', code: 'codebook', memo: 'sources', voice: 'voices', outcome: 'framework', indicator: 'framework', sign: 'framework', event: 'timeline', claim: 'claims',
  rival: 'claims', evidence: 'claims', dataset: 'flows', place: 'vault', question: 'questions', link: 'sources', summary: 'questions',
  theory: 'theory', node: 'theory', assumption: 'theory', harvested: 'harvest', register: 'harvest', round: 'harvest',
};

/** Kinds that share a room with others, so that their ids are told apart by `kind`. */
const sharing: readonly string[] = ['outcome', 'indicator', 'sign', 'harvested', 'register', 'round'];

/** Where a thing is shown. */
export function destinationOf(thing: { kind: Kind | 'room'; id: string; start?: number | null; end?: number | null }): Destination {
  if (thing.kind === 'room') return { room: thing.id as RoomKey };
  if (thing.kind === 'place') return { room: 'vault', details: { tab: 'programme' } };
  const details: Record<string, string> = {};
  if (thing.start !== null && thing.start !== undefined) details.at = String(thing.start);
  if (thing.end !== null && thing.end !== undefined) details.end = String(thing.end);
  // A memo of its own has no place in a text; the note of a coding leads to its passage.
  if (thing.kind === 'memo' && details.at === undefined) return { room: 'memos', id: thing.id };
  if (thing.kind === 'summary') return { room: 'questions', details: { tab: 'framework', summary: thing.id } };
  if (sharing.includes(thing.kind)) details.kind = thing.kind;
  return { room: roomOf[thing.kind], id: thing.id, details };
}
