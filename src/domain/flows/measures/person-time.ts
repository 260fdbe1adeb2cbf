import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow } from '../spells.ts';

/** Days that persons spent in each state within a window. */
export type PersonTime = {
  /** Person-days by state. Equal to the daily stocks added up (flows.md, measure 1). */
  readonly days: Float64Array;
  /** Different persons with at least one day in the state. */
  readonly people: Int32Array;
  readonly totalDays: number;
  readonly totalPeople: number;
};

/** Person-time by state; spells are cut to the window, and open ones end where the extract ends. */
export function personTime(set: SpellSet, window: DayWindow): PersonTime {
  const { from, to } = knownWindow(set, window);
  const { count, person, state, startDay, endDay } = set.spells;
  const days = new Float64Array(set.states.length);
  const people = new Int32Array(set.states.length);
  const lastCounted = new Int32Array(set.states.length).fill(-1);
  let totalDays = 0;
  let totalPeople = 0;
  let last = -1;
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const end = endDay[index]!;
    const length = (end < to ? end : to) - (start > from ? start : from);
    if (length <= 0) continue;
    const own = state[index]!;
    const who = person[index]!;
    days[own]! += length;
    totalDays += length;
    if (lastCounted[own] !== who) {
      lastCounted[own] = who;
      people[own]! += 1;
    }
    if (last !== who) {
      last = who;
      totalPeople += 1;
    }
  }
  return { days, people, totalDays, totalPeople };
}
