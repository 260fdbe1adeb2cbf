/**
 * Figure packs: protected figures in one signed file, for another vault to take in as evidence. Interviews and linked service records often belong to different controllers and should
 * not share a vault; what may be shared is the checked figure, with the query that it answers, the state of the data and the decision by which it left.
 *
 * The file is JSON text: `{ "format", "content", "publicKey", "signature" }`. What is signed is the content in its canonical form (names in order of their code units, no blanks:
 * after RFC 8785), so that blanks and the order of names, which a mail program may change, break nothing, and any change of a word or number does.
 */
import type { FigurePack, PackedFigure } from '../../contract/index.ts';

export const packFormat = 'kist-figure-pack-1';
/** Formats of later Kists begin like this too. */
const anyPackFormat = /^kist-figure-pack-\d+$/;
export const packEnding = '.kistpack';

/** What is signed: the pack without what each vault gives it. */
export type PackContent = Omit<FigurePack, 'id' | 'fingerprint'>;
/** The file as it is read, before anything in it is believed. Keys and signature in base64. */
export type PackFile = { readonly content: unknown; readonly publicKey: string; readonly signature: string };

/** A larger file is no pack: two hundred tables of fourteen rows and eight columns take a fraction of it. */
export const largestPack = 20 * 1024 * 1024;
const mostFigures = 200;
/** Longer than anything that a person writes or a measure says. */
const longestText = 20_000;

/** JSON text of a value, the same for equal values. Throws a TypeError for what JSON can't hold. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('No number of JSON');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError('Nothing that JSON can hold');
  const names = Object.keys(value).filter((name) => (value as Record<string, unknown>)[name] !== undefined).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

export type PackProblem = { readonly code: 'too-large' | 'damaged-file' | 'unknown-format' | 'format-later'; readonly message: string };
const problem = (code: PackProblem['code'], message: string): { problem: PackProblem } => ({ problem: { code, message } });

/** Opens the envelope of a pack. Says what is wrong where it is none. */
export function readPackFile(text: string): PackFile | { problem: PackProblem } {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return problem('damaged-file', 'This file is no whole pack of figures: it was cut off or changed on the way, or is something else. Nothing was stored. Ask for it again.');
  }
  const { format, content, publicKey, signature } = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
  if (typeof format !== 'string' || !anyPackFormat.test(format)) return problem('unknown-format', 'This file is not a pack of figures. Nothing was stored. Packs are made in Kist and end in .kistpack.');
  if (format !== packFormat) return problem('format-later', 'This pack was made by another version of Kist, in a format that this one does not know. Nothing was stored. Update Kist, or ask for the pack in the older format.');
  if (typeof content !== 'object' || content === null || typeof publicKey !== 'string' || typeof signature !== 'string') return problem('damaged-file', 'Parts of this pack are missing. Nothing was stored. Ask for it again.');
  const long = longestIn(content, 0);
  if (long === 'deep') return problem('damaged-file', 'This pack is built in a way that no pack is. Nothing was stored. Ask for it again.');
  if (long > longestText || publicKey.length > 200 || signature.length > 200) return problem('too-large', 'This pack holds a text that is longer than any figure needs. Nothing was stored. Ask who made it what it is.');
  return { content, publicKey, signature };
}

function longestIn(value: unknown, depth: number): number | 'deep' {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > 30) return 'deep';
  let longest = 0;
  for (const [name, part] of Object.entries(value)) {
    const inside = longestIn(part, depth + 1);
    if (inside === 'deep') return inside;
    longest = Math.max(longest, name.length, inside);
  }
  return longest;
}

/** The file of a signed pack. */
export function writePackFile(file: { readonly content: PackContent; readonly publicKey: string; readonly signature: string }): string {
  return `${JSON.stringify({ format: packFormat, ...file }, null, 1)}\n`;
}

/** What no schema says: figures told apart, tables that are tables, thresholds that Kist has. Null where all is well. */
export function oddityOf({ figures }: Pick<PackContent, 'figures'>): string | null {
  if (figures.length === 0) return 'it holds no figure';
  if (figures.length > mostFigures) return `it holds more than ${mostFigures} figures`;
  if (new Set(figures.map(({ id }) => id)).size < figures.length) return 'two of its figures have the same number';
  const odd = figures.find((figure) => !isWhole(figure));
  return odd === undefined ? null : `the figure “${odd.title.slice(0, 80)}” is not whole`;
}

const isWhole = ({ id, sentence, table, data }: PackedFigure): boolean =>
  id !== '' && sentence.trim() !== '' && table.rows.every((row) => row.length === table.head.length) && [3, 5, 10].includes(data.threshold) && /^[0-9a-f]{64}$/.test(data.rowsHash) && data.from <= data.to;

/** Groups of four, to be read out by telephone. */
export const inGroups = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? '';
