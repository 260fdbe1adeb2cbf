/** Links between passages: the first explains, contradicts or illustrates the second. Those of removed sources stay in the vault and are left out here. */
import type { PassageLink, Quote } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { type Place, placeFinder, quoteHash } from './coding.ts';
import type { Readable } from './open.ts';

type End = { sourceId: string; revisionId: string; start: number; end: number; hash: string; currentId: string; sourceTitle: string };
type LinkRow = Omit<PassageLink, 'from' | 'to' | 'stale'> & { [Key in `${'from' | 'to'}_${keyof End}`]: string | number };

const endColumns = (end: 'from' | 'to', source: string): string =>
  `l.${end}_source_id AS ${end}_sourceId, l.${end}_revision_id AS ${end}_revisionId, l.${end}_start, l.${end}_end, l.${end}_quote_hash AS ${end}_hash, ${source}.revision_id AS ${end}_currentId, ${source}.title AS ${end}_sourceTitle`;
const links = `SELECT l.id, l.kind, l.note, l.coder_id AS coderId, l.at, l.version, ${endColumns('from', 'f')}, ${endColumns('to', 't')}
  FROM passage_link l JOIN source f ON f.id = l.from_source_id JOIN source t ON t.id = l.to_source_id WHERE f.removed = 0 AND t.removed = 0`;

function endOf(row: LinkRow, which: 'from' | 'to'): End {
  const [sourceId, revisionId, start, end, hash, currentId, sourceTitle] = (['sourceId', 'revisionId', 'start', 'end', 'hash', 'currentId', 'sourceTitle'] as const).map((key) => row[`${which}_${key}`]);
  return { sourceId, revisionId, start, end, hash, currentId, sourceTitle } as End;
}

/** Reads ends of links with their words. One that a correction has left behind shows the words that it was made of. */
function quoteReader(database: Readable): (end: End) => { quote: Quote; stale: boolean } {
  const texts = new Map<string, string>();
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  const placeAt: (revisionId: string, at: number) => Place = placeFinder(database);
  return ({ sourceId, revisionId, start, end, hash, currentId, sourceTitle }) => {
    const text = texts.get(revisionId) ?? (textOf.get(revisionId) as string);
    texts.set(revisionId, text);
    const words = text.slice(start, end);
    return {
      quote: { sourceId, revisionId, start, end, text: words, ...contextAround(text, start, end), sourceTitle, ...placeAt(revisionId, start) },
      stale: revisionId !== currentId || quoteHash(words) !== hash,
    };
  };
}

function told(rows: readonly LinkRow[], database: Readable): PassageLink[] {
  const read = quoteReader(database);
  return rows.map((row) => {
    const [from, to] = [read(endOf(row, 'from')), read(endOf(row, 'to'))];
    return { id: row.id, kind: row.kind, note: row.note, from: from.quote, to: to.quote, stale: from.stale || to.stale, coderId: row.coderId, at: row.at, version: row.version };
  });
}

/** All links, newest first, or those that begin or end in a source; `by` asks for one coder's alone. */
export function listLinks(database: Readable, sourceId: string | null, by: string | null = null): PassageLink[] {
  const rows = database
    .prepare(`${links} AND (@sourceId IS NULL OR l.from_source_id = @sourceId OR l.to_source_id = @sourceId) AND (@by IS NULL OR l.coder_id = @by) ORDER BY l.at DESC, l.id DESC`)
    .all({ sourceId, by }) as LinkRow[];
  return told(rows, database);
}

export function readLink(database: Readable, id: string): PassageLink | null {
  return told(database.prepare(`${links} AND l.id = ?`).all(id) as LinkRow[], database)[0] ?? null;
}
