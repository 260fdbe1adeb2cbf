/** Electron's `Menu`: a template made into items that can be looked at, clicked and reached by their keys. */
import type { MenuItemConstructorOptions } from 'electron';

export type DoubleItem = { id: string | undefined; label: string; role: string | undefined; type: string; enabled: boolean; checked: boolean; accelerator: string | undefined; submenu: DoubleMenu | null; click(): void };
export type DoubleMenu = { items: DoubleItem[]; popup(): void };
export type Key = { key: string; mod: boolean; shift: boolean; alt: boolean };

export function doubleMenus(): { api: { buildFromTemplate(template: MenuItemConstructorOptions[]): DoubleMenu; setApplicationMenu(menu: DoubleMenu | null): void; getApplicationMenu(): DoubleMenu | null }; popups: DoubleMenu[]; all(): DoubleItem[]; item(id: string): DoubleItem; click(id: string): void; press(key: Key): void } {
  let application: DoubleMenu | null = null;
  const popups: DoubleMenu[] = [];

  function buildFromTemplate(template: MenuItemConstructorOptions[]): DoubleMenu {
    const menu: DoubleMenu = { items: [], popup: () => void popups.push(menu) };
    menu.items = template.map((options) => {
      const item: DoubleItem = {
        id: options.id,
        label: options.label ?? options.role ?? '',
        role: options.role,
        type: options.type ?? (options.submenu ? 'submenu' : 'normal'),
        enabled: options.enabled ?? true,
        checked: options.checked ?? false,
        accelerator: options.accelerator as string | undefined,
        submenu: Array.isArray(options.submenu) ? buildFromTemplate(options.submenu) : null,
        click: () => (options.click as (() => void) | undefined)?.(),
      };
      return item;
    });
    return menu;
  }

  const all = (): DoubleItem[] => {
    const under = (menu: DoubleMenu | null): DoubleItem[] => menu?.items.flatMap((item) => [item, ...under(item.submenu)]) ?? [];
    return under(application);
  };
  const item = (id: string): DoubleItem => {
    const found = all().find((one) => one.id === id);
    if (!found) throw new Error(`The native menu has no item “${id}”.`);
    return found;
  };
  const isPressed = (accelerator: string, pressed: Key): boolean => {
    const parts = accelerator.toLowerCase().split('+');
    const wants = (...names: string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part));
    return parts.at(-1) === pressed.key.toLowerCase() && wants('cmdorctrl', 'ctrl', 'cmd') === pressed.mod && wants('shift') === pressed.shift && wants('alt') === pressed.alt;
  };

  return {
    api: {
      buildFromTemplate,
      setApplicationMenu: (menu) => {
        application = menu;
      },
      getApplicationMenu: () => application,
    },
    popups,
    all,
    item,
    click(id) {
      const found = item(id);
      if (!found.enabled) throw new Error(`“${found.label}” is greyed in the native menu.`);
      found.click();
    },
    press(pressed) {
      all().find((one) => one.enabled && one.accelerator !== undefined && isPressed(one.accelerator, pressed))?.click();
    },
  };
}
