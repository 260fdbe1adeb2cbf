import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, unranked } from '../spells.ts';
import type { Periods } from './by-period.ts';
import { countIn, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/** Ways that a move can lead, judged by the ranks of the states before and after it. */
export const ways = ['up', 'down', 'level', 'without a rank', 'elsewhere'] as const;
/** Number of ways of moves between ranked states: the first three. */
export const rankedWays = 3;

export type UpAndDown = {
  /** Moves by way, then all moves between ranked states, then all moves. */
  readonly all: TallyGrid;
  /** The same by the state before: `state * (ways.length + 2) + way`. */
  readonly byState: TallyGrid;
};
export const wayWidth = ways.length + 2;

/** Moves by way of each period, in one pass: `[period * wayWidth + way]`, laid out like `UpAndDown.all`. */
export function upAndDownByPeriod(set: SpellSet, periods: Periods): TallyGrid {
  const { from, to } = knownWindow(set, periods);
  const { personKey } = set;
  const { count, person, state, startDay } = set.spells;
  const size = set.states.length;
  const wayOf = waysBetween(set);
  const cells = tallyGrid(periods.windows.length * wayWidth);
  for (let index = 1; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    if (person[index - 1] !== who || start < from || start >= to) continue;
    const way = wayOf[state[index - 1]! * size + state[index]!]!;
    if (way === noMove) continue;
    const key = personKey[who]!;
    const row = periods.slotOfDay[start - periods.from]! * wayWidth;
    countIn(cells, row + way, who, key);
    if (way < rankedWays) countIn(cells, row + ways.length, who, key);
    countIn(cells, row + ways.length + 1, who, key);
  }
  return cells;
}

const noMove = 0xff;

/** The way from each state to each other one, `[before * states + after]`; `noMove` from elsewhere to elsewhere. */
function waysBetween({ states, ranks, elsewhere }: SpellSet): Uint8Array {
  return Uint8Array.from({ length: states.length ** 2 }, (_, cell) => {
    const before = Math.floor(cell / states.length);
    const after = cell % states.length;
    if (before === elsewhere || after === elsewhere) return before === after ? noMove : 4;
    const low = ranks[before]!;
    const high = ranks[after]!;
    if (low === unranked || high === unranked) return 3;
    return high > low ? 0 : high < low ? 1 : 2;
  });
}

/** Moves up and down the ranks, each judged by itself; a move through time without a record is judged by the states on its two sides. */
export function upAndDown(set: SpellSet, window: DayWindow): UpAndDown {
  const { from, to } = knownWindow(set, window);
  const { personKey } = set;
  const { count, person, state, startDay } = set.spells;
  const size = set.states.length;
  const wayOf = waysBetween(set);
  const all = tallyGrid(wayWidth);
  const byState = tallyGrid(set.states.length * wayWidth);
  for (let index = 1; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    if (person[index - 1] !== who || start < from || start >= to) continue;
    const before = state[index - 1]!;
    const after = state[index]!;
    const way = wayOf[before * size + after]!;
    if (way === noMove) continue;
    const key = personKey[who]!;
    const row = before * wayWidth;
    countIn(all, way, who, key);
    countIn(byState, row + way, who, key);
    if (way < rankedWays) {
      countIn(all, ways.length, who, key);
      countIn(byState, row + ways.length, who, key);
    }
    countIn(all, ways.length + 1, who, key);
    countIn(byState, row + ways.length + 1, who, key);
  }
  return { all, byState };
}
