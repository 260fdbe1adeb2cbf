/** Serves the built window at `app://kist/`: files of one folder, to GET, with the policy on every answer. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme } from 'electron';
import { headersOfAll } from './policy/content-policy.ts';
import { pathOfOurs, scheme } from './policy/origin.ts';

/** Registered before the application is ready. No code cache and no service workers: both would write files. */
export const privilegedScheme: CustomScheme = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } };

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The parts of a path inside the window's folder, or null for a path that tries to lead out of it. */
export function partsOf(address: string): string[] | null {
  const path = pathOfOurs(address);
  if (path === null) return null;
  let plain: string;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (/[\\\0:]/.test(plain)) return null;
  const parts = plain.split('/').slice(1);
  if (parts.length === 1 && parts[0] === '') return ['index.html'];
  return parts.every((part) => part !== '' && part !== '.' && part !== '..') ? parts : null;
}

function say(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { ...headersOfAll, 'Content-Type': 'text/plain; charset=utf-8' } });
}

/** Answers requests from `folder`. */
export function serveWindow(folder: string): (request: { readonly method: string; readonly url: string }) => Promise<Response> {
  return async ({ method, url }) => {
    if (method !== 'GET') return say(405, 'Kist knows GET here.');
    const parts = partsOf(url);
    const mediaType = parts && mediaTypes[extname(parts.at(-1)!).toLowerCase()];
    if (!parts || !mediaType) return say(404, 'There is nothing here.');
    try {
      // Where a link leads out of the folder, there is nothing either.
      const root = await realpath(folder);
      const file = await realpath(join(root, ...parts));
      if (!file.startsWith(root + sep)) return say(404, 'There is nothing here.');
      return new Response(new Uint8Array(await readFile(file)), { status: 200, headers: { ...headersOfAll, 'Content-Type': mediaType } });
    } catch {
      return say(404, 'There is nothing here.');
    }
  };
}
