/**
 * Curves over time since a beginning, as they are shown.
 *
 * True curves are exact: Kaplan and Meier for shares still there, Aalen and Johansen for shares in each state.
 *
 * The rule for protected ones
 * - They are given at whole quarters of a year after the beginning (and at the end of the wait that was asked for), never day by day.
 * - A point is shown while at least twice the threshold of people are followed beyond it, and where none or at least the threshold of people moved since the point shown before; other
 *   points are passed over, and their moves fall to the next.
 * - The share still there is a life table made from numbers as they are shown: from one point to the next it falls by the share who left, `ended / (at risk - lost / 2 + joined / 2)`,
 *   with each of the two rounded as every number is (S. Cutler and F. Ederer, Journal of Chronic Diseases 8, 1958). So a curve gives away no more than a table of its counts would.
 * - Shares in states are the shown number who are there, weighted for those lost from sight, of the shown number who were followed so far.
 * - Shares are given in whole per cent; medians as `shown.median` shows them, where enough people lie on both sides.
 */
import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin, type Tally } from '../../disclosure/protected-counts.ts';
import { hiddenNumber, isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import type { Lifetimes } from '../measures/lifetimes.ts';
import { logRank, type GroupAtRisk, type LogRank } from '../measures/log-rank.ts';
import { DAYS_PER_YEAR } from '../measures/rates.ts';
import { atDays, kaplanMeier, medianOf, riskByDay, survivalInterval } from '../measures/survival.ts';
import { countIn, tallyAt, tallyGrid, type TallyGrid } from '../tally-grid.ts';
import type { Line } from './tables.ts';

/** How protected curves differ from the estimator that their definition names; nothing where numbers are true ones. */
export function howProtected(shown: Shown, of: 'life table' | 'shares in states'): string {
  if (shown.isTrue) return '';
  const made =
    of === 'life table'
      ? 'a life table (S. Cutler and F. Ederer, Journal of Chronic Diseases 8, 1958) of rounded numbers: from one point to the next the share falls by those who left, out of those at risk and half of those who joined or were lost in between'
      : 'the rounded number in each state, weighted for those lost from sight, out of the rounded number of those followed so far';
  return ` Protected numbers can’t be followed day by day, so what is shown is coarser: ${made}. It stands at whole quarters of a year, in whole per cent${of === 'life table' ? ', with medians rounded up or down to 30 days' : ''}; where too few people are followed, or moved since the point before, nothing is shown.`;
}

/** Days after the beginning at which so many quarters are over: 91, 183, 274, 365 ... */
export const quarterDays = (quarters: number): Int32Array => Int32Array.from({ length: quarters }, (_, index) => Math.round(((index + 1) * DAYS_PER_YEAR) / 4));

/** Quarters up to a number of days, which is the last. */
export function quartersUpTo(days: number): Int32Array {
  return Int32Array.of(...quarterDays(Math.ceil((days * 4) / DAYS_PER_YEAR)).filter((day) => day < days - 2), days);
}

/** "1 year 3 months": a whole number of quarters in words, else days. */
export function sinceInWords(day: number): string {
  if (day === 0) return 'at the beginning';
  const quarters = Math.round((day * 4) / DAYS_PER_YEAR);
  if (Math.abs((quarters * DAYS_PER_YEAR) / 4 - day) > 2) return day % 7 === 0 ? `${day / 7} weeks` : `${day} days`;
  const years = Math.floor(quarters / 4);
  const months = (quarters % 4) * 3;
  return [...(years > 0 ? [`${years} ${years === 1 ? 'year' : 'years'}`] : []), ...(months > 0 ? [`${months} months`] : [])].join(' ');
}

export const sinceLine = (day: number): Line => ({ key: String(day), label: sinceInWords(day) });

/** A share as it is shown: whole per cent, or exactly. */
export const shareShown = (shown: Shown, share: number): number => {
  const within = Math.min(1, Math.max(0, share));
  return shown.isTrue ? within : Math.round(within * 100) / 100;
};

/** Whether at least twice the threshold of people stand behind something. */
export function isTwiceEnough(shown: Shown, people: number, key: number): boolean {
  const half = Math.floor(people / 2);
  return shown.isTrue || (half > 0 && !isHidden(shown.count({ value: half, people: half, key })));
}

export type CurveRow = { readonly day: number; readonly still: ReleasedCount; readonly low: ReleasedCount; readonly high: ReleasedCount; readonly followed: ReleasedNumber };

/** Shares still there after each day, the first row being the beginning, and the median with its interval. */
export type Curve = {
  readonly rows: readonly CurveRow[];
  readonly median: { readonly median: ReleasedCount; readonly low: ReleasedCount; readonly high: ReleasedCount };
  /** Lines that the curve is made from, the people behind them, and those that ended. */
  readonly lines: ReleasedNumber;
  readonly people: ReleasedNumber;
  readonly ended: ReleasedNumber;
};

/** What happens to lines from one point of a grid to the next: the counts of a life table, before they are shown. */
type LifeTable = {
  readonly lifetimes: Lifetimes;
  readonly personKey: Uint32Array;
  readonly grid: Int32Array;
  /** At risk just after the point before; the one after the last is at risk beyond it. */
  readonly atRisk: TallyGrid;
  readonly ended: TallyGrid;
  /** Between points, and on them: those are whole for the time before, and missing in the time after. */
  readonly joined: TallyGrid;
  readonly joinedOn: TallyGrid;
  readonly lost: TallyGrid;
  readonly lostOn: TallyGrid;
  readonly all: TallyGrid;
  readonly endedInAll: TallyGrid;
};

function lifeTable(lifetimes: Lifetimes, personKey: Uint32Array, grid: Int32Array): LifeTable {
  const { count, person, entered, left, cause } = lifetimes;
  const width = grid.length;
  const [atRisk, ended, joined, joinedOn, lost, lostOn] = [tallyGrid(width + 1), tallyGrid(width), tallyGrid(width), tallyGrid(width), tallyGrid(width), tallyGrid(width)];
  const all = tallyGrid(1);
  const endedInAll = tallyGrid(1);
  const last = width === 0 ? -1 : grid[width - 1]!;
  /** The first point that is not before a day. */
  const slotOf = new Int32Array(last + 2).fill(width);
  for (let day = 0, slot = 0; day <= last; day += 1) {
    while (grid[slot]! < day) slot += 1;
    slotOf[day] = slot;
  }
  for (let line = 0; line < count; line += 1) {
    const who = person[line]!;
    const key = personKey[who]!;
    const from = entered[line]!;
    const to = left[line]!;
    if (from >= to) continue;
    countIn(all, 0, who, key);
    const leftSlot = to > last ? width : slotOf[to]!;
    if (cause[line] !== 0) countIn(endedInAll, 0, who, key);
    if (leftSlot < width) {
      if (cause[line] !== 0) countIn(ended, leftSlot, who, key);
      else countIn(grid[leftSlot] === to ? lostOn : lost, leftSlot, who, key);
    }
    if (from < 0) countIn(atRisk, 0, who, key);
    else if (from <= last) countIn(grid[slotOf[from]!] === from ? joinedOn : joined, slotOf[from]!, who, key);
    for (let slot = from < 0 ? 0 : from > last ? width : slotOf[from]!; slot < width && grid[slot]! < to; slot += 1) countIn(atRisk, slot + 1, who, key);
  }
  return { lifetimes, personKey, grid, atRisk, ended, joined, joinedOn, lost, lostOn, all, endedInAll };
}

/** Ends from one point to another, both included, with the different people behind them. */
function endsBetween({ lifetimes, grid, ended }: LifeTable, from: number, to: number): Tally {
  if (from === to) return tallyAt(ended, from);
  let value = 0;
  let key = 0;
  for (let slot = from; slot <= to; slot += 1) {
    value += ended.value[slot]!;
    key = (key + ended.key[slot]!) >>> 0;
  }
  const after = from === 0 ? -1 : grid[from - 1]!;
  let people = 0;
  let last = -1;
  if (value > 0) {
    for (let line = 0; line < lifetimes.count; line += 1) {
      const who = lifetimes.person[line]!;
      if (lifetimes.cause[line] === 0 || who === last || lifetimes.left[line]! <= after || lifetimes.left[line]! > grid[to]! || lifetimes.entered[line]! >= lifetimes.left[line]!) continue;
      last = who;
      people += 1;
    }
  }
  return { value, people, key };
}

/** Those at risk at the beginning of a stretch, with half of those who joined or were lost in it. */
function exposedBetween({ atRisk, joined, joinedOn, lost, lostOn }: LifeTable, from: number, to: number): Tally {
  let change = 0;
  let key = atRisk.key[from]!;
  for (let slot = from; slot <= to; slot += 1) {
    change += joined.value[slot]! - lost.value[slot]!;
    key += joined.key[slot]! + lost.key[slot]!;
    if (slot === to) break;
    change += joinedOn.value[slot]! - lostOn.value[slot]!;
    key += joinedOn.key[slot]! + lostOn.key[slot]!;
  }
  const value = Math.max(0, Math.round(atRisk.value[from]! + change / 2));
  return { value, people: value === 0 ? 0 : Math.max(atRisk.people[from]!, atRisk.people[to + 1]!), key: key >>> 0 };
}

/** From one shown point to the next: ended and exposed as they are shown. */
type Stretch = { readonly slot: number; readonly ended: number; readonly exposed: number };

/** The points that may be shown, and what happened before each: for several tables together, a point has to be fit to show in all of them. */
function stretchesOf(tables: readonly LifeTable[], shown: Shown): Stretch[][] {
  const stretches: Stretch[][] = tables.map(() => []);
  const width = tables[0]?.grid.length ?? 0;
  let from = 0;
  for (let slot = 0; slot < width; slot += 1) {
    if (tables.some(({ atRisk }) => !isTwiceEnough(shown, atRisk.people[slot + 1]!, atRisk.key[slot + 1]!))) continue;
    const numbers = tables.map((table) => [shown.count(endsBetween(table, from, slot)), shown.count(exposedBetween(table, from, slot))] as const);
    if (numbers.some(([ended, exposed]) => isHidden(ended) || isHidden(exposed))) continue;
    numbers.forEach(([ended, exposed], index) => stretches[index]!.push({ slot, ended: Math.min(ended as number, exposed as number), exposed: exposed as number }));
    from = slot + 1;
  }
  return stretches;
}

/** How long lines last, at the points of a grid. */
export function curveOf(lifetimes: Lifetimes, personKey: Uint32Array, grid: Int32Array, shown: Shown): Curve {
  const table = lifeTable(lifetimes, personKey, grid);
  const steps = kaplanMeier(riskByDay(lifetimes));
  const exact = medianOf(steps);
  const within = shownWithin(shown, tallyAt(table.all, 0));
  const medianShown = (days: number | null): ReleasedCount => (isHidden(within.count(tallyAt(table.all, 0))) ? hiddenNumber : exact.median === null || days === null ? null : shown.median(days, peopleOnLessFilledSide(lifetimes, days), table.all.key[0]!));
  const numbers = hiddenOnceHidden(Array.from({ length: grid.length + 1 }, (_, slot) => shown.count(tallyAt(table.atRisk, slot))));
  const followed = (slot: number): ReleasedNumber => numbers[slot]!;
  const beginning: CurveRow = { day: 0, still: 1, low: null, high: null, followed: followed(0) };
  return {
    rows: [beginning, ...(shown.isTrue ? exactRows() : protectedRows())],
    median: { median: medianShown(exact.median), low: medianShown(exact.low), high: medianShown(exact.high) },
    lines: shown.count(tallyAt(table.all, 0)),
    people: shown.count({ ...tallyAt(table.all, 0), value: table.all.people[0]! }),
    ended: within.count(tallyAt(table.endedInAll, 0)),
  };

  function exactRows(): CurveRow[] {
    const survival = atDays(steps, steps.survival, grid, 1);
    const greenwood = atDays(steps, steps.greenwood, grid, 0);
    return Array.from(grid, (day, slot) => ({ day, still: survival[slot]!, ...intervalShown(survival[slot]!, greenwood[slot]!), followed: followed(slot + 1) }));
  }

  function protectedRows(): CurveRow[] {
    const rows: CurveRow[] = Array.from(grid, (day, slot) => ({ day, still: hiddenNumber, low: hiddenNumber, high: hiddenNumber, followed: followed(slot + 1) }));
    let survival = 1;
    let greenwood = 0;
    for (const { slot, ended, exposed } of stretchesOf([table], shown)[0]!) {
      if (ended > 0) {
        survival *= 1 - ended / exposed;
        greenwood += ended / (exposed * Math.max(1, exposed - ended));
      }
      rows[slot] = { ...rows[slot]!, still: shareShown(shown, survival), ...intervalShown(survival, greenwood) };
    }
    return rows;
  }

  function intervalShown(survival: number, greenwood: number): { low: number | null; high: number | null } {
    const interval = survivalInterval(survival, greenwood);
    return interval === null ? { low: null, high: null } : { low: shareShown(shown, interval.low), high: shareShown(shown, interval.high) };
  }
}

/** Numbers still followed: after one that is hidden a zero is hidden too, for it would tell when the last of the few left. */
function hiddenOnceHidden(numbers: readonly ReleasedNumber[]): ReleasedNumber[] {
  const first = numbers.findIndex((number) => isHidden(number));
  return numbers.map((number, slot) => (first >= 0 && slot > first && number === 0 ? hiddenNumber : number));
}

/** Different people who had left by a day, or who were still followed after it: whichever are fewer. */
function peopleOnLessFilledSide({ count, person, entered, left, cause }: Lifetimes, day: number): number {
  let before = 0;
  let after = 0;
  let lastBefore = -1;
  let lastAfter = -1;
  for (let line = 0; line < count; line += 1) {
    const who = person[line]!;
    if (entered[line]! >= left[line]!) continue;
    if (left[line]! <= day) {
      if (cause[line] !== 0 && lastBefore !== who) {
        lastBefore = who;
        before += 1;
      }
    } else if (lastAfter !== who) {
      lastAfter = who;
      after += 1;
    }
  }
  return Math.min(before, after);
}

/** The last row of any of several curves that has something to show; rows after it are left out. */
export function lastTellingRow(curves: readonly Curve[]): number {
  let last = 0;
  for (const { rows } of curves) rows.forEach(({ still, followed }, row) => (last = row > last && typeof still === 'number' && followed !== 0 ? row : last));
  return last;
}

/**
 * The log-rank test between groups: day by day where numbers are true ones; between points that can be shown for all groups, from numbers as they are shown, where they are protected. Groups
 * of which no point can be shown are left out. `null` where fewer than two are left.
 */
export function differenceBetween(groups: readonly Lifetimes[], personKey: Uint32Array, grid: Int32Array, shown: Shown): { test: LogRank; groups: number } | null {
  if (shown.isTrue) {
    const filled = groups.filter(({ count }) => count > 0);
    const test = filled.length < 2 ? null : logRank(filled.map(riskByDay));
    return test === null ? null : { test, groups: filled.length };
  }
  const tables = groups.map((lifetimes) => lifeTable(lifetimes, personKey, grid)).filter((table) => stretchesOf([table], shown)[0]!.length > 0);
  if (tables.length < 2) return null;
  const tests = stretchesOf(tables, shown).map((stretches): GroupAtRisk => ({ atRisk: stretches.map(({ exposed }) => exposed), ended: stretches.map(({ ended }) => ended) }));
  const test = logRank(tests);
  return test === null ? null : { test, groups: tables.length };
}

/** Shares in several states at the points of a grid, with what is behind them: `[slot * states + state]`. */
export type Occupation = {
  readonly states: number;
  readonly days: Int32Array;
  readonly share: Float64Array;
  readonly followed: TallyGrid;
  readonly inState: TallyGrid;
  /** Moves since the point before. */
  readonly moves: TallyGrid;
};

/** Shares in each state by point, and how many were followed so far. */
export function occupationShown({ states, days, share, followed, inState, moves }: Occupation, shown: Shown): { cells: ReleasedCount[][]; followed: ReleasedNumber[] } {
  let waiting: Tally = { value: 0, people: 0, key: 0 };
  const numbers = hiddenOnceHidden(Array.from(days, (_, slot) => shown.count(tallyAt(followed, slot))));
  const cells = numbers.map((whole, slot) => {
    if (shown.isTrue) return Array.from({ length: states }, (_, state): ReleasedCount => (followed.value[slot] === 0 ? null : shareShown(shown, share[slot * states + state]!)));
    const own = tallyAt(moves, slot);
    // People who moved twice are not told apart over several points: at least as many as in the fullest of them stand behind all.
    waiting = { value: waiting.value + own.value, people: Math.max(waiting.people, own.people), key: (waiting.key + own.key) >>> 0 };
    const isFit = isTwiceEnough(shown, followed.people[slot]!, followed.key[slot]!) && !isHidden(whole) && whole > 0 && !isHidden(shown.count(waiting));
    if (!isFit) return new Array<ReleasedCount>(states).fill(hiddenNumber);
    waiting = { value: 0, people: 0, key: 0 };
    return Array.from({ length: states }, (_, state): ReleasedCount => {
      const cell = slot * states + state;
      const weighted = Math.round(share[cell]! * followed.value[slot]!);
      const people = inState.people[cell]!;
      if (people === 0) return weighted === 0 ? 0 : hiddenNumber;
      const part = shown.count({ value: Math.max(1, weighted), people, key: inState.key[cell]! });
      return isHidden(part) ? part : shareShown(shown, part / whole);
    });
  });
  return { cells, followed: numbers };
}
