import type { Code } from '../contract/index.ts';
import type { Readable } from './open.ts';

/** A code without its counts. */
export type CodeRow = Omit<Code, 'codings' | 'sources'>;

const columns = `c.id, c.parent_id AS parentId, c.name, c.definition, c.use_when AS useWhen, c.not_when AS notWhen, c.colour, c.position, c.version`;

/** All codes with how often each was used in sources that are still here, in the order of their positions. */
export function listCodes(database: Readable): Code[] {
  return database
    .prepare(
      `SELECT ${columns}, COALESCE(n.codings, 0) AS codings, COALESCE(n.sources, 0) AS sources
       FROM code c LEFT JOIN (
         SELECT coding.code_id, count(*) AS codings, count(DISTINCT coding.source_id) AS sources
         FROM coding JOIN source ON source.id = coding.source_id WHERE source.removed = 0 GROUP BY coding.code_id
       ) n ON n.code_id = c.id
       ORDER BY c.position, c.name, c.id`,
    )
    .all() as Code[];
}

/** All codes, without counting. */
export function codeRows(database: Readable): CodeRow[] {
  return database.prepare(`SELECT ${columns} FROM code c ORDER BY c.position, c.name, c.id`).all() as CodeRow[];
}
