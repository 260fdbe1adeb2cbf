/** A reading of many items of evidence that remembers what it has looked up; for one answer, never kept longer. */
import { readDatasetMark } from '../vault/claims.ts';
import { readSignRow, type SignRow } from '../vault/framework.ts';
import { type ChosenWords, passageReader, type PassageReader } from '../vault/passage.ts';
import { readEvent } from '../vault/timeline.ts';
import type { Context } from './context.ts';

/** `coderId`: who asks; somebody who works blind is not shown others' memos on passages. */
export type Reading = Pick<Context, 'database'> & {
  coderId: string | null;
  passages: PassageReader;
  event: (id: string) => ReturnType<typeof readEvent>;
  sign: (id: string) => ReturnType<typeof readSignRow>;
  dataset: (id: string) => ReturnType<typeof readDatasetMark>;
  /** Remembers what something costly came to, by a name of one's own. */
  once: <Value>(key: string, work: () => Value) => Value;
};

export function beginReading({ database, coderId }: Pick<Context, 'database'> & Partial<Pick<Context, 'coderId'>>): Reading {
  const known = new Map<string, unknown>();
  const once: Reading['once'] = (key, work) => {
    if (!known.has(key)) known.set(key, work());
    return known.get(key) as ReturnType<typeof work>;
  };
  return {
    database,
    coderId: coderId ?? null,
    passages: passageReader(database),
    once,
    event: (id) => once(`event ${id}`, () => readEvent(database, id)),
    sign: (id) => once(`sign ${id}`, () => readSignRow(database, id)),
    dataset: (id) => once(`dataset ${id}`, () => readDatasetMark(database, id)),
  };
}

/** The words that a sign was seen in; null for one that was seen in an event. */
export const wordsOfSign = (sign: SignRow): ChosenWords | null =>
  sign.sourceId === null ? null : { sourceId: sign.sourceId, revisionId: sign.revisionId ?? '', start: sign.start ?? 0, end: sign.end ?? 0, quoteHash: sign.quoteHash ?? '' };
