/** Which people's whole pathways are as a filter wants them (flows.md, measure 8: starts with, passes through, ends in, directly follows, within so many days). */
import type { PathwayCondition } from '../../contract/flow-views.ts';
import { Refusal } from '../refusal.ts';
import { entriesTo, kindOf } from './measures/no-earlier-step.ts';
import { OPEN, wholeWindow, type SpellSet } from './spells.ts';

/**
 * Marks by person: 1 where all conditions hold. People without any spell are never marked.
 *
 * A pathway is all that the records hold of a person, in the order of spells, whatever the period in view. "Directly" is from one spell to the next, also across time without a
 * record; "within" counts days from the end of the one stay to the start of the other.
 * @param knownFrom first day that the data tell of; the first start of any spell unless said
 * @throws Refusal `not-found` where a condition names a state that the data do not have
 */
export function peopleWith(set: SpellSet, conditions: readonly PathwayCondition[], knownFrom = wholeWindow(set)?.from ?? 0): Uint8Array {
  const marks = new Uint8Array(set.personCount);
  const { count, person } = set.spells;
  for (let slot = 0; slot < count; slot += 1) marks[person[slot]!] = 1;
  for (const condition of conditions) {
    const holds = peopleWithOne(set, condition, knownFrom);
    for (let who = 0; who < marks.length; who += 1) marks[who]! &= holds[who]!;
  }
  return marks;
}

function peopleWithOne(set: SpellSet, condition: PathwayCondition, knownFrom: number): Uint8Array {
  switch (condition.is) {
    case 'starts in':
      return peopleAtAnEnd(set, stateMarks(set, condition.states), true);
    case 'ends in':
      return peopleAtAnEnd(set, stateMarks(set, condition.states), false);
    case 'passes through':
      return peopleIn(set, stateMarks(set, condition.states));
    case 'never in':
      return peopleIn(set, stateMarks(set, condition.states)).map((mark) => 1 - mark);
    case 'moves':
      return peopleMoving(set, stateMarks(set, condition.from), stateMarks(set, condition.to), condition.within ?? OPEN);
    case 'later':
      return peopleLater(set, stateMarks(set, condition.from), stateMarks(set, condition.to), condition.within ?? OPEN);
    case 'moves at least':
      return peopleMovingOften(set, condition.times);
    case 'without earlier step':
      return peopleWithoutStep(set, stateMarks(set, [condition.state]).indexOf(1), condition.lookBack, knownFrom);
  }
}

/** Marks by state. */
export function stateMarks(set: SpellSet, names: readonly string[]): Uint8Array {
  const marks = new Uint8Array(set.states.length);
  for (const name of names) {
    const state = set.states.indexOf(name);
    if (state < 0 || state === set.elsewhere) throw new Refusal('not-found', `These data have no state called “${name}”. Nothing was changed; please choose another state.`);
    marks[state] = 1;
  }
  return marks;
}

function peopleAtAnEnd({ spells, personCount }: SpellSet, states: Uint8Array, first: boolean): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person, state } = spells;
  const step = first ? -1 : 1;
  for (let slot = 0; slot < count; slot += 1) if (person[slot + step] !== person[slot]) marks[person[slot]!] = states[state[slot]!]!;
  return marks;
}

function peopleIn({ spells, personCount }: SpellSet, states: Uint8Array): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person, state } = spells;
  for (let slot = 0; slot < count; slot += 1) marks[person[slot]!]! |= states[state[slot]!]!;
  return marks;
}

function peopleMoving({ spells, personCount }: SpellSet, from: Uint8Array, to: Uint8Array, within: number): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person, state, startDay, endDay } = spells;
  for (let slot = 1; slot < count; slot += 1) {
    if (to[state[slot]!] === 0 || from[state[slot - 1]!] === 0 || person[slot] !== person[slot - 1]) continue;
    if (startDay[slot]! - endDay[slot - 1]! <= within) marks[person[slot]!] = 1;
  }
  return marks;
}

/** The stay in `from` that ended last before is the nearest: it alone has to be remembered. */
function peopleLater({ spells, personCount }: SpellSet, from: Uint8Array, to: Uint8Array, within: number): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person, state, startDay, endDay } = spells;
  let lastEnd: number | null = null;
  for (let slot = 0; slot < count; slot += 1) {
    if (slot === 0 || person[slot] !== person[slot - 1]) lastEnd = null;
    const own = state[slot]!;
    if (lastEnd !== null && to[own] !== 0 && startDay[slot]! - lastEnd <= within) marks[person[slot]!] = 1;
    if (from[own] !== 0 && (lastEnd === null || endDay[slot]! > lastEnd)) lastEnd = endDay[slot]!;
  }
  return marks;
}

/** Whoever has an entry to the state before which no step is in the records, as the measure judges it (see `measures/no-earlier-step.ts`). */
function peopleWithoutStep(set: SpellSet, state: number, lookBack: number, knownFrom: number): Uint8Array {
  const marks = new Uint8Array(set.personCount);
  const entries = entriesTo(set, state, lookBack, knownFrom);
  const wanted = kindOf('not recorded');
  for (let entry = 0; entry < entries.count; entry += 1) if (entries.kind[entry] === wanted) marks[set.spells.person[entries.spell[entry]!]!] = 1;
  return marks;
}

function peopleMovingOften({ spells, personCount }: SpellSet, times: number): Uint8Array {
  const marks = new Uint8Array(personCount);
  const { count, person } = spells;
  let moves = 0;
  for (let slot = 1; slot < count; slot += 1) {
    moves = person[slot] === person[slot - 1] ? moves + 1 : 0;
    if (moves >= times) marks[person[slot]!] = 1;
  }
  return marks;
}
