/**
 * What was said of files imported here before. It is read off the sources that are here, so that taking an import back
 * takes back what was said with it, and whoever imports beside somebody else never stands in the way of their undo.
 */
import type { AnswerColumns, RememberedImport } from '../contract/index.ts';
import { labelKey } from '../domain/sources/labels.ts';
import type { Readable } from './open.ts';

/** What is kept of the choices that a source was imported with. */
export type ImportChoices = { answers?: { headings: string[]; columns: AnswerColumns } };

const mostSpeakers = 500;
const mostTables = 20;

/** The newest first wherever things were said more than once. */
export function readRemembered(database: Readable): RememberedImport {
  const last = database.prepare('SELECT kind FROM source WHERE removed = 0 ORDER BY added_at DESC, id DESC LIMIT 1').get() as { kind: RememberedImport['kind'] } | undefined;
  const place = database.prepare('SELECT place_id AS placeId FROM source WHERE removed = 0 AND place_id IS NOT NULL ORDER BY added_at DESC, id DESC LIMIT 1').get() as { placeId: string } | undefined;
  const said = database
    .prepare(
      `SELECT p.label, p.role, p.voice_id AS voiceId FROM speaker p JOIN source s ON s.id = p.source_id
       WHERE s.removed = 0 AND s.format NOT IN ('csv', 'xlsx') ORDER BY s.added_at DESC, s.id DESC, p.number`,
    )
    .iterate() as Iterable<RememberedImport['speakers'][number]>;
  const speakers = new Map<string, RememberedImport['speakers'][number]>();
  for (const one of said) {
    const key = labelKey(one.label);
    if (!speakers.has(key)) speakers.set(key, one);
    if (speakers.size === mostSpeakers) break;
  }
  const tables = database.prepare(`SELECT import_choices AS choices FROM source WHERE removed = 0 AND import_choices <> '{}' ORDER BY added_at DESC, id DESC`).all() as { choices: string }[];
  const answers = new Map<string, RememberedImport['answers'][number]>();
  for (const { choices } of tables) {
    const table = (JSON.parse(choices) as ImportChoices).answers;
    if (table && answers.size < mostTables && !answers.has(JSON.stringify(table.headings))) answers.set(JSON.stringify(table.headings), table);
  }
  return { kind: last?.kind ?? null, placeId: place?.placeId ?? null, speakers: [...speakers.values()], answers: [...answers.values()] };
}
