/** What the items of the native menu do while a vault is open: the same as the window's own buttons and keys. */
import type { MenuAction } from '../../contract/index.ts';
import { host } from '../client/kist.ts';
import { changeAppearance } from './appearance.ts';
import { go } from './route.ts';
import type { RoomKey } from './rooms.ts';

export type MenuWork = { undo: () => unknown; redo: () => unknown; jump: () => unknown; keys: () => unknown };

/** Listens to the native menu. Answers how to stop. */
export function followMenu(work: MenuWork): () => void {
  const room = (key: RoomKey): (() => void) => () => go({ room: key });
  const nothing = (): void => {};
  const actions: Record<MenuAction, () => unknown> = {
    // These three wait until the vault is locked; the gate listens for them.
    'vault.new': nothing,
    'vault.open': nothing,
    'vault.sample': nothing,
    'vault.backUp': room('vault'),
    'sources.import': () => go({ room: 'sources', details: { import: 'yes' } }),
    'flows.import': () => go({ room: 'flows', details: { import: 'yes' } }),
    'reports.export': room('briefs'),
    'edit.undo': work.undo,
    'edit.redo': work.redo,
    'edit.find': room('search'),
    'edit.jump': work.jump,
    'go.home': room('home'),
    'go.sources': room('sources'),
    'go.codebook': room('codebook'),
    'go.voices': room('voices'),
    'go.search': room('search'),
    'go.flows': room('flows'),
    'go.framework': room('framework'),
    'go.claims': room('claims'),
    'go.timeline': room('timeline'),
    'go.briefs': room('briefs'),
    'go.history': room('history'),
    'go.vault': room('vault'),
    'go.help': room('help'),
    'view.theme.system': () => changeAppearance({ theme: 'system' }),
    'view.theme.light': () => changeAppearance({ theme: 'light' }),
    'view.theme.dark': () => changeAppearance({ theme: 'dark' }),
    'help.keys': work.keys,
  };
  return host().on((event) => {
    if (event.kind === 'menu') actions[event.action]();
  });
}
