/** Where one is in a long text: bringing passages into view, leaving and coming back, finding room beside the words. */
import type { Span } from '../../coding/highlights.ts';
import { rangeOf } from './selection-offsets.ts';

export type Box = { left: number; top: number; width: number; height: number };

/** What scrolls under the text, and the part of the window in which the text can be seen; `top` lies under the header. */
type View = { scroller: Element; left: number; top: number; bottom: number; width: number };

function viewOf(root: Element): View {
  const main = root.closest('.ui-frame-main');
  // In a very low window the page scrolls as a whole.
  const isWhole = main === null || main.scrollHeight <= main.clientHeight + 1;
  const scroller = isWhole ? (document.scrollingElement ?? document.documentElement) : main;
  const box = isWhole ? { left: 0, top: 0, bottom: window.innerHeight, width: window.innerWidth } : main.getBoundingClientRect();
  const head = root.closest('.reader')?.querySelector('.reader-head')?.getBoundingClientRect();
  return { scroller, left: box.left, top: Math.max(box.top, head?.bottom ?? box.top), bottom: box.bottom, width: box.width };
}

/** The rows that have a place on the page: where only coded passages are shown, the others have none. */
export function laidRows(root: Element): HTMLElement[] {
  const rows = [...root.children] as HTMLElement[];
  return root.getAttribute('data-rest') === 'hidden' ? rows.filter((row) => row.hasAttribute('data-coded') || row.hasAttribute('data-cursor')) : rows;
}

const indexOf = (row: HTMLElement): number => Number(row.dataset['paragraph']) - 1;

/** The place of the first row for which `isPast` is false, among rows in their order. */
export function firstRow(rows: readonly Element[], isPast: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(rows[middle]!.getBoundingClientRect())) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Brings a passage into view. Twice, because rows that were never shown have guessed heights until they are. */
export function bringIntoView(root: HTMLElement, span: Span, where: 'centre' | 'near' = 'near'): void {
  const bring = (): void => {
    const range = rangeOf(root, span);
    if (range === null) return;
    const row = (range.startContainer.parentElement ?? root).closest('.reader-row');
    // A row that is skipped has no lines yet; showing it gives it some.
    if (row !== null && (where === 'centre' || isFar(row, viewOf(root)))) row.scrollIntoView({ block: where === 'centre' ? 'center' : 'nearest' });
    const lines = range.getBoundingClientRect();
    const view = viewOf(root);
    if (lines.height === 0) return;
    if (lines.top < view.top + 12) view.scroller.scrollBy({ top: lines.top - view.top - 40 });
    else if (lines.bottom > view.bottom - 24 && lines.height < view.bottom - view.top - 60) view.scroller.scrollBy({ top: lines.bottom - view.bottom + 60 });
  };
  bring();
  requestAnimationFrame(bring);
}

function isFar(row: Element, view: View): boolean {
  const box = row.getBoundingClientRect();
  return box.bottom < view.top || box.top > view.bottom;
}

/** The index of the first paragraph in full view, when the one at `index` (or none) is out of sight; else null. */
export function seenParagraph(root: HTMLElement | null, index: number | null): number | null {
  if (root === null) return null;
  const view = viewOf(root);
  const row = index === null ? undefined : root.children[index];
  if (row !== undefined) {
    const box = row.getBoundingClientRect();
    if (box.bottom > view.top + 8 && box.top < view.bottom - 8) return null;
  }
  const rows = laidRows(root);
  const first = rows[firstRow(rows, (box) => box.top < view.top)];
  return first === undefined ? null : indexOf(first);
}

/** The paragraph at the top of the view and how much of it has gone by: a place that outlives other widths and letters. */
export type PlaceLeft = { paragraph: number; past: number };

export function leaveAt(root: HTMLElement): PlaceLeft | null {
  const { top } = viewOf(root);
  const rows = laidRows(root);
  const row = rows[firstRow(rows, (box) => box.bottom <= top)];
  return row === undefined ? null : { paragraph: indexOf(row), past: top - row.getBoundingClientRect().top };
}

export function returnTo(root: HTMLElement, place: PlaceLeft | null): void {
  const row = place === null ? undefined : root.children[place.paragraph];
  if (place === null || row === undefined) {
    viewOf(root).scroller.scrollTop = 0;
    return;
  }
  // Twice: rows between have guessed heights until they have been shown.
  const go = (): void => {
    const { scroller, top } = viewOf(root);
    scroller.scrollTop += row.getBoundingClientRect().top - top + place.past;
  };
  go();
  requestAnimationFrame(go);
}

/** Where something about the passage may float: its last line that can be seen. */
export function placeOf(root: HTMLElement, span: Span): Box | null {
  const range = rangeOf(root, span);
  if (range === null) return null;
  const view = viewOf(root);
  const seen = [...range.getClientRects()].filter((line) => line.width > 0 && line.top >= view.top && line.bottom <= view.bottom);
  const line = seen.at(-1) ?? range.getBoundingClientRect();
  const at = Math.min(Math.max(line.top, view.top), view.bottom - 40);
  return { left: Math.max(line.left, view.left), top: at, width: Math.min(line.width, view.width), height: Math.min(line.height, 34) };
}

/** Whether any line of the passage can be seen. */
export function isSeen(root: HTMLElement, span: Span): boolean {
  const range = rangeOf(root, span);
  if (range === null) return false;
  const view = viewOf(root);
  return [...range.getClientRects()].some((line) => line.width > 0 && line.top >= view.top && line.bottom <= view.bottom - 24);
}

/** Where a bar of actions stands: under the last line of the selection, or over it where there is no room; in pixels of `room`. */
export function barPlace(root: HTMLElement | null, room: HTMLElement | null, passage: Span): { left: number; top: number } | null {
  if (root === null || room === null) return null;
  const at = placeOf(root, passage);
  if (at === null) return null;
  const inside = room.getBoundingClientRect();
  const below = at.top + at.height + 8;
  const top = below + 48 > viewOf(root).bottom ? at.top - 48 : below;
  const widest = 480;
  return { left: Math.max(8, Math.min(at.left, Math.min(inside.right, root.getBoundingClientRect().right) - widest) - inside.left), top: top - inside.top };
}

/** Something that is dragged to the edge of the view takes the text along. */
export function scrollNearEdge(root: Element, y: number): void {
  const view = viewOf(root);
  if (y < view.top + 32) view.scroller.scrollBy({ top: -18 });
  else if (y > view.bottom - 32) view.scroller.scrollBy({ top: 18 });
}
