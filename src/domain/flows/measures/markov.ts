import { solve } from './log-rank.ts';

/** A square table of numbers, row by row. */
export type Square = readonly (readonly number[])[];

/**
 * Rates out of each state as the generator of a Markov chain: off the diagonal the rate from row to column, on it less their sum, so that rows add up to 0.
 * Moves within a state change nothing.
 */
export function generator(rates: Square): number[][] {
  return rates.map((row, from) => {
    const out = row.reduce((sum, rate, to) => (to === from ? sum : sum + rate), 0);
    return row.map((rate, to) => (to === from ? (out === 0 ? 0 : -out) : rate));
  });
}

const identity = (size: number): number[][] => Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 1 : 0)));

function multiply(left: Square, right: Square): number[][] {
  const size = right[0]?.length ?? 0;
  return left.map((row) => {
    const result = new Array<number>(size).fill(0);
    row.forEach((value, inner) => {
      if (value !== 0) for (let column = 0; column < size; column += 1) result[column]! += value * right[inner]![column]!;
    });
    return result;
  });
}

/**
 * The exponential of a square table: Pade approximant of order 6 with scaling and squaring (G. Golub and C. Van Loan, Matrix Computations, 4th edition, 2013, algorithm 9.3.1;
 * C. Moler and C. Van Loan, SIAM Review 45, 2003). Scaled to a norm of at most a half the relative error is below 1e-15.
 */
export function matrixExponential(table: Square): number[][] {
  const size = table.length;
  const norm = Math.max(0, ...table.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
  const halvings = norm > 0.5 ? Math.ceil(Math.log2(norm)) + 1 : 0;
  const scaled = table.map((row) => row.map((value) => value / 2 ** halvings));
  const order = 6;
  let power = identity(size);
  const numerator = identity(size);
  const denominator = identity(size);
  let factor = 1;
  for (let term = 1; term <= order; term += 1) {
    factor *= (order - term + 1) / (term * (2 * order - term + 1));
    power = multiply(scaled, power);
    const sign = term % 2 === 0 ? 1 : -1;
    power.forEach((row, index) =>
      row.forEach((value, column) => {
        numerator[index]![column]! += factor * value;
        denominator[index]![column]! += sign * factor * value;
      }),
    );
  }
  let result = solveTable(denominator, numerator);
  for (let step = 0; step < halvings; step += 1) result = multiply(result, result);
  return result;
}

/** Solves `left x = right` for a whole table, by elimination with the largest pivot. */
function solveTable(left: Square, right: Square): number[][] {
  const size = left.length;
  const rows = left.map((row, index) => [...row, ...right[index]!]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const times = rows[row]![column]! / rows[column]![column]!;
      if (times !== 0) for (let cell = column; cell < 2 * size; cell += 1) rows[row]![cell]! -= times * rows[column]![cell]!;
    }
  }
  return rows.map((row, index) => row.slice(size).map((value) => value / row[index]!));
}

/** Chances to be in each state after a time: `P(t) = exp(Q t)`. */
export function chancesAfter(rates: Square, time: number): number[][] {
  return matrixExponential(rates.map((row) => row.map((rate) => rate * time)));
}

/** Mean length of one stay in each state, `-1 / q_rr`; null where nobody leaves it. */
export function sojourn(rates: Square): (number | null)[] {
  return rates.map((row, state) => (row[state]! < 0 ? -1 / row[state]! : null));
}

/**
 * Mean time spent in each state (column) until a time, from each state (row): the integral of P from 0 to t, read off the exponential of a table of twice the size
 * (C. Van Loan, IEEE Transactions on Automatic Control 23, 1978).
 */
export function totalStay(rates: Square, time: number): number[][] {
  const size = rates.length;
  const block = [
    ...rates.map((row, index) => [...row.map((rate) => rate * time), ...identity(size)[index]!.map((value) => value * time)]),
    ...identity(size).map(() => new Array<number>(2 * size).fill(0)),
  ];
  return matrixExponential(block)
    .slice(0, size)
    .map((row) => row.slice(size));
}

/** The chance to have been in each state (column) by a time, from each state (row): that of being in it, were it never left. */
export function chancesToReach(rates: Square, time: number): number[][] {
  const size = rates.length;
  const reached = identity(size);
  for (let goal = 0; goal < size; goal += 1) {
    const after = chancesAfter(rates.map((row, state) => (state === goal ? row.map(() => 0) : row)), time);
    for (let state = 0; state < size; state += 1) reached[state]![goal] = after[state]![goal]!;
  }
  return reached;
}

/**
 * Mean time until each state (column) is first reached from each state (row): the h with Q h = -1 over the states that are not the goal (J. Norris, Markov Chains, 1997, theorem
 * 3.3.3). `null` where it may never be reached.
 */
export function meanFirstPassage(rates: Square): (number | null)[][] {
  const size = rates.length;
  const times: (number | null)[][] = rates.map(() => new Array<number | null>(size).fill(null));
  for (let goal = 0; goal < size; goal += 1) {
    const sure = statesSureToReach(rates, goal);
    const others = sure.filter((state) => state !== goal);
    times[goal]![goal] = 0;
    const solved = solve(others.map((row) => others.map((column) => rates[row]![column]!)), others.map(() => -1));
    if (solved !== null) others.forEach((state, index) => (times[state]![goal] = solved[index]!));
  }
  return times;
}

/** The states from which a goal is reached in the end: those from which no road leads to a state that has no road to the goal. */
function statesSureToReach(rates: Square, goal: number): number[] {
  const size = rates.length;
  const leads = (from: number, to: number): boolean => from !== to && rates[from]![to]! > 0;
  const backFrom = (starts: readonly number[], through: (state: number) => boolean): Set<number> => {
    const found = new Set(starts);
    const waiting = [...starts];
    while (waiting.length > 0) {
      const to = waiting.pop()!;
      for (let from = 0; from < size; from += 1) {
        if (!found.has(from) && through(from) && leads(from, to)) {
          found.add(from);
          waiting.push(from);
        }
      }
    }
    return found;
  };
  const able = backFrom([goal], () => true);
  const unable = [...rates.keys()].filter((state) => !able.has(state));
  const unsure = backFrom(unable, (state) => state !== goal);
  return [...rates.keys()].filter((state) => !unsure.has(state));
}
