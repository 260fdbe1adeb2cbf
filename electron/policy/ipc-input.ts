/**
 * Reads what came over a channel. The types of the preload are a promise that a hostile page need not keep, so every argument
 * is looked at here; null means that it is not what the channel is for. The contract looks at the input of a call itself.
 */
import type { MadeFile } from '../../src/contract/index.ts';

export type Call = { name: string; input: unknown; callId: string | undefined };
export type ChooseFiles = { many: boolean; folder: boolean; extensions: string[] };
export type Taken = { path: string } | { name: string; bytes: Uint8Array };

/** What passes between window and host at most in one file, as the vault process has it. */
export const largestFile = 512 * 1024 * 1024;
const mostFiles = 10_000;
/** Base64 is a third longer than the bytes. */
const longestBase64 = Math.ceil(largestFile / 3) * 4;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

const isName = (value: unknown): value is string => isText(value, 255) && value !== '';
const isExtension = (value: unknown): value is string => typeof value === 'string' && /^[a-z0-9]{1,12}$/i.test(value);

export function readCall(given: readonly unknown[]): Call | null {
  const [name, input, callId] = given;
  if (given.length > 3 || !isText(name, 100) || !(callId === undefined || isText(callId, 200))) return null;
  return { name, input, callId };
}

export function readCallId(given: readonly unknown[]): string | null {
  const [callId] = given;
  return given.length === 1 && isText(callId, 200) ? callId : null;
}

export function readChooseFiles(given: readonly unknown[]): ChooseFiles | null {
  const [options] = given;
  if (given.length !== 1 || !isFields(options)) return null;
  const { many, folder = false, extensions } = options;
  if (typeof many !== 'boolean' || typeof folder !== 'boolean' || !Array.isArray(extensions) || extensions.length > 100) return null;
  const withoutDot: unknown[] = extensions.map((extension: unknown) => (typeof extension === 'string' ? extension.replace(/^\./, '') : extension));
  return withoutDot.every(isExtension) ? { many, folder, extensions: withoutDot } : null;
}

export function readTaken(given: readonly unknown[]): Taken[] | null {
  const [files] = given;
  if (given.length !== 1 || !Array.isArray(files) || files.length > mostFiles) return null;
  const taken: Taken[] = [];
  for (const file of files as unknown[]) {
    if (!isFields(file)) return null;
    const { path, name, bytes } = file;
    if (path !== undefined) {
      if (!isText(path, 4096) || path === '' || path.includes('\0')) return null;
      taken.push({ path });
    } else {
      if (!isName(name) || !(bytes instanceof Uint8Array) || bytes.length > largestFile) return null;
      taken.push({ name, bytes });
    }
  }
  return taken;
}

export function readNothing(given: readonly unknown[]): true | null {
  return given.length === 0 ? true : null;
}

export function readMadeFile(given: readonly unknown[]): MadeFile | null {
  const [file] = given;
  if (given.length !== 1 || !isFields(file)) return null;
  const { name, mediaType, base64 } = file;
  if (!isName(name) || !isText(mediaType, 200) || !isText(base64, longestBase64)) return null;
  return /^[A-Za-z0-9+/]*={0,2}$/.test(base64) && base64.length % 4 === 0 ? { name, mediaType, base64 } : null;
}

export function readLock(given: readonly unknown[]): 'person' | 'idle' | null {
  const [why = 'person'] = given;
  return given.length <= 1 && (why === 'person' || why === 'idle') ? why : null;
}
