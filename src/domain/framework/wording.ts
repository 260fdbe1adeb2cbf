/** Wordings of outcomes, indicators and claims are kept one after the other, so that what was argued from an old one can still be read. */

const plain = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Whether somebody who reads both would see other words; blanks and the coding of characters aside. */
export function isReworded(present: string, next: string): boolean {
  return plain(present) !== plain(next);
}

/** Groups as they are kept: no blanks at the ends, each named once, in the order given. */
export function distinctLines(lines: readonly string[]): string[] {
  return [...new Set(lines.map(plain))].filter((line) => line !== '');
}
