/** Native dialogs, and what they lead to. Only what a person chose here or dropped becomes a file of the vault's inbox. */
import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ChosenFile, MadeFile } from '../src/contract/index.ts';
import type { Broker } from '../src/service/index.ts';
import { endingOf, safeFileName } from './policy/file-names.ts';
import type { ChooseFiles, Taken } from './policy/ipc-input.ts';

/** A folder with more than this is hardly a folder of transcripts. */
const mostFiles = 5_000;

export type Files = {
  choose(options: ChooseFiles): Promise<ChosenFile[]>;
  take(files: readonly Taken[]): Promise<ChosenFile[]>;
  chooseFolder(): Promise<string | null>;
  save(file: MadeFile): Promise<string | null>;
};

export function filesOf(window: BrowserWindow, broker: Pick<Broker, 'addPath' | 'addBytes'>): Files {
  async function add(paths: readonly string[]): Promise<ChosenFile[]> {
    const added: ChosenFile[] = [];
    for (const path of paths) {
      const file = await broker.addPath(path);
      if (file) added.push(file);
    }
    return added;
  }

  return {
    async choose({ many, folder, extensions }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: [folder ? 'openDirectory' : 'openFile', ...(many ? (['multiSelections'] as const) : []), 'dontAddToRecent'],
        ...(folder || extensions.length === 0 ? {} : { filters: [{ name: 'Files that Kist reads here', extensions }, { name: 'All files', extensions: ['*'] }] }),
      });
      if (canceled) return [];
      return add(folder ? (await Promise.all(filePaths.map((path) => filesUnder(path, extensions)))).flat() : filePaths);
    },
    async take(files) {
      const added: ChosenFile[] = [];
      for (const file of files) {
        if ('path' in file) added.push(...(await add(await droppedPaths(file.path))));
        else {
          const one = await broker.addBytes(file.name, file.bytes);
          if (one) added.push(one);
        }
      }
      return added;
    },
    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async save(file) {
      const name = safeFileName(file.name);
      if (name === null) throw new Error(`“${file.name.slice(0, 100)}” has an ending that Kist does not write, so nothing was saved. The vault is unchanged.`);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: endingOf(name).toUpperCase(), extensions: [endingOf(name)] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || filePath === '') return null;
      await writeWhole(filePath, Buffer.from(file.base64, 'base64'));
      return filePath;
    },
  };
}

/** A dropped file, or the files of a dropped folder; devices, pipes and what is gone are nothing. */
async function droppedPaths(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return filesUnder(path, []);
  return found?.isFile() ? [path] : [];
}

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
