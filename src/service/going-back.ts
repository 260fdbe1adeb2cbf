/** What going back to an earlier point would do, worked out before anything is done: the same plan is previewed and carried out. */
import type { Parsed } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { followPlayed } from '../vault/carried-rows.ts';
import type { Change } from '../vault/change.ts';
import { historyHead } from '../vault/history.ts';
import type { Readable } from '../vault/open.ts';
import { planCodebook } from './going-back-codebook.ts';
import type { Plan } from './going-back-plan.ts';
import { planSource } from './going-back-source.ts';

/** How many rows change, each counted once. */
export const countChanges = ({ steps }: Plan): number => new Set(steps.map((step) => `${step.table} ${step.do === 'insert' ? step.row.id : step.id}`)).size;

export function planGoingBack(database: Readable, { to, of }: Parsed<'history.goBack'>): Plan {
  if (to > historyHead(database).seq) throw new Refusal('not-found', `The history has no entry ${to} yet. Nothing was changed. Choose one of its entries.`, { to });
  return of.kind === 'source' ? planSource(database, of.id, to) : planCodebook(database, to);
}

/** The moment that an entry was made, or the beginning. */
export function momentOf(database: Readable, seq: number): string | null {
  return (database.prepare('SELECT at FROM history WHERE seq = ?').pluck().get(seq) as string | undefined) ?? null;
}

export function carryOut(change: Change, plan: Plan): void {
  for (const step of plan.steps) {
    if (step.do === 'insert') change.insert(step.table, step.row);
    else if (step.do === 'update') change.update(step.table, step.id, step.patch);
    else change.remove(step.table, step.id);
  }
  // What comes back into a source whose text was corrected meanwhile goes along to the text of today. In the source that is itself gone back in, only the far ends of
  // links can be such; all else stands in the text of that point already.
  followPlayed(change, change.steps.filter((step) => step.do === 'insert' && (plan.isCodebook || step.table === 'passage_link')));
}
