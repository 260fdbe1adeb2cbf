import { Refusal } from '../domain/refusal.ts';
import type { FigureAddress, ReleasedCount } from '../contract/index.ts';
import type { Context } from './context.ts';

/** A flow figure after disclosure control, ready to be evidence and to stand in a brief. */
export type ReleasedFigure = {
  /** The finding in plain English with its base; hidden numbers are said to be hidden. */
  sentence: string;
  value: ReleasedCount;
  /** SHA-256 in hex of the released answer: equal as long as somebody who asks again would be told the same. */
  hash: string;
  /** The figure among its neighbours, all released together; left out, a brief shows the one figure. */
  table?: { caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; notes: readonly string[] };
};

/** Asks a dataset for one figure, through disclosure control. Refuses with `not-found` when the dataset or what is pointed at is not there. */
export function releasedFigure(_context: Pick<Context, 'database'>, address: FigureAddress): ReleasedFigure {
  throw new Refusal('not-found', 'There is no such flow figure in this vault. Nothing was changed. Open the flow data and choose the figure there.', { datasetId: address.window.datasetId });
}
