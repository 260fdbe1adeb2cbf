/**
 * Finds names as somebody types them: beginnings of words first, then one letter wrong.
 * lunr without its stemmer and stop words: names are short, and "to" in a name matters.
 */
import lunr from 'lunr';
import type { Output } from '../../contract/index.ts';

export type Name = Output<'search.names'>['names'][number] | { kind: 'room'; id: string; name: string; detail: string };

export type JumpIndex = { find(typed: string, limit: number): Name[] };

const wordsOf = (typed: string): string[] =>
  typed
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

export function buildJumpIndex(names: readonly Name[]): JumpIndex {
  const builder = new lunr.Builder();
  builder.ref('ref');
  builder.field('name', { boost: 4 });
  builder.field('detail');
  names.forEach((name, position) => builder.add({ ref: String(position), name: wordsOf(name.name).join(' '), detail: wordsOf(name.detail).join(' ') }));
  const index = builder.build();

  return {
    find(typed, limit) {
      const words = wordsOf(typed);
      if (words.length === 0) return names.slice(0, limit);
      // query() instead of search(): typed text such as "a:b" is not lunr's language.
      const ask = (tolerant: boolean): lunr.Index.Result[] =>
        index.query((query) => {
          for (const word of words) {
            query.term(word, { boost: 10 });
            query.term(word, { boost: 5, wildcard: lunr.Query.wildcard.TRAILING });
            if (tolerant && word.length > 3) query.term(word, { boost: 1, editDistance: word.length > 6 ? 2 : 1 });
          }
        });
      const exact = ask(false);
      const found = exact.length >= limit ? exact : [...exact, ...ask(true).filter((result) => !exact.some((other) => other.ref === result.ref))];
      return found.slice(0, limit).map((result) => names[Number(result.ref)]!);
    },
  };
}
