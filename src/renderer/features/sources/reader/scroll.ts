import type { Span } from '../../coding/highlights.ts';
import { rangeOf } from './selection-offsets.ts';

export type Box = { left: number; top: number; width: number; height: number };

/** What scrolls under the text. */
export function scrollerOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>('.ui-frame-main') ?? null;
}

/** Brings a passage into view. Twice, because rows that were never shown have guessed heights until they are. */
export function bringIntoView(root: HTMLElement, span: Span, where: 'centre' | 'near' = 'near'): void {
  const bring = (): void => {
    const scroller = scrollerOf(root);
    const range = rangeOf(root, span);
    if (scroller === null || range === null) return;
    const row = (range.startContainer.parentElement ?? root).closest('.reader-row');
    // A row that is skipped has no lines yet; showing it gives it some.
    if (row !== null && (where === 'centre' || isFar(row, scroller))) row.scrollIntoView({ block: where === 'centre' ? 'center' : 'nearest' });
    const lines = range.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const head = headOf(scroller);
    if (lines.height === 0) return;
    if (lines.top < view.top + head + 12) scroller.scrollBy({ top: lines.top - view.top - head - 40 });
    else if (lines.bottom > view.bottom - 24 && lines.height < view.height - head - 60) scroller.scrollBy({ top: lines.bottom - view.bottom + 60 });
  };
  bring();
  requestAnimationFrame(bring);
}

function isFar(row: Element, scroller: HTMLElement): boolean {
  const [box, view] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return box.bottom < view.top || box.top > view.bottom;
}

/** How much of the view the header covers that stays in place. */
function headOf(scroller: HTMLElement): number {
  return scroller.querySelector('.reader-head')?.getBoundingClientRect().height ?? 0;
}

/** The index of the first paragraph in full view, when the one at `index` (or none) is out of sight; else null. */
export function seenParagraph(root: HTMLElement | null, index: number | null): number | null {
  const scroller = scrollerOf(root);
  if (root === null || scroller === null) return null;
  const view = scroller.getBoundingClientRect();
  const top = view.top + headOf(scroller);
  const isSeen = (row: Element | undefined): boolean => {
    if (row === undefined) return false;
    const box = row.getBoundingClientRect();
    return box.bottom > top + 8 && box.top < view.bottom - 8;
  };
  const rows = root.children;
  if (index !== null && isSeen(rows[index])) return null;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.getBoundingClientRect().top >= top) high = middle;
    else low = middle + 1;
  }
  return low < rows.length ? low : null;
}

/** The paragraph at the top of the view and how much of it has gone by: a place that outlives other widths and letters. */
export type PlaceLeft = { paragraph: number; past: number };

export function leaveAt(root: HTMLElement): PlaceLeft | null {
  const scroller = scrollerOf(root);
  if (scroller === null) return null;
  const top = scroller.getBoundingClientRect().top + headOf(scroller);
  const rows = root.children;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.getBoundingClientRect().bottom > top) high = middle;
    else low = middle + 1;
  }
  const row = rows[low];
  return row === undefined ? null : { paragraph: low, past: top - row.getBoundingClientRect().top };
}

export function returnTo(root: HTMLElement, place: PlaceLeft | null): void {
  const scroller = scrollerOf(root);
  const row = place === null ? undefined : root.children[place.paragraph];
  if (scroller === null) return;
  if (place === null || row === undefined) {
    scroller.scrollTop = 0;
    return;
  }
  // Twice: rows between have guessed heights until they have been shown.
  const go = (): void => {
    const top = scroller.getBoundingClientRect().top + headOf(scroller);
    scroller.scrollTop += row.getBoundingClientRect().top - top + place.past;
  };
  go();
  requestAnimationFrame(go);
}

/** Where something about the passage may float: its last line that can be seen. */
export function placeOf(root: HTMLElement, span: Span): Box | null {
  const scroller = scrollerOf(root);
  const range = rangeOf(root, span);
  if (scroller === null || range === null) return null;
  const view = scroller.getBoundingClientRect();
  const top = view.top + headOf(scroller);
  const seen = [...range.getClientRects()].filter((line) => line.width > 0 && line.top >= top && line.bottom <= view.bottom);
  const line = seen.at(-1) ?? range.getBoundingClientRect();
  const at = Math.min(Math.max(line.top, top), view.bottom - 40);
  return { left: Math.max(line.left, view.left), top: at, width: Math.min(line.width, view.width), height: Math.min(line.height, 34) };
}

/** Where a bar of actions stands: under the last line of the selection, or over it where there is no room; in pixels of `room`. */
export function barPlace(root: HTMLElement | null, room: HTMLElement | null, passage: Span): { left: number; top: number } | null {
  if (root === null || room === null) return null;
  const at = placeOf(root, passage);
  const view = scrollerOf(root)?.getBoundingClientRect();
  if (at === null || view === undefined) return null;
  const inside = room.getBoundingClientRect();
  const below = at.top + at.height + 8;
  const top = below + 48 > view.bottom ? at.top - 48 : below;
  const widest = 480;
  return { left: Math.max(8, Math.min(at.left, inside.right - widest) - inside.left), top: top - inside.top };
}
