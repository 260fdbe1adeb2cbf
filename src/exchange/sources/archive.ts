import { Inflate } from 'fflate';
import { fileProblem } from './file-problem.ts';

/** What a zip may hold before Kist refuses it. All of it is checked from the directory, before anything is unpacked. */
export const archiveLimits = {
  entries: 5_000,
  /** Bytes of one entry, unpacked. */
  entry: 128 * 1024 * 1024,
  /** Bytes of all entries together, unpacked, as the directory declares them. */
  total: 512 * 1024 * 1024,
  /** Unpacked bytes per packed byte, for entries past a megabyte. Word files of real transcripts stay below 30. */
  ratio: 250,
};

export type ArchiveLimits = typeof archiveLimits;

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly size: number; readonly at: number; readonly crc: number };
export type Archive = {
  readonly names: readonly string[];
  /** One entry, unpacked and checked against its declared size and checksum; undefined when it is not there. */
  readonly read: (name: string) => Uint8Array | undefined;
  /** The same piece by piece; false when it is not there. What was taken counts only when this returns: the checksum comes last. */
  readonly stream: (name: string, take: (chunk: Uint8Array) => void) => boolean;
};

/**
 * Opens the directory of a zip (APPNOTE 6.3, sections 4.3.12 and 4.3.16) and refuses what could harm: too many entries,
 * too much in all, absurd ratios, passwords, entries that lie about their size. `name` is for messages.
 */
export function openArchive(bytes: Uint8Array, name: string, limits: ArchiveLimits = archiveLimits): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (what: string) => fileProblem('damaged-file', `“${name}” is damaged: ${what}. Nothing was stored. Ask for the file again, or open it in Word and save a fresh copy.`);
  const bomb = (what: string) => fileProblem('zip-bomb', `“${name}” was refused because ${what}. A document never needs that; such files are made to exhaust a computer. Nothing was unpacked or stored.`);
  const end = findEnd(view);
  if (end === undefined) throw damaged('its table of contents is missing, so a part of the file was cut off');
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || count > limits.entries) throw bomb(`it holds more than ${limits.entries.toLocaleString('en-GB')} parts`);
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder('utf-8');
  let at = start;
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw damaged('its table of contents is broken');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const skip = nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const entry: Entry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    if ((flags & 1) === 1) throw fileProblem('password-protected', `“${name}” is protected by a password. Nothing was stored. Open it with the password, save a copy without one, and import that.`);
    if (entry.size > limits.entry) throw bomb(`a part of it would unpack to ${inMegabytes(entry.size)}`);
    if (entry.size > 1024 * 1024 && entry.size > entry.packed * limits.ratio) throw bomb(`a part of it would unpack to ${Math.round(entry.size / Math.max(1, entry.packed)).toLocaleString('en-GB')} times its size`);
    total += entry.size;
    if (total > limits.total) throw bomb(`it would unpack to more than ${inMegabytes(limits.total)}`);
    // A second part of the same name is a way to show one thing to the checker and another to the reader.
    if (entries.has(entry.name)) throw damaged('it holds two parts of the same name');
    entries.set(entry.name, entry);
    at += 46 + skip;
  }
  const stream = (wanted: string, take: (chunk: Uint8Array) => void): boolean => {
    const entry = entries.get(wanted);
    if (entry === undefined) return false;
    if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw damaged('a part is not where its table of contents says');
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
    const packed = bytes.subarray(from, from + entry.packed);
    if (packed.length !== entry.packed) throw damaged('a part of it was cut off');
    let length = 0;
    let check = 0xffffffff;
    unpack(packed, entry.method, entry.size, () => damaged('a part of it can’t be unpacked'), (chunk) => {
      length += chunk.length;
      if (length > entry.size) throw bomb('a part of it unpacks to more than it declares');
      check = crc32(chunk, check);
      take(chunk);
    });
    if (length !== entry.size || (check ^ 0xffffffff) >>> 0 !== entry.crc) throw damaged('a part of it does not match its checksum');
    return true;
  };
  const read = (wanted: string): Uint8Array | undefined => {
    const size = entries.get(wanted)?.size ?? 0;
    const whole = new Uint8Array(size);
    let length = 0;
    const there = stream(wanted, (chunk) => {
      whole.set(chunk, length);
      length += chunk.length;
    });
    return there ? whole : undefined;
  };
  return { names: [...entries.keys()], read, stream };
}

/** Unpacks in small steps, so that whoever takes the pieces can stop as soon as more comes out than was declared. */
function unpack(packed: Uint8Array, method: number, size: number, broken: () => Error, take: (chunk: Uint8Array) => void): void {
  // One byte may unpack to a thousand: a piece is then 16 MB at the very most, and about 1 MB if the part is what it says.
  const step = Math.round(Math.min(16 * 1024, Math.max(2 * 1024, 1024 * 1024 / Math.max(1, size / Math.max(1, packed.length)))));
  if (method === 0) {
    for (let at = 0; at < packed.length; at += step) take(packed.subarray(at, at + step));
    return;
  }
  if (method !== 8) throw broken();
  let stopped: unknown;
  const inflate = new Inflate((chunk) => {
    if (stopped !== undefined || chunk.length === 0) return;
    try {
      take(chunk);
    } catch (error) {
      stopped = error;
    }
  });
  try {
    for (let at = 0; at < packed.length && stopped === undefined; at += step) inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch {
    stopped ??= broken();
  }
  if (stopped !== undefined) throw stopped;
}

/** The end record stands at the end, followed by a comment of at most 64 KB. */
function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of what came before, taken on over more bytes; begins with all bits set, and ends with all of them turned. */
function crc32(bytes: Uint8Array, before: number): number {
  let value = before;
  for (let at = 0; at < bytes.length; at += 1) value = crcTable[(value ^ bytes[at]!) & 0xff]! ^ (value >>> 8);
  return value;
}

function inMegabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en-GB')} MB`;
}
