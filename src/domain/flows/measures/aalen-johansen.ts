/**
 * Stretches of time in one state each, with where they led: at risk of a move at the times t with `entered < t <= left`. Times are whole and not below -1.
 */
export type StateStretches = {
  readonly count: number;
  readonly state: Uint16Array;
  readonly entered: Int32Array;
  readonly left: Int32Array;
  /** The state moved to at `left`; `lostFromSight` where the stretch is censored. */
  readonly to: Uint16Array;
};

export const lostFromSight = 0xffff;

/** Shares in each state on given times: `share[time * states + state]`. */
export type StateShares = { readonly times: ArrayLike<number>; readonly states: number; readonly share: Float64Array };

/**
 * Where people are after each time: the start times the product of I + dN(t) / Y(t) over the times of moves (O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5, 1978). All moves
 * of one time are taken in one factor, with one risk set (ties are exact, never pulled apart). With everybody followed from one beginning the shares are right without any
 * assumption that the past does not matter (S. Datta and G. Satten, Statistics and Probability Letters 55, 2001).
 * @param start shares at the beginning, adding up to 1
 * @param times in order
 */
export function aalenJohansen({ count, state, entered, left, to }: StateStretches, start: ArrayLike<number>, times: ArrayLike<number>): StateShares {
  const states = start.length;
  let last = 0;
  for (let index = 0; index < count; index += 1) if (left[index]! > last) last = left[index]!;
  /** Changes of the risk sets: by time and state. */
  const change = new Int32Array((last + 2) * states);
  /** Pairs of states between which somebody moves at all, each with a column in the table of moves by time. */
  const columnOf = new Int32Array(states * states).fill(-1);
  const pairs: { readonly from: number; readonly to: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    if (to[index] === lostFromSight) continue;
    const cell = state[index]! * states + to[index]!;
    if (columnOf[cell] === -1) columnOf[cell] = pairs.push({ from: state[index]!, to: to[index]! }) - 1;
  }
  const width = pairs.length;
  const moves = new Int32Array((last + 1) * width);
  for (let index = 0; index < count; index += 1) {
    const from = entered[index]! + 1;
    const until = left[index]!;
    if (from > until) continue;
    const own = state[index]!;
    change[from * states + own]! += 1;
    change[(until + 1) * states + own]! -= 1;
    if (to[index] !== lostFromSight) moves[until * width + columnOf[own * states + to[index]!]!]! += 1;
  }

  const share = new Float64Array(times.length * states);
  const now = Float64Array.from(start);
  const step = new Float64Array(states);
  const atRisk = new Int32Array(states);
  let slot = 0;
  const put = (): void => {
    share.set(now, slot * states);
    slot += 1;
  };
  for (let time = 0; time <= last; time += 1) {
    while (slot < times.length && times[slot]! < time) put();
    for (let own = 0; own < states; own += 1) atRisk[own]! += change[time * states + own]!;
    step.fill(0);
    for (let pair = 0; pair < width; pair += 1) {
      const moved = moves[time * width + pair]!;
      if (moved === 0) continue;
      const { from, to: into } = pairs[pair]!;
      const flow = (now[from]! * moved) / atRisk[from]!;
      step[from]! -= flow;
      step[into]! += flow;
    }
    for (let own = 0; own < states; own += 1) now[own]! += step[own]!;
  }
  while (slot < times.length) put();
  return { times, states, share };
}
