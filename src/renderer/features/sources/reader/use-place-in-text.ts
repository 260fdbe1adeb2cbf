import { type RefObject, useLayoutEffect } from 'react';
import type { Span } from '../../coding/highlights.ts';
import { wordsSoughtAt } from '../../coding/sought-words.ts';
import { bringIntoView, leaveAt, type PlaceLeft, returnTo } from './scroll.ts';

/** How far each source was read, while the window stands. */
const placesLeft = new Map<string, PlaceLeft>();

export type Shown = { start: number; end: number | null };

/** The passage that a link points at. With words that were looked for, those alone, where they stand in it. */
export function spanShown(text: string, { start, end }: Shown, words = ''): Span {
  const span = { start: Math.max(0, Math.min(start, text.length - 1)), end: Math.min(end ?? start + 1, text.length) };
  const at = words === '' ? -1 : text.slice(span.start, span.end).indexOf(words);
  return at === -1 ? span : { start: span.start + at, end: span.start + at + words.length };
}

/** Shows what a link points at, or the place where one left off, and remembers where one leaves. */
export function usePlaceInText(root: RefObject<HTMLElement | null>, sourceId: string, shown: Shown | null, text: string, onShown: (span: Span, isPassage: boolean) => void): void {
  const key = shown === null ? null : `${shown.start} ${shown.end}`;
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    if (shown === null) returnTo(element, placesLeft.get(sourceId) ?? null);
    else {
      const span = spanShown(text, shown, wordsSoughtAt(sourceId, shown.start));
      bringIntoView(element, span, 'centre');
      onShown(span, shown.end !== null && span.end > span.start);
    }
    return () => {
      const place = leaveAt(element);
      if (place !== null) placesLeft.set(sourceId, place);
    };
    // Only another link is shown again, not another drawing of the same.
  }, [root, sourceId, key, text.length]);
}
