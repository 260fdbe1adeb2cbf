/**
 * Whether words that may not leave stand in a picture. The window draws it, so what it left out has to be seen in the picture itself: lines are broken and words cut short in it, so texts are
 * compared by their letters and figures alone, and by stretches.
 */

/** Long enough not to stand there by chance, short enough to be seen in words that were cut short. */
const stretch = 20;
/** Shorter words stand by chance where others were meant. */
const shortest = 8;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
    if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    return named[name ?? ''] ?? whole;
  });

const bare = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').replace(/[^\p{L}\p{N}]/gu, '');

/** Every letter that a drawing (SVG) shows, in the order in which it stands there whatever elements it is spread over; then those of each attribute, comment and title by itself. */
export function lettersOf(svg: string): string[] {
  const unwrapped = svg.replace(/<!\[CDATA\[([^]*?)\]\]>/gu, (_, words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')).replace(/<!--([^]*?)-->/gu, '$1');
  const attributes = [...unwrapped.matchAll(/<[^>]*>/gu)].flatMap(([tag]) => [...tag.matchAll(/"([^"]*)"|'([^']*)'/gu)].map(([, double, single]) => double ?? single ?? ''));
  return [unwrapped.replace(/<[^>]*>/gu, ''), ...attributes].map((text) => bare(unescaped(text))).filter((letters) => letters !== '');
}

/** Whether a stretch of the words stands among the letters; words shorter than a stretch have to stand there whole. */
export function standsIn(letters: readonly string[], words: string): boolean {
  const sought = bare(words);
  if (sought.length < shortest) return false;
  if (sought.length <= stretch) return letters.some((piece) => piece.includes(sought));
  for (let at = 0; at + stretch <= sought.length; at += 1) if (letters.some((piece) => piece.includes(sought.slice(at, at + stretch)))) return true;
  return false;
}
