/** Figures that were put aside for a pack, until it is sent: kept in this window alone, and forgotten at lock. */
import { useSyncExternalStore } from 'react';
import type { FigureAddress } from '../../../../contract/index.ts';
import { host } from '../../../client/kist.ts';

export type BasketFigure = { title: string; address: FigureAddress };

let figures: readonly BasketFigure[] = [];
const listeners = new Set<() => void>();
let isListening = false;

const same = (one: FigureAddress, other: FigureAddress): boolean => JSON.stringify(one) === JSON.stringify(other);

function set(next: readonly BasketFigure[]): void {
  figures = next;
  for (const listener of listeners) listener();
  if (isListening) return;
  isListening = true;
  host().on((event) => {
    if (event.kind === 'locked') set([]);
  });
}

export const packBasket = {
  has: (address: FigureAddress): boolean => figures.some((figure) => same(figure.address, address)),
  add(figure: BasketFigure): void {
    if (!packBasket.has(figure.address)) set([...figures, figure]);
  },
  remove: (address: FigureAddress): void => set(figures.filter((figure) => !same(figure.address, address))),
  rename: (address: FigureAddress, title: string): void => set(figures.map((figure) => (same(figure.address, address) ? { ...figure, title } : figure))),
  clear: (): void => set([]),
};

export function usePackBasket(): readonly BasketFigure[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => figures,
  );
}
