/** The part of flow data that a filter chooses: the way in which every filter reaches every measure. */
import type { FlowFilter } from '../../contract/flow-views.ts';
import { Refusal } from '../refusal.ts';
import { dayOfIso } from './days.ts';
import { withElsewhere } from './elsewhere.ts';
import { notStated } from './names.ts';
import { peopleWith, stateMarks } from './pathway-conditions.ts';
import { filterSpells, wholeWindow, type DayWindow, type SpellSet } from './spells.ts';

export type Subsets = ReadonlyMap<string, FlowFilter>;

/**
 * People that the filter does not choose (by group, pathway or subset) are gone; stays that it does not choose (by place, stream or state) stand in the state "elsewhere"; a period
 * becomes the window. Pathways and subsets are judged on everything that the data hold of a person, before places, streams and states are chosen.
 *
 * A subset stands for its people: those whom its filter chooses and who have a stay in its part that touches its period.
 * @param subsets the filters of subsets by id
 * @param period the days that the data tell of, where they are not those of the spells
 * @throws Refusal `not-found` where the filter names something that the data do not have, `bad-input` for a period that ends before it begins
 */
export function partOf(set: SpellSet, filter: FlowFilter | undefined, subsets?: Subsets, period?: DayWindow): { set: SpellSet; window: DayWindow } {
  return { set: chosenPart(set, filter ?? {}, subsets, period, []), window: windowOf(set, filter ?? {}, period) };
}

/** The days of a filter's period that the data tell of. */
function windowOf(set: SpellSet, { from, to }: FlowFilter, period: DayWindow | undefined): DayWindow {
  const whole = period ?? wholeWindow(set) ?? { from: set.knownUntil, to: set.knownUntil };
  const first = from === undefined ? whole.from : Math.max(whole.from, dayOfIso(from) ?? whole.from);
  const after = to === undefined ? whole.to : Math.min(whole.to, dayOfIso(to) ?? whole.to);
  if (from !== undefined && to !== undefined && to <= from) throw new Refusal('bad-input', 'The period ends before it begins. Nothing was changed; please choose a last day after the first.');
  return { from: first, to: Math.max(first, after) };
}

function chosenPart(set: SpellSet, filter: FlowFilter, subsets: Subsets | undefined, period: DayWindow | undefined, within: readonly string[]): SpellSet {
  const people = chosenPeople(set, filter, subsets, period, within);
  const chosen = people === null ? set : { ...set, spells: filterSpells(set.spells, marksOfSpells(set, people)) };
  const stays = chosenStays(chosen, filter);
  return stays === null ? chosen : withElsewhere(chosen, stays);
}

/** Marks by person; null where everybody is chosen. */
function chosenPeople(set: SpellSet, { groups, pathway, subsetId }: FlowFilter, subsets: Subsets | undefined, period: DayWindow | undefined, within: readonly string[]): Uint8Array | null {
  if (!groups?.length && !pathway?.length && subsetId === undefined) return null;
  const people = peopleWith(set, pathway ?? [], period?.from);
  for (const { attribute, values } of groups ?? []) {
    const known = set.attributes.find(({ name }) => name === attribute);
    if (known === undefined) throw new Refusal('not-found', `These data know nothing called “${attribute}” of people. Nothing was changed; please choose another group.`);
    const wanted = marksOfNames(known.values, values, `value of “${attribute}”`);
    for (let who = 0; who < people.length; who += 1) people[who]! &= wanted[known.of[who]!]!;
  }
  if (subsetId !== undefined) {
    const subset = subsets?.get(subsetId);
    if (subset === undefined || within.includes(subsetId)) throw new Refusal('not-found', 'The subset that this part of the data is made from is not there any more. Nothing was changed; please choose another.');
    const those = peopleInSubset(set, subset, subsets, period, [...within, subsetId]);
    for (let who = 0; who < people.length; who += 1) people[who]! &= those[who]!;
  }
  return people;
}

function peopleInSubset(set: SpellSet, filter: FlowFilter, subsets: Subsets | undefined, period: DayWindow | undefined, within: readonly string[]): Uint8Array {
  const part = chosenPart(set, filter, subsets, period, within);
  return peoplePresent(part, windowOf(set, filter, period));
}

/** Marks by person: who has a stay in the part that touches the window. A stay without length touches it on its day. */
export function peoplePresent({ spells, elsewhere, personCount }: SpellSet, { from, to }: DayWindow): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person, state, startDay, endDay } = spells;
  for (let slot = 0; slot < count; slot += 1) {
    if (state[slot] !== elsewhere && startDay[slot]! < to && (startDay[slot]! >= from || endDay[slot]! > from)) marks[person[slot]!] = 1;
  }
  return marks;
}

function marksOfSpells({ spells }: SpellSet, people: Uint8Array): Uint8Array {
  const { count, person } = spells;
  const marks = new Uint8Array(count);
  for (let slot = 0; slot < count; slot += 1) marks[slot] = people[person[slot]!]!;
  return marks;
}

/** Marks by spell; null where all stays are chosen. */
function chosenStays(set: SpellSet, { places, streams, states }: FlowFilter): Uint8Array | null {
  if (places === undefined && streams === undefined && states === undefined) return null;
  const { count, place, stream, state } = set.spells;
  const marks = new Uint8Array(count).fill(1);
  const keep = (of: Uint16Array, wanted: Uint8Array): void => {
    for (let slot = 0; slot < count; slot += 1) marks[slot]! &= wanted[of[slot]!]!;
  };
  if (places !== undefined) keep(place, marksOfNames(set.places, places, 'place'));
  if (streams !== undefined) keep(stream, marksOfNames(set.streams, streams, 'stream'));
  if (states !== undefined) keep(state, stateMarks(set, states));
  return marks;
}

/** Marks by position in a list of names; what is blank in the data is called "not stated". */
function marksOfNames(names: readonly string[], wanted: readonly string[], what: string): Uint8Array {
  const marks = new Uint8Array(names.length);
  for (const name of wanted) {
    const index = names.findIndex((own) => own === name || (own === '' && name === notStated));
    if (index < 0) throw new Refusal('not-found', `These data have no ${what} “${name}”. Nothing was changed; please choose another.`);
    marks[index] = 1;
  }
  return marks;
}
