/**
 * The name that a save dialog offers. Names are made from titles that people type and from files that came from outside, so they may hold
 * anything: a path, a name that Windows reserves, marks that turn the writing direction and hide an ending.
 */

/** What Kist makes, and what it hands back as it came. Nothing that a machine would run when it is opened is among it. */
const endings: ReadonlySet<string> = new Set(['docx', 'odt', 'rtf', 'textgrid', 'html', 'pdf', 'txt', 'md', 'rst', 'vtt', 'srt', 'csv', 'tsv', 'json', 'xlsx', 'svg', 'png', 'zip', 'qdpx', 'qdc', 'xmile', 'xml', 'key']);

const longest = 120;

/** Names of devices on Windows, with any ending (Microsoft, "Naming Files, Paths, and Namespaces"). */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/** A plain file name for `wanted`, or null when its ending is none that Kist makes. */
export function safeFileName(wanted: string): string | null {
  const last = wanted.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    // Control and format characters (among them the marks of writing direction), and what file systems refuse.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot < 0 ? '' : clean.slice(dot + 1).toLowerCase();
  if (!endings.has(ending)) return null;
  const stem = [...clean.slice(0, dot).replace(/[\s.]+$/, '')].slice(0, longest).join('').trimEnd();
  const first = stem.split('.')[0]!.trimEnd();
  return `${stem === '' ? 'Kist' : device.test(first) ? `Kist ${stem}` : stem}.${ending}`;
}

/** The ending of a name that `safeFileName` made, for the dialog's filter. */
export const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
