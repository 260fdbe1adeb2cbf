/** Measuring two ways of doing the same thing, in turns, so that whatever else the machine does meets both. */
export type Work = () => unknown;

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** What nineteen of twenty stay under. */
export function ninetyFifth(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}

export async function timed(work: Work): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Median milliseconds of both (or what `of` makes of all times), after `warmUp` turns that do not count. `work` and `baseline` are told which turn it is. */
export async function inTurns(turns: number, work: (turn: number) => unknown, baseline: (turn: number) => unknown, warmUp = 1, of: (times: readonly number[]) => number = median): Promise<{ value: number; baseline: number }> {
  const times = { value: [] as number[], baseline: [] as number[] };
  for (let turn = -warmUp; turn < turns; turn += 1) {
    const value = await timed(() => work(turn + warmUp));
    const plain = await timed(() => baseline(turn + warmUp));
    if (turn < 0) continue;
    times.value.push(value);
    times.baseline.push(plain);
  }
  return { value: of(times.value), baseline: of(times.baseline) };
}
