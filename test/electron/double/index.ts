/**
 * A double of Electron over headless Chromium: the real bundles of main, preload and vault process run unchanged on it, so that the whole
 * way (page, context bridge, isolated preload, IPC, main, utility process, vault) is tested where no Electron binary can be had.
 * It doubles the API, not the browser's own protections: what only the binary can show is in real.test.ts.
 */
import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { buildElectron } from '../../../electron/build.ts';
import { launchBrowser } from '../../browser.ts';
import { type DoubleDialogs, doubleDialogs } from './dialogs.ts';
import { runMain } from './main-process.ts';
import { doubleMenus } from './menu.ts';
import { doubleSessions, type DoubleSession } from './sessions.ts';
import { doubleUtilityProcess, type DoubleUtility } from './utility-process.ts';
import { type Attempt, cancellable, type DoubleContents, type DoubleFrame, doubleWindows, type DoubleWindow } from './windows.ts';

export const checkout = fileURLToPath(new URL('../../..', import.meta.url));

export type DoubleOptions = {
  /** Folder that stands for the application: its window is read from `.vite/renderer/main_window`, its sample from `resources`. The checkout if left out. */
  appFolder?: string;
  /** Folder of the vaults; a temporary one if left out. */
  home?: string;
  /** A browser to share; its own if left out. */
  browser?: Browser;
  bypassContentPolicy?: boolean;
};

export type Double = {
  /** The page of the first window, loaded. */
  page: Page;
  window: DoubleWindow;
  home: string;
  dialogs: DoubleDialogs;
  menu: ReturnType<typeof doubleMenus>;
  /** Every vault process that was started, the newest last. */
  vaultProcesses: readonly DoubleUtility[];
  /** Requests, journeys, new windows and downloads that the page tried. */
  attempts: readonly Attempt[];
  electron: {
    app: EventEmitter;
    switches: ReadonlyMap<string, string | undefined>;
    paths: ReadonlyMap<string, string>;
    sandboxed: boolean;
    privilegedSchemes: readonly { scheme: string; privileges: object }[];
    sessions: ReadonlyMap<string, DoubleSession>;
    /** `emit('suspend')`, `emit('lock-screen')`; idle seconds as the machine would count them. */
    power: EventEmitter & { idleSeconds: number };
    theme: { themeSource: string };
    clipboard: { text: string };
    /** Calls a handler of the main process as if a message had come from that frame. */
    forge(from: { contentsId?: number; frame: DoubleFrame | null }, channel: string, ...given: unknown[]): Promise<unknown>;
    channels(): string[];
    quit: boolean;
  };
  /** Files of these names, when dropped or chosen in the page, stand at these paths. */
  placeFiles(paths: Record<string, string>): Promise<void>;
  /** Starts Kist again beside the one that runs; answers whether the second one ended at once. */
  startSecond(): boolean;
  close(): Promise<void>;
};

let built: Promise<string> | null = null;
const anHour = 3_600_000;

/** Bundles of this file of tests alone, so that files that run side by side don't write over one another. Inside the checkout, for the database library's sake. */
export function builtElectron(): Promise<string> {
  if (built) return built;
  const cache = join(checkout, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  // The loader names modules by their real path.
  const outDir = realpathSync(mkdtempSync(join(cache, 'electron-double-')));
  // A worker of tests is often ended before it can tidy up, so the next one does it.
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith('electron-double-') && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > anHour) rmSync(path, { recursive: true, force: true });
  }
  built = buildElectron({ outDir });
  return built;
}

/** Which application holds the single-instance lock, by its folder of user data. */
const locks = new Map<string, EventEmitter>();

export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const outDir = await builtElectron();
  const main = join(outDir, 'main.cjs');
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'kist-electron-'));
  const browser = options.browser ?? (await launchBrowser());
  const environment = { KIST_HOME: process.env.KIST_HOME };
  process.env.KIST_HOME = home;

  const sessions = doubleSessions();
  const dialogs = doubleDialogs();
  const menu = doubleMenus();
  const utilities = doubleUtilityProcess();
  const ipc = doubleIpc();
  const power = Object.assign(new EventEmitter(), { idleSeconds: 0, getSystemIdleTime: (): number => power.idleSeconds });
  const clipboard = { text: '', readText: (): Promise<string> => Promise.resolve(clipboard.text), clear: (): void => { clipboard.text = ''; } };
  const theme = doubleTheme((scheme) => {
    for (const one of windows.open) void one.page.then((page) => page.emulateMedia({ colorScheme: scheme }));
  });

  const windows = doubleWindows({
    browser,
    defaultSession: () => sessions.api.defaultSession,
    contentsCreated: (contents) => first.app.emit('web-contents-created', {}, contents),
    received(contents, message, settle) {
      const event = cancellable({ sender: contents, senderFrame: contents.mainFrame, type: 'frame' });
      if (message.kind === 'send') return void ipc.emit(message.channel, event, ...message.given);
      ipc.invoke(message.channel, event, message.given).then(
        (value) => settle(message.id, { value }),
        (error: unknown) => settle(message.id, { error: `Error invoking remote method '${message.channel}': ${String(error)}` }),
      );
    },
    pressed: menu.press,
    allClosed: () => first.app.emit('window-all-closed'),
    bypassContentPolicy: options.bypassContentPolicy ?? false,
  });

  const privilegedSchemes: { scheme: string; privileges: object }[] = [];
  const apiOf = (application: ReturnType<typeof doubleApp>): object => ({
    app: application.app,
    BrowserWindow: windows.BrowserWindow,
    clipboard,
    dialog: dialogs.api,
    ipcMain: ipc.api,
    Menu: menu.api,
    nativeTheme: theme,
    powerMonitor: power,
    protocol: { registerSchemesAsPrivileged: (schemes: typeof privilegedSchemes) => void privilegedSchemes.push(...schemes) },
    session: sessions.api,
    utilityProcess: utilities.api,
  });
  const start = (): ReturnType<typeof doubleApp> => doubleApp(options.appFolder ?? checkout, home, () => windows.open);
  const first = start();
  runMain(main, apiOf(first));
  await first.ready();
  const window = [...windows.open][0];
  if (!window) throw new Error('The main process opened no window.');
  const page = await window.page;
  await new Promise<void>((resolve) => {
    if (window.calls.includes('show')) resolve();
    else window.once('ready-to-show', () => resolve());
  });

  return {
    page,
    window,
    home,
    dialogs,
    menu,
    vaultProcesses: utilities.started,
    attempts: windows.attempts,
    electron: {
      app: first.app,
      switches: first.switches,
      paths: first.paths,
      get sandboxed() {
        return first.state.sandboxed;
      },
      privilegedSchemes,
      sessions: sessions.all,
      power,
      theme,
      clipboard,
      forge: (from, channel, ...given) => ipc.invoke(channel, cancellable({ sender: { id: from.contentsId ?? window.webContents.id } as DoubleContents, senderFrame: from.frame, type: 'frame' }), given),
      channels: ipc.channels,
      get quit() {
        return first.state.quit;
      },
    },
    placeFiles: async (paths) => (await window.preload).placeFiles(paths),
    startSecond() {
      const second = start();
      runMain(main, apiOf(second));
      return second.state.quit;
    },
    async close() {
      first.app.emit('will-quit', {});
      await utilities.endAll();
      locks.delete(first.paths.get('userData') ?? '');
      for (const one of windows.open) await (await one.page).close();
      // A page that hears of the lock asks which vaults there are, and a process is started to answer it.
      await utilities.endAll();
      if (!options.browser) await browser.close();
      if (environment.KIST_HOME === undefined) delete process.env.KIST_HOME;
      else process.env.KIST_HOME = environment.KIST_HOME;
      if (!options.home) rmSync(home, { recursive: true, force: true });
    },
  };
}

function doubleApp(appFolder: string, home: string, windows: () => Set<DoubleWindow>): {
  app: EventEmitter;
  switches: Map<string, string | undefined>;
  paths: Map<string, string>;
  state: { quit: boolean; sandboxed: boolean };
  ready(): Promise<void>;
} {
  const switches = new Map<string, string | undefined>();
  const paths = new Map<string, string>([['documents', home], ['userData', join(home, 'user-data')]]);
  const state = { quit: false, sandboxed: false };
  const whenReady = new Promise<void>((resolve) => setImmediate(resolve));
  const app: EventEmitter = Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { appendSwitch: (name: string, value?: string) => void switches.set(name, value) },
    enableSandbox: () => void (state.sandboxed = true),
    getAppPath: () => appFolder,
    getPath: (name: string) => paths.get(name) ?? home,
    setPath: (name: string, path: string) => void paths.set(name, path),
    whenReady: () => whenReady,
    requestSingleInstanceLock() {
      const place = paths.get('userData')!;
      const holder = locks.get(place);
      if (holder) holder.emit('second-instance', {}, [], process.cwd(), {});
      else locks.set(place, app);
      return !holder;
    },
    quit() {
      if (state.quit) return;
      state.quit = true;
      app.emit('before-quit', {});
      if (locks.get(paths.get('userData')!) === app) {
        for (const window of windows()) window.close();
        app.emit('will-quit', {});
      }
    },
  });
  return { app, switches, paths, state, ready: () => whenReady.then(() => new Promise((resolve) => setImmediate(resolve))) };
}

function doubleIpc(): { api: object; emit(channel: string, ...given: unknown[]): boolean; invoke(channel: string, event: unknown, given: readonly unknown[]): Promise<unknown>; channels(): string[] } {
  const listeners = new EventEmitter();
  const handlers = new Map<string, (event: unknown, ...given: unknown[]) => unknown>();
  return {
    api: Object.assign(listeners, { handle: (channel: string, handler: (event: unknown, ...given: unknown[]) => unknown) => void handlers.set(channel, handler) }),
    emit: (channel, ...given) => listeners.emit(channel, ...given),
    async invoke(channel, event, given) {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return handler(event, ...given);
    },
    channels: () => [...handlers.keys(), ...(listeners.eventNames() as string[])],
  };
}

function doubleTheme(follow: (scheme: 'light' | 'dark' | null) => void): { themeSource: string } {
  let source = 'system';
  return {
    get themeSource() {
      return source;
    },
    set themeSource(to) {
      source = to;
      follow(to === 'light' || to === 'dark' ? to : null);
    },
  };
}
