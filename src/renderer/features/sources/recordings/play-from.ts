/**
 * For whoever shows a turn with a time: `useCanPlay()` says whether a recording of the source that is open can be played here, and
 * `playFrom(ms)` plays it from that moment. Does nothing while no recording can be played.
 */
import { useSyncExternalStore } from 'react';
import type { Recording } from '../../../../contract/index.ts';
import { playRecording } from './player.ts';

let playable: Recording | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The recording that turns are played from: told by the player's bar, which stands while its source is open. */
export function offerToPlay(recording: Recording | null): void {
  playable = recording;
  for (const listener of [...listeners]) listener();
}

export function playFrom(ms: number): void {
  if (playable !== null) playRecording(playable, ms);
}

export function useCanPlay(): boolean {
  return useSyncExternalStore(subscribe, () => playable !== null);
}
