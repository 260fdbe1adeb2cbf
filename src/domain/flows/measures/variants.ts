import type { DayWindow, SpellSet } from '../spells.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyGrid, type TallyGrid } from '../tally-grid.ts';

/** People by the sequence of states that they went through in a window. */
export type Variants = {
  /** States in order, one list for each variant; time without a record is the number after the last state. */
  readonly sequences: readonly Int32Array[];
  /** People by variant. */
  readonly people: TallyGrid;
  /** People by variant whose last stay was still going on at the end of what is known of the window. */
  readonly goingOn: TallyGrid;
  /** Variant of each person; -1 for people who are not in the part in the window. */
  readonly variantOf: Int32Array;
  /** Days from the start of a person's first stay to the end of their last, both cut to the window. */
  readonly daysOf: Int32Array;
};

/**
 * Variants of pathways: everybody with the same states in the same order, moves within a state and time without a record included. Stays elsewhere that follow each other are one
 * step; those before the first stay in the part and after the last are left out.
 */
export function variants(set: SpellSet, window: DayWindow): Variants {
  const { from, to } = knownWindow(set, window);
  const { elsewhere, personKey, personCount } = set;
  const { count, person, state, startDay, endDay } = set.spells;
  const gap = set.states.length;
  const variantOf = new Int32Array(personCount).fill(-1);
  const daysOf = new Int32Array(personCount);
  const sequences: Int32Array[] = [];
  const members: number[] = [];
  const stillGoing = new Uint8Array(personCount);
  /** Variants by a hash of their states, those of one hash in a list of their own. */
  const found = new Map<number, number[]>();
  let steps = new Int32Array(64);
  let length = 0;
  let hash = 0;

  for (let first = 0; first < count; ) {
    const who = person[first]!;
    length = 0;
    hash = 0;
    let kept = 0;
    let keptHash = 0;
    let start = 0;
    let end = 0;
    let latestEnd = 0;
    let slot = first;
    for (; slot < count && person[slot] === who; slot += 1) {
      const begins = startDay[slot]!;
      const ends = endDay[slot]!;
      const own = state[slot]!;
      const isHere = begins < to && (begins >= from || ends > from);
      if (!isHere || (own === elsewhere && kept === 0)) continue;
      if (length > 0) {
        if (begins > latestEnd) add(gap);
        if (!(own === elsewhere && steps[length - 1] === elsewhere)) add(own);
      } else {
        add(own);
        start = begins > from ? begins : from;
      }
      if (length === 1 || ends > latestEnd) latestEnd = ends;
      if (own !== elsewhere) {
        kept = length;
        keptHash = hash;
        if (ends > end) end = ends;
      }
    }
    if (kept > 0) {
      const variant = variantFor(kept, keptHash);
      variantOf[who] = variant;
      daysOf[who] = Math.max(0, Math.min(end, to) - start);
      stillGoing[who] = end >= to ? 1 : 0;
      members.push(who);
    }
    first = slot;
  }

  const people = tallyGrid(sequences.length);
  const goingOn = tallyGrid(sequences.length);
  for (const who of members) {
    countIn(people, variantOf[who]!, who, personKey[who]!);
    if (stillGoing[who] === 1) countIn(goingOn, variantOf[who]!, who, personKey[who]!);
  }
  return { sequences, people, goingOn, variantOf, daysOf };

  function add(step: number): void {
    if (length === steps.length) {
      const larger = new Int32Array(length * 2);
      larger.set(steps);
      steps = larger;
    }
    steps[length] = step;
    length += 1;
    hash = Math.imul(hash ^ (step + 1), 0x9e3779b1);
    hash ^= hash >>> 15;
  }

  function variantFor(length: number, hash: number): number {
    let sameHash = found.get(hash);
    if (sameHash === undefined) found.set(hash, (sameHash = []));
    for (const variant of sameHash) if (isSame(sequences[variant]!, length)) return variant;
    sequences.push(steps.slice(0, length));
    sameHash.push(sequences.length - 1);
    return sequences.length - 1;
  }

  function isSame(sequence: Int32Array, length: number): boolean {
    if (sequence.length !== length) return false;
    for (let step = 0; step < length; step += 1) if (sequence[step] !== steps[step]) return false;
    return true;
  }
}
