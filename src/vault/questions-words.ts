/** Paragraphs in which words occur, by the two indexes of the search room. */
import { matchExpression, readQuery, type Term } from '../domain/search/query.ts';
import type { Readable } from './open.ts';

type Place = { sourceId: string; number: number };

/** A term is looked up in one index: words and phrases by stem, beginnings of words as they are written. */
const indexFor = (term: Term): 'search_prefix' | 'search_stem' => (term.prefix ? 'search_prefix' : 'search_stem');

/** Paragraphs of sources that are here in which all that was typed occurs, as the search room would find them; none where nothing that was typed can be looked for. */
export function paragraphsWithWords(database: Readable, typed: string): Place[] {
  const terms = readQuery(typed);
  if (terms.length === 0) return [];
  const matches = (['search_stem', 'search_prefix'] as const).flatMap((index) => {
    const expression = matchExpression(terms.filter((term) => indexFor(term) === index));
    return expression === null ? [] : [{ index, expression }];
  });
  const found = matches.map(({ index }, number) => `d.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH @expression${number})`).join(' AND ');
  return database
    .prepare(`SELECT d.ref AS sourceId, d.number FROM search_document d JOIN source s ON s.id = d.ref AND s.removed = 0 WHERE d.kind = 'passage' AND ${found}`)
    .all(Object.fromEntries(matches.map(({ expression }, number) => [`expression${number}`, expression]))) as Place[];
}
