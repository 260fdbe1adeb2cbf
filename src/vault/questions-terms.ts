/** Where the words that a rule looks for stand, term by term, and the headings of sources. */
import { matchExpression, readQuery } from '../domain/search/query.ts';
import { readMarks } from '../domain/search/snippet.ts';
import type { Readable } from './open.ts';

/** Marks that no text holds: control characters don't come through import or a keyboard. */
const [open, close] = ['\u0002', '\u0003'];

/** A paragraph in which a term stands, and where in it, in UTF-16 code units from its beginning. */
export type TermInParagraph = { sourceId: string; number: number; found: readonly { start: number; end: number }[] };

/** For each term that was typed, every paragraph of sources that are here in which it stands; empty where nothing that was typed can be looked for. */
export function paragraphsOfTerms(database: Readable, typed: string): TermInParagraph[][] {
  return readQuery(typed).map((term) => {
    // Words and phrases are looked up by stem, beginnings of words as they are written.
    const index = term.prefix ? 'search_prefix' : 'search_stem';
    const rows = database
      .prepare(
        `SELECT d.ref AS sourceId, d.number, highlight(${index}, 1, @open, @close) AS marked
         FROM ${index} JOIN search_document d ON d.id = ${index}.rowid JOIN source s ON s.id = d.ref AND s.removed = 0 WHERE ${index} MATCH @expression AND d.kind = 'passage'`,
      )
      .all({ open, close, expression: matchExpression([term]) }) as { sourceId: string; number: number; marked: string }[];
    return rows.map(({ sourceId, number, marked }) => ({ sourceId, number, found: readMarks(marked, open, close).found }));
  });
}

/** The headings of sources that are here, by source, in order; a heading without a level counts as the smallest. */
export function headingsBySource(database: Readable): Map<string, { paragraph: number; level: number }[]> {
  const rows = database
    .prepare(`SELECT s.id AS sourceId, p.number - 1 AS paragraph, coalesce(p.level, 9) AS level FROM source s JOIN paragraph p ON p.revision_id = s.revision_id WHERE s.removed = 0 AND p.kind = 'heading' ORDER BY s.id, p.number`)
    .all() as { sourceId: string; paragraph: number; level: number }[];
  return new Map([...Map.groupBy(rows, (row) => row.sourceId)].map(([id, list]) => [id, list.map(({ paragraph, level }) => ({ paragraph, level }))]));
}
