import { Refusal } from '../domain/refusal.ts';
import { listHistory, readHistoryEntry } from '../vault/history-list.ts';
import { redo, undo } from '../vault/history.ts';
import { wholeCodebook } from '../vault/history-touch.ts';
import type { Readable } from '../vault/open.ts';
import { isBlind } from '../vault/team.ts';
import type { Handlers } from './context.ts';
import { carryOut, countChanges, momentOf, planGoingBack } from './going-back.ts';
import { changesInWords } from './history-words.ts';

const blindFor = (database: Readable, coderId: string): string | null => (isBlind(database, coderId) ? coderId : null);

/** Somebody who works blind would move what they can't see. */
function refuseBlind(database: Readable, coderId: string): void {
  if (isBlind(database, coderId)) throw new Refusal('not-allowed', "You work in blind mode, and going back would touch others' codings, which you can't see. Nothing was changed. Reveal them first, or ask somebody else.");
}

export const historyHandlers = {
  'history.list': ({ database, coderId: own }, { limit = 100, ...choice }) => {
    const rows = listHistory(database, { ...choice, limit: limit + 1, blindFor: blindFor(database, own) });
    return { entries: rows.slice(0, limit), more: rows.length > limit };
  },
  'history.show': ({ database, coderId }, { seq }) => {
    const entry = readHistoryEntry(database, seq, blindFor(database, coderId));
    if (!entry) throw new Refusal('not-found', `The history has no entry ${seq}, or it is hidden while you work in blind mode.`, { seq });
    return { entry, ...changesInWords(database, seq, blindFor(database, coderId)) };
  },
  'history.previewGoBack': ({ database, coderId }, input) => {
    refuseBlind(database, coderId);
    const plan = planGoingBack(database, input);
    return { changes: countChanges(plan), sentences: [...plan.sentences] };
  },
  'history.goBack': ({ change, database, coderId }, input) => {
    refuseBlind(database, coderId);
    const plan = planGoingBack(database, input);
    carryOut(change, plan);
    // Also when codings alone were moved, it was the codebook that was gone back in.
    if (input.of.kind === 'codebook') change.touch(wholeCodebook);
    const at = momentOf(database, input.to);
    change.describe(`Went back in ${plan.name} to ${at === null ? 'the beginning' : `entry ${input.to} of ${at.slice(0, 10)}`}`);
    return { changes: countChanges(plan), sentences: [...plan.sentences] };
  },
  'history.undo': ({ change }) => ({ label: undo(change) }),
  'history.redo': ({ change }) => ({ label: redo(change) }),
} satisfies Handlers<'history'>;
