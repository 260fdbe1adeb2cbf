import type { Output } from '../contract/index.ts';
import { codeChanges, type RecordedStep } from '../domain/codebook/code-changes.ts';
import { Refusal } from '../domain/refusal.ts';
import { codeRows } from '../vault/codebook.ts';
import { eventsNaming } from '../vault/codebook-events.ts';
import type { Readable } from '../vault/open.ts';

type CodeEvent = Output<'codebook.history'>['events'][number];

const opening = { done: '', undone: 'Taken back: ', redone: 'Done again: ' } as const;

/** Everything that happened to a code, newest first; also to one that is gone, as long as the history knows of it. */
export function codeHistory(database: Readable, id: string): CodeEvent[] {
  const names = new Map(codeRows(database).map((code) => [code.id, code.name]));
  const events = eventsNaming(database, id);
  if (events.length === 0 && !names.has(id)) throw new Refusal('not-found', 'That code is not in the codebook, and the history knows nothing of it.', { codeId: id });
  const told: CodeEvent[] = [];
  // Newest first: a code that is gone is named as it was called when it went.
  for (const { seq, at, coder, kind, label, steps } of events) {
    for (const step of steps as readonly RecordedStep[]) {
      const name = step.table === 'code' ? (step.before?.name ?? step.after?.name) : undefined;
      if (typeof name === 'string' && !names.has(step.id)) names.set(step.id, name);
    }
    const changes = codeChanges(steps as readonly RecordedStep[], id, (other) => names.get(other) ?? 'a code that is gone');
    if (changes.length > 0) told.push({ seq, at, coder, label: `${opening[kind]}${label}`, changes });
  }
  return told;
}
