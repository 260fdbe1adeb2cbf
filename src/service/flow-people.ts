/**
 * Single people of flow data, by number: the one place where somebody's own pathway is seen. Reachable only while true counts are switched on and a risk assessment of the data is
 * recorded; nothing of it can be exported.
 */
import { isoDay } from '../domain/flows/days.ts';
import { levelStream } from '../domain/flows/levels.ts';
import { movesPerPerson } from '../domain/flows/measures/moves.ts';
import { notStated } from '../domain/flows/names.ts';
import { peoplePresent } from '../domain/flows/part.ts';
import { OPEN, type SpellSet } from '../domain/flows/spells.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Handlers } from './context.ts';
import { subsetFilters } from './flow-answer.ts';
import { checkFilter } from './flow-filter.ts';
import { isLinked, partFor, spellSetOf } from './flow-sets.ts';
import { requireSinglePeople } from './single-people.ts';
import { storiesOfPerson } from './stories.ts';

/** Position of each person's first spell among ordered spells; -1 for who has none. */
function firstSpells({ spells, personCount }: SpellSet): Int32Array {
  const first = new Int32Array(personCount).fill(-1);
  for (let slot = spells.count - 1; slot >= 0; slot -= 1) first[spells.person[slot]!] = slot;
  return first;
}

/** Slots of one person's spells in the order in which measures read them. */
function slotsOf({ spells }: SpellSet, number: number, first: number): number[] {
  const slots: number[] = [];
  for (let slot = first; slot >= 0 && slot < spells.count && spells.person[slot] === number; slot += 1) slots.push(slot);
  return slots;
}

export const flowPeopleHandlers = {
  'flows.people': (context, { datasetId, filter = {}, after = -1, limit = 100 }) => {
    const dataset = requireSinglePeople(context, datasetId);
    checkFilter(dataset, filter, 'true');
    const { set, window } = partFor(context.database, dataset, filter, subsetFilters(context.database, dataset, filter, 'true'));
    const present = peoplePresent(set, window);
    const { moves } = movesPerPerson(set, window);
    const first = firstSpells(set);
    const people: { number: number; stays: number; moves: number; from: string; states: string[] }[] = [];
    let total = 0;
    let more = false;
    for (let number = 0; number < present.length; number += 1) {
      if (present[number] === 0) continue;
      total += 1;
      if (number <= after) continue;
      if (people.length === limit) {
        more = true;
        continue;
      }
      const inside = slotsOf(set, number, first[number]!).filter((slot) => set.spells.state[slot] !== set.elsewhere);
      people.push({ number, stays: inside.length, moves: moves[number]!, from: isoDay(set.spells.startDay[inside[0]!]!), states: inside.map((slot) => set.states[set.spells.state[slot]!]!) });
    }
    return { people, total, more };
  },
  'flows.person': (context, { datasetId, number }) => {
    const dataset = requireSinglePeople(context, datasetId);
    const set = spellSetOf(context.database, dataset);
    const { spells } = set;
    const slots = number >= 0 && number < set.personCount ? slotsOf(set, number, firstSpells(set)[number]!) : [];
    if (slots.length === 0) throw new Refusal('not-found', `“${dataset.name}” has nobody with the number ${number}. Nothing was changed. Choose somebody from the list.`);
    // Linked data say every stay twice; a timeline shows the streams, and the summary level beside them.
    const order = isLinked(dataset) ? slots.toSorted((one, other) => Number(set.streams[spells.stream[one]!] === levelStream) - Number(set.streams[spells.stream[other]!] === levelStream)) : slots;
    return {
      number,
      groups: set.attributes.map((attribute) => ({ attribute: attribute.name, value: attribute.values[attribute.of[number]!] || notStated })),
      stays: order.map((slot) => ({
        stream: set.streams[spells.stream[slot]!]!,
        place: set.places[spells.place[slot]!]!,
        state: set.states[spells.state[slot]!]!,
        from: isoDay(spells.startDay[slot]!),
        to: spells.endDay[slot] === OPEN ? null : isoDay(spells.endDay[slot]!),
      })),
      knownUntil: isoDay(set.knownUntil),
      stories: storiesOfPerson(context, { datasetId, number }),
    };
  },
} satisfies Pick<Handlers<'flows'>, 'flows.people' | 'flows.person'>;
