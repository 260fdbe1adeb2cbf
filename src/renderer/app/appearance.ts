/** How the window looks for this person: kept by the browser where it may, never in a vault. */
import { useSyncExternalStore } from 'react';
import { type Appearance, applyAppearance, usualAppearance } from '../ui/index.ts';

const key = 'kist.appearance';
const listeners = new Set<() => void>();

function recall(): Appearance {
  try {
    return { ...usualAppearance, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Appearance>) };
  } catch {
    return usualAppearance;
  }
}

let present = recall();

/** Puts the remembered choices on the page; called once, before anything is drawn. */
export function beginAppearance(): void {
  applyAppearance(present);
}

export function changeAppearance(choices: Partial<Appearance>): void {
  present = { ...present, ...choices };
  applyAppearance(present);
  localStorage.setItem(key, JSON.stringify(present));
  for (const listener of listeners) listener();
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => present,
  );
}
