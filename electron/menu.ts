/** The native menu: every action of the window, so that whoever looks for something finds it there. Keys that the window binds itself reach the window first. */
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuAction } from '../src/contract/index.ts';
import type { Theme } from './remembered.ts';

export type MenuState = { vaultOpen: boolean; theme: Theme; isMac: boolean; development: boolean };
export type MenuDeeds = { send(action: MenuAction): void; lock(): void; chooseTheme(theme: Theme): void };

const separator: MenuItemConstructorOptions = { type: 'separator' };

const rooms: readonly (readonly [action: MenuAction, name: string])[][] = [
  [['go.home', 'Home']],
  [['go.sources', 'Sources'], ['go.codebook', 'Codebook'], ['go.voices', 'Voices'], ['go.memos', 'Memos'], ['go.questions', 'Questions'], ['go.agreement', 'Two readings'], ['go.search', 'Search']],
  [['go.flows', 'Flows']],
  [['go.framework', 'Framework'], ['go.claims', 'Claims'], ['go.timeline', 'Timeline']],
  [['go.briefs', 'Briefs'], ['go.history', 'History'], ['go.vault', 'Vault and team']],
];

const themes: readonly (readonly [theme: Theme, name: string])[] = [['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']];

export function menuTemplate(state: MenuState, deeds: MenuDeeds): MenuItemConstructorOptions[] {
  const item = (action: MenuAction, label: string, more: Omit<MenuItemConstructorOptions, 'click' | 'id' | 'label'> = {}): MenuItemConstructorOptions => ({ id: action, label, click: () => deeds.send(action), ...more });
  /** For what needs an open vault. */
  const inVault = (action: MenuAction, label: string, accelerator?: string): MenuItemConstructorOptions => item(action, label, { enabled: state.vaultOpen, ...(accelerator ? { accelerator } : {}) });
  /** For what needs every vault closed: one is open at a time. */
  const outside = (action: MenuAction, label: string, accelerator?: string): MenuItemConstructorOptions => item(action, label, { enabled: !state.vaultOpen, ...(accelerator ? { accelerator } : {}) });

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      outside('vault.new', 'New vault…', 'CmdOrCtrl+N'),
      outside('vault.open', 'Open a vault…', 'CmdOrCtrl+O'),
      outside('vault.sample', 'Open the sample programme…'),
      separator,
      inVault('sources.import', 'Import sources…', 'CmdOrCtrl+I'),
      inVault('flows.import', 'Import flow data…'),
      inVault('reports.export', 'Export a brief…', 'CmdOrCtrl+E'),
      separator,
      inVault('vault.backUp', 'Back up…'),
      { id: 'vault.lock', label: 'Lock', accelerator: 'CmdOrCtrl+L', enabled: state.vaultOpen, click: () => deeds.lock() },
      ...(state.isMac ? [] : [separator, { role: 'quit' as const, label: 'Quit' }]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      // Kist's own undo; preload gives them to a text field in which somebody is typing. They stay enabled for that.
      item('edit.undo', 'Undo', { accelerator: 'CmdOrCtrl+Z' }),
      item('edit.redo', 'Redo', { accelerator: state.isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y' }),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      inVault('edit.find', 'Find…', 'CmdOrCtrl+F'),
      inVault('edit.jump', 'Jump to…', 'CmdOrCtrl+K'),
    ],
  };
  let number = 0;
  const go: MenuItemConstructorOptions = {
    label: '&Go',
    submenu: rooms.flatMap((group, position) => [
      ...(position > 0 ? [separator] : []),
      ...group.map(([action, name]) => {
        number += 1;
        return inVault(action, name, number <= 9 ? `CmdOrCtrl+${number}` : undefined);
      }),
    ]),
  };
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      separator,
      {
        label: 'Theme',
        submenu: themes.map(([theme, name]) => ({ id: `view.theme.${theme}`, label: name, type: 'radio', checked: state.theme === theme, click: () => deeds.chooseTheme(theme) })),
      },
      separator,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(state.development ? [separator, { role: 'toggleDevTools' as const }] : []),
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [item('go.help', 'Help', { accelerator: 'F1' }), item('help.keys', 'Keys'), ...(state.isMac ? [] : [separator, { role: 'about' as const, label: 'About Kist' }])],
  };
  const whole = [file, edit, go, view, help];
  return state.isMac ? [{ role: 'appMenu' }, ...whole] : whole;
}
