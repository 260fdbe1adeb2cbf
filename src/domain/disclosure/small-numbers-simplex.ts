/**
 * A small linear program over differences between two tables: starting from the true table, how far can its cells be shifted so that every relation still holds?
 *
 * Every cell has a shift, written as a rise and a fall (both at least 0). All relations are homogeneous in the shifts (`sum of times x shift = 0`), so that no shift at all is always a
 * solution and no search for a first solution is needed. Solved by the simplex method with bounded variables (Dantzig 1955; see Chvatal, Linear Programming, 1983, chapter 8)
 * on a dense table, which suits pages of a few hundred numbers. A rise and a fall of a cell have opposite columns, so the table holds one column for both.
 */
export type ShiftProblem = {
  readonly cells: number;
  /** Each relation as cells and their factors. */
  readonly relations: readonly { readonly cells: Int32Array; readonly times: Float64Array }[];
  /** How far each cell may rise and fall: 0 for a cell that must stay, `Infinity` for no bound. */
  readonly mayRise: Float64Array;
  readonly mayFall: Float64Array;
  /** What a unit of shift costs; not negative. */
  readonly cost: Float64Array;
  /** For each cell 1 or -1 where it is to rise or fall as far as it may (its `mayRise` or `mayFall` has to be finite then, and the other 0); 0 for all others. */
  readonly wanted: Int8Array;
};

const EPSILON = 1e-9;

/**
 * Shifts what is wanted as far as it goes (at most to its bound), and among the ways to do so finds a cheapest one.
 * @returns the shift of every cell
 */
export function shiftCells(problem: ShiftProblem): Float64Array {
  const { cells, relations, mayRise, mayFall, cost, wanted } = problem;
  const rows = relations.length;
  const table = new Float64Array(rows * cells);
  relations.forEach((relation, row) => {
    relation.cells.forEach((cell, index) => {
      table[row * cells + cell]! += relation.times[index]!;
    });
  });

  // A reward for what is wanted that no sum of costs can outweigh.
  let reward = 1;
  for (let cell = 0; cell < cells; cell += 1) reward += cost[cell]!;
  reward *= 64;
  const costOf = (cell: number, sign: 1 | -1) => (wanted[cell] === sign ? -reward : cost[cell]!);
  const boundOf = (cell: number, sign: 1 | -1) => (sign === 1 ? mayRise[cell]! : mayFall[cell]!);

  /** Which cell and direction is basic in each row; -1 stands for the row's own zero, which has to stay zero. */
  const basicCell = new Int32Array(rows).fill(-1);
  const basicSign = new Int8Array(rows).fill(1);
  const basicValue = new Float64Array(rows);
  /** For each cell: which of its directions is basic (0 for none), and whether its rise or fall stands at its bound. */
  const isBasic = new Int8Array(cells);
  const riseAtBound = new Uint8Array(cells);
  const fallAtBound = new Uint8Array(cells);
  /** Price of each cell under the present basis: reduced cost of a rise is cost - price, of a fall cost + price. */
  const price = new Float64Array(cells);

  let stalled = 0;
  for (let step = 0; step < 20_000; step += 1) {
    // Choose what enters: the best by reduced cost; after many steps without progress the first in order (Bland 1977), which can't go round in circles.
    const byOrder = stalled > 50;
    let entering = -1;
    let sign: 1 | -1 = 1;
    let fromBound = false;
    let best = -EPSILON;
    choosing: for (let cell = 0; cell < cells; cell += 1) {
      if (isBasic[cell] !== 0) continue; // its other direction would only undo it
      for (const way of [1, -1] as const) {
        const bound = boundOf(cell, way);
        if (bound <= 0) continue;
        const reduced = costOf(cell, way) - way * price[cell]!;
        const atBound = (way === 1 ? riseAtBound : fallAtBound)[cell] === 1;
        const gain = atBound ? -reduced : reduced;
        if (gain >= best) continue;
        best = gain;
        entering = cell;
        sign = way;
        fromBound = atBound;
        if (byOrder) break choosing;
      }
    }
    if (entering < 0) break;

    // How far: until its own bound, or until a basic value meets one of its bounds.
    const delta = fromBound ? -1 : 1;
    let limit = boundOf(entering, sign);
    let leaving = -1;
    let leavesAtBound = false;
    let pivot = 0;
    for (let row = 0; row < rows; row += 1) {
      const column = sign * table[row * cells + entering]!;
      if (Math.abs(column) < EPSILON) continue;
      const change = -delta * column;
      const cell = basicCell[row]!;
      const upper = cell < 0 ? 0 : boundOf(cell, basicSign[row] as 1 | -1);
      const room = change < 0 ? basicValue[row]! / -change : (upper - basicValue[row]!) / change;
      if (room === Number.POSITIVE_INFINITY) continue;
      const steps = Math.max(0, room);
      const tied = leaving >= 0 && steps <= limit + EPSILON;
      if (steps < limit - EPSILON || (tied && (byOrder ? order(row) < order(leaving) : Math.abs(column) > Math.abs(pivot)))) {
        limit = Math.min(limit, steps);
        leaving = row;
        leavesAtBound = change > 0 && cell >= 0;
        pivot = column;
      }
    }
    if (limit === Number.POSITIVE_INFINITY) throw new Error('A shift without a bound: what is wanted needs one, and costs may not be negative.');
    stalled = limit > EPSILON ? 0 : stalled + 1;
    for (let row = 0; row < rows; row += 1) basicValue[row]! -= delta * limit * sign * table[row * cells + entering]!;
    const flags = sign === 1 ? riseAtBound : fallAtBound;
    if (leaving < 0) {
      flags[entering] = fromBound ? 0 : 1;
      continue;
    }
    const reduced = costOf(entering, sign) - sign * price[entering]!;
    const left = basicCell[leaving]!;
    if (left >= 0) {
      isBasic[left] = 0;
      (basicSign[leaving] === 1 ? riseAtBound : fallAtBound)[left] = leavesAtBound ? 1 : 0;
    }
    const value = (fromBound ? boundOf(entering, sign) : 0) + delta * limit;
    flags[entering] = 0;
    isBasic[entering] = sign;
    basicCell[leaving] = entering;
    basicSign[leaving] = sign;
    basicValue[leaving] = value;
    const pivotRow = leaving * cells;
    for (let cell = 0; cell < cells; cell += 1) table[pivotRow + cell]! /= pivot;
    for (let row = 0; row < rows; row += 1) {
      if (row === leaving) continue;
      const factor = sign * table[row * cells + entering]!;
      if (Math.abs(factor) < EPSILON) continue;
      const from = row * cells;
      for (let cell = 0; cell < cells; cell += 1) table[from + cell]! -= factor * table[pivotRow + cell]!;
    }
    for (let cell = 0; cell < cells; cell += 1) price[cell]! += reduced * table[pivotRow + cell]!;
  }

  const shift = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell += 1) {
    if (riseAtBound[cell] === 1) shift[cell]! += mayRise[cell]!;
    if (fallAtBound[cell] === 1) shift[cell]! -= mayFall[cell]!;
  }
  for (let row = 0; row < rows; row += 1) {
    const cell = basicCell[row]!;
    if (cell >= 0) shift[cell]! += basicSign[row]! * basicValue[row]!;
  }
  return shift;

  function order(row: number): number {
    return basicCell[row]! < 0 ? -1 : basicCell[row]! * 2 + (basicSign[row] === 1 ? 0 : 1);
  }
}
