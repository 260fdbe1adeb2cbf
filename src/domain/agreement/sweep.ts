import type { Stretch } from './unitizing-alpha.ts';

/**
 * Walks over what several coders marked and tells of every stretch that at least one has marked, whose it is: bit 0 of `mask` for the first coder, bit 1 for the
 * second... The marks of one coder are in order and don't overlap.
 */
export function sweep(marks: readonly (readonly Stretch[])[], tell: (start: number, end: number, mask: number) => void): void {
  const next = marks.map(() => 0);
  let at = Number.NEGATIVE_INFINITY;
  for (;;) {
    let mask = 0;
    let until = Number.POSITIVE_INFINITY;
    for (const [coder, ofCoder] of marks.entries()) {
      while (next[coder]! < ofCoder.length && ofCoder[next[coder]!]!.end <= at) next[coder]! += 1;
      const mark = ofCoder[next[coder]!];
      if (mark === undefined) continue;
      if (mark.start <= at) {
        mask |= 1 << coder;
        until = Math.min(until, mark.end);
      } else {
        until = Math.min(until, mark.start);
      }
    }
    if (until === Number.POSITIVE_INFINITY) return;
    if (mask !== 0) tell(at, until, mask);
    at = until;
  }
}

/** How many coders a mask names. */
export function codersIn(mask: number): number {
  let coders = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) coders += 1;
  return coders;
}
