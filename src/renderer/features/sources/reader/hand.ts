/**
 * Where the keys are and which coding is in hand, told to rows one by one: of a thousand rows only those draw again for which
 * something has changed.
 */
import type { Stripe } from '../../coding/stripes.ts';
import type { Span } from '../../coding/highlights.ts';

export type Hand = {
  subscribe(listener: () => void): () => void;
  isCursor(index: number): boolean;
  /** Id of the coding in hand, where it reaches into the paragraph. */
  codingIn(paragraph: Span): string | null;
  set(cursor: number | null, coding: Stripe | null): void;
};

export function createHand(): Hand {
  const listeners = new Set<() => void>();
  let cursor: number | null = null;
  let coding: Stripe | null = null;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isCursor: (index) => cursor === index,
    codingIn: (paragraph) => (coding !== null && coding.start < paragraph.end && coding.end > paragraph.start ? coding.id : null),
    set(nextCursor, nextCoding) {
      if (nextCursor === cursor && nextCoding === coding) return;
      cursor = nextCursor;
      coding = nextCoding;
      for (const listener of listeners) listener();
    },
  };
}
