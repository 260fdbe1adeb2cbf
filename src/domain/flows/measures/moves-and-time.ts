import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';
import { countIn, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/**
 * Moves between states and time at risk of them, on one and the same path of each person: what a Markov model is fitted to. States are those of the set and one more, no stay
 * recorded (index: the number of states), which begins where the last stay ends, whether another one follows or not. A person is in the state entered last; of several moves on one day
 * each counts.
 */
export type MovesAndTime = {
  readonly size: number;
  /** `[from * size + to]`. */
  readonly moves: TallyGrid;
  /** Person-days by state. */
  readonly days: TallyGrid;
};

/** Counts in one pass over ordered spells. Time before somebody's first stay is not counted. */
export function movesAndTime(set: SpellSet, window: DayWindow): MovesAndTime {
  const { from, to } = knownWindow(set, window);
  const { personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const gap = set.states.length;
  const size = gap + 1;
  const moves = tallyGrid(size * size);
  const days = tallyGrid(size);

  function stay(who: number, own: number, start: number, end: number): void {
    const length = (end < to ? end : to) - (start > from ? start : from);
    if (length > 0) countIn(days, own, who, personKey[who]!, length);
  }
  function move(who: number, before: number, after: number, day: number): void {
    if (day >= from && day < to && before !== after) countIn(moves, before * size + after, who, personKey[who]!);
  }

  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    const end = endDay[index]!;
    const own = state[index]!;
    latestEnd = index > 0 && person[index - 1] === who && latestEnd > end ? latestEnd : end;
    const another = index + 1 < count && person[index + 1] === who;
    const next = another ? startDay[index + 1]! : OPEN;
    if (another && next <= latestEnd) {
      stay(who, own, start, next);
      move(who, own, state[index + 1]!, next);
      continue;
    }
    stay(who, own, start, latestEnd);
    if (latestEnd === OPEN) continue;
    move(who, own, gap, latestEnd);
    stay(who, gap, latestEnd, next);
    if (another) move(who, gap, state[index + 1]!, next);
  }
  return { size, moves, days };
}
