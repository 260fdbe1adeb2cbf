/** Small pieces of sentences about questions. */

/** "1,204": British thousands, written out here because the domain knows no locale. */
export function plainNumber(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** "1 interview", "12 interviews". */
export function countOf(number: number, one: string, many: string): string {
  return `${plainNumber(number)} ${number === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function joinWords(parts: readonly string[], last: 'and' | 'or'): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** A name inside curly quotes; something that has no name any more is said to be gone, never shown by its id. */
export function named(name: string | null | undefined, otherwise: string): string {
  return name == null || name.trim() === '' ? otherwise : `“${name.trim()}”`;
}

/** The same words with a capital letter at the beginning. */
export function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
