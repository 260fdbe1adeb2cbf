import { listHistory, redo, undo } from '../vault/history.ts';
import type { Handlers } from './context.ts';

export const historyHandlers = {
  'history.list': ({ database }, { before, limit = 100 }) => {
    const rows = listHistory(database, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
    return { entries: rows.slice(0, limit), more: rows.length > limit };
  },
  'history.undo': ({ change }) => ({ label: undo(change) }),
  'history.redo': ({ change }) => ({ label: redo(change) }),
} satisfies Handlers<'history'>;
