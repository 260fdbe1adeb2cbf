import { isoDay } from './days.ts';
import type { DayWindow, SpellSet } from './spells.ts';
import { OPEN, spellSetOf } from './spells.ts';

/**
 * How invented people move. Weights need not add up to anything; they are taken in proportion.
 * Whatever is made from a plan is synthetic, and is to be marked so wherever it is shown.
 */
export type FlowPlan = {
  readonly states: readonly string[];
  /** Stream in which each state is recorded, by state. */
  readonly streamOfState: readonly string[];
  readonly places: readonly { readonly name: string; readonly weight: number }[];
  /** Weight of each state as a person's first. */
  readonly first: readonly number[];
  /** Weight of moving from each state (row) to each state (column); a weight on the diagonal is a move within the state. */
  readonly moves: readonly (readonly number[])[];
  /** Mean length of a stay in days, by state, before scaling. */
  readonly meanStay: readonly number[];
  /** Share of moves with time without a record before the next spell, and its mean length in days. */
  readonly gapShare: number;
  readonly meanGap: number;
  /** Share of stays that end on the day they start. */
  readonly sameDayShare: number;
  /** Share of persons whose records end before the extract. */
  readonly leavingShare: number;
};

/** A plan in the shape of children's services, with invented places. Every number in it is made up. */
export const inventedPlan: FlowPlan = {
  states: ['universal support', 'team around the child', 'social work case', 'kinship care', 'foster care', 'residential care', 'residential care outside the area'],
  streamOfState: ['education', 'education', 'social work', 'social work', 'social work', 'social work', 'social work'],
  places: [
    { name: 'Craigend', weight: 5 },
    { name: 'Millbank', weight: 3 },
    { name: 'Harbourside', weight: 2 },
  ],
  first: [70, 14, 10, 2, 3, 0.7, 0.3],
  moves: [
    [2, 50, 38, 2, 7, 0.8, 0.2],
    [48, 3, 36, 4, 8, 0.8, 0.2],
    [30, 18, 4, 18, 26, 3, 1],
    [34, 4, 16, 8, 32, 4.5, 1.5],
    [16, 3, 10, 20, 38, 9, 4],
    [6, 2, 8, 6, 36, 26, 16],
    [4, 1, 5, 4, 34, 30, 22],
  ],
  meanStay: [330, 210, 240, 260, 170, 140, 200],
  gapShare: 0.06,
  meanGap: 45,
  sameDayShare: 0.004,
  leavingShare: 0.25,
};

export type GenerateOptions = {
  readonly people: number;
  /** Mean number of spells of a person; stays are stretched or shortened so that they fit the window. */
  readonly spellsPerPerson: number;
  /** The records reach from `from` (with stays that began up to a year before) to the extract, `to`. */
  readonly window: DayWindow;
  /** Numbers in [0, 1), for example `seededRandom(1)`. */
  readonly random: () => number;
  readonly plan?: FlowPlan;
};

/** Invents spells after a plan, ordered as measures need them. The same random numbers give the same spells. */
export function generateSpells(options: GenerateOptions): SpellSet {
  const { people, spellsPerPerson, window, random } = options;
  const plan = options.plan ?? inventedPlan;
  const streams = [...new Set(plan.streamOfState)];
  const streamOfState = plan.streamOfState.map((name) => streams.indexOf(name));
  const pickFirst = picker(plan.first);
  const pickNext = plan.moves.map(picker);
  const pickPlace = picker(plan.places.map((place) => place.weight));
  const span = window.to - window.from;
  const meanOfPlan = plan.meanStay.reduce((sum, days) => sum + days, 0) / plan.meanStay.length;
  const stretch = span / spellsPerPerson / meanOfPlan;

  let capacity = Math.ceil(people * spellsPerPerson * 1.1) + 16;
  let columns = emptyColumns(capacity);
  let count = 0;
  for (let who = 0; who < people; who += 1) {
    const wanted = 1 + Math.floor(-Math.log(1 - random()) * (spellsPerPerson - 0.5));
    const leaves = random() < plan.leavingShare;
    const place = pickPlace(random());
    // Those with few spells come in anywhere in the window, those with many early, so that their stays fit.
    const room = Math.max(0, span - wanted * stretch * meanOfPlan);
    let day = window.from - Math.floor(random() * 365) + Math.floor(random() * room);
    let state = pickFirst(random());
    for (let number = 0; number < wanted && day < window.to; number += 1) {
      const sameDay = random() < plan.sameDayShare;
      const stay = sameDay ? 0 : 1 + Math.floor(-Math.log(1 - random()) * plan.meanStay[state]! * stretch);
      const isLast = number === wanted - 1 && !leaves;
      const end = isLast || day + stay >= window.to ? OPEN : day + stay;
      if (count === capacity) {
        capacity *= 2;
        columns = grow(columns, capacity);
      }
      columns.person[count] = who;
      columns.state[count] = state;
      columns.startDay[count] = day;
      columns.endDay[count] = end;
      columns.place[count] = place;
      columns.stream[count] = streamOfState[state]!;
      count += 1;
      if (end === OPEN) break;
      day = end + (random() < plan.gapShare ? 1 + Math.floor(-Math.log(1 - random()) * plan.meanGap) : 0);
      state = pickNext[state]!(random());
    }
  }
  return spellSetOf({
    spells: {
      count,
      person: columns.person.slice(0, count),
      state: columns.state.slice(0, count),
      startDay: columns.startDay.slice(0, count),
      endDay: columns.endDay.slice(0, count),
      place: columns.place.slice(0, count),
      stream: columns.stream.slice(0, count),
    },
    personCount: people,
    states: plan.states,
    places: plan.places.map((place) => place.name),
    streams,
    knownUntil: window.to,
  });
}

/** The spells as rows of text under `person, place, stream, state, start, end`, as a file of them would hold; keys are `child-000001` and so on. */
export function spellsAsText(set: SpellSet): { header: string[]; rows: string[][] } {
  const { count, person, state, startDay, endDay, place, stream } = set.spells;
  const rows: string[][] = [];
  const days = new Map<number, string>();
  const dayText = (day: number) => {
    let text = days.get(day);
    if (text === undefined) {
      text = isoDay(day);
      days.set(day, text);
    }
    return text;
  };
  for (let index = 0; index < count; index += 1) {
    rows.push([
      `child-${String(person[index]! + 1).padStart(6, '0')}`,
      set.places[place[index]!]!,
      set.streams[stream[index]!]!,
      set.states[state[index]!]!,
      dayText(startDay[index]!),
      endDay[index] === OPEN ? '' : dayText(endDay[index]!),
    ]);
  }
  return { header: ['person', 'place', 'stream', 'state', 'start', 'end'], rows };
}

type Columns = { person: Int32Array; state: Uint16Array; startDay: Int32Array; endDay: Int32Array; place: Uint16Array; stream: Uint16Array };

function emptyColumns(capacity: number): Columns {
  return {
    person: new Int32Array(capacity),
    state: new Uint16Array(capacity),
    startDay: new Int32Array(capacity),
    endDay: new Int32Array(capacity),
    place: new Uint16Array(capacity),
    stream: new Uint16Array(capacity),
  };
}

function grow(columns: Columns, capacity: number): Columns {
  const larger = emptyColumns(capacity);
  larger.person.set(columns.person);
  larger.state.set(columns.state);
  larger.startDay.set(columns.startDay);
  larger.endDay.set(columns.endDay);
  larger.place.set(columns.place);
  larger.stream.set(columns.stream);
  return larger;
}

/** Chooses an index in proportion to weights from one number in [0, 1). */
function picker(weights: readonly number[]): (number: number) => number {
  const sums: number[] = [];
  let total = 0;
  for (const weight of weights) sums.push((total += weight));
  return (number) => {
    const target = number * total;
    const index = sums.findIndex((sum) => target < sum);
    return index < 0 ? sums.length - 1 : index;
  };
}
