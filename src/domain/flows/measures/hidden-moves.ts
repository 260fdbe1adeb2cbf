import type { Tally } from '../../disclosure/protected-counts.ts';
import type { SpellSet } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/**
 * What yearly snapshots would show of the same people, beside their dated moves (flows.md, measure 7). The dated moves are those after the first snapshot, up to and
 * including the day of the last.
 */
export type HiddenMoves = {
  /** Days of the snapshots that the extract knows about, in order. */
  readonly snapshots: Int32Array;
  readonly dated: Tally;
  /** Changes of state between one snapshot and the next at which the person is seen again. */
  readonly visible: Tally;
  /** By the time between two snapshots: cell `n` lies between snapshots `n` and `n + 1`. */
  readonly datedBetween: TallyGrid;
  readonly visibleBetween: TallyGrid;
  /** By person: dated moves, visible changes, and 1 where the records touch the time between the first and the last snapshot. */
  readonly datedByPerson: Int32Array;
  readonly visibleByPerson: Int32Array;
  readonly present: Uint8Array;
};

/**
 * Compares dated moves with the changes that snapshots on given days would show.
 *
 * On each snapshot a person is seen in the state of their latest spell that holds the day. A person who is in no state on one snapshot is compared with when they were last seen,
 * so that a gap never makes two changes of one move. Where spells overlap, a snapshot can show a change that no move is dated for. Elsewhere is a state like others, only that
 * what happens between two stays elsewhere is no move.
 * @param days of the snapshots; fewer than two known ones give zeros
 */
export function hiddenMoves(set: SpellSet, days: ArrayLike<number>): HiddenMoves {
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const snapshots = Int32Array.from(new Set(Array.from(days).filter((day) => day < set.knownUntil))).sort();
  const width = snapshots.length;
  const datedByPerson = new Int32Array(set.personCount);
  const visibleByPerson = new Int32Array(set.personCount);
  const present = new Uint8Array(set.personCount);
  const datedBetween = tallyGrid(Math.max(0, width - 1));
  const visibleBetween = tallyGrid(Math.max(0, width - 1));
  const totals = tallyGrid(2);
  if (width >= 2 && count > 0) {
    const first = snapshots[0]!;
    const last = snapshots[width - 1]!;
    /** For each day from the first snapshot to the last, the first snapshot that is not before it. */
    const nextSnapshot = new Int32Array(last - first + 1);
    for (let day = first, slot = 0; day <= last; day += 1) {
      while (snapshots[slot]! < day) slot += 1;
      nextSnapshot[day - first] = slot;
    }
    const seen = new Int32Array(width).fill(-1);
    for (let index = 0; index < count; index += 1) {
      const who = person[index]!;
      const key = personKey[who]!;
      const start = startDay[index]!;
      const end = endDay[index]!;
      const own = state[index]!;
      if (own !== elsewhere && start <= last && (end > first || start >= first)) present[who] = 1;
      if (index > 0 && person[index - 1] === who && start > first && start <= last && (own !== elsewhere || state[index - 1] !== elsewhere)) {
        datedByPerson[who]! += 1;
        countIn(datedBetween, nextSnapshot[start - first]! - 1, who, key);
        countIn(totals, 0, who, key);
      }
      if (start <= last && end > first && end > start) {
        const to = end > last ? width : nextSnapshot[end - first]!;
        for (let slot = start <= first ? 0 : nextSnapshot[start - first]!; slot < to; slot += 1) seen[slot] = own;
      }
      if (index === count - 1 || person[index + 1] !== who) {
        let before = -1;
        for (let slot = 0; slot < width; slot += 1) {
          const now = seen[slot]!;
          if (now < 0) continue;
          if (before >= 0 && before !== now) {
            visibleByPerson[who]! += 1;
            countIn(visibleBetween, slot - 1, who, key);
            countIn(totals, 1, who, key);
          }
          before = now;
          seen[slot] = -1;
        }
      }
    }
  }
  return { snapshots, dated: tallyAt(totals, 0), visible: tallyAt(totals, 1), datedBetween, visibleBetween, datedByPerson, visibleByPerson, present };
}
