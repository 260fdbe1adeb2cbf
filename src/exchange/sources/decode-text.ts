import type { TextEncoding } from '../../domain/sources/transcript.ts';
import { fileProblem } from './file-problem.ts';
import { dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding; readonly report: ReportLine[] };

/**
 * Bytes to text: UTF-8, UTF-16 with or without a byte order mark, or Windows-1252. The answer is NFC with LF line ends;
 * form feeds and tabs stay, other control characters and invisible marks go. `name` is for the message when the bytes
 * are no text at all.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  const report: ReportLine[] = [];
  const encoding = detectEncoding(bytes, name);
  let raw: string;
  if (encoding === 'utf-8') {
    raw = new TextDecoder('utf-8').decode(bytes);
    const odd = countOf(raw, '\ufffd');
    if (odd > 0) report.push(look(`${odd === 1 ? 'One character' : `${odd} characters`} could not be read and ${odd === 1 ? 'is' : 'are'} shown as \ufffd.`));
  } else {
    raw = new TextDecoder(encoding).decode(bytes);
    if (encoding === 'windows-1252') report.push(look('The characters were stored as Windows-1252. Look at a word with an accent, a pound sign or a curly quote to see that they came across.'));
  }
  if (isMostlyControl(raw)) throw notText(name);
  return { text: tidy(raw, report), encoding, report };
}

/** NFC, LF, without what can't be seen; says in `report` what was taken out. Also used for text out of Word files. */
export function tidy(raw: string, report: ReportLine[] = []): string {
  let text = raw.replace(/\r\n?|\u0085|\u2028/g, '\n').replace(/\u2029/g, '\n\n').replace(/[\u00a0\u202f\u2007]/g, ' ');
  // Soft hyphens, zero-width and direction marks break words for the search and may make text show otherwise than it is.
  const invisible = text.match(/[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g)?.length ?? 0;
  if (invisible > 0) {
    text = text.replace(/[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
    if (invisible > 1 || raw.charCodeAt(0) !== 0xfeff) report.push(dropped(`${invisible} invisible characters (soft hyphens, direction marks and the like) were left out.`));
  }
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = text.match(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g)?.length ?? 0;
  if (control > 0) {
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    text = text.replace(/\u000b/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g, '');
    report.push(dropped(`${control === 1 ? 'One control character was' : `${control} control characters were`} left out.`));
  }
  return text.toWellFormed().normalize('NFC');
}

function detectEncoding(bytes: Uint8Array, name: string): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return wide;
  if (bytes.includes(0)) throw notText(name);
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** UTF-16 without a mark: in European text nearly every second byte is zero, always on the same side. */
function wideEncoding(bytes: Uint8Array): TextEncoding | undefined {
  const sample = bytes.subarray(0, 4096);
  if (bytes.length % 2 !== 0 || sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd / pairs > 0.6 && even / pairs < 0.02) return 'utf-16le';
  if (even / pairs > 0.6 && odd / pairs < 0.02) return 'utf-16be';
  return undefined;
}

/** True for UTF-8, also when a few bytes of an otherwise good file are broken: then most sequences still hold. */
function isUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    let holds = length > 0;
    for (let next = 1; next <= length; next += 1) {
      const following = bytes[at + next];
      if (following === undefined || (following & 0xc0) !== 0x80) holds = false;
    }
    if (holds) {
      good += 1;
      at += length;
    } else bad += 1;
  }
  return bad === 0 || good > bad * 4;
}

function isMostlyControl(text: string): boolean {
  const sample = text.slice(0, 20_000);
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g)?.length ?? 0;
  return control > sample.length * 0.02 + 2;
}

function countOf(text: string, wanted: string): number {
  return text.split(wanted).length - 1;
}

function notText(name: string) {
  return fileProblem('binary-file', `“${name}” holds data that is no text (a picture, a program or a damaged file). Nothing was stored. Open it in the program that made it and save it as .docx or .txt.`);
}
