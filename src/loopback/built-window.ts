/** The built window, read once: only what lies in the build can be asked for, so no path leads anywhere else. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export type BuiltFile = { readonly mediaType: string; readonly bytes: Uint8Array };

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

/** Files by their path in the build, `/` between the parts; null where nothing has been built. */
export function readBuiltWindow(folder: string): ReadonlyMap<string, BuiltFile> | null {
  if (!existsSync(join(folder, 'index.html'))) return null;
  const files = new Map<string, BuiltFile>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1).split(sep).join('/'), { mediaType: mediaTypes[extname(entry.name)] ?? 'application/octet-stream', bytes: readFileSync(path) });
  }
  return files;
}
