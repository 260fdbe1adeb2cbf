import type { Tally } from '../../disclosure/protected-counts.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/** Days that persons spent in each state within a window. */
export type PersonTime = {
  /** Person-days by state, nothing for elsewhere. Equal to the daily stocks added up (flows.md, measure 1). */
  readonly days: TallyGrid;
  readonly total: Tally;
};

/** Person-time by state; spells are cut to the window, and open ones end where the extract ends. */
export function personTime(set: SpellSet, window: DayWindow): PersonTime {
  const { from, to } = knownWindow(set, window);
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const days = tallyGrid(set.states.length);
  const total = tallyGrid(1);
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const end = endDay[index]!;
    const length = (end < to ? end : to) - (start > from ? start : from);
    const own = state[index]!;
    if (length <= 0 || own === elsewhere) continue;
    const who = person[index]!;
    countIn(days, own, who, personKey[who]!, length);
    countIn(total, 0, who, personKey[who]!, length);
  }
  return { days, total: tallyAt(total, 0) };
}
