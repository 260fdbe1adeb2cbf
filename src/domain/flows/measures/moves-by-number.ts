import type { Tally } from '../../disclosure/protected-counts.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/**
 * People's first, second, third ... move in a window, unrolled: who moves on from a state is in the row of that state at the next number, so that nobody is folded into a ribbon of
 * another number. Everybody who makes a move, or is in the part at all, is in the rows of the first number; who makes no further move is in the column after the last state.
 */
export type MovesByNumber = {
  readonly upTo: number;
  readonly states: number;
  /** People, by number (from 0), state before, and state after; `(number * states + from) * (states + 1) + to`, where `to === states` is no further move. */
  readonly cells: TallyGrid;
  /** People by number and state before. */
  readonly rows: TallyGrid;
  /** Moves after the last number. */
  readonly further: Tally;
};

/** Unrolls moves: a move through time without a record is one move, as everywhere; from elsewhere to elsewhere nobody moves. */
export function movesByNumber(set: SpellSet, window: DayWindow, upTo: number): MovesByNumber {
  const { from, to } = knownWindow(set, window);
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const states = set.states.length;
  const width = states + 1;
  const cells = tallyGrid(upTo * states * width);
  const rows = tallyGrid(upTo * states);
  const further = tallyGrid(1);

  function enter(number: number, before: number, after: number, who: number): void {
    const row = number * states + before;
    const key = personKey[who]!;
    countIn(cells, row * width + after, who, key);
    countIn(rows, row, who, key);
  }

  let moved = 0;
  let current = -1;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    const own = state[index]!;
    const isFirst = index === 0 || person[index - 1] !== who;
    if (isFirst) {
      moved = 0;
      current = -1;
    }
    const before = isFirst ? elsewhere : state[index - 1]!;
    if (!isFirst && start >= from && start < to && (own !== elsewhere || before !== elsewhere)) {
      if (moved < upTo) enter(moved, before, own, who);
      else countIn(further, 0, who, personKey[who]!);
      moved += 1;
      current = own;
    } else if (moved === 0 && own !== elsewhere && start < to && (start >= from || endDay[index]! > from)) current = own;
    const isLast = index === count - 1 || person[index + 1] !== who;
    if (isLast && current >= 0 && moved < upTo) enter(moved, current, states, who);
  }
  return { upTo, states, cells, rows, further: tallyAt(further, 0) };
}
