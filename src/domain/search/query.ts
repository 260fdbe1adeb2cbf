/** One thing that has to occur: a word or words in a row; `prefix` when the last word may go on. */
export type Term = { readonly text: string; readonly prefix: boolean };

/** More are passed over: nobody types them, and each costs a look into the index. */
const mostTerms = 32;

/** The index knows letters, numbers and private-use characters only (FTS5, "Unicode61 Tokenizer"). */
const searchable = /[\p{L}\p{N}\p{Co}]/u;

/**
 * What a person typed, as terms that all have to occur: words, "words in a row" (straight or curly quotes; one that is
 * left open reaches to the end), and beginnings* of words. Signs without letters or numbers are passed over. Never fails.
 */
export function readQuery(typed: string): Term[] {
  const terms: Term[] = [];
  const seen = new Set<string>();
  const pieces = tidy(typed).matchAll(/["“”„«»]([^"“”„«»]*)(?:["“”„«»](\*)?|$)|[^\s"“”„«»]+/gu);
  for (const [whole, phrase, star] of pieces) {
    const text = phrase ?? whole;
    if (!searchable.test(text)) continue;
    const term = { text: text.replace(/\*+$/u, '').trim(), prefix: star === '*' || (phrase === undefined && /\*$/u.test(whole)) };
    const key = `${term.text.toLowerCase()}${term.prefix ? '*' : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    terms.push(term);
    if (terms.length === mostTerms) break;
  }
  return terms;
}

/** The terms as an FTS5 expression in which everything typed stands inside quotes, so that nothing in it is syntax; null without terms. */
export function matchExpression(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null;
  return terms.map(({ text, prefix }) => `"${text.replaceAll('"', '""')}"${prefix ? '*' : ''}`).join(' AND ');
}

/** Control characters would end the expression early; half a character is none. */
function tidy(typed: string): string {
  return typed.toWellFormed().normalize('NFC').replace(/\p{Cc}/gu, ' ');
}
