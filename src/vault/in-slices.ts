/** One transaction that gives way now and then: a million rows take seconds, in which the process would hear nobody who wants it stopped. */
import type { Writable } from './open.ts';

/** How long rows are written at a stretch, in milliseconds: two frames of a screen. */
const stretch = 32;

/** Between two slices: `'rest'` asks for a rest now, for example before the last moment at which it can be stopped; otherwise one is taken when it is due. */
export type Slice = void | 'rest';

/**
 * Runs `work` to its end in one transaction, and rests between its slices. Until the promise is settled nobody else may write on this connection: that would become part
 * of this transaction.
 *
 * @throws whatever `work` or `rest` throws; nothing of the transaction is kept then
 */
export async function inSlices<Value>(database: Writable, work: () => Generator<Slice, Value, void>, rest: () => Promise<void>): Promise<Value> {
  database.exec('BEGIN IMMEDIATE');
  try {
    const slices = work();
    let since = performance.now();
    for (;;) {
      const slice = slices.next();
      if (slice.done) {
        database.exec('COMMIT');
        return slice.value;
      }
      if (slice.value !== 'rest' && performance.now() - since < stretch) continue;
      await rest();
      since = performance.now();
    }
  } catch (error) {
    // A full disk ends a transaction by itself.
    if (database.open && database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
