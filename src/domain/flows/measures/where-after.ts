import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';
import { countIn, tallyGrid, type TallyGrid } from '../tally-grid.ts';
import { aalenJohansen, lostFromSight, type StateShares, type StateStretches } from './aalen-johansen.ts';

/**
 * Where people are after the beginning of each stay in a state, up to a horizon. States are those of the set and one more: no stay recorded (the gap, index: the number of states),
 * whether another stay follows later or not, since on the day itself nobody can know.
 */
export type WhereAfter = {
  readonly states: number;
  /** Days after the beginning, in order. */
  readonly days: Int32Array;
  /** Shares after Aalen and Johansen: `share[day * states + state]`. */
  readonly share: Float64Array;
  /** Stays that were followed to the day and beyond, with the people behind them and the sum of their keys. */
  readonly followed: TallyGrid;
  /** Of those, the ones in each state on the day: `[day * states + state]`. */
  readonly inState: TallyGrid;
  /** Moves after the day before (in the list) and up to the day. */
  readonly moves: TallyGrid;
  /** Stays that began in the window. */
  readonly begun: TallyGrid;
};

/**
 * Follows every stay in `state` that began in the window: its clock starts on its first day, and it is lost from sight where the window ends or at the last of the given days.
 * Of several moves on one day the last counts: where somebody is at the end of the day.
 * @param days after the beginning, in order; the last is how far stays are followed
 */
export function whereAfter(set: SpellSet, window: DayWindow, state: number, days: Int32Array): WhereAfter {
  const { from, to } = knownWindow(set, window);
  const { spells, personKey } = set;
  const { count, person, startDay, endDay } = spells;
  const gap = set.states.length;
  const states = gap + 1;
  const width = days.length;
  const horizon = width === 0 ? 0 : days[width - 1]!;
  const slotOfDay = new Int32Array(horizon + 1);
  for (let day = 0, slot = 0; day <= horizon; day += 1) {
    while (days[slot]! < day) slot += 1;
    slotOfDay[day] = slot;
  }
  const followed = tallyGrid(width);
  const inState = tallyGrid(width * states);
  const moves = tallyGrid(width);
  const begun = tallyGrid(1);
  const stretches = growing(Math.max(1024, count >> 1));

  /** The path of one person: on which days which state begins, with one entry a day. */
  let pathDay = new Int32Array(64);
  let pathState = new Uint16Array(64);
  let pathLength = 0;
  function step(day: number, own: number): void {
    if (pathLength > 0 && pathDay[pathLength - 1] === day) {
      pathState[pathLength - 1] = own;
      return;
    }
    if (pathLength === pathDay.length) {
      const longer = new Int32Array(pathLength * 2);
      longer.set(pathDay);
      pathDay = longer;
      const longerStates = new Uint16Array(pathLength * 2);
      longerStates.set(pathState);
      pathState = longerStates;
    }
    pathDay[pathLength] = day;
    pathState[pathLength] = own;
    pathLength += 1;
  }

  for (let first = 0; first < count; ) {
    const who = person[first]!;
    const key = personKey[who]!;
    pathLength = 0;
    let latestEnd = 0;
    let wanted = false;
    let after = first;
    for (; after < count && person[after] === who; after += 1) {
      const start = startDay[after]!;
      if (after > first && start > latestEnd) step(latestEnd, gap);
      step(start, spells.state[after]!);
      if (after === first || endDay[after]! > latestEnd) latestEnd = endDay[after]!;
      if (spells.state[after] === state && start >= from && start < to) wanted = true;
    }
    if (wanted) {
      if (latestEnd !== OPEN) step(latestEnd, gap);
      let place = 0;
      for (let index = first; index < after; index += 1) {
        const start = startDay[index]!;
        if (spells.state[index] !== state || start < from || start >= to) continue;
        while (pathDay[place]! < start) place += 1;
        follow(who, key, start, place);
      }
    }
    first = after;
  }

  function follow(who: number, key: number, start: number, place: number): void {
    countIn(begun, 0, who, key);
    const reach = Math.min(horizon, to - start);
    /** Days up to this one are known: the window's last day included. */
    const known = Math.min(horizon, to - 1 - start);
    let own = state;
    let entered = -1;
    let slot = 0;
    for (let at = place; at < pathLength; at += 1) {
      const day = pathDay[at]! - start;
      if (day > known) break;
      const next = pathState[at]!;
      if (next === own) continue;
      for (; slot < width && days[slot]! < day; slot += 1) {
        countIn(followed, slot, who, key);
        countIn(inState, slot * states + own, who, key);
      }
      countIn(moves, slotOfDay[day]!, who, key);
      stretches.add(own, entered, day, next);
      own = next;
      entered = day;
    }
    for (; slot < width && days[slot]! <= known; slot += 1) {
      countIn(followed, slot, who, key);
      countIn(inState, slot * states + own, who, key);
    }
    if (entered < reach) stretches.add(own, entered, reach, lostFromSight);
  }

  const start = new Float64Array(states);
  start[state] = 1;
  const shares: StateShares = aalenJohansen(stretches.done(), start, days);
  return { states, days, share: shares.share, followed, inState, moves, begun };
}

function growing(capacity: number) {
  let state = new Uint16Array(capacity);
  let entered = new Int32Array(capacity);
  let left = new Int32Array(capacity);
  let to = new Uint16Array(capacity);
  let count = 0;
  function grow(): void {
    const longer = <T extends Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(column: T, into: T): T => {
      into.set(column);
      return into;
    };
    const size = state.length * 2;
    state = longer(state, new Uint16Array(size));
    entered = longer(entered, new Int32Array(size));
    left = longer(left, new Int32Array(size));
    to = longer(to, new Uint16Array(size));
  }
  return {
    add(own: number, from: number, until: number, next: number): void {
      if (count === state.length) grow();
      state[count] = own;
      entered[count] = from;
      left[count] = until;
      to[count] = next;
      count += 1;
    },
    done: (): StateStretches => ({ count, state, entered, left, to }),
  };
}
