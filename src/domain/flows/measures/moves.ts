import type { Tally } from '../../disclosure/protected-counts.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow, OPEN } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/**
 * Moves between states in a window, as a square table with one row and column more than there are states: the last stands for the gap (time without any spell between two
 * spells). `cells.value[from * size + to]`.
 *
 * Conventions (flows.md): a move leads from one spell of a person to the next, in order of start and, on the same day, in the order of the file; it is dated at the start of the
 * later spell. Moves within a state count (another carer). A gap is one move of the person and two entries of the table: into the gap, dated where the earlier spell
 * ends, and out of it, dated where the later one starts. Spells of all streams make one sequence.
 *
 * Stays elsewhere have a row and a column like other states, so that moves across the border are seen; what happens between two stays elsewhere is not counted at all.
 */
export type MoveMatrix = {
  readonly size: number;
  readonly cells: TallyGrid;
  readonly rows: TallyGrid;
  readonly columns: TallyGrid;
  /** Moves of persons (a gap is one), with those who moved. */
  readonly moves: Tally;
  /** Sum of all cells: moves, with every gap as two entries. */
  readonly entries: Tally;
  /** Persons who come into the records, by the state of their first spell. */
  readonly firstEntries: TallyGrid;
  /** Persons who leave the records, by the state of their last spell. */
  readonly finalExits: TallyGrid;
  /** Moves out of a spell that had not ended yet (overlapping spells, or streams side by side). */
  readonly overlapping: number;
};

/** Counts moves between states in one pass over ordered spells. */
export function moveMatrix(set: SpellSet, window: DayWindow): MoveMatrix {
  const { from, to } = knownWindow(set, window);
  const { elsewhere, personKey } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const gap = set.states.length;
  const size = gap + 1;
  const cells = tallyGrid(size * size);
  const rows = tallyGrid(size);
  const columns = tallyGrid(size);
  const totals = tallyGrid(2);
  const firstEntries = tallyGrid(gap);
  const finalExits = tallyGrid(gap);
  let overlapping = 0;

  function enter(who: number, row: number, column: number): void {
    const key = personKey[who]!;
    countIn(cells, row * size + column, who, key);
    countIn(rows, row, who, key);
    countIn(columns, column, who, key);
    countIn(totals, 1, who, key);
  }

  function leave(last: number): void {
    countIn(finalExits, state[last]!, person[last]!, personKey[person[last]!]!);
  }

  let latestEnd = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    const end = endDay[index]!;
    const dated = start >= from && start < to;
    if (index === 0 || person[index - 1] !== who) {
      if (index > 0 && latestEnd >= from && latestEnd < to) leave(index - 1);
      if (dated) countIn(firstEntries, state[index]!, who, personKey[who]!);
      latestEnd = end;
      continue;
    }
    const before = state[index - 1]!;
    const own = state[index]!;
    if (own !== elsewhere || before !== elsewhere) {
      if (start > latestEnd) {
        if (latestEnd >= from && latestEnd < to) enter(who, before, gap);
        if (dated) enter(who, gap, own);
      } else if (dated) {
        enter(who, before, own);
        if (start < endDay[index - 1]!) overlapping += 1;
      }
      if (dated) countIn(totals, 0, who, personKey[who]!);
    }
    if (end > latestEnd) latestEnd = end;
  }
  if (count > 0 && latestEnd !== OPEN && latestEnd >= from && latestEnd < to) leave(count - 1);
  return { size, cells, rows, columns, moves: tallyAt(totals, 0), entries: tallyAt(totals, 1), firstEntries, finalExits, overlapping };
}

/** How often each person moved in a window. */
export type MovesPerPerson = {
  /** By person; a gap is one move. */
  readonly moves: Int32Array;
  /** By person: 1 where the records hold at least one spell of the part that touches the window. */
  readonly present: Uint8Array;
  readonly people: number;
  readonly totalMoves: number;
};

/** Moves of each person dated within the window, and who is in the part at all in that time (also those who never moved). */
export function movesPerPerson(set: SpellSet, window: DayWindow): MovesPerPerson {
  const { from, to } = knownWindow(set, window);
  const { elsewhere } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const moves = new Int32Array(set.personCount);
  const present = new Uint8Array(set.personCount);
  let people = 0;
  let totalMoves = 0;
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const start = startDay[index]!;
    if (start >= to) continue;
    const isHere = state[index] !== elsewhere;
    if (isHere && (start >= from || endDay[index]! > from)) {
      people += 1 - present[who]!;
      present[who] = 1;
    }
    if (index > 0 && person[index - 1] === who && start >= from && (isHere || state[index - 1] !== elsewhere)) {
      moves[who]! += 1;
      totalMoves += 1;
    }
  }
  return { moves, present, people, totalMoves };
}
