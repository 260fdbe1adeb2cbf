/**
 * The two stages on which the journey is acted: the window in a headless browser over the loopback host, and the same window over
 * the double of Electron, where it goes through the real preload, the real IPC and the real main process.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { windowIsFresh } from '../../src/cli/build-window.ts';
import { readBuiltWindow } from '../../src/loopback/built-window.ts';
import { forkVault } from '../../src/loopback/fork-vault.ts';
import { serveLoopback } from '../../src/loopback/server.ts';
import { createBroker, type VaultProcess } from '../../src/service/index.ts';
import { launchBrowser } from '../browser.ts';
import { checkout, startDouble } from '../electron/double/index.ts';
import { resourcesFolder } from '../open-vault.ts';

export type Saved = { name: string; bytes: Buffer };

export type Stage = {
  readonly page: Page;
  /** Folder in which new vaults are made, and files for the journey are written. */
  readonly home: string;
  /** What the page complained of: errors in its console, and errors that nothing caught. */
  readonly complaints: string[];
  /** Does what opens a file dialog and answers it with these files, or with one folder. */
  choose(open: () => Promise<void>, ...paths: string[]): Promise<void>;
  /** Does what saves a file, until the window says that it is saved; answers the file. */
  save(work: () => Promise<void>): Promise<Saved>;
  /** Ends the vault's process as a crash would, at once. */
  killVault(): void;
  close(): Promise<void>;
};

let built: Promise<string> | null = null;

/** Folder of an application with the window of these sources: the checkout where that was built just now, as `npm test` does, else one built aside. */
export function builtApplication(): Promise<string> {
  built ??= windowIsFresh() ? Promise.resolve(checkout) : buildAside();
  return built;
}

async function buildAside(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kist-journey-window-'));
  await build({ configFile: join(checkout, 'src', 'renderer', 'vite.config.ts'), logLevel: 'error', build: { outDir: join(folder, '.vite', 'renderer', 'main_window'), emptyOutDir: true } });
  symlinkSync(resourcesFolder, join(folder, 'resources'), 'junction');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

export async function openLoopbackStage(): Promise<Stage> {
  const application = await builtApplication();
  const home = mkdtempSync(join(tmpdir(), 'kist-journey-'));
  const before = process.env.KIST_HOME;
  process.env.KIST_HOME = home;
  let latest: VaultProcess | null = null;
  const broker = createBroker(() => (latest = forkVault()));
  const window = readBuiltWindow(join(application, '.vite', 'renderer', 'main_window'));
  if (!window) throw new Error('The window has not been built.');
  const server = await serveLoopback({ broker, window });
  const browser: Browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(server.newAddress());
  return {
    page,
    home,
    complaints,
    async choose(open, ...paths) {
      const choosing = page.waitForEvent('filechooser');
      await open();
      const [first = '', ...more] = paths;
      await (await choosing).setFiles(more.length === 0 ? first : paths);
    },
    async save(work) {
      const downloading = page.waitForEvent('download');
      await work();
      const download = await downloading;
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    },
    killVault: () => latest?.kill(),
    async close() {
      await browser.close();
      await broker.lock('person');
      await server.close();
      if (before === undefined) delete process.env.KIST_HOME;
      else process.env.KIST_HOME = before;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export async function openElectronStage(): Promise<Stage> {
  const double = await startDouble({ appFolder: await builtApplication() });
  const { page } = double;
  const folder = join(double.home, 'saved');
  mkdirSync(folder);
  let saves = 0;
  return {
    page,
    home: double.home,
    complaints: listen(page),
    async choose(open, ...paths) {
      double.dialogs.willOpen(...paths);
      await open();
    },
    async save(work) {
      const path = join(folder, `${(saves += 1)}`);
      double.dialogs.willSave(path);
      await work();
      return { name: basename(double.dialogs.saved.at(-1)?.defaultPath ?? ''), bytes: readFileSync(path) };
    },
    killVault() {
      const pid = double.vaultProcesses.at(-1)?.pid;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    },
    close: () => double.close(),
  };
}
