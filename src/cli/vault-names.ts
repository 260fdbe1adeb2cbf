/** A vault is named by its path, or by its name in the folder where Kist keeps vaults. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const isPath = (given: string): boolean => /[\\/]/.test(given) || /\.kist$/i.test(given) || given === '.' || given === '..';

/** Path of a vault that is there; `usual` is where one of that name would be. */
export function vaultAt(given: string, usual: (name: string) => string): string {
  const near = [resolve(given), `${resolve(given)}.kist`].find((path) => existsSync(join(path, 'envelope.json')));
  if (near) return near;
  return isPath(given) ? resolve(given) : usual(given);
}

/** Name and folder of a vault that is to be made. */
export function newVaultAt(given: string): { name: string; folder?: string } {
  if (!isPath(given)) return { name: given };
  const path = resolve(given);
  return { name: basename(path).replace(/\.kist$/i, ''), folder: dirname(path) };
}
