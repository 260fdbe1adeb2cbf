import { useCallback, useEffect, useRef, useState } from 'react';
import type { Coding } from '../../../contract/index.ts';
import type { Span } from './highlights.ts';

export type Resizing = {
  /** A coding whose ends are being moved and where they stand; null when none is. */
  moving: { coding: Coding; passage: Span } | null;
  /** Moves the ends on the screen at once, and in the vault as soon as the keys rest: ten presses are one step to take back. */
  move(coding: Coding, passage: Span): void;
  /** Stores what has been moved so far. Everything else that is done waits for it. */
  settle(): Promise<void>;
};

/** As long as keys that are pressed one after the other. */
const rest = 450;

/** Growing and shrinking codings by keys. `store` answers the id of the coding that stands there then, or null when it could not be done. */
export function useResize(store: (coding: Coding, passage: Span) => Promise<string | null>, onStored: (id: string, passage: Span, was: string) => void): Resizing {
  const [moving, setMoving] = useState<Resizing['moving']>(null);
  const latest = useRef({ store, onStored, moving });
  latest.current = { ...latest.current, store, onStored };
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const settle = useCallback(async () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const { moving: last } = latest.current;
    if (last === null) return;
    latest.current.moving = null;
    const id = await latest.current.store(last.coding, last.passage);
    if (latest.current.moving === null) setMoving(null);
    if (id !== null) latest.current.onStored(id, last.passage, last.coding.id);
  }, []);
  const move = useCallback((coding: Coding, passage: Span) => {
    latest.current.moving = { coding, passage };
    setMoving({ coding, passage });
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), rest);
  }, [settle]);

  // Whoever leaves, or turns to another window, has made up their mind.
  useEffect(() => {
    const leave = (): void => void settle();
    addEventListener('blur', leave);
    return () => {
      removeEventListener('blur', leave);
      leave();
    };
  }, [settle]);
  return { moving, move, settle };
}
