import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Coding } from '../../../../contract/index.ts';
import { type Span, trimPassage, wholeWords } from '../../coding/highlights.ts';
import { paint } from './painted.ts';
import { offsetAtPoint } from './point.ts';
import type { End } from './sentences.ts';
import { scrollNearEdge } from './scroll.ts';

/** The passage of a coding while one of its ends is dragged to a place, in whole words; null where nothing would be left of it. */
export function draggedTo(text: string, passage: Span, end: End, offset: number): Span | null {
  const span = end === 'start' ? { start: Math.min(offset, passage.end - 1), end: passage.end } : { start: passage.start, end: Math.max(offset, passage.start + 1) };
  const words = trimPassage(text, span);
  if (words === null) return null;
  const whole = wholeWords(text, words);
  return end === 'start' ? { start: whole.start, end: passage.end } : { start: passage.start, end: whole.end };
}

type Drag = { coding: Coding; end: End; pointer: number; to: Span };

/** Dragging an end of a bracket: along the margin it goes by lines, over the words by words. Esc leaves it as it was. */
export function useBracketDrag(root: RefObject<HTMLElement | null>, text: string, find: (id: string) => Coding | undefined, onResize: (coding: Coding, passage: Span) => void) {
  const drag = useRef<Drag | null>(null);
  const latest = useRef({ text, onResize });
  latest.current = { text, onResize };

  useEffect(() => {
    const finish = (isKept: boolean): void => {
      const done = drag.current;
      if (done === null) return;
      drag.current = null;
      document.documentElement.classList.remove('is-dragging-bracket');
      paint('kist-ends', null, []);
      if (isKept && (done.to.start !== done.coding.start || done.to.end !== done.coding.end)) latest.current.onResize(done.coding, done.to);
    };
    const onMove = (event: PointerEvent): void => {
      const now = drag.current;
      if (now === null || event.pointerId !== now.pointer || root.current === null) return;
      scrollNearEdge(root.current, event.clientY);
      // In the margin the line counts: its beginning for the upper end, its end for the lower one.
      const words = root.current.querySelector('.reader-words')?.getBoundingClientRect();
      const x = words !== undefined && event.clientX < words.left ? (now.end === 'start' ? words.left : words.right) : event.clientX;
      const offset = offsetAtPoint(root.current, x, event.clientY);
      const to = offset === null ? null : draggedTo(latest.current.text, now.coding, now.end, offset);
      if (to === null) return;
      now.to = to;
      paint('kist-ends', root.current, [to]);
    };
    const onUp = (event: PointerEvent): void => { if (event.pointerId === drag.current?.pointer) finish(true); };
    const onCancel = (): void => finish(false);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || drag.current === null) return;
      event.stopPropagation();
      finish(false);
    };
    document.addEventListener('pointermove', onMove);
    document.addEventListener('pointerup', onUp);
    document.addEventListener('pointercancel', onCancel);
    document.addEventListener('keydown', onKey, true);
    return () => {
      finish(false);
      document.removeEventListener('pointermove', onMove);
      document.removeEventListener('pointerup', onUp);
      document.removeEventListener('pointercancel', onCancel);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [root]);

  return {
    onPointerDown(event: ReactPointerEvent): void {
      const grip = event.target instanceof Element ? event.target.closest<HTMLElement>('.reader-grip') : null;
      const id = grip?.closest<HTMLElement>('[data-coding]')?.dataset['coding'];
      const coding = id === undefined ? undefined : find(id);
      if (event.button !== 0 || grip === null || coding === undefined) return;
      event.preventDefault();
      document.documentElement.classList.add('is-dragging-bracket');
      drag.current = { coding, end: grip.dataset['end'] === 'start' ? 'start' : 'end', pointer: event.pointerId, to: { start: coding.start, end: coding.end } };
    },
  };
}
