/**
 * Words that are being written survive: a lock, sleep, a crash, going to another room. They are kept in the vault about once a second and at every pause that
 * the window knows of, and come back when the same editor is opened again. Here in memory they last until the vault locks.
 */
import { useEffect, useRef, useState } from 'react';
import { call, host } from './kist.ts';
import { sayTheSame, wordsBack, wordsToKeep } from './draft-words.ts';

/** How old words may be that a sudden end takes away, in milliseconds. */
const pace = 1000;
/** How long a lock waits for them to be stored, in milliseconds. */
const patience = 1500;

type Kept = { words: string; at: string };
const kept = new Map<string, Kept>();
/** Places of which the vault holds something, and places whose words are not with it yet. */
const stored = new Set<string>();
const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;
let sending: Promise<void> = Promise.resolve();
let isFollowing = false;

function forgetAll(): void {
  kept.clear();
  stored.clear();
  waiting.clear();
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

function follow(): void {
  if (isFollowing) return;
  isFollowing = true;
  host().on((event) => {
    // Words must not outlive the lock here; and other hands have their own.
    if (event.kind === 'locked') forgetAll();
    else if (event.kind === 'changed' && event.method === 'team.become') void loadDrafts();
  });
  const now = (): void => void flushDrafts();
  document.addEventListener('focusout', now);
  document.addEventListener('visibilitychange', now);
  window.addEventListener('pagehide', now);
}

/** Fetches what the coder at work has begun. Waited for when a vault opens, so that every editor finds its words at once. */
export async function loadDrafts(): Promise<void> {
  follow();
  forgetAll();
  const { drafts } = await call('team.drafts', {});
  for (const { place, words, at } of drafts) {
    stored.add(place);
    if (!waiting.has(place)) kept.set(place, { words, at });
  }
}

/** Keeps the words of a place; null forgets them. */
export function keepWords(place: string, words: string | null): void {
  follow();
  if (words === null ? !kept.has(place) && !stored.has(place) : kept.get(place)?.words === words) return;
  if (words === null) kept.delete(place);
  else kept.set(place, { words, at: new Date().toISOString() });
  waiting.add(place);
  timer ??= setTimeout(() => void flushDrafts(), pace);
}

/** What is kept of a place. */
export const keptWords = (place: string): Kept | null => kept.get(place) ?? null;

/** Stores at once what is waiting; resolves when the vault has it. */
export function flushDrafts(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  const places = [...waiting];
  waiting.clear();
  // One after the other: the newest words of a place must be the last that come.
  for (const place of places) sending = sending.then(() => send(place));
  return sending;
}

async function send(place: string): Promise<void> {
  const words = kept.get(place)?.words ?? null;
  if (words === null && !stored.has(place)) return;
  try {
    await call('team.keepDraft', { place, words });
    if (words === null) stored.delete(place);
    else stored.add(place);
  } catch {
    // Locked meanwhile, or no room: whoever saves is told, and the next letter tries again.
  }
}

/** Locks at the person's wish, with the words that they were writing. */
export async function lockNow(): Promise<void> {
  await Promise.race([flushDrafts(), new Promise((resolve) => setTimeout(resolve, patience))]);
  await host().lock('person');
}

export type EditorDraft<Fields> = {
  /** When the words were written that have come back into this editor; null when none have. */
  back: { at: string; stoodOtherwise: boolean } | null;
  /** Lets go of them: the editor shows what it began with. */
  discard(): void;
  /** Said when the words were saved or let go of. `stands`: what the editor holds from now on, where it stays open with something else in it. */
  forget(stands?: Fields): void;
};

/**
 * Keeps what is written in an editor. `place` names it and what it edits; `fields` is all that is written in it, as it is now; `restore` puts words back into it.
 * The words are kept until `forget`, or until the fields are again as they were.
 */
export function useDraft<Fields extends object>(place: string, fields: Fields, restore: (fields: Partial<Fields>) => void): EditorDraft<Fields> {
  const begun = useRef(fields);
  const latest = useRef(fields);
  const looked = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  const [back, setBack] = useState<EditorDraft<Fields>['back']>(null);
  if (looked.current !== null && looked.current !== place) begun.current = fields;
  latest.current = fields;
  const written = JSON.stringify(fields);

  function store(): void {
    const words = wordsToKeep(begun.current, latest.current);
    if (words === null) setBack(null);
    // Words that have come back keep their hour until more are written.
    const found = keptWords(place);
    if (words !== null && found !== null && sayTheSame(found.words, words)) return;
    keepWords(place, words);
  }

  useEffect(() => {
    if (looked.current !== place) {
      looked.current = place;
      const found = keptWords(place);
      const words = found && wordsBack(found.words, latest.current);
      setBack(words && { at: found.at, stoodOtherwise: words.stoodOtherwise });
      if (words) restore(words.fields);
    } else if (seen.current !== written) {
      store();
    }
    seen.current = written;
    // `restore` and `store` are made anew with every letter.
  }, [place, written]);

  function forget(stands: Fields = latest.current): void {
    begun.current = stands;
    setBack(null);
    keepWords(place, null);
  }
  return {
    back,
    forget,
    discard() {
      const before = begun.current;
      forget(before);
      restore(before);
    },
  };
}
