import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';

/**
 * Moves between states in a window, as a square table with one row and column more than there are states: the last stands for the gap (time without any spell between two
 * spells). `moves[from * size + to]`.
 *
 * Conventions (flows.md): a move leads from one spell of a person to the next, in order of start and, on the same day, in the order of the file; it is dated at the start of the
 * later spell. Moves within a state count (another carer). A gap is one move of the person and two entries of the table: into the gap, dated where the earlier spell
 * ends, and out of it, dated where the later one starts. Spells of all streams make one sequence.
 */
export type MoveMatrix = {
  readonly size: number;
  readonly moves: Int32Array;
  /** Different persons behind each cell: six moves by two children are two. */
  readonly people: Int32Array;
  readonly rowMoves: Int32Array;
  readonly rowPeople: Int32Array;
  readonly columnMoves: Int32Array;
  readonly columnPeople: Int32Array;
  /** Sum of all cells: moves, with every gap as two entries. */
  readonly entries: number;
  /** Moves of persons: a gap is one. */
  readonly totalMoves: number;
  /** Persons with at least one entry in the table. */
  readonly entryPeople: number;
  /** Persons with at least one move. */
  readonly movers: number;
  /** Persons who come into the records, by the state of their first spell. */
  readonly firstEntries: Int32Array;
  /** Persons who leave the records, by the state of their last spell. */
  readonly finalExits: Int32Array;
  /** Moves out of a spell that had not ended yet (overlapping spells, or streams side by side). */
  readonly overlapping: number;
};

/** Counts moves between states in one pass over ordered spells. */
export function moveMatrix(set: SpellSet, window: DayWindow): MoveMatrix {
  const { from, to } = knownWindow(set, window);
  const { count, person, state, startDay, endDay } = set.spells;
  const gap = set.states.length;
  const size = gap + 1;
  const moves = new Int32Array(size * size);
  const people = new Int32Array(size * size);
  const rowMoves = new Int32Array(size);
  const rowPeople = new Int32Array(size);
  const columnMoves = new Int32Array(size);
  const columnPeople = new Int32Array(size);
  const firstEntries = new Int32Array(gap);
  const finalExits = new Int32Array(gap);
  const lastInCell = new Int32Array(size * size).fill(-1);
  const lastInRow = new Int32Array(size).fill(-1);
  const lastInColumn = new Int32Array(size).fill(-1);
  let entries = 0;
  let totalMoves = 0;
  let entryPeople = 0;
  let movers = 0;
  let overlapping = 0;
  let lastEntered = -1;
  let lastMover = -1;

  function enter(who: number, row: number, column: number): void {
    const cell = row * size + column;
    entries += 1;
    moves[cell]! += 1;
    rowMoves[row]! += 1;
    columnMoves[column]! += 1;
    if (lastInCell[cell] !== who) {
      lastInCell[cell] = who;
      people[cell]! += 1;
    }
    if (lastInRow[row] !== who) {
      lastInRow[row] = who;
      rowPeople[row]! += 1;
    }
    if (lastInColumn[column] !== who) {
      lastInColumn[column] = who;
      columnPeople[column]! += 1;
    }
    if (lastEntered !== who) {
      lastEntered = who;
      entryPeople += 1;
    }
  }

  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    const end = endDay[index]!;
    const dated = start >= from && start < to;
    if (index === 0 || person[index - 1] !== who) {
      if (index > 0 && latestEnd >= from && latestEnd < to) finalExits[state[index - 1]!]! += 1;
      if (dated) firstEntries[state[index]!]! += 1;
      latestEnd = end;
      continue;
    }
    const before = state[index - 1]!;
    const own = state[index]!;
    if (start > latestEnd) {
      if (latestEnd >= from && latestEnd < to) enter(who, before, gap);
      if (dated) enter(who, gap, own);
    } else if (dated) {
      enter(who, before, own);
      if (start < endDay[index - 1]!) overlapping += 1;
    }
    if (dated) {
      totalMoves += 1;
      if (lastMover !== who) {
        lastMover = who;
        movers += 1;
      }
    }
    if (end > latestEnd) latestEnd = end;
  }
  if (count > 0 && latestEnd !== OPEN && latestEnd >= from && latestEnd < to) finalExits[state[count - 1]!]! += 1;
  return { size, moves, people, rowMoves, rowPeople, columnMoves, columnPeople, entries, totalMoves, entryPeople, movers, firstEntries, finalExits, overlapping };
}

/** How often each person moved in a window. */
export type MovesPerPerson = {
  /** By person; a gap is one move. */
  readonly moves: Int32Array;
  /** By person: 1 where the records hold at least one spell that touches the window. */
  readonly present: Uint8Array;
  readonly people: number;
  readonly totalMoves: number;
};

/** Moves of each person dated within the window, and who is in the records at all in that time (also those who never moved). */
export function movesPerPerson(set: SpellSet, window: DayWindow): MovesPerPerson {
  const { from, to } = knownWindow(set, window);
  const { count, person, startDay, endDay } = set.spells;
  const moves = new Int32Array(set.personCount);
  const present = new Uint8Array(set.personCount);
  let people = 0;
  let totalMoves = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    if (start >= to) continue;
    if (start >= from || endDay[index]! > from) {
      people += 1 - present[who]!;
      present[who] = 1;
    }
    if (index > 0 && person[index - 1] === who && start >= from) {
      moves[who]! += 1;
      totalMoves += 1;
    }
  }
  return { moves, present, people, totalMoves };
}
