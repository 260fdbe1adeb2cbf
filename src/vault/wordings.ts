/** Wordings of outcomes, indicators and claims, one after the other: number 1 is written at creation, the next at each rewording. */
import type { Wording } from '../contract/index.ts';
import type { Change } from './change.ts';
import type { Readable } from './open.ts';

export type Worded = 'outcome' | 'indicator' | 'claim';

/** All wordings of a thing, the present one last. */
export function listWordings(database: Readable, ofId: string): Wording[] {
  return database.prepare('SELECT number, text, reason, at, coder_id AS coderId FROM wording WHERE of_id = ? ORDER BY number').all(ofId) as Wording[];
}

export function addWording(change: Change, kind: Worded, ofId: string, text: string, reason: string): void {
  const { last } = change.database.prepare('SELECT COALESCE(max(number), 0) AS last FROM wording WHERE of_id = ?').get(ofId) as { last: number };
  change.insert('wording', { id: change.newId(), of_kind: kind, of_id: ofId, number: last + 1, text, reason, at: change.at, coder_id: change.coderId });
}

/** Takes the wordings away with the thing that they are of. */
export function removeWordings(change: Change, ofId: string): void {
  const rows = change.database.prepare('SELECT id FROM wording WHERE of_id = ? ORDER BY number DESC').all(ofId) as { id: string }[];
  for (const { id } of rows) change.remove('wording', id);
}
