/** The way from the top down to a code as one line, "Trust > Being listened to", and back. */

const between = ' > ';

/** Names joined to one line. A sign that parts names is written with a backslash before it where it stands in a name. */
export function pathText(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\>]/g, '\\$&')).join(between);
}

/** The names in a line that `pathText` has written, or that somebody has typed. Empty parts are left out. */
export function readPathText(line: string): string[] {
  return partsOf(line, '>');
}

/** Several names in one cell, "heard; listened to". */
export function listText(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\;]/g, '\\$&')).join('; ');
}

/** The names in a cell that `listText` has written, or that somebody has typed. */
export function readListText(cell: string): string[] {
  return partsOf(cell, ';');
}

/** A backslash makes a sign of the one after it only where that could be taken for something else: `C:\temp` stays what it is. */
function partsOf(text: string, sign: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const next = text[at + 1];
    if (text[at] === '\\' && (next === sign || next === '\\')) {
      part += next;
      at += 1;
    } else if (text[at] === sign) {
      parts.push(part);
      part = '';
    } else {
      part += text[at];
    }
  }
  return [...parts, part].map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== '');
}
