import { OPEN, takeSpells, unranked, type Spells, type SpellSet } from './spells.ts';

/** Key of the state that stands for stays outside the part that is looked at. */
export const elsewhereKey = 'elsewhere';

/**
 * The part of a set that chosen stays make: the others stand in the state "elsewhere", so that moves across the border are seen on this side of it, and the change in a stock still
 * equals entries less exits. People without any stay in the part are gone; person numbers stay what they are.
 *
 * Elsewhere is where somebody is while no stay of the part lasts: where stays lie side by side (streams do), those outside are cut to the time that no stay inside covers.
 * @param chosen by position of the spell: 1 inside; spells that are elsewhere already stay there
 */
export function withElsewhere(set: SpellSet, chosen: Uint8Array): SpellSet {
  const { spells } = set;
  const { count, person, startDay, endDay } = spells;
  const elsewhere = set.elsewhere >= 0 ? set.elsewhere : set.states.length;
  const state = new Uint16Array(count);
  const indexes = new Int32Array(count);
  let kept = 0;
  let sideBySide = false;
  for (let first = 0; first < count; ) {
    const who = person[first]!;
    let inside = 0;
    let outside = 0;
    let latestEnd = -OPEN;
    let overlaps = false;
    let slot = first;
    for (; slot < count && person[slot] === who; slot += 1) {
      const own = spells.state[slot]!;
      if (own !== elsewhere && chosen[slot] !== 0) {
        state[slot] = own;
        inside += 1;
      } else {
        state[slot] = elsewhere;
        outside += 1;
      }
      if (startDay[slot]! < latestEnd) overlaps = true;
      if (endDay[slot]! > latestEnd) latestEnd = endDay[slot]!;
    }
    if (inside > 0) {
      for (let taken = first; taken < slot; taken += 1) indexes[kept++] = taken;
      if (overlaps && outside > 0) sideBySide = true;
    }
    first = slot;
  }
  const relabelled = kept === count ? { ...spells, state } : takeSpells({ ...spells, state }, indexes.subarray(0, kept));
  const part = sideBySide ? cutOutside(relabelled, elsewhere) : relabelled;
  if (set.elsewhere >= 0) return { ...set, spells: part };
  return { ...set, spells: part, states: [...set.states, elsewhereKey], ranks: Int32Array.of(...set.ranks, unranked), elsewhere };
}

/** A stay, or a piece of one: where it comes from, and its days. */
type Piece = { readonly slot: number; readonly start: number; readonly end: number };

/** Stays elsewhere without the time that stays inside cover; what is left over of one stay can be several pieces. */
function cutOutside(spells: Spells, elsewhere: number): Spells {
  const { count, person, state, startDay, endDay } = spells;
  const pieces: Piece[] = [];
  for (let first = 0; first < count; ) {
    const who = person[first]!;
    const own: Piece[] = [];
    const inside: Piece[] = [];
    let after = first;
    for (; after < count && person[after] === who; after += 1) if (state[after] !== elsewhere) inside.push({ slot: after, start: startDay[after]!, end: endDay[after]! });
    for (let slot = first; slot < after; slot += 1) {
      const stay = { slot, start: startDay[slot]!, end: endDay[slot]! };
      if (state[slot] !== elsewhere) own.push(stay);
      else uncovered(stay, inside, own);
    }
    // What goes on elsewhere from a day comes after everything that happened in the part on that day.
    const goesOn = ({ slot, start, end }: Piece): number => (state[slot] === elsewhere && end > start ? 1 : 0);
    own.sort((left, right) => left.start - right.start || goesOn(left) - goesOn(right) || left.slot - right.slot);
    for (const piece of own) pieces.push(piece);
    first = after;
  }
  const taken = takeSpells(spells, pieces.map(({ slot }) => slot));
  pieces.forEach(({ start, end }, slot) => {
    taken.startDay[slot] = start;
    taken.endDay[slot] = end;
  });
  return taken;
}

/** Adds what of a stay lies outside all stays inside, which are in order of start; one inside without length parts it too. A stay without length is kept where no stay inside that began before it still lasts. */
function uncovered(stay: Piece, inside: readonly Piece[], into: Piece[]): void {
  const { slot, end } = stay;
  let { start } = stay;
  if (end <= start) {
    const covered = inside.some((other) => (other.start < start || (other.start === start && other.slot < slot)) && start < other.end);
    if (!covered) into.push(stay);
    return;
  }
  for (const other of inside) {
    if (other.start >= end) break;
    if (other.end <= start) continue;
    if (other.start > start) into.push({ slot, start, end: other.start });
    start = other.end;
    if (start >= end) return;
  }
  into.push({ slot, start, end });
}
