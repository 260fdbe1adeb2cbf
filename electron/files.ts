/**
 * Native dialogs, and what they lead to. Only what a person chose here or dropped becomes a file of the vault's inbox.
 * The path of a dropped file is told by preload, out of reach of the page's scripts. What remains: whoever took over the whole sandboxed
 * process of the page, past Chromium's own walls, could name a path that nobody dropped, and import what the person may read.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { ChosenFile, MadeFile } from '../src/contract/index.ts';
import type { Broker } from '../src/service/index.ts';
import { endingOf, safeFileName } from './policy/file-names.ts';
import type { ChooseFiles, Taken } from './policy/ipc-input.ts';
import { filesUnder, writeWhole } from './disk.ts';

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
