import { Refusal } from '../../domain/refusal.ts';

export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** V8 holds strings of half a thousand million characters at most; a table near that size is split before it is read. */
const LARGEST = 400 * 1024 * 1024;
const LONGEST_LINE = 1024 * 1024;

/**
 * Turns the bytes of a table into text with `\n` line ends, or says what the bytes are instead.
 *
 * @throws Refusal `empty-file`, `too-large`, `mis-named`, `format-later`, `password-protected`, `binary-file`, `unreadable-file`
 */
export function decodeTable(bytes: Uint8Array, fileName = ''): { text: string; encoding: TableEncoding } {
  if (bytes.length === 0) throw new Refusal('empty-file', 'The file is empty. Nothing was stored; please choose the file again, or export it once more.');
  if (bytes.length > LARGEST) {
    throw new Refusal('too-large', `The file has ${Math.round(bytes.length / 1024 / 1024)} MB; Kist reads tables of up to ${LARGEST / 1024 / 1024} MB at once. Nothing was stored; please split it, for example by year.`);
  }
  refuseOtherFormats(bytes, fileName);
  const encoding = encodingOf(bytes);
  let text = decode(bytes, encoding);
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const sample = text.slice(0, 65_536);
  if (sample.includes('\u0000') || shareOfControls(sample) > 0.01) {
    throw new Refusal('binary-file', 'The file does not hold text, so it cannot be read as a table. Nothing was stored; please choose a file saved as CSV.');
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new Refusal('empty-file', 'The file holds only blank lines. Nothing was stored; please choose the file again, or export it once more.');
  if (text.length > LONGEST_LINE && !text.slice(0, LONGEST_LINE).includes('\n')) {
    throw new Refusal('unreadable-file', `The first line goes on for more than ${(LONGEST_LINE / 1_000_000).toFixed(0)} million characters, so this is not a table of rows. Nothing was stored; please choose a file saved as CSV.`);
  }
  return { text, encoding };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Signatures of the files that people most often take for a CSV. */
function refuseOtherFormats(bytes: Uint8Array, fileName: string): void {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const saveAs = 'In Excel or LibreOffice choose "Save as" and then "CSV UTF-8"';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    if (ending === 'xlsx' || ending === 'xlsm' || ending === 'ods') throw new Refusal('format-later', `Reading workbooks comes later. ${saveAs}; nothing was stored.`);
    const isWorkbook = includesText(bytes, 'xl/') || includesText(bytes, 'spreadsheet');
    throw new Refusal(
      'mis-named',
      isWorkbook
        ? `The file is called ${ending || 'a table'} but is an Excel or LibreOffice workbook. ${saveAs}; nothing was stored.`
        : `The file is called ${ending || 'a table'} but is a zip archive. Please unpack it and choose the CSV inside; nothing was stored.`,
    );
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    if (includesText(bytes, 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')) {
      throw new Refusal('password-protected', `The file is a workbook under a password. Open it with its password; then ${saveAs.charAt(0).toLowerCase()}${saveAs.slice(1)}; nothing was stored.`);
    }
    throw new Refusal(ending === 'xls' ? 'format-later' : 'mis-named', `The file is an old Excel or Word file. ${saveAs}; nothing was stored.`);
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw new Refusal('mis-named', 'The file is a PDF. A table has to be exported as CSV from where the PDF was made; nothing was stored.');
  if (startsWith(bytes, [0x1f, 0x8b])) throw new Refusal('mis-named', 'The file is compressed (gzip). Please unpack it and choose the CSV inside; nothing was stored.');
}

/** Looks for a short text in the first and last 64 KB, where archives keep the names of what they hold. */
function includesText(bytes: Uint8Array, text: string): boolean {
  const wanted = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const edges = bytes.length <= 131_072 ? [bytes] : [bytes.subarray(0, 65_536), bytes.subarray(bytes.length - 65_536)];
  return edges.some((edge) => {
    for (let at = edge.indexOf(wanted[0]!); at >= 0 && at + wanted.length <= edge.length; at = edge.indexOf(wanted[0]!, at + 1)) {
      let matched = 1;
      while (matched < wanted.length && edge[at + matched] === wanted[matched]) matched += 1;
      if (matched === wanted.length) return true;
    }
    return false;
  });
}

/** By byte order mark; else UTF-16 shows by its zero bytes; else UTF-8 if the bytes are valid UTF-8; else the encoding that Windows programs save in. */
function encodingOf(bytes: Uint8Array): TableEncoding {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const pairs = Math.floor(Math.min(bytes.length, 8192) / 2);
  let firstZero = 0;
  let secondZero = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (bytes[2 * pair] === 0) firstZero += 1;
    if (bytes[2 * pair + 1] === 0) secondZero += 1;
  }
  if (pairs >= 4 && secondZero > pairs * 0.7 && firstZero < pairs * 0.1) return 'utf-16le';
  if (pairs >= 4 && firstZero > pairs * 0.7 && secondZero < pairs * 0.1) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decode(bytes: Uint8Array, encoding: TableEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function shareOfControls(text: string): number {
  let controls = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls += 1;
  }
  return text.length === 0 ? 0 : controls / text.length;
}
