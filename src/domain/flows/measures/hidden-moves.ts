import type { SpellSet } from '../spells.ts';

/**
 * What yearly snapshots would show of the same people, beside their dated moves (flows.md, measure 7). The dated moves are those after the first snapshot, up to and
 * including the day of the last.
 */
export type HiddenMoves = {
  /** Days of the snapshots that the extract knows about, in order. */
  readonly snapshots: Int32Array;
  readonly dated: number;
  /** Changes of state between one snapshot and the next at which the person is seen again. */
  readonly visible: number;
  /** `dated - visible`. */
  readonly hidden: number;
  /** `1 - visible / dated`; `null` where nobody moved. */
  readonly share: number | null;
  /** Different persons behind the three numbers. */
  readonly datedPeople: number;
  readonly visiblePeople: number;
  readonly hiddenPeople: number;
  /** By the time between two snapshots; `to` is the later one. */
  readonly intervals: readonly { readonly from: number; readonly to: number; readonly dated: number; readonly visible: number }[];
  /** By person: dated moves, visible changes, and 1 where the records touch the time between the first and the last snapshot. */
  readonly datedByPerson: Int32Array;
  readonly visibleByPerson: Int32Array;
  readonly present: Uint8Array;
  readonly people: number;
};

/**
 * Compares dated moves with the changes that snapshots on given days would show.
 *
 * On each snapshot a person is seen in the state of their latest spell that holds the day. A person who is in no state on one snapshot is compared with when they were last seen,
 * so that a gap never makes two changes of one move. Where spells overlap, a snapshot can show a change that no move is dated for.
 * @param days of the snapshots; fewer than two known ones give zeros
 */
export function hiddenMoves(set: SpellSet, days: ArrayLike<number>): HiddenMoves {
  const { count, person, state, startDay, endDay } = set.spells;
  const snapshots = Int32Array.from(new Set(Array.from(days).filter((day) => day < set.knownUntil))).sort();
  const width = snapshots.length;
  const datedByPerson = new Int32Array(set.personCount);
  const visibleByPerson = new Int32Array(set.personCount);
  const present = new Uint8Array(set.personCount);
  const dated = new Int32Array(Math.max(0, width - 1));
  const visible = new Int32Array(Math.max(0, width - 1));
  let people = 0;
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
      const start = startDay[index]!;
      const end = endDay[index]!;
      if (start <= last && (end > first || start >= first)) {
        people += 1 - present[who]!;
        present[who] = 1;
      }
      if (index > 0 && person[index - 1] === who && start > first && start <= last) {
        datedByPerson[who]! += 1;
        dated[nextSnapshot[start - first]! - 1]! += 1;
      }
      if (start <= last && end > first && end > start) {
        const to = end > last ? width : nextSnapshot[end - first]!;
        for (let slot = start <= first ? 0 : nextSnapshot[start - first]!; slot < to; slot += 1) seen[slot] = state[index]!;
      }
      if (index === count - 1 || person[index + 1] !== who) {
        let before = -1;
        for (let slot = 0; slot < width; slot += 1) {
          const now = seen[slot]!;
          if (now < 0) continue;
          if (before >= 0 && before !== now) {
            visibleByPerson[who]! += 1;
            visible[slot - 1]! += 1;
          }
          before = now;
          seen[slot] = -1;
        }
      }
    }
  }
  let datedPeople = 0;
  let visiblePeople = 0;
  let hiddenPeople = 0;
  for (let who = 0; who < set.personCount; who += 1) {
    if (datedByPerson[who]! > 0) datedPeople += 1;
    if (visibleByPerson[who]! > 0) visiblePeople += 1;
    if (datedByPerson[who] !== visibleByPerson[who]) hiddenPeople += 1;
  }
  const datedTotal = dated.reduce((sum, number) => sum + number, 0);
  const visibleTotal = visible.reduce((sum, number) => sum + number, 0);
  return {
    snapshots,
    dated: datedTotal,
    visible: visibleTotal,
    hidden: datedTotal - visibleTotal,
    share: datedTotal === 0 ? null : 1 - visibleTotal / datedTotal,
    datedPeople,
    visiblePeople,
    hiddenPeople,
    intervals: Array.from(dated, (number, index) => ({ from: snapshots[index]!, to: snapshots[index + 1]!, dated: number, visible: visible[index]! })),
    datedByPerson,
    visibleByPerson,
    present,
    people,
  };
}
