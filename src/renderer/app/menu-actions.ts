/** What the items of the native menu do: the same as the window's own buttons and keys. The host locks, and follows the theme, by itself. */
import type { MenuAction } from '../../contract/index.ts';
import { host } from '../client/kist.ts';
import { rooms } from './rooms.ts';
import { go } from './route.ts';

type Deeds = Partial<Record<MenuAction, () => unknown>>;

export type MenuWork = { undo: () => unknown; redo: () => unknown; jump: () => unknown; keys: () => unknown };

/** Does what the menu asks for, as far as it is among the deeds. Answers how to stop. */
export function followDeeds(deeds: Deeds): () => void {
  return host().on((event) => {
    if (event.kind === 'menu') deeds[event.action]?.();
  });
}

/** The menu while a vault is open. Answers how to stop. */
export function followMenu(work: MenuWork): () => void {
  return followDeeds({
    'edit.undo': work.undo,
    'edit.redo': work.redo,
    'edit.jump': work.jump,
    'edit.find': () => go({ room: 'search' }),
    'help.keys': work.keys,
    'sources.import': () => go({ room: 'sources', details: { import: 'yes' } }),
    'flows.import': () => go({ room: 'flows', details: { import: 'yes' } }),
    'reports.export': () => go({ room: 'briefs' }),
    'vault.backUp': () => go({ room: 'vault' }),
    ...(Object.fromEntries(rooms.map((room) => [`go.${room.key}`, () => go({ room: room.key })])) satisfies Deeds),
  });
}
