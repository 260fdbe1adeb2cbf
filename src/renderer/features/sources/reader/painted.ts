/**
 * Passages painted over the text without touching its elements (the browser's own highlights): the passage in hand while the
 * keys are elsewhere, and what was found. The names are styled in Reader.css.
 */
import type { Span } from '../../coding/highlights.ts';
import { rangesOf } from './selection-offsets.ts';

export type Paint = 'kist-passage' | 'kist-found' | 'kist-found-here' | 'kist-drop' | 'kist-ends';

export function paint(name: Paint, root: HTMLElement | null, spans: readonly Span[]): void {
  const ranges = root === null ? [] : spans.flatMap((span) => rangesOf(root, span));
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
