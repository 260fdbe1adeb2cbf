/** Whether a piece between white space is a word: "mother-in-law," is one, a lone dash is none. */
export function isWord(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece);
}

/** The words of a text, as a reader would count them. Linear in its length. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(isWord);
}

/** How many words a text has. Linear in its length. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** The opening of a text, cut at a word and marked with an ellipsis when there is more. */
export function firstWords(text: string, most = 80): string {
  const flat = text.slice(0, most * 4).replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.lastIndexOf(' ', most);
  return `${flat.slice(0, cut > most / 2 ? cut : most).trimEnd()}…`;
}
