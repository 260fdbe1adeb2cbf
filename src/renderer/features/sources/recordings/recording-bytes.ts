import type { Recording } from '../../../../contract/index.ts';
import { call } from '../../../client/kist.ts';

/** Pieces asked for at the same time: enough that the vault never waits for the window. */
const atOnce = 3;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index += 1) bytes[index] = letters.charCodeAt(index);
  return bytes;
}

/**
 * Puts a recording together out of its pieces, in memory alone. `onPiece` hears how many are there. Throws a KistProblem, or an AbortError when stopped.
 */
export async function recordingBlob(recording: Recording, options: { signal: AbortSignal; onPiece: (here: number) => void }): Promise<Blob> {
  const pieces: Blob[] = new Array<Blob>(recording.pieces);
  let next = 0;
  let here = 0;
  async function worker(): Promise<void> {
    for (let piece = next++; piece < recording.pieces; piece = next++) {
      options.signal.throwIfAborted();
      const { base64 } = await call('sources.recordingPiece', { id: recording.id, piece });
      pieces[piece] = new Blob([bytesOf(base64)]);
      options.onPiece((here += 1));
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, recording.pieces) }, worker));
  options.signal.throwIfAborted();
  return new Blob(pieces, { type: recording.mediaType });
}
