/** Splitting a code by hand: what was said of each passage so far, and what that asks of the vault. Pure; nothing is stored until it is done. */
import type { Input } from '../../../contract/index.ts';

/** Where a passage may go besides staying: to a code that is there, or to a new one beside the code that is split. */
export type Destination = { key: string; name: string; id: string | null };

/** Answers by coding: the key of a destination, or `stay`. */
export type SplitAnswers = ReadonlyMap<string, string>;
export const stay = 'stay';

/** How many passages were sent to each key; those that nobody has looked at yet are under the empty key. */
export function countAnswers(codingIds: readonly string[], answers: SplitAnswers): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of codingIds) counts.set(answers.get(id) ?? '', (counts.get(answers.get(id) ?? '') ?? 0) + 1);
  return counts;
}

/** The next passage that nobody has decided on, from a place on and round; null when all are decided. */
export function nextOpen(codingIds: readonly string[], answers: SplitAnswers, from: number): number | null {
  for (let step = 0; step < codingIds.length; step += 1) {
    const at = (from + step) % codingIds.length;
    if (!answers.has(codingIds[at]!)) return at;
  }
  return null;
}

/** What to ask of the vault; null while nothing would move. Destinations without a passage are left out. */
export function splitRequest(id: string, codingIds: readonly string[], destinations: readonly Destination[], answers: SplitAnswers): Input<'codebook.split'> | null {
  const parts = destinations.flatMap((destination) => {
    const sent = codingIds.filter((codingId) => answers.get(codingId) === destination.key);
    return sent.length === 0 ? [] : [{ code: destination.id === null ? { name: destination.name } : { id: destination.id }, codingIds: sent }];
  });
  return parts.length === 0 ? null : { id, parts };
}
