/** What the rows of the reader need to know of the corrections at work in it; each row listens for its own paragraph alone. */
import { useCallback, useSyncExternalStore } from 'react';
import type { OpenedSource } from '../../../../contract/index.ts';
import type { Draft } from './drafts.ts';

export type AtWork = {
  readonly opened: OpenedSource;
  readonly drafts: ReadonlyMap<number, Draft>;
  readonly open: number | null;
  /** Paragraphs that read otherwise than they came. */
  readonly corrected: ReadonlySet<number>;
  readonly on: { change(number: number, patch: Partial<Pick<Draft, 'now' | 'isJoined' | 'speaker'>>): void; open(number: number): void; save(): void; leave(): void; drop(number: number): void };
};

let work: AtWork | null = null;
const listeners = new Set<() => void>();

/** Said by the reader that is on the screen; null when it goes. */
export function setAtWork(next: AtWork | null): void {
  work = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const getAtWork = (): AtWork | null => work;

/** The draft of a paragraph, while it is being corrected. */
export function useDraft(number: number): Draft | null {
  return useSyncExternalStore(subscribe, useCallback(() => work?.drafts.get(number) ?? null, [number]));
}

export function useIsOpen(number: number): boolean {
  return useSyncExternalStore(subscribe, useCallback(() => work?.open === number, [number]));
}

export function useIsCorrected(number: number): boolean {
  return useSyncExternalStore(subscribe, useCallback(() => work?.corrected.has(number) === true, [number]));
}
