/** Text on its way into HTML or CSS. Whatever somebody said in a transcript is text there, never markup. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For element content and for attribute values in quotation marks. */
export function escapeHtml(text: string): string {
  return legible(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** For a string in a style sheet that stands inside HTML: everything but plain letters, digits, blanks and full stops is written as its code point. */
export function escapeCssString(text: string): string {
  return legible(text).replace(/[^A-Za-z0-9 .]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `);
}

/**
 * Without control characters (XML 1.0 forbids most of them, and Word refuses the file), lone surrogates, and the marks that turn the direction of writing around,
 * with which a name could be made to read as another (Unicode Technical Report 36).
 */
export function legible(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g, '\uFFFD');
}
