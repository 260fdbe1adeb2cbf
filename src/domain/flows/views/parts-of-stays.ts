import type { FlowParts } from '../../../contract/flow-views.ts';
import { notStated } from '../names.ts';
import type { DayWindow, SpellSet } from '../spells.ts';
import { partsOf } from './parts.ts';

/** One of several parts side by side, as a question to each stay: its spell, and the day that it is dated by. */
export type PartOfStays = { readonly key: string; readonly label: string; holds(spell: number, day: number): boolean };

/**
 * The parts that are compared where single stays, leavings or entries are sorted into them, after all together ('all', always first). Each is judged by all that is known of its person and is
 * then put where it belongs: a child who moves between two places has one stay in each, and what came before in the one is not lost in the other. Years and quarters are those of the
 * day that it is dated by; what follows later is followed beyond their end.
 */
export function partsOfStays(set: SpellSet, window: DayWindow, parts: FlowParts | undefined): PartOfStays[] {
  const all: PartOfStays = { key: 'all', label: 'All', holds: () => true };
  if (parts === undefined) return [all];
  const { spells, elsewhere } = set;
  const named = (name: string): { key: string; label: string } => ({ key: name || notStated, label: name || notStated });
  switch (parts.by) {
    case 'place':
    case 'stream': {
      const names = parts.by === 'place' ? set.places : set.streams;
      const of = parts.by === 'place' ? spells.place : spells.stream;
      const used = new Uint8Array(names.length);
      for (let index = 0; index < spells.count; index += 1) if (spells.state[index] !== elsewhere) used[of[index]!] = 1;
      return [all, ...names.flatMap((name, index) => (used[index] === 1 ? [{ ...named(name), holds: (spell: number) => of[spell] === index }] : []))];
    }
    case 'group': {
      const attribute = set.attributes.find(({ name }) => name === parts.attribute);
      if (attribute === undefined) return [all];
      const used = new Uint8Array(attribute.values.length);
      for (let index = 0; index < spells.count; index += 1) used[attribute.of[spells.person[index]!]!] = 1;
      return [all, ...attribute.values.flatMap((value, index) => (used[index] === 1 ? [{ ...named(value), holds: (spell: number) => attribute.of[spells.person[spell]!] === index }] : []))];
    }
    case 'year':
    case 'quarter':
      return [all, ...partsOf(set, window, parts).slice(1).map(({ key, label, window: { from, to } }) => ({ key, label, holds: (_: number, day: number) => day >= from && day < to }))];
  }
}
