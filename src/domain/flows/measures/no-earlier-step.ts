import type { SpellSet } from '../spells.ts';
import { unranked } from '../spells.ts';

/** How an entry to a state stands to the steps between the lowest level and the state. */
export const entryKinds = ['recorded', 'not recorded', 'too early to tell', 'outside', 'from as high'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const kindOf = (kind: EntryKind): number => entryKinds.indexOf(kind);

/** Entries to a state, in order of persons: the spell that begins with each, and its kind (index into `entryKinds`). */
export type Entries = { readonly count: number; readonly spell: Int32Array; readonly kind: Uint8Array };

/** The states strictly between: ranked above the lowest rank of all and below the state. Empty where the state has no rank or nothing lies between. */
export function stepsBelow(set: SpellSet, state: number): number[] {
  const own = set.ranks[state]!;
  if (own === unranked) return [];
  let lowest = own;
  set.ranks.forEach((rank) => {
    if (rank !== unranked && rank < lowest) lowest = rank;
  });
  return [...set.states.keys()].filter((other) => set.ranks[other]! > lowest && set.ranks[other]! < own);
}

/**
 * Entries to a state, judged by whether a step between the lowest level and the state is in the records within a look-back before the entry (flows.md, measure 6).
 *
 * - An entry is the first day of a stay in the state; a person who was directly before it in a state ranked as high or higher (the state itself with another carer too) comes 'from as
 *   high': there is no step between to look for.
 * - 'recorded': a stay in one of the steps touches the look-back, `[entry - lookBack, entry)`; one of the day of entry that stands before it counts, however short.
 * - 'too early to tell': none does, and the look-back reaches back behind the first day that the records tell of.
 * - 'outside': none does, and the person was elsewhere (outside the part in view) within the look-back, where a step would not be seen.
 * - 'not recorded': none of these.
 * @param knownFrom first day that the records tell of
 */
export function entriesTo(set: SpellSet, state: number, lookBack: number, knownFrom: number): Entries {
  const { spells, ranks, elsewhere } = set;
  const { count, person, startDay, endDay } = spells;
  const isStep = new Uint8Array(set.states.length);
  for (const step of stepsBelow(set, state)) isStep[step] = 1;
  const ownRank = ranks[state]!;
  const asHigh = new Uint8Array(set.states.length);
  for (let other = 0; other < asHigh.length; other += 1) if (other === state || (ranks[other] !== unranked && ownRank !== unranked && ranks[other]! >= ownRank)) asHigh[other] = 1;
  let size = 0;
  for (let index = 0; index < count; index += 1) if (spells.state[index] === state) size += 1;
  const spell = new Int32Array(size);
  const kind = new Uint8Array(size);
  const [recorded, notRecorded, tooEarly, outside, asHighKind] = [kindOf('recorded'), kindOf('not recorded'), kindOf('too early to tell'), kindOf('outside'), kindOf('from as high')];
  const never = -0x80000000;
  let found = 0;
  let latestEnd = never;
  /** The day after the last one on which a step, or a stay elsewhere, is recorded so far. */
  let stepUntil = never;
  let elsewhereUntil = never;
  for (let index = 0; index < count; index += 1) {
    const start = startDay[index]!;
    const own = spells.state[index]!;
    const isFirst = index === 0 || person[index - 1] !== person[index];
    if (isFirst) {
      latestEnd = never;
      stepUntil = never;
      elsewhereUntil = never;
    }
    if (own === state) {
      const since = start - lookBack;
      spell[found] = index;
      if (!isFirst && start <= latestEnd && asHigh[spells.state[index - 1]!] === 1) kind[found] = asHighKind;
      else if (stepUntil > since) kind[found] = recorded;
      else if (elsewhereUntil > since) kind[found] = outside;
      else kind[found] = since < knownFrom ? tooEarly : notRecorded;
      found += 1;
    }
    const end = endDay[index]!;
    const until = end > start ? end : start + 1;
    if (end > latestEnd) latestEnd = end;
    if (isStep[own] === 1) {
      if (until > stepUntil) stepUntil = until;
    } else if (own === elsewhere && until > elsewhereUntil) elsewhereUntil = until;
  }
  return { count: found, spell, kind };
}
