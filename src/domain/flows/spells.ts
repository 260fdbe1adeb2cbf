/**
 * The shape that every measure reads: spells as columns of numbers, one person's spells together and in order of time.
 *
 * A spell is `[start, end)` of one person in one state. `end` equal to `OPEN` means that the spell was still going on when the extract was made. A spell whose
 * start and end are the same day is real: two moves happened on one day.
 */

import { seededRandom } from './seeded-random.ts';

/** End of a spell that was still going on at the extract. Larger than any day, so that `start <= t < end` holds without a special case. */
export const OPEN = 0x7fffffff;

/** Columns of equal length. Ordered by person, then start, then the order of the file (see `orderSpells`). */
export type Spells = {
  readonly count: number;
  /** Index into the list of persons. */
  readonly person: Int32Array;
  /** Index into the list of states. */
  readonly state: Uint16Array;
  /** Day number (days since 1970-01-01). */
  readonly startDay: Int32Array;
  /** Day number, not included; `OPEN` while the spell goes on. */
  readonly endDay: Int32Array;
  /** Index into the list of places. */
  readonly place: Uint16Array;
  /** Index into the list of streams. */
  readonly stream: Uint16Array;
};

/**
 * A set of spells with the names behind its numbers and what is known about its reach.
 *
 * `knownUntil` is the first day about which the extract says nothing: an extract taken on a day knows the days before it. Open spells are censored there.
 */
export type SpellSet = {
  readonly spells: Spells;
  /** How many persons there are; person indexes are `0 .. personCount - 1`. */
  readonly personCount: number;
  /** A random number per person that says how figures with the person in them are rounded (see `disclosure/protected-counts.ts`). */
  readonly personKey: Uint32Array;
  /** What is known of people: per attribute an index into its values by person. */
  readonly attributes: readonly Attribute[];
  readonly states: readonly string[];
  /** Rank per state, lower to higher intervention; `unranked` where the scheme says none. */
  readonly ranks: Int32Array;
  /** The state that stands for "elsewhere": spells outside the part that is looked at. Always the last state; -1 where everything is looked at. */
  readonly elsewhere: number;
  readonly places: readonly string[];
  readonly streams: readonly string[];
  readonly knownUntil: number;
};

/** An attribute of people: sex, or age at the first stay. */
export type Attribute = { readonly name: string; readonly values: readonly string[]; readonly of: Uint16Array };

/** Rank of a state that has none. */
export const unranked = -0x80000000;

/** Days `[from, to)`. */
export type DayWindow = { readonly from: number; readonly to: number };

/** The part of a window that the extract knows about; empty windows come back with `to === from`. */
export function knownWindow(set: SpellSet, window: DayWindow): DayWindow {
  const to = Math.min(window.to, set.knownUntil);
  return { from: window.from, to: Math.max(window.from, to) };
}

/** From the first start of any spell to the end of what is known. `null` where there are no spells. */
export function wholeWindow(set: SpellSet): DayWindow | null {
  const { count, startDay } = set.spells;
  if (count === 0) return null;
  let from = OPEN;
  for (let index = 0; index < count; index += 1) if (startDay[index]! < from) from = startDay[index]!;
  return { from, to: Math.max(from, set.knownUntil) };
}

/**
 * The last day that the spells themselves mention, plus one: what `knownUntil` can be taken to be when nobody has said when the extract was made.
 * `null` where there are no spells.
 */
export function lastMentionedDay(spells: Spells): number | null {
  let last: number | null = null;
  for (let index = 0; index < spells.count; index += 1) {
    const end = spells.endDay[index]!;
    const day = end === OPEN ? spells.startDay[index]! + 1 : Math.max(end, spells.startDay[index]! + 1);
    if (last === null || day > last) last = day;
  }
  return last;
}

/** Spells from plain rows, in any order; for small sets, samples and tests. */
export type SpellRow = {
  readonly person: number;
  readonly state: number;
  readonly start: number;
  /** `null` while the spell goes on. */
  readonly end: number | null;
  readonly place?: number;
  readonly stream?: number;
};

/** Builds ordered columns from rows. */
export function spellsFromRows(rows: readonly SpellRow[]): Spells {
  const unordered: Spells = {
    count: rows.length,
    person: Int32Array.from(rows, (row) => row.person),
    state: Uint16Array.from(rows, (row) => row.state),
    startDay: Int32Array.from(rows, (row) => row.start),
    endDay: Int32Array.from(rows, (row) => row.end ?? OPEN),
    place: Uint16Array.from(rows, (row) => row.place ?? 0),
    stream: Uint16Array.from(rows, (row) => row.stream ?? 0),
  };
  return takeSpells(unordered, orderSpells(unordered));
}

/** What a set of spells is made from where only some of it is known: generated people, samples, tests. */
export type SpellSetParts = Pick<SpellSet, 'spells' | 'personCount' | 'states' | 'knownUntil'> &
  Partial<Omit<SpellSet, 'ranks'>> & {
    /** Rank by state; `null` for a state without one. All states are unranked where it is left out. */
    readonly ranks?: ArrayLike<number | null>;
    /** Where keys of people are not given, they are drawn from this. Real people's keys come from their keyed hash. */
    readonly keySeed?: number;
  };

/** A whole set of spells from its needed parts: one unnamed place and stream, unranked states, nothing elsewhere, drawn keys. */
export function spellSetOf({ keySeed = 1, ranks, ...parts }: SpellSetParts): SpellSet {
  const { personCount, states } = parts;
  return {
    personKey: drawnKeys(personCount, keySeed),
    attributes: [],
    elsewhere: -1,
    places: [''],
    streams: [''],
    ...parts,
    ranks: Int32Array.from(states, (_, state) => ranks?.[state] ?? unranked),
  };
}

/** A random key for each of so many people, the same from the same seed. */
function drawnKeys(people: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  return Uint32Array.from({ length: people }, () => Math.floor(random() * 2 ** 32));
}

/**
 * The order in which measures read spells: by person, then start, then the order they came in. Returns indexes into the columns given.
 * A stable counting sort by person first, then each person's few spells by start, so that a million spells take tens of milliseconds.
 */
export function orderSpells(spells: Pick<Spells, 'count' | 'person' | 'startDay'>): Int32Array {
  const { count, person, startDay } = spells;
  let persons = 0;
  for (let index = 0; index < count; index += 1) if (person[index]! >= persons) persons = person[index]! + 1;
  const next = new Int32Array(persons + 1);
  for (let index = 0; index < count; index += 1) next[person[index]! + 1]! += 1;
  for (let index = 0; index < persons; index += 1) next[index + 1]! += next[index]!;
  const bounds = next.slice();
  const order = new Int32Array(count);
  for (let index = 0; index < count; index += 1) order[next[person[index]!]!++] = index;
  for (let index = 0; index < persons; index += 1) sortByStart(order, bounds[index]!, bounds[index + 1]!, startDay);
  return order;
}

function sortByStart(order: Int32Array, from: number, to: number, startDay: Int32Array): void {
  if (to - from > 64) {
    // One person with very many rows (a placeholder such as "NA") must not cost quadratic time.
    order.subarray(from, to).sort((left, right) => startDay[left]! - startDay[right]! || left - right);
    return;
  }
  for (let index = from + 1; index < to; index += 1) {
    const current = order[index]!;
    const start = startDay[current]!;
    let slot = index;
    while (slot > from && startDay[order[slot - 1]!]! > start) {
      order[slot] = order[slot - 1]!;
      slot -= 1;
    }
    order[slot] = current;
  }
}

/** The spells at the given indexes, in that order. */
export function takeSpells(spells: Spells, indexes: ArrayLike<number>): Spells {
  const count = indexes.length;
  const person = new Int32Array(count);
  const state = new Uint16Array(count);
  const startDay = new Int32Array(count);
  const endDay = new Int32Array(count);
  const place = new Uint16Array(count);
  const stream = new Uint16Array(count);
  for (let index = 0; index < count; index += 1) {
    const source = indexes[index]!;
    person[index] = spells.person[source]!;
    state[index] = spells.state[source]!;
    startDay[index] = spells.startDay[source]!;
    endDay[index] = spells.endDay[source]!;
    place[index] = spells.place[source]!;
    stream[index] = spells.stream[source]!;
  }
  return { count, person, state, startDay, endDay, place, stream };
}

/**
 * The spells whose mark is not 0, order kept: the way in which every filter (place, stream, group) reaches the measures.
 * Note that a filter changes which spells follow each other, and that figures before and after a filter must be released together (see the disclosure area).
 */
export function filterSpells(spells: Spells, keep: Uint8Array): Spells {
  let kept = 0;
  for (let index = 0; index < spells.count; index += 1) if (keep[index] !== 0) kept += 1;
  const indexes = new Int32Array(kept);
  let slot = 0;
  for (let index = 0; index < spells.count; index += 1) if (keep[index] !== 0) indexes[slot++] = index;
  return takeSpells(spells, indexes);
}

/** Whether the columns are in the order that measures need. */
export function areOrdered(spells: Spells): boolean {
  for (let index = 1; index < spells.count; index += 1) {
    const step = spells.person[index]! - spells.person[index - 1]!;
    if (step < 0 || (step === 0 && spells.startDay[index]! < spells.startDay[index - 1]!)) return false;
  }
  return true;
}
