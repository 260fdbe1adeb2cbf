/** Where the window is: a room, what is open in it, and where in that. Lives in the address's hash, so that back and forward work. */
import { useSyncExternalStore } from 'react';
import type { RoomKey } from './rooms.ts';

export type Route = {
  room: RoomKey;
  /** What is open in the room. */
  id: string | null;
  /** Details such as a place in a text: `at`, `end`, `tab`. */
  details: Record<string, string>;
};

export const home: Route = { room: 'home', id: null, details: {} };

/** `#/sources/ID?at=120` and back. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [room, id] = path.split('/');
  if (!room) return home;
  return { room: room as RoomKey, id: id ? decodeURIComponent(id) : null, details: Object.fromEntries(new URLSearchParams(query)) };
}

export function formatRoute({ room, id = null, details = {} }: Partial<Route> & Pick<Route, 'room'>): string {
  const query = new URLSearchParams(details).toString();
  return `#/${room}${id === null ? '' : `/${encodeURIComponent(id)}`}${query ? `?${query}` : ''}`;
}

export type Destination = Partial<Route> & Pick<Route, 'room'>;

/** Goes somewhere; `replace` leaves no step to go back to. */
export function go(to: Destination, options: { replace?: boolean } = {}): void {
  const hash = formatRoute(to);
  if (options.replace) {
    window.history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = hash;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let cached: { hash: string; route: Route } = { hash: '', route: home };

function current(): Route {
  const { hash } = window.location;
  if (hash !== cached.hash) cached = { hash, route: parseRoute(hash) };
  return cached.route;
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current);
}
