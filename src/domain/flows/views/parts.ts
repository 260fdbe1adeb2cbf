import type { FlowParts } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin } from '../../disclosure/protected-counts.ts';
import { civilDay, dayNumber } from '../days.ts';
import { filterSpells, type DayWindow, type SpellSet } from '../spells.ts';
import { withElsewhere } from '../elsewhere.ts';
import { peopleByPeriod, periodsIn } from '../measures/by-period.ts';
import { notStated } from '../names.ts';
import { peoplePresent } from '../part.ts';
import { tallyAt, tallyOfPeople } from '../tally-grid.ts';

/** One of several parts of the data side by side. `key` is the place, the stream, the year ('2021'), the quarter ('2021-Q3') or the attribute's value; 'all' for all of them. */
export type Part = { readonly key: string; readonly label: string; readonly set: SpellSet; readonly window: DayWindow };

/**
 * The parts that are compared, after all of them together ('all', always first; alone where nothing is compared).
 * Parts by place and stream are of stays: a move across is a move to or from elsewhere. Parts by attribute are of people, those by year and quarter of days.
 */
export function partsOf(set: SpellSet, window: DayWindow, parts: FlowParts | undefined): Part[] {
  const all: Part = { key: 'all', label: 'all', set, window };
  if (parts === undefined) return [all];
  switch (parts.by) {
    case 'place':
      return [all, ...byStays(set, window, set.places, set.spells.place)];
    case 'stream':
      return [all, ...byStays(set, window, set.streams, set.spells.stream)];
    case 'group':
      return [all, ...byGroup(set, window, parts.attribute)];
    case 'year':
      return [all, ...byPeriod(set, window, 12)];
    case 'quarter':
      return [all, ...byPeriod(set, window, 3)];
  }
}

function byStays(set: SpellSet, window: DayWindow, names: readonly string[], of: Uint16Array): Part[] {
  return names.flatMap((name, index) => {
    const chosen = new Uint8Array(of.length);
    for (let slot = 0; slot < chosen.length; slot += 1) if (of[slot] === index) chosen[slot] = 1;
    const part = withElsewhere(set, chosen);
    return part.spells.count === 0 ? [] : [{ key: name || notStated, label: name || notStated, set: part, window }];
  });
}

function byGroup(set: SpellSet, window: DayWindow, attribute: string): Part[] {
  const known = set.attributes.find(({ name }) => name === attribute);
  if (known === undefined) return [];
  const { person, count } = set.spells;
  return known.values.flatMap((value, index) => {
    const keep = new Uint8Array(count);
    for (let slot = 0; slot < count; slot += 1) if (known.of[person[slot]!] === index) keep[slot] = 1;
    const spells = filterSpells(set.spells, keep);
    const label = value === '' ? notStated : value;
    return spells.count === 0 ? [] : [{ key: label, label, set: { ...set, spells }, window }];
  });
}

/** Calendar years or quarters that the window touches; those at its ends are cut to it, and their labels say so. */
function byPeriod(set: SpellSet, { from, to }: DayWindow, months: 3 | 12): Part[] {
  const parts: Part[] = [];
  if (to <= from) return parts;
  const { year, month } = civilDay(from);
  for (let step = Math.floor((month - 1) / months); ; step += 1) {
    const first = monthStart(year, step * months);
    const next = monthStart(year, (step + 1) * months);
    if (first >= to) return parts;
    const { year: own, month: firstMonth } = civilDay(first);
    const key = months === 12 ? String(own) : `${own}-Q${(firstMonth + 2) / 3}`;
    const whole = first >= from && next <= to;
    parts.push({ key, label: whole ? key.replace('-', ' ') : `${key.replace('-', ' ')} (part)`, set, window: { from: Math.max(from, first), to: Math.min(to, next) } });
  }
}

const monthStart = (year: number, months: number): number => dayNumber(year + Math.floor(months / 12), (months % 12) + 1, 1);

/** How the numbers of each part are shown: of a part with too few people none is, zeros included. */
export function shownInParts(parts: readonly Part[], by: FlowParts | undefined, shown: Shown): Shown[] {
  const [all, ...rest] = parts;
  const isTime = (by?.by === 'year' || by?.by === 'quarter') && rest.length > 0;
  const inPeriods = isTime ? peopleByPeriod(all!.set, periodsIn(rest.map(({ window }) => window))) : null;
  return parts.map((part, index) => shownWithin(shown, inPeriods !== null && index > 0 ? tallyAt(inPeriods, index - 1) : tallyOfPeople(peoplePresent(part.set, part.window), part.set.personKey)));
}

/** What to keep in mind where parts of moves stand side by side (where stays are sorted into parts, see `notesOnPartsOfStays`). */
export function notesOnParts(parts: FlowParts | undefined): string[] {
  if (parts?.by === 'place' || parts?.by === 'stream') return [`Each ${parts.by} is looked at by its own stays: a move to another is a move to elsewhere there, so that the parts can hold more moves than all of them together.`];
  if (parts?.by === 'year' || parts?.by === 'quarter') return [`A ${parts.by} that the period cuts is marked as a part of one.`];
  return [];
}
