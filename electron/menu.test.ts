import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuActions, type MenuAction } from '../src/contract/window.ts';
import { menuTemplate, type MenuState } from './menu.ts';

const idle = { send: () => undefined, lock: () => undefined, chooseTheme: () => undefined };
const state: MenuState = { vaultOpen: true, theme: 'system', isMac: false, development: false };
const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
const click = (item: MenuItemConstructorOptions): void => (item.click as () => void)();

describe('the native menu', () => {
  test.each([true, false])('offers every action of the contract, once (Mac: %s)', (isMac) => {
    const items = all(menuTemplate({ ...state, isMac }, idle));
    expect(items.map(({ id }) => id).filter((id) => id !== undefined && id !== 'vault.lock').sort()).toEqual([...menuActions].sort());
  });

  test('sends what its items say', () => {
    const sent: MenuAction[] = [];
    for (const item of all(menuTemplate(state, { ...idle, send: (action) => void sent.push(action) }))) {
      if (item.id && item.id !== 'vault.lock' && !item.id.startsWith('view.')) click(item);
    }
    expect(sent.sort()).toEqual(menuActions.filter((action) => !action.startsWith('view.')).sort());
  });

  test('greys what needs an open vault, or a closed one', () => {
    const enabled = (vaultOpen: boolean): unknown[] => all(menuTemplate({ ...state, vaultOpen }, idle)).filter((item) => item.id && item.enabled !== false).map(({ id }) => id);
    expect(enabled(true)).not.toContain('vault.new');
    expect(enabled(false)).toEqual(['vault.new', 'vault.open', 'vault.sample', 'edit.undo', 'edit.redo', 'view.theme.system', 'view.theme.light', 'view.theme.dark', 'go.help', 'help.keys']);
  });

  test('gives no key twice', () => {
    const keys = all(menuTemplate(state, idle)).map(({ accelerator }) => accelerator).filter((key) => key !== undefined);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('has the developer tools in development alone, and never a reload', () => {
    const roles = (development: boolean): unknown[] => all(menuTemplate({ ...state, development }, idle)).map(({ role }) => role);
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
  });

  test('shows which theme is chosen', () => {
    const chosen = all(menuTemplate({ ...state, theme: 'dark' }, idle)).filter((item) => item.type === 'radio' && item.checked);
    expect(chosen.map(({ id }) => id)).toEqual(['view.theme.dark']);
  });
});
