/**
 * Cells that a spreadsheet would take for a formula. Excel and LibreOffice run what begins with = + - @ (also after a tab or
 * a carriage return, and in letters of double width); an apostrophe before it makes it text (OWASP, "CSV Injection").
 * An apostrophe that stood there already gets a second one, so that reading takes back exactly what writing has put there.
 */
const runs = /^'*[=+\-@\t\r＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r＝＋－＠]/;

/** The cell as it goes into a file. */
export function guardedCell(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}

/** The cell as it was before it was guarded. */
export function unguardedCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}
