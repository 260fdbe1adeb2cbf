import type { FlowParts } from '../../../contract/flow-views.ts';
import { periodsIn } from '../measures/by-period.ts';
import { notStated } from '../names.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { partsOf } from './parts.ts';

/** Parts side by side, after all of them together ('all', always first), and the part that a stay is in: by its spell, and the day that it is dated by; 0 where it is in none but all. */
export type PartsOfStays = { readonly parts: readonly { readonly key: string; readonly label: string }[]; partOf(spell: number, day: number): number };

/**
 * The parts that are compared where single stays, leavings or entries are sorted into them. Each is judged by all that is known of its person and is then put where it belongs: a child who
 * moves between two places has one stay in each, and what came before in the one is not lost in the other. Years and quarters are those of the day that it is dated by; what follows later
 * is followed beyond their end.
 */
export function partsOfStays(set: SpellSet, window: DayWindow, parts: FlowParts | undefined): PartsOfStays {
  const all = { key: 'all', label: 'All' };
  if (parts === undefined) return { parts: [all], partOf: () => 0 };
  const { spells, elsewhere } = set;
  switch (parts.by) {
    case 'place':
    case 'stream': {
      const of = parts.by === 'place' ? spells.place : spells.stream;
      const { named, partOfName } = namesUsed(parts.by === 'place' ? set.places : set.streams, (use) => {
        for (let index = 0; index < spells.count; index += 1) if (spells.state[index] !== elsewhere) use(of[index]!);
      });
      return { parts: [all, ...named], partOf: (spell) => partOfName[of[spell]!]! };
    }
    case 'group': {
      const attribute = set.attributes.find(({ name }) => name === parts.attribute);
      if (attribute === undefined) return { parts: [all], partOf: () => 0 };
      const { named, partOfName } = namesUsed(attribute.values, (use) => {
        for (let index = 0; index < spells.count; index += 1) use(attribute.of[spells.person[index]!]!);
      });
      return { parts: [all, ...named], partOf: (spell) => partOfName[attribute.of[spells.person[spell]!]!]! };
    }
    case 'year':
    case 'quarter': {
      const [, ...periods] = partsOf(set, window, parts);
      const { from, to, slotOfDay } = periodsIn(periods.map((period) => period.window));
      return { parts: [all, ...periods.map(({ key, label }) => ({ key, label }))], partOf: (_, day) => (day >= from && day < to ? slotOfDay[day - from]! + 1 : 0) };
    }
  }
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
