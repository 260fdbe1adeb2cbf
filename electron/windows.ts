/** Opens the window, and stands guard at everything that holds web contents. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, type Session, type WebContents } from 'electron';
import { mayNavigate } from './policy/navigation.ts';
import { pageAddress } from './policy/origin.ts';
import { webrtcPolicy } from './policy/webrtc.ts';
import { answerToNewWindow } from './policy/windows.ts';
import type { Size } from './remembered.ts';

/** Before any web contents exist: each gets the same guard, whoever made it. */
export function guardAllContents(options: { development: boolean }): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, options.development));
}

function guard(contents: WebContents, development: boolean): void {
  const allowed = (address: string, isMainFrame: boolean): boolean => mayNavigate({ address, isMainFrame }, { development });
  contents.on('will-frame-navigate', (event) => {
    if (!allowed(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (!allowed(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!allowed(event.url, event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => answerToNewWindow(url));
  contents.setWebRTCIPHandlingPolicy(webrtcPolicy);
}

export function openWindow(options: { session: Session; development: boolean; size: Size | null }): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Kist',
    width: 1280,
    height: 800,
    ...options.size,
    minWidth: 640,
    minHeight: 480,
    show: false,
    backgroundColor: '#FAF8F4',
    webPreferences: {
      session: options.session,
      preload: join(__dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      devTools: options.development,
    },
  });
  const { webContents: contents } = window;
  window.once('ready-to-show', () => window.show());
  contents.on('context-menu', (_event, { isEditable, selectionText }) => {
    if (isEditable) Menu.buildFromTemplate([{ role: 'undo' }, { role: 'redo' }, { type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]).popup({ window });
    else if (selectionText !== '') Menu.buildFromTemplate([{ role: 'copy' }]).popup({ window });
  });
  contents.on('will-prevent-unload', (event) => {
    // The page has words that are not stored yet and would rather stay; without a question the window would seem stuck.
    const stay = 0;
    const choice = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: 'There are words here that are not saved yet.',
      detail: 'Everything else is safe in the vault.',
      buttons: ['Stay and save them', 'Leave without them'],
      defaultId: stay,
      cancelId: stay,
    });
    if (choice !== stay) event.preventDefault();
  });
  let crashes = 0;
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    crashes += 1;
    // The vault is in another process and not touched by this. A page that ends again and again is left alone.
    if (crashes <= 3) void window.loadURL(pageAddress);
    else dialog.showErrorBox('The window of Kist keeps ending', 'Everything that was saved is safe in the vault. Please quit Kist and start it again.');
  });
  void window.loadURL(pageAddress);
  return window;
}
