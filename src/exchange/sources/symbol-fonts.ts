/**
 * Signs of the picture fonts that transcripts and forms use, by font and place. Word keeps them in the private area
 * (0xF000 and up); the tables are those of the fonts Symbol, Wingdings and Wingdings 2 as their makers publish them.
 */
const wingdings: Readonly<Record<number, string>> = {
  0x4a: '☺', 0x4b: '😐', 0x4c: '☹', 0x6c: '●', 0x6d: '○', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x75: '◆', 0x76: '❖', 0x77: '⬥', 0x9f: '•', 0xa1: '○', 0xa7: '▪', 0xa8: '☐', 0xd8: '➢', 0xdf: '←', 0xe0: '→', 0xe1: '↑', 0xe2: '↓', 0xe8: '➔', 0xef: '⇦', 0xf0: '⇨', 0xfb: '✗', 0xfc: '✓', 0xfd: '☒', 0xfe: '☑',
};
const wingdings2: Readonly<Record<number, string>> = { 0x4f: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa3: '☐' };
const greek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const symbol: Readonly<Record<number, string>> = { 0xa3: '≤', 0xa5: '∞', 0xab: '↔', 0xac: '←', 0xad: '↑', 0xae: '→', 0xaf: '↓', 0xb0: '°', 0xb1: '±', 0xb2: '″', 0xb3: '≥', 0xb4: '×', 0xb7: '•', 0xb8: '÷', 0xb9: '≠', 0xba: '≡', 0xbb: '≈', 0xbc: '…', 0xe0: '◊' };

/** The sign at a place of a font, or undefined where nothing sensible stands there. */
export function symbolOf(font: string, code: number): string | undefined {
  if (!Number.isInteger(code) || code < 0x20) return undefined;
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/wingdings 2/i.test(font)) return wingdings2[place];
  if (/wingdings|webdings/i.test(font)) return wingdings[place];
  if (/symbol/i.test(font)) {
    if (place >= 0x41 && place <= 0x5a) return greek[place - 0x41];
    if (place >= 0x61 && place <= 0x7a) return greek[place - 0x61]?.toLowerCase();
    return symbol[place] ?? (place < 0x7f ? String.fromCharCode(place) : undefined);
  }
  if (code >= 0xf000 && code <= 0xf0ff) return wingdings[place];
  return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
