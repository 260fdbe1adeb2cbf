import { labelKey, labelShape } from '../sources/labels.ts';
import { suggestPseudonyms } from '../sources/pseudonyms.ts';

/**
 * Whether a label names somebody, so that the same label elsewhere is the same person. A role or a letter ("Patient",
 * "P1", "Q") is a place in one conversation: in the next file it may be anybody.
 */
export function namesSomebody(label: string): boolean {
  const shape = labelShape(label);
  return shape !== 'role' && shape !== 'letter';
}

/**
 * One pseudonym per speaker of each file, in the order given: different for different people, the same for a name that
 * comes back in another file, and none that occurs among `words` (all words of the files) or is taken by a voice (`taken`).
 */
export function suggestForFiles(files: readonly (readonly string[])[], words: ReadonlySet<string>, taken: readonly string[]): string[][] {
  const keys = files.map((labels, file) => labels.map((label) => (namesSomebody(label) ? labelKey(label) : `${file}:${labelKey(label)}`)));
  const different = [...new Set(keys.flat())];
  const pseudonyms = suggestPseudonyms(different.length, [...taken, [...words].join(' ')]);
  const byKey = new Map(different.map((key, index) => [key, pseudonyms[index]!]));
  return keys.map((ofFile) => ofFile.map((key) => byKey.get(key)!));
}

/** Adds the words that could be a pseudonym to `words`: those with a capital, in small letters. */
export function collectNames(text: string, words: Set<string>): void {
  for (const word of text.match(/\p{Lu}[\p{L}-]*/gu) ?? []) words.add(word.toLowerCase());
}
