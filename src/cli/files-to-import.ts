import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stopped } from './problem.ts';

/** The files that somebody named, and those in the folders that somebody named; hidden ones and vaults stay out. */
export function filesToImport(named: readonly string[]): string[] {
  const files = named.flatMap((name) => {
    const path = resolve(name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) throw stopped('unreadable-file', `There is nothing at ${path}. Nothing was stored. Check the path.`);
    return found.isDirectory() ? filesBelow(path) : [path];
  });
  return [...new Set(files)];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && !/\.kist(-backup)?$/i.test(entry.name))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}
