/**
 * Sound and film of a source. What is copied goes into the vault piece by piece, each in a transaction of its own: a recording may be larger than memory,
 * and whoever codes meanwhile should not wait for it. Only a copy that is whole is lit, as one step that undo takes back.
 */
import { createHash } from 'node:crypto';
import { access, constants, statfs } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Recording } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { recordingForm } from '../exchange/recordings/recording-form.ts';
import type { Writable } from '../vault/open.ts';
import { beginCopy, endCopy, forgetSome, halfCopied, type KeptRecording, listRecordings, readPiece, readRecording, writePiece } from '../vault/recordings.ts';
import { readSummary } from '../vault/sources.ts';
import type { CommandContext, ControlContext, Handlers } from './context.ts';
import { type OpenFile, openPath } from './inbox.ts';

export const largestRecording = 2 * 1024 * 1024 * 1024;
export const pieceBytes = 1024 * 1024;

/** Room that a copy leaves on the disk, for the write-ahead log and for everybody's next words. */
const leftFree = 64 * 1024 * 1024;
/** A share that does not answer must not hold up the room, in milliseconds. */
const patience = 2000;

const goneSource = (id: string): Refusal => new Refusal('not-found', 'That source is no longer here. Nothing was changed.', { sourceId: id });
const goneRecording = (id: string): Refusal => new Refusal('not-found', 'That recording is no longer here. Nothing was changed.', { recordingId: id });

/** Whether the copy outside can be read now; null where nobody knows where it lies, or a share does not answer. */
async function isReadable(path: string | null): Promise<boolean | null> {
  if (path === null) return null;
  let waiting: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((resolve) => { waiting = setTimeout(resolve, patience, null); });
  const looked = access(path, constants.R_OK).then(() => true, () => false);
  return Promise.race([looked, silence]).finally(() => clearTimeout(waiting));
}

async function shown({ hash: _, ...recording }: KeptRecording): Promise<Recording> {
  return { ...recording, isReadable: await isReadable(recording.outsidePath) };
}

type OpenVault = { database: Writable; path: string; isOpen(): boolean };

function vaultOf({ session }: ControlContext): OpenVault {
  const { vault } = session;
  if (!vault) throw new Refusal('locked', 'No vault is open. Everything that was saved is safe. Unlock a vault first.');
  return {
    // Asked for anew each time: the vault may get another key, and with it another connection, while a long copy runs.
    get database() {
      return vault.database;
    },
    path: vault.path,
    isOpen: () => session.vault === vault,
  };
}

function requireRecording(vault: OpenVault, id: string): KeptRecording {
  const recording = readRecording(vault.database, id);
  if (!recording) throw goneRecording(id);
  return recording;
}

const gigabytes = (bytes: number): string => `${(bytes / 1024 / 1024 / 1024).toFixed(1)} GB`;
const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`;

/** Looks at the recording before anything of it is written. */
async function lookAt(file: OpenFile): Promise<string> {
  if (file.bytes > largestRecording) {
    throw new Refusal('too-large', `“${file.name}” has ${gigabytes(file.bytes)}; Kist takes recordings of up to 2 GB. Nothing was stored. Save it with a smaller picture or as sound alone, or in parts.`);
  }
  return (await recordingForm(file)).mediaType;
}

async function refuseFullDisk(vault: OpenVault, file: OpenFile): Promise<void> {
  const disk = await statfs(vault.path).catch(() => null);
  if (disk === null || disk.bavail * disk.bsize > file.bytes + leftFree) return;
  throw new Refusal('disk', `“${file.name}” needs ${megabytes(file.bytes)}, and the disk with the vault has ${megabytes(disk.bavail * disk.bsize)} free. Nothing was stored. Make room and try again.`);
}

/** Takes a copy that came to no end out of the vault, a few pieces at a time. */
async function forget(vault: OpenVault, id: string): Promise<void> {
  while (vault.isOpen() && !forgetSome(vault.database, id)) await nextTurn();
}

/** Takes away what copies left that were broken off by a crash or a lock. */
async function sweep(vault: OpenVault, except: ReadonlySet<string>): Promise<void> {
  for (const id of halfCopied(vault.database)) if (!except.has(id)) await forget(vault, id);
}

/** Copies under way in this process: what belongs to them is no leftover. */
const underWay = new Set<string>();

/** Copies a file into pieces and answers the id of its recording, which is whole and dark. Stopped or refused, it leaves nothing behind. */
async function copyIn(context: ControlContext, vault: OpenVault, file: OpenFile, about: { sourceId: string; mediaType: string; outsidePath: string | null }): Promise<string> {
  await refuseFullDisk(vault, file);
  await sweep(vault, underWay);
  const id = context.newId();
  underWay.add(id);
  try {
    beginCopy(vault.database, { id, ...about, name: file.name, bytes: file.bytes, at: context.now() });
    const hash = createHash('sha256');
    let pieces = 0;
    for (let at = 0; at < file.bytes; pieces += 1) {
      context.report(at / file.bytes, `Copying “${file.name}”: ${megabytes(at)} of ${megabytes(file.bytes)}`);
      const bytes = await file.read(at, pieceBytes);
      if (bytes.length === 0) throw new Refusal('unreadable-file', `“${file.name}” broke off while it was read. Nothing was stored. Is the recorder or the stick still connected?`);
      if (!vault.isOpen()) throw new Refusal('locked', 'The vault was locked before the recording was copied. Nothing of it was stored, and everything saved before is safe.');
      hash.update(bytes);
      writePiece(vault.database, id, pieces, bytes);
      at += bytes.length;
      await nextTurn();
    }
    endCopy(vault.database, id, { hash: hash.digest('hex'), pieces });
    return id;
  } catch (error) {
    await forget(vault, id);
    throw error;
  } finally {
    underWay.delete(id);
  }
}

/** The recording that this one repeats, byte for byte. */
function twinOf(vault: OpenVault, sourceId: string, id: string): KeptRecording | null {
  const { hash } = vault.database.prepare('SELECT hash FROM recording WHERE id = ?').get(id) as { hash: string };
  return listRecordings(vault.database, sourceId).find((one) => one.hash === hash) ?? null;
}

async function add(context: ControlContext, { id: sourceId, file: token, copy }: { id: string; file: string; copy: boolean }): Promise<Recording> {
  const vault = vaultOf(context);
  const source = readSummary(vault.database, sourceId);
  if (!source) throw goneSource(sourceId);
  const file = await context.inbox.open(token);
  try {
    const mediaType = await lookAt(file);
    const outsidePath = file.path;
    if (!copy) {
      if (outsidePath === null) throw new Refusal('not-allowed', 'A browser does not tell Kist where a file lies, so it can only be copied into the vault. Nothing was stored. Choose to copy it.');
      if (listRecordings(vault.database, sourceId).some((one) => one.outsidePath === outsidePath)) throw new Refusal('not-allowed', `“${file.name}” belongs to this source already. Nothing was changed.`);
      const id = context.newId();
      context.write('sources.addRecording', true, ({ change }) => {
        change.insert('recording', { id, source_id: sourceId, name: file.name, media_type: mediaType, bytes: file.bytes, hash: '', pieces: 0, outside_path: outsidePath, at: change.at, removed: 0, version: 1 });
        change.describe(`Noted the recording “${file.name}” of “${source.title}”, which stays outside`);
      });
      return shown(requireRecording(vault, id));
    }
    const id = await copyIn(context, vault, file, { sourceId, mediaType, outsidePath });
    const twin = twinOf(vault, sourceId, id);
    if (twin) {
      await discard(vault, id);
      throw new Refusal('not-allowed', `“${file.name}” is in the vault already, as “${twin.name}” of this source. Nothing was stored.`);
    }
    await light(context, 'sources.addRecording', ({ change }) => {
      if (!readSummary(change.database, sourceId)) throw goneSource(sourceId);
      change.update('recording', id, { removed: 0 });
      change.describe(`Copied the recording “${file.name}” of “${source.title}” into the vault`);
    }, () => discard(vault, id));
    return shown(requireRecording(vault, id));
  } finally {
    await file.close();
  }
}

/** A whole copy that nobody will light. */
async function discard(vault: OpenVault, id: string): Promise<void> {
  vault.database.prepare('UPDATE recording SET removed = 2 WHERE id = ? AND removed = 1').run(id);
  await forget(vault, id);
}

/** The one step of a copy that the history knows, and that undo takes back. */
async function light(context: ControlContext, method: 'sources.addRecording' | 'sources.keepRecording', work: (context: CommandContext) => void, otherwise: () => Promise<void>): Promise<void> {
  try {
    context.report(1, 'Storing');
    context.write(method, true, work);
  } catch (error) {
    await otherwise();
    throw error;
  }
}

async function keep(context: ControlContext, { id, file: token }: { id: string; file?: string | undefined }): Promise<Recording> {
  const vault = vaultOf(context);
  const before = requireRecording(vault, id);
  if (before.kept === 'in the vault') throw new Refusal('not-allowed', `“${before.name}” is in the vault already. Nothing was changed.`);
  const file = token === undefined ? await openPath(before.outsidePath!) : await context.inbox.open(token);
  try {
    const mediaType = await lookAt(file);
    const kept = await copyIn(context, vault, file, { sourceId: before.sourceId, mediaType, outsidePath: file.path ?? before.outsidePath });
    await light(context, 'sources.keepRecording', ({ change }) => {
      // Two rows change places, so that taking it back has nothing of the copy to touch.
      change.update('recording', id, { removed: 1 });
      change.update('recording', kept, { removed: 0 });
      change.describe(`Copied the recording “${file.name}” into the vault`);
    }, () => discard(vault, kept));
    return shown(requireRecording(vault, kept));
  } finally {
    await file.close();
  }
}

/** Takes away, in the background, what a copy left that a crash or a lock broke off in an earlier session. */
export function sweepAfterOpening(session: ControlContext['session']): void {
  const { vault } = session;
  if (!vault || halfCopied(vault.database).length === 0) return;
  void sweep({ database: vault.database, path: vault.path, isOpen: () => session.vault === vault }, underWay).catch(() => undefined);
}

export const recordingHandlers = {
  'sources.recordings': async ({ database }, { id }) => {
    if (!readSummary(database, id)) throw goneSource(id);
    return { recordings: await Promise.all(listRecordings(database, id).map(shown)) };
  },
  'sources.addRecording': { control: add },
  'sources.keepRecording': { control: keep },
  'sources.recordingPiece': ({ database }, { id, piece }) => {
    const bytes = readPiece(database, id, piece);
    if (bytes) return { base64: bytes.toString('base64') };
    const recording = readRecording(database, id);
    if (!recording) throw goneRecording(id);
    throw new Refusal('not-found', recording.kept === 'outside' ? `“${recording.name}” lies outside the vault; copy it into the vault to play it here.` : `“${recording.name}” has ${recording.pieces} pieces, counted from 0; there is no piece ${piece}.`);
  },
  'sources.removeRecording': ({ change, database }, { id }) => {
    const recording = readRecording(database, id);
    if (!recording) throw goneRecording(id);
    change.update('recording', id, { removed: 1 });
    change.describe(`Removed the recording “${recording.name}”`);
    return {};
  },
} satisfies Pick<Handlers<'sources'>, 'sources.recordings' | 'sources.addRecording' | 'sources.keepRecording' | 'sources.recordingPiece' | 'sources.removeRecording'>;
