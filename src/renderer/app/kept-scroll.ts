/** Where a page of a room is scrolled to. Lists come back to where one left them; pages begin at their top. */
import { useLayoutEffect } from 'react';

const left = new Map<string, number>();

/** `key` names the page. `isKept`: come back to where it was left. */
export function useScroll(key: string, isKept = false): void {
  useLayoutEffect(() => {
    const main = document.getElementById('main');
    if (main === null) return;
    main.scrollTop = isKept ? (left.get(key) ?? 0) : 0;
    return () => {
      if (isKept) left.set(key, main.scrollTop);
    };
  }, [key, isKept]);
}
