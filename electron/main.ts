/** Kist's desktop host. This file puts the parts together; each decision stands in its own file. */
import { dirname, join } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, Menu, nativeTheme, powerMonitor, protocol } from 'electron';
import type { MenuAction, WindowEvent } from '../src/contract/index.ts';
import { createBroker, defaultVaultFolder } from '../src/service/index.ts';
import { channels } from './channels.ts';
import { guardClipboard } from './clipboard.ts';
import { filesOf } from './files.ts';
import { answerWindow } from './ipc.ts';
import { lockWhenUnattended } from './lock.ts';
import { menuTemplate } from './menu.ts';
import { idleMinutes } from './policy/attendance.ts';
import { openAfter } from './policy/vault-open.ts';
import { privilegedScheme } from './protocol.ts';
import { recall, remember, type Theme } from './remembered.ts';
import { openSession } from './session.ts';
import { startVault } from './start-vault.ts';
import { applySwitches } from './switches.ts';
import { guardAllContents, openWindow } from './windows.ts';

const development = !app.isPackaged;
const appFolder = app.getAppPath();
/** The sample programme and the help lie beside the archive in a packaged Kist, in the checkout otherwise. */
const resources = app.isPackaged ? process.resourcesPath : join(appFolder, 'resources');

applySwitches(app.commandLine);
app.enableSandbox();
// Beside the vaults: on Windows the usual place would follow the person to other machines.
const ownFolder = process.env.KIST_HOME ? join(defaultVaultFolder(), '.window') : join(dirname(defaultVaultFolder()), 'window');
app.setPath('userData', ownFolder);
app.setPath('sessionData', ownFolder);
protocol.registerSchemesAsPrivileged([privilegedScheme]);
guardAllContents({ development });

// One Kist at a time: a second would only find the vault in use.
if (app.requestSingleInstanceLock()) {
  app.whenReady().then(run).catch((error: unknown) => {
    dialog.showErrorBox('Kist could not start', `Every vault is as it was. (${error instanceof Error ? error.message : 'unknown reason'})`);
    app.quit();
  });
} else {
  app.quit();
}

function run(): void {
  const rememberedPath = join(ownFolder, 'window.json');
  const remembered = recall(rememberedPath);
  nativeTheme.themeSource = remembered.theme;

  const session = openSession({ windowFolder: join(appFolder, '.vite', 'renderer', 'main_window'), development });
  const broker = createBroker(() => startVault({ resources, quiet: !development }));
  let window: BrowserWindow | null = openWindow({ session, development, size: remembered.size });
  let vaultOpen = false;
  let callsUnderWay = 0;
  const files = filesOf(window, broker);
  const copied = guardClipboard(clipboard);

  const tell = (event: WindowEvent): void => window?.webContents.send(channels.event, event);
  const lock = (why: 'person' | 'idle' | 'sleep'): void => void broker.lock(why);
  const chooseTheme = (theme: Theme): void => {
    remembered.theme = theme;
    nativeTheme.themeSource = theme;
    remember(rememberedPath, remembered);
    tell({ kind: 'menu', action: `view.theme.${theme}` });
  };
  const setMenu = (): void => {
    const template = menuTemplate(
      { vaultOpen, theme: remembered.theme, isMac: process.platform === 'darwin', development },
      { send: (action: MenuAction) => tell({ kind: 'menu', action }), lock: () => lock('person'), chooseTheme },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  const setOpen = (open: boolean): void => {
    if (open === vaultOpen) return;
    vaultOpen = open;
    setMenu();
  };

  broker.onEvent((event) => {
    if (event.kind === 'locked') {
      setOpen(false);
      void copied.clear();
    }
    tell(event);
  });
  answerWindow({
    windowContentsId: () => window?.webContents.id ?? null,
    broker,
    files: () => files,
    calling: () => {
      callsUnderWay += 1;
    },
    called: (name, answer) => {
      callsUnderWay -= 1;
      setOpen(openAfter(vaultOpen, name, answer));
    },
    copied: copied.copied,
  });
  const stopWatching = lockWhenUnattended({ power: powerMonitor, limitMinutes: idleMinutes(process.env), state: () => ({ vaultOpen, callsUnderWay }), lock });
  setMenu();

  window.on('close', () => {
    if (!window) return;
    const { width, height } = window.getNormalBounds();
    remember(rememberedPath, { ...remembered, size: { width, height } });
  });
  window.on('closed', () => {
    window = null;
  });
  app.on('second-instance', () => {
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  // On a Mac too: a Kist without a window would keep a vault open that nobody sees.
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    stopWatching();
    lock('person');
  });
}
