/** Codings whose words were deleted in a correction, each with the words that it stood on and the correction that took them. */
import type { LeftBehind } from '../contract/index.ts';
import { readCoding } from './coding.ts';
import type { Readable } from './open.ts';
import { lineOf, type Revision } from './revisions.ts';

/** All of them, or those of one source, in the order of their sources and texts; `by` asks for one coder's alone. */
export function listLeftBehind(database: Readable, sourceId: string | null, by: string | null): LeftBehind[] {
  const rows = database
    .prepare(
      `SELECT k.id, k.revision_id AS revisionId, s.revision_id AS currentId, s.title
       FROM coding k JOIN source s ON s.id = k.source_id
       WHERE s.removed = 0 AND k.revision_id <> s.revision_id AND (@sourceId IS NULL OR k.source_id = @sourceId) AND (@by IS NULL OR k.coder_id = @by)
       ORDER BY s.title, s.id, k.start, k."end" DESC, k.id`,
    )
    .all({ sourceId, by }) as { id: string; revisionId: string; currentId: string; title: string }[];
  const texts = new Map<string, string>();
  const lines = new Map<string, Revision[]>();
  const nameOf = database.prepare('SELECT name FROM coder WHERE id = ?').pluck();
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  return rows.map(({ id, revisionId, currentId, title }) => {
    const coding = readCoding(database, id)!;
    const text = texts.get(revisionId) ?? (textOf.get(revisionId) as string);
    texts.set(revisionId, text);
    const line = lines.get(currentId) ?? lineOf(database, currentId);
    lines.set(currentId, line);
    // The one made from the text that the coding stands on; where that text was itself taken back, the one that stands now.
    const since = line.find((revision) => revision.previousId === revisionId) ?? line[0]!;
    return {
      coding,
      words: text.slice(coding.start, coding.end),
      sourceTitle: title,
      since: { number: since.number, at: since.at, coder: since.coderId === null ? '' : ((nameOf.get(since.coderId) as string | undefined) ?? ''), reason: since.reason },
    };
  });
}
