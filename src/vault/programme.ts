import type { Place, Programme } from '../contract/index.ts';
import type { Readable } from './open.ts';

export function readProgramme(database: Readable): Programme {
  const row = database.prepare(`SELECT name, description, synthetic, groups, version FROM programme WHERE id = 'programme'`).get() as
    | { name: string; description: string; synthetic: number; groups: string; version: number }
    | undefined;
  const places = database.prepare('SELECT id, name, parent_id AS parentId, version FROM place ORDER BY name').all() as Place[];
  if (!row) return { name: '', description: '', synthetic: false, groups: [], places, version: 1 };
  return { ...row, synthetic: row.synthetic === 1, groups: JSON.parse(row.groups) as string[], places };
}

/** Whether anything stands in a place. */
export function placeIsUsed(database: Readable, id: string): boolean {
  const tables = ['voice', 'source', 'indicator', 'dated_event', 'sign', 'claim', 'harvested_outcome', 'register_entry'];
  const counts = tables.map((table) => `SELECT count(*) AS n FROM ${table} WHERE place_id = @id`).join(' UNION ALL ');
  const row = database.prepare(`SELECT sum(n) AS n FROM (${counts} UNION ALL SELECT count(*) FROM place WHERE parent_id = @id)`).get({ id }) as { n: number };
  return row.n > 0;
}
