/**
 * Tells rows of a long page to draw what lies over their words, but only those near what is shown: drawing and measuring the
 * others would undo what `content-visibility` saves. However fast somebody scrolls, a frame draws no more than it has time for;
 * what waits is plain words for a moment longer. Which rows are near is found by halving, whenever something scrolls: an observer
 * of a thousand rows would look at each of them in every frame.
 */
import { flushSync } from 'react-dom';
import { firstRow, laidRows } from './scroll.ts';

export type Nearness = {
  /** Calls `draw` as soon as the row comes near and whenever its lines may have moved since. Answers how to stop. */
  watch(row: HTMLElement, draw: () => void): () => void;
  isNear(row: Element): boolean;
  /** A row has gone back to plain words: it is drawn again when it comes near. */
  forget(row: Element): void;
  /** Rows may have come near without anybody scrolling: some were hidden, or have become lower. */
  look(): void;
  /** Something that moves lines has changed: the width, the size of the letters. */
  again(): void;
  /** Listens from now on; answers how to stop. May be begun again. */
  start(): () => void;
};

/** How far ahead of the window rows are drawn, in pixels. */
const ahead = 600;
/** Milliseconds of a frame that drawing may take; a frame at 60 a second has 16. */
const share = 7;
const most = 24;

export function createNearness(): Nearness {
  const watched = new Map<Element, () => void>();
  /** When lines last moved, and when each row was last drawn. */
  let moved = 1;
  const drawnAt = new WeakMap<Element, number>();
  let waiting: Element[] = [];
  let frame: number | null = null;
  /** How many rows have fitted into the share of a frame so far. */
  let atOnce = 8;

  const look = (): void => { frame ??= requestAnimationFrame(drawSome); };
  function drawSome(): void {
    frame = null;
    waiting = nearRows().filter((row) => watched.has(row) && drawnAt.get(row) !== moved);
    if (waiting.length === 0) return;
    const from = performance.now();
    flushSync(() => { for (const row of waiting.splice(0, atOnce)) drawNow(row); });
    const took = performance.now() - from;
    atOnce = Math.max(2, Math.min(most, took < share / 2 ? atOnce + 2 : took > share ? Math.floor(atOnce / 2) : atOnce));
    // What was drawn has other heights than were guessed, so that others may be near now.
    look();
  }
  function drawNow(row: Element): void {
    drawnAt.set(row, moved);
    watched.get(row)?.();
  }

  /** Those in the window first, from the top; then those after and before it. */
  function nearRows(): Element[] {
    const [any] = watched.keys();
    const rows = any?.parentElement == null ? [] : laidRows(any.parentElement);
    const first = firstRow(rows, (box) => box.bottom <= -ahead);
    const [within, beyond]: [Element[], Element[]] = [[], []];
    for (const row of rows.slice(first)) {
      const { top, bottom } = row.getBoundingClientRect();
      if (top >= innerHeight + ahead) break;
      (bottom > 0 && top < innerHeight ? within : beyond).push(row);
    }
    return [...within, ...beyond];
  }

  // On paper everything is near.
  const printing = (): void => flushSync(() => { for (const row of watched.keys()) drawNow(row); });
  return {
    watch(row, draw) {
      watched.set(row, draw);
      look();
      return () => {
        if (watched.get(row) === draw) watched.delete(row);
      };
    },
    isNear(row) {
      const { top, bottom, height } = row.getBoundingClientRect();
      return height > 0 && bottom > -ahead && top < innerHeight + ahead;
    },
    forget: (row) => void drawnAt.delete(row),
    look,
    again() {
      moved += 1;
      look();
    },
    start() {
      document.addEventListener('scroll', look, { capture: true, passive: true });
      addEventListener('resize', look);
      addEventListener('beforeprint', printing);
      look();
      return () => {
        document.removeEventListener('scroll', look, { capture: true });
        removeEventListener('resize', look);
        removeEventListener('beforeprint', printing);
        if (frame !== null) cancelAnimationFrame(frame);
        frame = null;
      };
    },
  };
}
