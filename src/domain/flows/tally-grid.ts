/** Tallies of many cells at once, filled in one pass over ordered spells: what is counted, the people behind it, and the sum of their keys (see `disclosure/protected-counts.ts`). */
import { nothing, type Tally } from '../disclosure/protected-counts.ts';

export type TallyGrid = {
  readonly cells: number;
  /** What is counted; sums of days can be larger than 32 bits hold. */
  readonly value: Float64Array;
  readonly people: Int32Array;
  /** Modulo 2^32, as the array holds it. */
  readonly key: Uint32Array;
  /** Who was counted last in each cell. A person's spells stand together, so comparing with the last is enough to count each person once. */
  readonly last: Int32Array;
};

export function tallyGrid(cells: number): TallyGrid {
  return { cells, value: new Float64Array(cells), people: new Int32Array(cells), key: new Uint32Array(cells), last: new Int32Array(cells).fill(-1) };
}

/** Counts a person in a cell: `amount` is 1 for a move or a stay, days for sums of time. Persons have to come in order. */
export function countIn(grid: TallyGrid, cell: number, person: number, key: number, amount = 1): void {
  grid.value[cell]! += amount;
  grid.key[cell]! += key;
  if (grid.last[cell] !== person) {
    grid.last[cell] = person;
    grid.people[cell]! += 1;
  }
}

/** Counts a person in a cell unless they are counted there already: for cells that say how many people. */
export function countOnce(grid: TallyGrid, cell: number, person: number, key: number): void {
  if (grid.last[cell] !== person) countIn(grid, cell, person, key);
}

/** One cell of a grid. */
export function tallyAt(grid: TallyGrid, cell: number): Tally {
  return { value: grid.value[cell]!, people: grid.people[cell]!, key: grid.key[cell]! };
}

/** A tally of people: each marked person counts once. */
export function tallyOfPeople(marks: ArrayLike<number>, personKey: Uint32Array): Tally {
  let people = 0;
  let key = 0;
  for (let who = 0; who < marks.length; who += 1) {
    if (marks[who] === 0) continue;
    people += 1;
    key = (key + personKey[who]!) >>> 0;
  }
  return people === 0 ? nothing : { value: people, people, key };
}
