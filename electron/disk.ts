/** What the dialogs need of the disk, without Electron. */
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

/** A folder with more than this is hardly a folder of transcripts. */
const mostFiles = 5_000;

/** Plain files under a folder, in the order of their names; hidden ones and links are left out. An empty list of extensions means all. */
export async function filesUnder(folder: string, extensions: readonly string[]): Promise<string[]> {
  const wanted = new Set(extensions.map((extension) => `.${extension.toLowerCase()}`));
  const found: string[] = [];
  const walk = async (path: string): Promise<void> => {
    const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || found.length >= mostFiles) continue;
      const one = join(path, entry.name);
      if (entry.isDirectory()) await walk(one);
      else if (entry.isFile() && (wanted.size === 0 || wanted.has(extname(entry.name).toLowerCase()))) found.push(one);
    }
  };
  await walk(folder);
  return found;
}

/** The whole file or none: written beside its place and then moved there, so that a full disk leaves what was there before. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.kist-${randomUUID()}.part`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new Error(`The file could not be saved there (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}). What stood there before is unchanged, and the vault is safe. Choose another place.`);
  }
}
