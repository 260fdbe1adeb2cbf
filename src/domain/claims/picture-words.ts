/**
 * Whether words that may not leave stand in a picture. The window draws it, so what it left out has to be seen in the picture itself: lines are broken and words cut short in it, so texts are
 * compared without blanks and by stretches.
 */

/** Long enough not to stand there by chance, short enough to be seen in words that were cut short. */
const stretch = 24;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Every letter that a picture shows or says of itself, without blanks and marks nobody sees. */
export function lettersOf(svg: string): string {
  return bare(
    svg
      // Attributes can hold words too (a label, a title): what stands in quotation marks is looked at as well.
      .replace(/[<>]/g, ' ')
      .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
        const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
        if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
        return named[name ?? ''] ?? whole;
      }),
  );
}

/** Pictures break lines in the middle of elements: only letters and figures are compared. */
const bare = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en-GB').replace(/\b(?:tspan|text|x|y|dx|dy|em|title|desc)\b/g, '').replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a stretch of the words stands among the letters; short words have to stand there whole. */
export function standsIn(letters: string, words: string): boolean {
  const sought = bare(words);
  if (sought.length === 0) return false;
  if (sought.length <= stretch) return sought.length >= 8 && letters.includes(sought);
  for (let at = 0; at + stretch <= sought.length; at += 4) if (letters.includes(sought.slice(at, at + stretch))) return true;
  return false;
}
