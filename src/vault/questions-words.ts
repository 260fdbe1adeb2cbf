/** Paragraphs in which words occur, by the two indexes of the search room. */
import { matchExpression, readQuery, type Term } from '../domain/search/query.ts';
import { type Found, mergeFound, readMarks } from '../domain/search/snippet.ts';
import type { Readable } from './open.ts';

type Place = { sourceId: string; number: number };

/** A term is looked up in one index: words and phrases by stem, beginnings of words as they are written. */
const indexFor = (term: Term): 'search_prefix' | 'search_stem' => (term.prefix ? 'search_prefix' : 'search_stem');

type Match = { index: 'search_prefix' | 'search_stem'; expression: string };

/** What was typed, as one expression per index; none where nothing that was typed can be looked for. */
function matchesOf(typed: string): Match[] {
  const terms = readQuery(typed);
  return (['search_stem', 'search_prefix'] as const).flatMap((index) => {
    const expression = matchExpression(terms.filter((term) => indexFor(term) === index));
    return expression === null ? [] : [{ index, expression }];
  });
}

/** Which documents match in every index, as SQL with what it binds. */
function inEvery(matches: readonly Match[]): { sql: string; bound: Record<string, string> } {
  return {
    sql: matches.map(({ index }, number) => `d.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH @expression${number})`).join(' AND '),
    bound: Object.fromEntries(matches.map(({ expression }, number) => [`expression${number}`, expression])),
  };
}

/** Paragraphs of sources that are here in which all that was typed occurs, as the search room would find them. */
export function paragraphsWithWords(database: Readable, typed: string): Place[] {
  const matches = matchesOf(typed);
  if (matches.length === 0) return [];
  const { sql, bound } = inEvery(matches);
  return database.prepare(`SELECT d.ref AS sourceId, d.number FROM search_document d JOIN source s ON s.id = d.ref AND s.removed = 0 WHERE d.kind = 'passage' AND ${sql}`).all(bound) as Place[];
}

export type FoundInParagraph = Place & { /** Offsets within the paragraph. */ found: Found[] };

/** Marks that no text holds: control characters don't come through import or a keyboard. */
const [open, close] = ['\u0002', '\u0003'];

/** The same paragraphs with the places in each at which words occur, words in a row as one. */
export function placesOfWords(database: Readable, typed: string): FoundInParagraph[] {
  const matches = matchesOf(typed);
  if (matches.length === 0) return [];
  const { sql, bound } = inEvery(matches);
  const places = new Map<number, FoundInParagraph>();
  for (const [number, { index }] of matches.entries()) {
    const rows = database
      .prepare(
        `SELECT d.id, d.ref AS sourceId, d.number, highlight(${index}, 1, @open, @close) AS body
         FROM ${index} JOIN search_document d ON d.id = ${index}.rowid JOIN source s ON s.id = d.ref AND s.removed = 0
         WHERE ${index} MATCH @expression${number} AND d.kind = 'passage'${matches.length > 1 ? ` AND ${sql}` : ''}`,
      )
      .all({ ...bound, open, close }) as (Place & { id: number; body: string })[];
    for (const { id, body, ...place } of rows) places.set(id, { ...place, found: mergeFound([...(places.get(id)?.found ?? []), ...readMarks(body, open, close).found]) });
  }
  return [...places.values()];
}
