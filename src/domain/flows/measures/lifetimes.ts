import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';

/**
 * Times from a beginning to an end, one line each, in order of persons: what survival curves are made of.
 *
 * A line is at risk at the times t with `entered < t <= left` (flows.md, measure 3). `entered` is -1 for what is followed from its beginning, so that an end on the day of the
 * beginning (t = 0) counts; what had begun before the window is followed from there (left truncation).
 */
export type Lifetimes = {
  readonly count: number;
  readonly person: Int32Array;
  /** The spell that the clock belongs to, as an index into the set. */
  readonly spell: Int32Array;
  /** The day on which the clock started. */
  readonly day: Int32Array;
  /** Days after the beginning; -1 where it is followed from the beginning. */
  readonly entered: Int32Array;
  /** Days after the beginning at which it ended or was lost from sight. */
  readonly left: Int32Array;
  /** 0: lost from sight (censored); else what it ended in, counted from 1. */
  readonly cause: Uint16Array;
};

function emptyLifetimes(count: number) {
  return {
    count: 0,
    person: new Int32Array(count),
    spell: new Int32Array(count),
    day: new Int32Array(count),
    entered: new Int32Array(count),
    left: new Int32Array(count),
    cause: new Uint16Array(count),
  };
}

type Growing = ReturnType<typeof emptyLifetimes>;

function add(into: Growing, person: number, spell: number, day: number, entered: number, left: number, cause: number): void {
  const slot = into.count;
  into.person[slot] = person;
  into.spell[slot] = spell;
  into.day[slot] = day;
  into.entered[slot] = entered;
  into.left[slot] = left;
  into.cause[slot] = cause;
  into.count = slot + 1;
}

function trimmed(lifetimes: Growing): Lifetimes {
  const { count, person, spell, day, entered, left, cause } = lifetimes;
  const cut = <T extends { subarray(from: number, to: number): T }>(column: T): T => column.subarray(0, count);
  return { count, person: cut(person), spell: cut(spell), day: cut(day), entered: cut(entered), left: cut(left), cause: cut(cause) };
}

/** The lines of each part, in one pass; those of part 0 are in none of them. */
export function splitLifetimes(lifetimes: Lifetimes, parts: number, partOf: (line: number) => number): Lifetimes[] {
  const sizes = new Int32Array(parts + 1);
  const part = new Int32Array(lifetimes.count);
  for (let line = 0; line < lifetimes.count; line += 1) sizes[(part[line] = partOf(line))]! += 1;
  const split = Array.from({ length: parts }, (_, index) => emptyLifetimes(sizes[index + 1]!));
  for (let line = 0; line < lifetimes.count; line += 1) {
    if (part[line] !== 0) add(split[part[line]! - 1]!, lifetimes.person[line]!, lifetimes.spell[line]!, lifetimes.day[line]!, lifetimes.entered[line]!, lifetimes.left[line]!, lifetimes.cause[line]!);
  }
  return split;
}

function spellsIn({ spells }: SpellSet, marks: Uint8Array): number {
  let found = 0;
  for (let index = 0; index < spells.count; index += 1) found += marks[spells.state[index]!]!;
  return found;
}

function markOf(set: SpellSet, state: number): Uint8Array {
  const marks = new Uint8Array(set.states.length);
  marks[state] = 1;
  return marks;
}

/**
 * How long stays in a state last: every spell in the state is a stay (another carer in the same state begins another). Stays that end on or after the last day of the window are
 * lost from sight there; stays that began before it are followed from its first day.
 */
export function staysIn(set: SpellSet, window: DayWindow, state: number): Lifetimes {
  const { from, to } = knownWindow(set, window);
  const { spells } = set;
  const { count, person, startDay, endDay } = spells;
  const into = emptyLifetimes(spellsIn(set, markOf(set, state)));
  for (let index = 0; index < count; index += 1) {
    if (spells.state[index] !== state) continue;
    const start = startDay[index]!;
    const end = endDay[index]!;
    if (start >= to || (start < from && end <= from)) continue;
    const ended = end < to;
    add(into, person[index]!, index, start, start >= from ? -1 : from - start, (ended ? end : to) - start, ended ? 1 : 0);
  }
  return trimmed(into);
}

/**
 * Times from the beginning of each stay in a state to the move that ends it, with where it led: cause 1 + the index of the next state, or of the gap (the number of states) where no
 * stay follows at once. Stays that began in the window alone, each followed to its end. Moves are those of `moveMatrix`: spells of all streams make one sequence.
 */
export function timesToLeaving(set: SpellSet, window: DayWindow, state: number): Lifetimes {
  const { from, to } = knownWindow(set, window);
  const { spells } = set;
  const { count, person, startDay, endDay } = spells;
  const gap = set.states.length;
  const into = emptyLifetimes(spellsIn(set, markOf(set, state)));
  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const end = endDay[index]!;
    latestEnd = index > 0 && person[index - 1] === who && latestEnd > end ? latestEnd : end;
    const start = startDay[index]!;
    if (spells.state[index] !== state || start < from || start >= to) continue;
    const follows = index + 1 < count && person[index + 1] === who && startDay[index + 1]! <= latestEnd;
    const left = follows ? startDay[index + 1]! : latestEnd;
    const ended = left < to;
    add(into, who, index, start, -1, (ended ? left : to) - start, ended ? 1 + (follows ? spells.state[index + 1]! : gap) : 0);
  }
  return trimmed(into);
}

/**
 * Times from leaving a group of states (for a state outside the group, or for time without a stay) to the next stay in any of them; cause 1 is coming back. The leavings are those dated in
 * the window; each is followed to the end of the window, or for so many days.
 * @param within days for which a leaving is followed: who is still away on the last of them is lost from sight on the day after
 */
export function timesToReturn(set: SpellSet, window: DayWindow, states: Uint8Array, within: number): Lifetimes {
  const { from, to } = knownWindow(set, window);
  const { count, person, state, startDay, endDay } = set.spells;
  const into = emptyLifetimes(spellsIn(set, states));
  let latestEnd = 0;
  /** The spell that was left and the day; -1 while nothing was left. */
  let leftSpell = -1;
  let leftDay = 0;

  function close(who: number, backOn: number): void {
    if (leftSpell < 0) return;
    if (leftDay >= from && leftDay < to) {
      const isBack = backOn < to && backOn - leftDay <= within;
      add(into, who, leftSpell, leftDay, -1, isBack ? backOn - leftDay : Math.min(within + 1, to - leftDay), isBack ? 1 : 0);
    }
    leftSpell = -1;
  }

  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const end = endDay[index]!;
    const inside = states[state[index]!] === 1;
    if (inside) close(who, startDay[index]!);
    latestEnd = index > 0 && person[index - 1] === who && latestEnd > end ? latestEnd : end;
    const isLast = index + 1 === count || person[index + 1] !== who;
    if (inside) {
      const follows = !isLast && startDay[index + 1]! <= latestEnd;
      if (!follows ? latestEnd !== OPEN : states[state[index + 1]!] === 0) {
        leftSpell = index;
        leftDay = follows ? startDay[index + 1]! : latestEnd;
      }
    }
    if (isLast) close(who, OPEN);
  }
  return trimmed(into);
}
