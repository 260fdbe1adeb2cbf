/** Longer names can't be told apart in a list. */
const longestName = 80;

/**
 * The name of a code made of somebody's own words: one line, without the quotation marks and the stop around them, cut
 * between words when it is long. Empty when the passage holds no words.
 */
export function inVivoName(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const bare = line.replace(/^[“”"‘’'«»([–—-]+\s*/u, '').replace(/\s*[“”"‘’'«»)\].,;:!…–—-]+$/u, '');
  const name = bare === '' ? line : bare;
  if (name.length <= longestName) return name;
  const cut = name.lastIndexOf(' ', longestName - 1);
  return `${name.slice(0, cut > 20 ? cut : longestName - 1).trimEnd()}…`;
}
