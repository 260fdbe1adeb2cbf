import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';

/** Where those went who left a state, one line for each leaving, in order of persons. */
export type Leavings = {
  readonly count: number;
  readonly person: Int32Array;
  /** The stay that was left, as an index into the set. */
  readonly spell: Int32Array;
  /** The day of leaving. */
  readonly day: Int32Array;
  /** The state of the next stay; `gapOf` where it began after some time without a stay, `noneOf` where no later stay is recorded. */
  readonly next: Uint16Array;
  /** Days that the stay had lasted. */
  readonly stayed: Int32Array;
};

/** Stands for: another stay, after time without any. */
export const gapOf = (set: SpellSet): number => set.states.length;
/** Stands for: no later stay in what is known. */
export const noneOf = (set: SpellSet): number => set.states.length + 1;

/**
 * The leavings of a state that are dated in the window, as `moveMatrix` dates them, with what came next (flows.md, measure 8: returns from a state). What came next is judged by all
 * that is known, also after the window; somebody who left lately may still come back.
 */
export function leavingsOf(set: SpellSet, window: DayWindow, state: number): Leavings {
  const { from, to } = knownWindow(set, window);
  const { spells } = set;
  const { count, person, startDay, endDay } = spells;
  let size = 0;
  for (let index = 0; index < count; index += 1) if (spells.state[index] === state) size += 1;
  const leavings = { person: new Int32Array(size), spell: new Int32Array(size), day: new Int32Array(size), next: new Uint16Array(size), stayed: new Int32Array(size) };
  let found = 0;
  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const end = endDay[index]!;
    latestEnd = index > 0 && person[index - 1] === who && latestEnd > end ? latestEnd : end;
    if (spells.state[index] !== state) continue;
    const another = index + 1 < count && person[index + 1] === who && startDay[index + 1]! < set.knownUntil;
    const follows = another && startDay[index + 1]! <= latestEnd;
    const day = follows ? startDay[index + 1]! : latestEnd;
    if (day === OPEN || day < from || day >= to) continue;
    leavings.person[found] = who;
    leavings.spell[found] = index;
    leavings.day[found] = day;
    leavings.next[found] = follows ? spells.state[index + 1]! : another ? gapOf(set) : noneOf(set);
    leavings.stayed[found] = day - startDay[index]!;
    found += 1;
  }
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(0, found);
  return { count: found, person: cut(leavings.person), spell: cut(leavings.spell), day: cut(leavings.day), next: cut(leavings.next), stayed: cut(leavings.stayed) };
}
