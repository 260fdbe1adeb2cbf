import type { Coder } from '../contract/index.ts';
import type { Readable } from './open.ts';

const columns = 'id, name, initials, colour, version';

export function listCoders(database: Readable): Coder[] {
  return database.prepare(`SELECT ${columns} FROM coder ORDER BY id`).all() as Coder[];
}

export function readCoder(database: Readable, id: string): Coder | null {
  return (database.prepare(`SELECT ${columns} FROM coder WHERE id = ?`).get(id) as Coder | undefined) ?? null;
}

/** Whether a coder works in blind mode: others' codings are as if they were not there. */
export function isBlind(database: Readable, id: string): boolean {
  return database.prepare('SELECT blind FROM coder WHERE id = ?').pluck().get(id) === 1;
}
