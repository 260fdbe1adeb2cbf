/**
 * Recordings of a source: in pieces inside the vault, or a path outside it. A recording that is being copied has `removed = 2`; when it is whole it is
 * dark (1) until its recorded row lights it (0), and undo darkens it again.
 */
import type { Recording } from '../contract/index.ts';
import type { Readable, Writable } from './open.ts';

/** What the vault knows of a recording; whether a copy outside can be read is looked up by whoever asks. */
export type KeptRecording = Omit<Recording, 'isReadable'> & { hash: string };

type Row = Omit<KeptRecording, 'kept'>;

const columns = `m.id, m.source_id AS sourceId, m.name, m.media_type AS mediaType, m.bytes, m.hash, m.pieces, m.outside_path AS outsidePath, m.version`;
const here = 'FROM recording m JOIN source s ON s.id = m.source_id WHERE m.removed = 0 AND s.removed = 0';

const recordingOf = (row: Row): KeptRecording => ({ ...row, kept: row.pieces > 0 ? 'in the vault' : 'outside' });

/** Recordings of a source, the first that came first. */
export function listRecordings(database: Readable, sourceId: string): KeptRecording[] {
  return (database.prepare(`SELECT ${columns} ${here} AND m.source_id = ? ORDER BY m.at, m.id`).all(sourceId) as Row[]).map(recordingOf);
}

export function readRecording(database: Readable, id: string): KeptRecording | null {
  const row = database.prepare(`SELECT ${columns} ${here} AND m.id = ?`).get(id) as Row | undefined;
  return row ? recordingOf(row) : null;
}

/** One piece of a recording that is here; null where there is none. */
export function readPiece(database: Readable, id: string, number: number): Buffer | null {
  const row = database.prepare(`SELECT p.bytes ${here.replace('FROM recording m', 'FROM recording_piece p JOIN recording m ON m.id = p.recording_id')} AND m.id = ? AND p.number = ?`).get(id, number) as { bytes: Buffer } | undefined;
  return row?.bytes ?? null;
}

export type NewRecording = { id: string; sourceId: string; name: string; mediaType: string; bytes: number; outsidePath: string | null; at: string };

/** Begins the copying of a recording. */
export function beginCopy(database: Writable, recording: NewRecording): void {
  database
    .prepare(`INSERT INTO recording (id, source_id, name, media_type, bytes, hash, pieces, outside_path, at, removed, version) VALUES (@id, @sourceId, @name, @mediaType, @bytes, '', 0, @outsidePath, @at, 2, 1)`)
    .run(recording);
}

/** Writes one piece, a transaction of its own, so that whoever types meanwhile does not wait. */
export function writePiece(database: Writable, id: string, number: number, bytes: Uint8Array): void {
  database.prepare('INSERT INTO recording_piece (recording_id, number, bytes) VALUES (?, ?, ?)').run(id, number, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** The copy is whole: it waits, dark, for the change that lights it. */
export function endCopy(database: Writable, id: string, whole: { hash: string; pieces: number }): void {
  database.prepare('UPDATE recording SET hash = @hash, pieces = @pieces, removed = 1 WHERE id = @id AND removed = 2').run({ id, ...whole });
}

/** Copies that were begun and not brought to an end. */
export function halfCopied(database: Readable): string[] {
  return (database.prepare('SELECT id FROM recording WHERE removed = 2').all() as { id: string }[]).map(({ id }) => id);
}

const fewPieces = 16;

/** Takes away a few pieces of a copy that came to no end, and the copy itself with its last; answers whether it is gone. */
export function forgetSome(database: Writable, id: string): boolean {
  const { changes } = database.prepare('DELETE FROM recording_piece WHERE recording_id = @id AND number IN (SELECT number FROM recording_piece WHERE recording_id = @id ORDER BY number DESC LIMIT @most)').run({ id, most: fewPieces });
  if (changes === fewPieces) return false;
  database.prepare('DELETE FROM recording WHERE id = ? AND removed = 2').run(id);
  return true;
}
