/** Moves and time of many periods in one pass: a comparison of ten years by quarter would read a million stays forty times. */
import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';
import { countIn, countOnce, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/** Periods that follow each other without a day between them, and the one that each day is in. */
export type Periods = DayWindow & { readonly windows: readonly DayWindow[]; readonly slotOfDay: Int32Array };

/** @param windows in order, each beginning where the one before ends */
export function periodsIn(windows: readonly DayWindow[]): Periods {
  const from = windows[0]?.from ?? 0;
  const to = windows.at(-1)?.to ?? from;
  const slotOfDay = new Int32Array(to - from);
  windows.forEach((window, slot) => slotOfDay.fill(slot, window.from - from, window.to - from));
  return { from, to, windows, slotOfDay };
}

/** The cells of `moveMatrix` of each period: `[(period * size + from) * size + to]`. */
export function movesByPeriod(set: SpellSet, periods: Periods): { readonly size: number; readonly cells: TallyGrid } {
  const { from, to } = knownWindow(set, periods);
  const { slotOfDay, windows } = periods;
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const gap = set.states.length;
  const size = gap + 1;
  const cells = tallyGrid(windows.length * size * size);

  function enter(who: number, day: number, row: number, column: number): void {
    countIn(cells, (slotOfDay[day - periods.from]! * size + row) * size + column, who, personKey[who]!);
  }

  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const end = endDay[index]!;
    if (index === 0 || person[index - 1] !== person[index]) {
      latestEnd = end;
      continue;
    }
    const before = state[index - 1]!;
    const own = state[index]!;
    if (own !== elsewhere || before !== elsewhere) {
      const who = person[index]!;
      const start = startDay[index]!;
      const dated = start >= from && start < to;
      if (start > latestEnd) {
        if (latestEnd >= from && latestEnd < to) enter(who, latestEnd, before, gap);
        if (dated) enter(who, start, gap, own);
      } else if (dated) enter(who, start, before, own);
    }
    if (end > latestEnd) latestEnd = end;
  }
  return { size, cells };
}

/** The days of `personTime` of each period: `[period * states + state]`. */
export function personTimeByPeriod(set: SpellSet, periods: Periods): TallyGrid {
  const { from, to } = knownWindow(set, periods);
  const { slotOfDay, windows } = periods;
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const states = set.states.length;
  const days = tallyGrid(windows.length * states);
  for (let index = 0; index < count; index += 1) {
    const own = state[index]!;
    const start = startDay[index]! > from ? startDay[index]! : from;
    const last = endDay[index]!;
    const end = last === OPEN || last > to ? to : last;
    if (start >= end || own === elsewhere) continue;
    const who = person[index]!;
    const key = personKey[who]!;
    for (let slot = slotOfDay[start - periods.from]!, first = start; first < end; slot += 1) {
      const next = windows[slot]!.to < end ? windows[slot]!.to : end;
      countIn(days, slot * states + own, who, key, next - first);
      first = next;
    }
  }
  return days;
}

/** Different people of each period: all with a stay in the part that touches it (see `peoplePresent`). */
export function peopleByPeriod(set: SpellSet, periods: Periods): TallyGrid {
  const { from, to } = knownWindow(set, periods);
  const { slotOfDay, windows } = periods;
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const people = tallyGrid(windows.length);
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const end = endDay[index]!;
    if (state[index] === elsewhere || start >= to || (start < from && end <= from)) continue;
    const first = slotOfDay[(start > from ? start : from) - periods.from]!;
    const last = slotOfDay[(end > to ? to : end > start ? end : start + 1) - 1 - periods.from]!;
    for (let slot = first; slot <= last; slot += 1) countOnce(people, slot, person[index]!, personKey[person[index]!]!);
  }
  return people;
}
