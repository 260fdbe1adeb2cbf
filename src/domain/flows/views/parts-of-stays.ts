import type { FlowParts } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin } from '../../disclosure/protected-counts.ts';
import { periodsIn } from '../measures/by-period.ts';
import { notStated } from '../names.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { countOnce, tallyAt, tallyGrid } from '../tally-grid.ts';
import { partsOf, shownInParts } from './parts.ts';

/** Parts side by side, after all of them together ('all', always first), and the part that a stay is in: by its spell, and the day that it is dated by; 0 where it is in none but all. */
export type PartsOfStays = {
  readonly parts: readonly { readonly key: string; readonly label: string }[];
  partOf(spell: number, day: number): number;
  /** How the numbers of each part are shown: of a part with too few people none is, zeros included. */
  shownIn(shown: Shown): Shown[];
};

/**
 * The parts that are compared where single stays, leavings or entries are sorted into them. Each is judged by all that is known of its person and is then put where it belongs: a child who
 * moves between two places has one stay in each, and what came before in the one is not lost in the other. Years and quarters are those of the day that it is dated by; what follows later
 * is followed beyond their end.
 */
export function partsOfStays(set: SpellSet, window: DayWindow, parts: FlowParts | undefined): PartsOfStays {
  const all = { key: 'all', label: 'All' };
  const alone: PartsOfStays = { parts: [all], partOf: () => 0, shownIn: (shown) => [shown] };
  if (parts === undefined) return alone;
  const { spells, elsewhere } = set;
  switch (parts.by) {
    case 'place':
    case 'stream': {
      const of = parts.by === 'place' ? spells.place : spells.stream;
      const { named, partOfName } = namesUsed(parts.by === 'place' ? set.places : set.streams, (use) => {
        for (let index = 0; index < spells.count; index += 1) if (spells.state[index] !== elsewhere) use(of[index]!);
      });
      const partOf = (spell: number): number => partOfName[of[spell]!]!;
      return { parts: [all, ...named], partOf, shownIn: (shown) => shownByPeople(shown, set, window, named.length, partOf) };
    }
    case 'group': {
      const attribute = set.attributes.find(({ name }) => name === parts.attribute);
      if (attribute === undefined) return alone;
      const { named, partOfName } = namesUsed(attribute.values, (use) => {
        for (let index = 0; index < spells.count; index += 1) use(attribute.of[spells.person[index]!]!);
      });
      const partOf = (spell: number): number => partOfName[attribute.of[spells.person[spell]!]!]!;
      return { parts: [all, ...named], partOf, shownIn: (shown) => shownByPeople(shown, set, window, named.length, partOf) };
    }
    case 'year':
    case 'quarter': {
      const compared = partsOf(set, window, parts);
      const [, ...periods] = compared;
      const { from, to, slotOfDay } = periodsIn(periods.map((period) => period.window));
      return { parts: [all, ...periods.map(({ key, label }) => ({ key, label }))], partOf: (_, day) => (day >= from && day < to ? slotOfDay[day - from]! + 1 : 0), shownIn: (shown) => shownInParts(compared, parts, shown) };
    }
  }
}

/** Parts by the different people with a stay in each that touches the window; all together are always shown. */
function shownByPeople(shown: Shown, { spells, personKey, elsewhere }: SpellSet, { from, to }: DayWindow, parts: number, partOf: (spell: number) => number): Shown[] {
  const people = tallyGrid(parts + 1);
  const { count, person, state, startDay, endDay } = spells;
  for (let slot = 0; slot < count; slot += 1) {
    if (state[slot] !== elsewhere && startDay[slot]! < to && (startDay[slot]! >= from || endDay[slot]! > from)) countOnce(people, partOf(slot), person[slot]!, personKey[person[slot]!]!);
  }
  return [shown, ...Array.from({ length: parts }, (_, part) => shownWithin(shown, tallyAt(people, part + 1)))];
}

/** Parts of the names that are used, and the part of each name. */
function namesUsed(names: readonly string[], visit: (use: (name: number) => void) => void): { named: { key: string; label: string }[]; partOfName: Int32Array } {
  const used = new Uint8Array(names.length);
  visit((name) => (used[name] = 1));
  const named: { key: string; label: string }[] = [];
  const partOfName = new Int32Array(names.length);
  names.forEach((name, index) => {
    if (used[index] === 1) partOfName[index] = named.push({ key: name || notStated, label: name || notStated });
  });
  return { named, partOfName };
}

/**
 * What to keep in mind where stays are sorted into parts: there, a move to another place ends a stay and makes no "elsewhere".
 * @param dated what the day is by which a year or a quarter is told: "began", "were left", "were entered"
 */
export function notesOnPartsOfStays(parts: FlowParts | undefined, dated: string): string[] {
  switch (parts?.by) {
    case 'place':
    case 'stream':
      return [`Each stay is in the ${parts.by} where it was spent. What came before and after it is judged by all that is known of its person, in every ${parts.by}.`];
    case 'year':
    case 'quarter':
      return [`Stays are in the ${parts.by} in which they ${dated}, and are followed beyond its end. A ${parts.by} that the period cuts is marked as a part of one.`];
    default:
      return [];
  }
}
