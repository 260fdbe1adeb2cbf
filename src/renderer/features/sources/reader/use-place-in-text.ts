import { type RefObject, useLayoutEffect } from 'react';
import type { Span } from '../../coding/highlights.ts';
import { bringIntoView, leaveAt, type PlaceLeft, returnTo } from './scroll.ts';

/** How far each source was read, while the window stands. */
const placesLeft = new Map<string, PlaceLeft>();

/** Shows what a link points at, or the place where one left off, and remembers where one leaves. */
export function usePlaceInText(root: RefObject<HTMLElement | null>, sourceId: string, shown: { start: number; end: number | null } | null, length: number, onShown: (span: Span, isPassage: boolean) => void): void {
  const start = shown?.start ?? null;
  const end = shown?.end ?? null;
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    if (start === null) returnTo(element, placesLeft.get(sourceId) ?? null);
    else {
      const span = { start: Math.max(0, Math.min(start, length - 1)), end: Math.min(end ?? start + 1, length) };
      bringIntoView(element, span, 'centre');
      onShown(span, end !== null && span.end > span.start);
    }
    return () => {
      const place = leaveAt(element);
      if (place !== null) placesLeft.set(sourceId, place);
    };
    // Only another link is shown again, not another drawing of the same.
  }, [root, sourceId, start, end, length]);
}
