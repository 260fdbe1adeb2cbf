/**
 * Tells rows of a long page to draw what lies over their words, but only those near what is shown: drawing and measuring the
 * others would undo what `content-visibility` saves. However fast somebody scrolls, a frame draws no more than it has time for;
 * what waits is plain words for a moment longer.
 */
import { flushSync } from 'react-dom';

export type Nearness = {
  /** Calls `draw` as soon as the row comes near and whenever its lines may have moved since. Answers how to stop. */
  watch(row: Element, draw: () => void): () => void;
  isNear(row: Element): boolean;
  /** A row has gone back to plain words: it is drawn again when it comes near. */
  forget(row: Element): void;
  /** Something that moves lines has changed: the width, the size of the letters. */
  again(): void;
  stop(): void;
};

/** Milliseconds of a frame that drawing may take; a frame at 60 a second has 16. */
const share = 7;
const most = 24;

export function createNearness(): Nearness {
  const watched = new Map<Element, () => void>();
  const near = new Set<Element>();
  /** When lines last moved, and when each row was last drawn. */
  let moved = 1;
  const drawnAt = new WeakMap<Element, number>();
  let waiting = new Set<Element>();
  let frame: number | null = null;
  /** How many rows have fitted into the share of a frame so far. */
  let atOnce = 8;

  const later = (): void => { frame ??= requestAnimationFrame(drawSome); };
  function drawSome(): void {
    frame = null;
    const rows = inView([...waiting].filter((row) => near.has(row))).slice(0, atOnce);
    const from = performance.now();
    flushSync(() => { for (const row of rows) drawNow(row); });
    const took = performance.now() - from;
    atOnce = Math.max(2, Math.min(most, took < share / 2 ? atOnce + 2 : took > share ? Math.floor(atOnce / 2) : atOnce));
    waiting = new Set([...waiting].filter((row) => near.has(row)));
    if (waiting.size > 0) later();
  }
  function drawNow(row: Element): void {
    waiting.delete(row);
    drawnAt.set(row, moved);
    watched.get(row)?.();
  }
  function want(row: Element): void {
    if (drawnAt.get(row) === moved) return;
    waiting.add(row);
    later();
  }

  // The browser says itself when it begins and ceases to lay a row out; an observer of our own would look at every row in every frame.
  const onState = (event: Event): void => {
    const { target, skipped } = event as ContentVisibilityAutoStateChangeEvent;
    if (!(target instanceof Element) || !watched.has(target)) return;
    if (skipped) near.delete(target);
    else {
      near.add(target);
      want(target);
    }
  };
  document.addEventListener('contentvisibilityautostatechange', onState, true);

  // What is laid out from the first frame on changes no state, and nothing is told of it: after that frame one has to look.
  const isLaidOut = (row: Element): boolean => row.lastElementChild?.checkVisibility({ contentVisibilityAuto: true }) === true;
  const fresh = new Set<Element>();
  let looking: number | null = null;
  const look = (): void => {
    looking = null;
    for (const row of fresh) {
      if (!isLaidOut(row)) continue;
      near.add(row);
      want(row);
    }
    fresh.clear();
  };
  const lookSoon = (rows: Iterable<Element>): void => {
    for (const row of rows) fresh.add(row);
    looking ??= requestAnimationFrame(() => { looking = requestAnimationFrame(look); });
  };
  // On paper everything is near.
  const printing = (): void => flushSync(() => { for (const row of watched.keys()) { near.add(row); drawNow(row); } });
  addEventListener('beforeprint', printing);

  return {
    watch(row, draw) {
      watched.set(row, draw);
      lookSoon([row]);
      return () => {
        if (watched.get(row) !== draw) return;
        watched.delete(row);
        near.delete(row);
        waiting.delete(row);
        fresh.delete(row);
      };
    },
    isNear(row) {
      // The news may be on its way; the browser knows.
      if (!near.has(row) && isLaidOut(row)) near.add(row);
      return near.has(row);
    },
    forget: (row) => void drawnAt.delete(row),
    again() {
      moved += 1;
      for (const row of near) want(row);
      lookSoon(watched.keys());
    },
    stop() {
      removeEventListener('beforeprint', printing);
      document.removeEventListener('contentvisibilityautostatechange', onState, true);
      for (const asked of [frame, looking]) if (asked !== null) cancelAnimationFrame(asked);
      frame = null;
      looking = null;
    },
  };
}

/** Those on the screen first, from the top. */
function inView(rows: readonly Element[]): Element[] {
  if (rows.length < 2) return [...rows];
  const middle = innerHeight / 2;
  const away = new Map(rows.map((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return [row, Math.abs((top + bottom) / 2 - middle)];
  }));
  return rows.toSorted((one, other) => away.get(one)! - away.get(other)!);
}
