/** Something that a person set and that is kept from room to room, until the vault locks. */
import { useSyncExternalStore } from 'react';
import { host } from '../../client/kist.ts';

export type Kept<Value> = { get(): Value; set(value: Value): void; use(): Value };

export function keptWhileOpen<Value>(initial: Value): Kept<Value> {
  const listeners = new Set<() => void>();
  let value = initial;
  let isListening = false;
  const set = (next: Value): void => {
    if (!isListening) {
      isListening = true;
      host().on((event) => { if (event.kind === 'locked') set(initial); });
    }
    value = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const get = (): Value => value;
  return { get, set, use: () => useSyncExternalStore(subscribe, get) };
}
