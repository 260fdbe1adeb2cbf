import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pictures are not made anew for every pixel of a window that is being drawn wider. */
const step = 60;

/** About how wide an element is, in pixels, never more than it is; null until it is known. */
export function useWidth(place: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = place.current!;
    const take = (): void => setWidth(Math.max(step * 5, Math.floor(measured(element) / step) * step));
    take();
    const observer = new ResizeObserver(take);
    observer.observe(element.parentElement!);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

/** An element that lies in the grid of its parent has no box of its own. */
const measured = (element: HTMLElement): number => element.getBoundingClientRect().width || element.parentElement!.getBoundingClientRect().width;
