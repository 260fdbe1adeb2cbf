import type { SpellSet } from './spells.ts';
import { takeSpells, unranked } from './spells.ts';

/** Key of the state that stands for stays outside the part that is looked at. */
export const elsewhereKey = 'elsewhere';

/**
 * The part of a set that its stays make: those that are not chosen stand in the state "elsewhere", so that moves across the border are seen on this side of it.
 * People without any stay in the part are gone. Person numbers stay what they are.
 * @param chosen by position of the spell; spells that are elsewhere already stay there
 */
export function withElsewhere(set: SpellSet, chosen: (slot: number) => boolean): SpellSet {
  const { spells } = set;
  const { count, person } = spells;
  const elsewhere = set.elsewhere >= 0 ? set.elsewhere : set.states.length;
  const state = new Uint16Array(count);
  const indexes = new Int32Array(count);
  let kept = 0;
  for (let first = 0; first < count; ) {
    const who = person[first]!;
    let any = false;
    let slot = first;
    for (; slot < count && person[slot] === who; slot += 1) {
      const own = spells.state[slot]!;
      const inside = own !== elsewhere && chosen(slot);
      state[slot] = inside ? own : elsewhere;
      if (inside) any = true;
    }
    if (any) for (let taken = first; taken < slot; taken += 1) indexes[kept++] = taken;
    first = slot;
  }
  const taken = kept === count ? { ...spells, state } : takeSpells({ ...spells, state }, indexes.subarray(0, kept));
  if (set.elsewhere >= 0) return { ...set, spells: taken };
  return { ...set, spells: taken, states: [...set.states, elsewhereKey], ranks: Int32Array.of(...set.ranks, unranked), elsewhere };
}
