/** What the items of the native menu do: the same as the window's own buttons and keys. */
import { host } from '../client/kist.ts';
import { rooms } from './rooms.ts';
import { go } from './route.ts';

export type MenuWork = { undo: () => unknown; redo: () => unknown; jump: () => unknown; keys: () => unknown };

/** Listens to the native menu. Answers how to stop. */
export function followMenu(work: MenuWork): () => void {
  const actions: Record<string, () => unknown> = {
    undo: work.undo,
    redo: work.redo,
    jump: work.jump,
    keys: work.keys,
    lock: () => host().lock('person'),
    find: () => go({ room: 'search' }),
    'import-sources': () => go({ room: 'sources', details: { import: 'yes' } }),
    'import-flows': () => go({ room: 'flows', details: { import: 'yes' } }),
    'export-brief': () => go({ room: 'briefs' }),
    backup: () => go({ room: 'vault' }),
    help: () => go({ room: 'help' }),
    ...Object.fromEntries(rooms.map((room) => [`go:${room.key}`, () => go({ room: room.key })])),
  };
  return host().on((event) => {
    if (event.kind === 'menu') actions[event.action]?.();
  });
}
