import { compareUncertainDates, type UncertainDate } from '../timeline/uncertain-date.ts';
import type { Sign } from '../../contract/index.ts';

export type SignTally = Record<Sign['polarity'], number>;

/** Signs as they came about, earliest first; of two that begin together the better dated one first, then as they were logged. */
export function overTime<Dated extends { date: UncertainDate; id: string }>(signs: readonly Dated[]): Dated[] {
  // Ids are UUIDv7: they sort by the moment at which they were made.
  return signs.toSorted((first, second) => compareUncertainDates(first.date, second.date) || (first.id < second.id ? -1 : 1));
}

/**
 * How many signs stand on each side. Three numbers that are never taken from one another: a disconfirming sign does not cancel a confirming one.
 * A sign whose words are gone (`stands` false) is still listed, and no longer counted.
 */
export function tallySigns(signs: readonly { polarity: Sign['polarity']; stands: boolean }[]): SignTally {
  const tally: SignTally = { confirming: 0, mixed: 0, disconfirming: 0 };
  for (const sign of signs) if (sign.stands) tally[sign.polarity] += 1;
  return tally;
}
