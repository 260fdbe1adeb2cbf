import type { Code } from '../contract/index.ts';
import type { Row } from './change.ts';
import type { Readable } from './open.ts';

/** A code without its counts. */
export type CodeRow = Omit<Code, 'codings' | 'sources' | 'pinned'>;
export type CodeScale = Code['scale'];
type CodeFields = Pick<Code, 'name' | 'definition' | 'useWhen' | 'notWhen' | 'colour' | 'aliases' | 'family' | 'scale'>;

const columns = `c.id, c.parent_id AS parentId, c.name, c.definition, c.use_when AS useWhen, c.not_when AS notWhen, c.colour, c.aliases, c.family, c.scale, c.position, c.version`;

type Stored<Told extends CodeRow> = Omit<Told, 'aliases' | 'scale'> & { aliases: string; scale: string | null };
const toldOf = <Told extends CodeRow>({ aliases, scale, ...row }: Stored<Told>): Told =>
  ({ ...row, aliases: JSON.parse(aliases) as string[], scale: scale === null ? null : (JSON.parse(scale) as CodeScale) }) as unknown as Told;

/** How often each code was used in sources that are still here, on words that are still there. The index by code answers it alone (`coding_code`). */
export const usesByCode = 'SELECT code_id, count(*) AS codings, count(DISTINCT source_id) AS sources, sum(pinned) AS pinned FROM live_coding GROUP BY code_id';

/** The same of one coder's codings alone. */
const usesByCodeOf = 'SELECT code_id, count(*) AS codings, count(DISTINCT source_id) AS sources, sum(pinned) AS pinned FROM live_coding WHERE coder_id = @by GROUP BY code_id';

/** All codes with how often each was used in sources that are still here, in the order of their positions. `by` counts one coder's codings alone. */
export function listCodes(database: Readable, by: string | null = null): Code[] {
  const rows = database
    .prepare(
      `SELECT ${columns}, COALESCE(n.codings, 0) AS codings, COALESCE(n.sources, 0) AS sources, COALESCE(n.pinned, 0) AS pinned
       FROM code c LEFT JOIN (${by === null ? usesByCode : usesByCodeOf}) n ON n.code_id = c.id
       ORDER BY c.position, c.name, c.id`,
    )
    .all({ ...(by !== null && { by }) }) as Stored<Code>[];
  return rows.map(toldOf);
}

/** All codes, without counting. */
export function codeRows(database: Readable): CodeRow[] {
  return (database.prepare(`SELECT ${columns} FROM code c ORDER BY c.position, c.name, c.id`).all() as Stored<CodeRow>[]).map(toldOf);
}

/** The columns of the fields that were given. */
export function codeColumns(fields: { [Field in keyof CodeFields]?: CodeFields[Field] | undefined }): Row {
  const row: Row = {
    name: fields.name,
    definition: fields.definition,
    use_when: fields.useWhen,
    not_when: fields.notWhen,
    colour: fields.colour,
    aliases: fields.aliases && JSON.stringify(fields.aliases),
    family: fields.family,
    scale: fields.scale === undefined ? undefined : fields.scale && JSON.stringify(fields.scale),
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
