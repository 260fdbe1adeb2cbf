/**
 * The one player of the window. It stands outside React, so that a recording goes on while the inspector speaks of something else;
 * it is emptied when the source is left and when the vault is locked, and its bytes go with it.
 */
import { useSyncExternalStore } from 'react';
import type { Recording } from '../../../../contract/index.ts';
import { host, KistProblem } from '../../../client/kist.ts';
import { recordingBlob } from './recording-bytes.ts';

export type Playing = {
  recording: Recording | null;
  standing: 'empty' | 'loading' | 'ready' | 'playing' | 'failed';
  /** How much of it has come out of the vault, 0 to 1. */
  loaded: number;
  atMs: number;
  /** Null while it is not known. */
  lengthMs: number | null;
  speed: number;
  /** Why it can't be played, in words. */
  problem: string | null;
  /** The moment that was asked for last, where the recording ends before it: a transcript can go on where another recording begins. */
  beyondMs: number | null;
};

export const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;

const empty: Playing = { recording: null, standing: 'empty', loaded: 0, atMs: 0, lengthMs: null, speed: 1, problem: null, beyondMs: null };
let now: Playing = empty;
let element: HTMLVideoElement | null = null;
let address: string | null = null;
let loading: AbortController | null = null;
/** Where to begin as soon as it can be played. */
let beginAt: number | null = null;
const listeners = new Set<() => void>();

function set(change: Partial<Playing>): void {
  now = { ...now, ...change };
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePlaying(): Playing {
  return useSyncExternalStore(subscribe, () => now);
}

/** The element that shows a film; a sound plays without being in the page. */
export function playerElement(): HTMLVideoElement {
  if (element !== null) return element;
  const made = document.createElement('video');
  made.playsInline = true;
  made.preload = 'auto';
  made.addEventListener('timeupdate', () => set({ atMs: made.currentTime * 1000 }));
  made.addEventListener('seeked', () => set({ atMs: made.currentTime * 1000 }));
  made.addEventListener('durationchange', () => {
    const lengthMs = Number.isFinite(made.duration) ? made.duration * 1000 : null;
    set({ lengthMs, beyondMs: beyond(beginAt ?? 0, lengthMs) });
  });
  made.addEventListener('play', () => set({ standing: 'playing' }));
  made.addEventListener('pause', () => { if (now.standing === 'playing') set({ standing: 'ready' }); });
  made.addEventListener('ended', () => set({ standing: 'ready' }));
  made.addEventListener('error', () => {
    if (now.standing !== 'empty') set({ standing: 'failed', problem: 'This window can’t play it: the sound is stored in a way that it doesn’t know, or the recording is damaged. Save it as mp3, and add it again.' });
  });
  element = made;
  host().on((event) => { if (event.kind === 'locked') emptyPlayer(); });
  return made;
}

const beyond = (fromMs: number, lengthMs: number | null): number | null => (lengthMs !== null && fromMs >= lengthMs ? fromMs : null);

/** Stops, and lets go of every byte. */
export function emptyPlayer(): void {
  loading?.abort();
  loading = null;
  beginAt = null;
  const before = element;
  set({ ...empty, speed: now.speed });
  if (before !== null) {
    before.pause();
    before.removeAttribute('src');
    before.load();
  }
  if (address !== null) URL.revokeObjectURL(address);
  address = null;
}

/** Takes a recording out of the vault and plays it from a moment on, in milliseconds. */
async function load(recording: Recording, fromMs: number): Promise<void> {
  emptyPlayer();
  const controller = new AbortController();
  loading = controller;
  beginAt = fromMs;
  const media = playerElement();
  set({ recording, standing: 'loading', atMs: fromMs });
  try {
    const blob = await recordingBlob(recording, { signal: controller.signal, onPiece: (here) => { if (loading === controller) set({ loaded: here / recording.pieces }); } });
    if (loading !== controller) return;
    loading = null;
    address = URL.createObjectURL(blob);
    media.src = address;
    media.playbackRate = now.speed;
    media.currentTime = (beginAt ?? 0) / 1000;
    set({ standing: 'ready' });
    await start();
  } catch (error) {
    if (controller.signal.aborted) return;
    loading = null;
    set({ standing: 'failed', problem: error instanceof KistProblem ? error.message : 'It could not be taken out of the vault. The recording itself is safe. Try again.' });
  }
}

async function start(): Promise<void> {
  try {
    await playerElement().play();
  } catch (error) {
    // The browser waits for a hand on the keyboard or the mouse; the button is there for that. Whatever else is wrong, the element says.
    if (!(error instanceof DOMException) || (error.name !== 'NotAllowedError' && error.name !== 'AbortError' && error.name !== 'NotSupportedError')) throw error;
  }
}

/** Plays a recording from a moment on; takes it out of the vault first where that has not been done. */
export function playRecording(recording: Recording, fromMs: number): void {
  if (now.recording?.id !== recording.id || now.standing === 'failed') {
    void load(recording, fromMs);
    return;
  }
  if (now.standing === 'loading') {
    beginAt = fromMs;
    set({ atMs: fromMs });
    return;
  }
  beginAt = fromMs;
  const beyondMs = beyond(fromMs, now.lengthMs);
  set({ beyondMs });
  if (beyondMs !== null) {
    playerElement().pause();
    return;
  }
  seek(fromMs);
  void start();
}

export function togglePlaying(recording: Recording): void {
  if (now.recording?.id !== recording.id || now.standing === 'failed') void load(recording, 0);
  else if (now.standing === 'playing') playerElement().pause();
  else if (now.standing === 'ready') {
    set({ beyondMs: null });
    void start();
  }
}

/** Stops taking a recording out of the vault. */
export function stopLoading(): void {
  if (now.standing === 'loading') emptyPlayer();
}

export function seek(toMs: number): void {
  if (now.standing !== 'ready' && now.standing !== 'playing') return;
  const to = Math.max(0, Math.min(toMs, now.lengthMs ?? toMs));
  playerElement().currentTime = to / 1000;
  set({ atMs: to, beyondMs: null });
}

export const skip = (byMs: number): void => seek(now.atMs + byMs);

export function setSpeed(speed: number): void {
  set({ speed });
  if (element !== null) element.playbackRate = speed;
}

/** One step faster or slower. */
export function nextSpeed(by: 1 | -1): number {
  const at = speeds.findIndex((speed) => speed === now.speed);
  const next = speeds[Math.max(0, Math.min(speeds.length - 1, (at === -1 ? 2 : at) + by))]!;
  setSpeed(next);
  return next;
}
