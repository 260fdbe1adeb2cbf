/** Electron's `BrowserWindow` and `WebContents`, each over a page of a real headless Chromium. */
import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import type { Browser, BrowserContext, Frame, Page, Request, Route } from 'playwright-core';
import { fromBrowser, originInElectron, toBrowser } from './addresses.ts';
import type { Key } from './menu.ts';
import { type FromPreload, openPreloadWorld, type PreloadWorld } from './preload-world.ts';
import type { DoubleSession } from './sessions.ts';

export type DoubleFrame = { readonly url: string; readonly origin: string; readonly parent: DoubleFrame | null };
export type DoubleContents = EventEmitter & { readonly id: number; readonly session: DoubleSession; readonly mainFrame: DoubleFrame; readonly webrtcPolicy: string; send(channel: string, ...given: unknown[]): void };
export type DoubleWindow = EventEmitter & { readonly webContents: DoubleContents; readonly options: BrowserWindowConstructorOptions; readonly page: Promise<Page>; readonly preload: Promise<PreloadWorld>; readonly calls: string[]; close(): void; isDestroyed(): boolean };

/** What became of a request, a journey or a new window that a page asked for. */
export type Attempt = { what: 'request' | 'navigation' | 'window' | 'download'; address: string; outcome: 'answered' | 'blocked' | 'leaked' };

export type WindowsOptions = {
  browser: Browser;
  defaultSession(): DoubleSession;
  contentsCreated(contents: DoubleContents): void;
  received(contents: DoubleContents, message: Extract<FromPreload, { kind: 'invoke' | 'send' }>, settle: PreloadWorld['settle']): void;
  pressed(key: Key): void;
  allClosed(): void;
  /** Serves the pages without their content security policy, so that the walls behind it can be seen. */
  bypassContentPolicy: boolean;
};

const resourceTypes: Record<string, string> = { document: 'mainFrame', stylesheet: 'stylesheet', image: 'image', font: 'font', script: 'script', fetch: 'xhr', xhr: 'xhr', ping: 'ping', media: 'media', websocket: 'webSocket' };

export function doubleWindows(options: WindowsOptions): { BrowserWindow: new (options: BrowserWindowConstructorOptions) => DoubleWindow; open: Set<DoubleWindow>; attempts: Attempt[] } {
  const open = new Set<DoubleWindow>();
  const attempts: Attempt[] = [];
  let nextId = 1;

  class Contents extends EventEmitter {
    readonly id = nextId++;
    readonly session: DoubleSession;
    readonly mainFrame: DoubleFrame;
    webrtcPolicy = 'default';
    openHandler: ((details: { url: string }) => { action: string }) | null = null;
    address = 'about:blank';
    preload: PreloadWorld | null = null;

    constructor(session: DoubleSession) {
      super();
      this.session = session;
      const address = (): string => this.address;
      this.mainFrame = {
        get url() {
          return address();
        },
        get origin() {
          return originInElectron(address());
        },
        parent: null,
      };
    }
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
      this.openHandler = handler;
    }
    setWebRTCIPHandlingPolicy(policy: string): void {
      this.webrtcPolicy = policy;
    }
    send(channel: string, ...given: unknown[]): void {
      this.preload?.send(channel, ...given);
    }
  }

  class Window extends EventEmitter {
    readonly options: BrowserWindowConstructorOptions;
    readonly webContents: Contents;
    readonly page: Promise<Page>;
    readonly preload: Promise<PreloadWorld>;
    /** Which of the methods without an effect were called. */
    readonly calls: string[] = [];
    readonly #expected = new Set<string>();
    /** New windows that were asked for with a request, before their page is there. */
    #asked = 0;
    #minimized = false;
    #shown = false;

    constructor(given: BrowserWindowConstructorOptions) {
      super();
      this.options = given;
      this.webContents = new Contents((given.webPreferences?.session as unknown as DoubleSession | undefined) ?? options.defaultSession());
      open.add(this as unknown as DoubleWindow);
      options.contentsCreated(this.webContents as unknown as DoubleContents);
      const started = this.#start();
      this.page = started.then(({ page }) => page);
      this.preload = started.then(({ preload }) => preload);
    }

    async #start(): Promise<{ page: Page; preload: PreloadWorld }> {
      const { width = 800, height = 600 } = this.options;
      const context = await options.browser.newContext({ viewport: { width, height }, bypassCSP: options.bypassContentPolicy, serviceWorkers: 'block' });
      const page = await context.newPage();
      const contents = this.webContents;
      const preload = await openPreloadWorld(page, this.options.webPreferences?.preload ?? '', (message) => {
        if (message.kind === 'key') options.pressed(message);
        else options.received(contents as unknown as DoubleContents, message, preload.settle);
      });
      contents.preload = preload;
      await this.#guard(context, page);
      return { page, preload };
    }

    async #guard(context: BrowserContext, page: Page): Promise<void> {
      const contents = this.webContents;
      await context.route('**/*', (route) => this.#answer(route, page));
      page.on('framenavigated', (frame) => {
        if (frame === page.mainFrame()) contents.address = fromBrowser(frame.url());
      });
      context.on('page', (popup) => {
        if (popup === page) return;
        if (this.#asked > 0) this.#asked -= 1;
        else this.#askForWindow(fromBrowser(popup.url()));
        void popup.close().catch(() => undefined);
      });
      page.on('download', (download) => {
        const event = cancellable({});
        contents.session.emit('will-download', event, {}, contents);
        attempts.push({ what: 'download', address: fromBrowser(download.url()), outcome: event.defaultPrevented ? 'blocked' : 'leaked' });
        void download.cancel().catch(() => undefined);
      });
      page.on('dialog', (dialog) => {
        if (dialog.type() !== 'beforeunload') return void dialog.dismiss();
        const event = cancellable({});
        contents.emit('will-prevent-unload', event);
        void (event.defaultPrevented ? dialog.accept() : dialog.dismiss());
      });
      page.on('crash', () => contents.emit('render-process-gone', {}, { reason: 'crashed' }));
      page.on('close', () => {
        open.delete(this as unknown as DoubleWindow);
        void context.close().catch(() => undefined);
        this.emit('closed');
        if (open.size === 0) options.allClosed();
      });
    }

    /** Chromium has made the window by now, and Electron would not have; it is closed before anything is loaded into it. */
    #askForWindow(address: string): void {
      attempts.push({ what: 'window', address, outcome: this.webContents.openHandler?.({ url: address }).action === 'deny' ? 'blocked' : 'leaked' });
    }

    async #answer(route: Route, page: Page): Promise<void> {
      const request = route.request();
      const address = fromBrowser(request.url());
      const frame = frameOf(request);
      if (frame?.page() !== page) {
        if (!frame) {
          this.#asked += 1;
          this.#askForWindow(address);
        }
        return route.abort('blockedbyclient');
      }
      const isMainFrame = frame === page.mainFrame();
      if (request.isNavigationRequest() && !this.#expected.delete(request.url())) {
        const event = cancellable({ url: address, isMainFrame, isSameDocument: false });
        this.webContents.emit('will-frame-navigate', event);
        if (isMainFrame) this.webContents.emit('will-navigate', event, address);
        if (event.defaultPrevented) {
          attempts.push({ what: 'navigation', address, outcome: 'blocked' });
          // An empty answer leaves the page where it is.
          return route.fulfill({ status: 204 });
        }
      }
      const kind = request.resourceType();
      const outcome = await this.webContents.session.answer(route, kind === 'document' && !isMainFrame ? 'subFrame' : (resourceTypes[kind] ?? 'other'));
      attempts.push({ what: 'request', address, outcome });
    }

    async loadURL(address: string): Promise<void> {
      const page = await this.page;
      this.#expected.add(toBrowser(address));
      await page.goto(toBrowser(address));
      this.webContents.emit('did-finish-load');
      if (!this.#shown) this.emit('ready-to-show');
      this.#shown = true;
    }
    show(): void {
      this.calls.push('show');
    }
    focus(): void {
      this.calls.push('focus');
    }
    minimize(): void {
      this.#minimized = true;
    }
    restore(): void {
      this.calls.push('restore');
      this.#minimized = false;
    }
    isMinimized(): boolean {
      return this.#minimized;
    }
    isDestroyed(): boolean {
      return !open.has(this as unknown as DoubleWindow);
    }
    getNormalBounds(): { x: number; y: number; width: number; height: number } {
      return { x: 0, y: 0, width: this.options.width ?? 800, height: this.options.height ?? 600 };
    }
    close(): void {
      const event = cancellable({});
      this.emit('close', event);
      if (!event.defaultPrevented) void this.page.then((page) => page.close({ runBeforeUnload: true }));
    }
  }

  return { BrowserWindow: Window as unknown as new (given: BrowserWindowConstructorOptions) => DoubleWindow, open, attempts };
}

/** The first request of a new window comes before its frame is there. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

export function cancellable<Details extends object>(details: Details): Details & { defaultPrevented: boolean; preventDefault(): void } {
  const event = Object.assign(details, { defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) });
  return event;
}
