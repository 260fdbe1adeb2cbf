/**
 * Who may come in, decided from the headers alone. Everything here is pure, so that every forged request can be tested.
 *
 * The window's address is `http://127.0.0.1:PORT/ROOM/`. A cookie of 127.0.0.1 goes to every port of it, also to a server
 * that another account of this machine runs; so the cookie is bound to the path ROOM, which no other server knows.
 */
import { timingSafeEqual } from 'node:crypto';

export type House = {
  readonly port: number;
  /** First part of every path but the entrance; random. */
  readonly room: string;
  /** What the cookie has to say; random, and new for each browser that is let in. */
  readonly cookie: string;
};

export type Asked = {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** An HTTP status and one plain sentence. */
export type Closed = { readonly status: number; readonly words: string };

export const originOf = (house: Pick<House, 'port'>): string => `http://127.0.0.1:${house.port}`;
export const cookieName = 'kist';

export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Host, Origin and where the request comes from: holds for every request, the entrance included. */
export function closedToStrangers(asked: Asked, house: House): Closed | null {
  if (one(asked.headers.host) !== `127.0.0.1:${house.port}`) {
    // A name that a stranger points at 127.0.0.1 (DNS rebinding) carries that name here.
    return { status: 421, words: `Kist answers only at ${originOf(house)}/.` };
  }
  const origin = one(asked.headers.origin);
  if (origin !== undefined && origin !== originOf(house)) return { status: 403, words: 'Another page may not ask Kist anything.' };
  if (asked.method !== 'GET' && asked.method !== 'POST') return { status: 405, words: 'Kist knows GET and POST.' };
  // Browsers name the origin of every POST; what comes without one is no window of Kist.
  if (asked.method === 'POST' && origin === undefined) return { status: 403, words: 'A request without an origin is not from a window of Kist.' };
  const site = one(asked.headers['sec-fetch-site']);
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403, words: 'Another site may not ask Kist anything.' };
  return null;
}

/** The cookie: holds for everything behind the entrance. */
export function closedWithoutCookie(asked: Asked, house: House): Closed | null {
  const cookies = (one(asked.headers.cookie) ?? '').split(/;\s*/);
  const given = cookies.filter((cookie) => cookie.startsWith(`${cookieName}=`)).map((cookie) => cookie.slice(cookieName.length + 1));
  if (given.some((value) => sameSecret(value, house.cookie))) return null;
  return { status: 403, words: 'This window has no pass, or its pass has ended. Open the newest address that Kist printed in the terminal (press Enter there for a new one).' };
}

/** A browser that looks ahead must not use up the one-time address. */
export function looksAhead(asked: Asked): boolean {
  return /prefetch|prerender|preview/i.test(`${one(asked.headers['sec-purpose']) ?? ''} ${one(asked.headers.purpose) ?? ''}`);
}

/** The pass: for this window's path only, never for scripts, never sent along from another site, gone with the browser. */
export const passCookie = (house: House): string => `${cookieName}=${house.cookie}; Path=/${house.room}/; HttpOnly; SameSite=Strict`;

/**
 * On every answer. `no-store`, because browsers keep JSON answers in a plaintext cache; the policy is the one of the window's
 * own page, with what only a header can say.
 */
export const headersOfAll: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data: blob:; media-src blob:; font-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), display-capture=(), payment=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};
