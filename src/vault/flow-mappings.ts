/** Kept ways of reading files of flow data, each under a name. */
import type { SavedMapping } from '../contract/index.ts';
import type { Readable } from './open.ts';

type Row = Omit<SavedMapping, 'mapping'> & { mapping: string };

const columns = 'id, name, mapping, at, version';
const mappingOf = (row: Row): SavedMapping => ({ ...row, mapping: JSON.parse(row.mapping) as SavedMapping['mapping'] });

/** By name. */
export function listMappings(database: Readable): SavedMapping[] {
  return (database.prepare(`SELECT ${columns} FROM flow_mapping ORDER BY name COLLATE NOCASE, id`).all() as Row[]).map(mappingOf);
}

export function readMapping(database: Readable, id: string): SavedMapping | null {
  const row = database.prepare(`SELECT ${columns} FROM flow_mapping WHERE id = ?`).get(id) as Row | undefined;
  return row ? mappingOf(row) : null;
}
