/** Names of states and pathways as a picture has room for them. */
import type { Line } from './picture.ts';

/** Names come out of files: what could be read as markup by the library that draws is shown as it is written. */
export const plain = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A line of a table as it is written beside a picture or over a column: what is no state of the scheme begins as the others do. */
export function nameOf({ key, label }: Line): string {
  return key === 'gap' || key === 'elsewhere' ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}

/** Lines of at most so many letters, broken between words; a word that is longer stands alone. What is beyond `lines` is left off, and said to be. */
export function wrapped(words: string, most: number, lines = 3): string[] {
  const broken: string[] = [];
  for (const word of words.split(' ')) {
    const last = broken.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) broken[broken.length - 1] = `${last} ${word}`;
    else broken.push(word);
  }
  if (broken.length <= lines) return broken;
  return [...broken.slice(0, lines - 1), `${broken[lines - 1]} …`];
}

/** One line of at most so many letters. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const [first = ''] = wrapped(words, most - 1, Number.MAX_SAFE_INTEGER);
  return `${first.length > most - 1 ? first.slice(0, most - 1) : first}…`;
}
