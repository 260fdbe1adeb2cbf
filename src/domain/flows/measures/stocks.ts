import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow } from '../spells.ts';
import { countOnce, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/** How many are in each state on given days. Tables are by state, then day: cell `state * days.length + day`. Nobody is counted elsewhere. */
export type Stocks = {
  /** Day numbers in order. Days that the extract says nothing about are left out. */
  readonly days: Int32Array;
  /** Spells in the state on the day: `#{start <= day < end}` (flows.md, measure 1). */
  readonly counts: Int32Array;
  /** Different persons in the state on the day; fewer than `counts` only where spells of one person overlap in one state. */
  readonly people: TallyGrid;
  /** Different persons in any state, by day. */
  readonly onDay: TallyGrid;
  readonly states: number;
};

/**
 * Stocks on given days, with the persons behind each count (what disclosure control protects).
 * @param days any days; they are sorted, and those on or after `knownUntil` are left out
 */
export function stocksAt(set: SpellSet, days: ArrayLike<number>): Stocks {
  const { count, person, state, startDay, endDay } = set.spells;
  const { elsewhere, personKey } = set;
  const states = set.states.length;
  const known = Int32Array.from(new Set(Array.from(days).filter((day) => day < set.knownUntil))).sort();
  const width = known.length;
  const counts = new Int32Array(states * width);
  const people = tallyGrid(states * width);
  const onDay = tallyGrid(width);
  if (width === 0 || count === 0) return { days: known, counts, people, onDay, states };
  const firstDay = known[0]!;
  const lastDay = known[width - 1]!;
  /** For each day of the range, the first of the given days that is not before it. */
  const nextGiven = new Int32Array(lastDay - firstDay + 2);
  for (let day = firstDay, given = 0; day <= lastDay + 1; day += 1) {
    while (given < width && known[given]! < day) given += 1;
    nextGiven[day - firstDay] = given;
  }
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const end = endDay[index]!;
    const own = state[index]!;
    if (start > lastDay || end <= firstDay || end <= start || own === elsewhere) continue;
    const from = nextGiven[start <= firstDay ? 0 : start - firstDay]!;
    const to = end > lastDay ? width : nextGiven[end - firstDay]!;
    const who = person[index]!;
    const key = personKey[who]!;
    const row = own * width;
    for (let given = from; given < to; given += 1) {
      counts[row + given]! += 1;
      countOnce(people, row + given, who, key);
      countOnce(onDay, given, who, key);
    }
  }
  return { days: known, counts, people, onDay, states };
}

/** Stocks of every day of a window: `counts[state * days + (day - from)]`. */
export type DailyStocks = DayWindow & { readonly days: number; readonly states: number; readonly counts: Int32Array };

/**
 * Stocks of every day, by adding up starts and ends: one pass over the spells, whatever the number of days.
 * For analysis inside the service only; a daily series is never released (a step from 5 to hidden names the 4).
 */
export function dailyStocks(set: SpellSet, window: DayWindow): DailyStocks {
  const { from, to } = knownWindow(set, window);
  const days = to - from;
  const states = set.states.length;
  const { count, state, startDay, endDay } = set.spells;
  const { elsewhere } = set;
  const counts = new Int32Array(states * days);
  if (days === 0) return { from, to, days, states, counts };
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const end = endDay[index]!;
    if (start >= to || end <= from || end <= start || state[index] === elsewhere) continue;
    const row = state[index]! * days;
    counts[row + (start > from ? start - from : 0)]! += 1;
    if (end < to) counts[row + end - from]! -= 1;
  }
  for (let row = 0; row < states; row += 1) {
    for (let cell = row * days + 1; cell < (row + 1) * days; cell += 1) counts[cell]! += counts[cell - 1]!;
  }
  return { from, to, days, states, counts };
}

/** Starts and ends of spells by state that fall in a window. Change in stock over the window = entries - exits. */
export function entriesAndExits(set: SpellSet, window: DayWindow): { readonly entries: Int32Array; readonly exits: Int32Array } {
  const { from, to } = knownWindow(set, window);
  const entries = new Int32Array(set.states.length);
  const exits = new Int32Array(set.states.length);
  const { count, state, startDay, endDay } = set.spells;
  for (let index = 0; index < count; index += 1) {
    if (startDay[index]! >= from && startDay[index]! < to) entries[state[index]!]! += 1;
    if (endDay[index]! >= from && endDay[index]! < to) exits[state[index]!]! += 1;
  }
  return { entries, exits };
}
