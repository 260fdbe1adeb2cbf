import { listHistory } from '../vault/history-list.ts';
import { redo, undo } from '../vault/history.ts';
import { isBlind } from '../vault/team.ts';
import type { Handlers } from './context.ts';

export const historyHandlers = {
  'history.list': ({ database, coderId: own }, { limit = 100, ...choice }) => {
    const rows = listHistory(database, { ...choice, limit: limit + 1, blindFor: isBlind(database, own) ? own : null });
    return { entries: rows.slice(0, limit), more: rows.length > limit };
  },
  'history.undo': ({ change }) => ({ label: undo(change) }),
  'history.redo': ({ change }) => ({ label: redo(change) }),
} satisfies Partial<Handlers<'history'>>;
