/** From a point of the window to a place in the text. */
import { offsetAt, wordsSelector } from './selection-offsets.ts';

/** The paragraph under a point, also beside its words; null where none is. */
export function rowAt(root: HTMLElement, x: number, y: number): HTMLElement | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('.reader-row') ?? null;
  return row !== null && root.contains(row) ? row : null;
}

/**
 * The offset in the text under a point. Beside the words it is the beginning or the end of the line, between two paragraphs
 * the nearer edge of the paragraph; null outside of the text.
 */
export function offsetAtPoint(root: HTMLElement, x: number, y: number): number | null {
  const words = rowAt(root, x, y)?.querySelector<HTMLElement>(wordsSelector);
  if (words === null || words === undefined) return null;
  const box = words.getBoundingClientRect();
  const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from + 1), to - 1);
  const at = document.caretPositionFromPoint(within(x, box.left, box.right), within(y, box.top, box.bottom));
  return at === null || !words.contains(at.offsetNode) ? null : offsetAt(root, at.offsetNode, at.offset, 'after');
}
