/** The ways of looking at flow data, each as the plain question that it answers, in the order of the list beside them. */
import type { Dataset, FlowView } from '../../../contract/index.ts';

export type Measure = FlowView['measure'];

export type Way = {
  measure: Measure;
  /** As it stands in the list. */
  question: string;
  /** What one sees, under the title of the view. */
  shows: string;
};

export const ways: readonly { about: string; ways: readonly Way[] }[] = [
  {
    about: 'Where people are',
    ways: [
      { measure: 'stocks', question: 'How many are where?', shows: 'People in each state on the first day of each period' },
      { measure: 'where after', question: 'Where are they after?', shows: 'Where people are in the years after they entered a state' },
    ],
  },
  {
    about: 'Moves',
    ways: [
      { measure: 'moves', question: 'Who moves where?', shows: 'Moves from each state to each other' },
      { measure: 'moves by number', question: 'And then, move by move?', shows: 'People’s first, second, third moves, unrolled' },
      { measure: 'rates', question: 'How often do people move?', shows: 'Moves for each year that a person spends in a state' },
      { measure: 'moves per person', question: 'How often does one person move?', shows: 'People by the number of their moves' },
      { measure: 'up and down', question: 'Up or down the levels?', shows: 'Moves to a higher, a lower and the same level' },
      { measure: 'returns from', question: 'Where do people go from there?', shows: 'The next state of people who leave a state' },
    ],
  },
  {
    about: 'How long',
    ways: [
      { measure: 'time in state', question: 'How long do people stay?', shows: 'The share still there, by time since they entered' },
      { measure: 'leaving', question: 'How soon do they leave, and to where?', shows: 'The share who have left to each other state, by time since they entered' },
    ],
  },
  {
    about: 'What counts do not tell',
    ways: [
      { measure: 'no earlier step', question: 'Who arrives with no earlier step recorded?', shows: 'Entries before which no step in between is in the records' },
      { measure: 'hidden moves', question: 'What do yearly counts hide?', shows: 'Dated moves that a yearly count does not see' },
    ],
  },
  {
    about: 'Pathways',
    ways: [
      { measure: 'pathways', question: 'Which ways do people go?', shows: 'The most common pathways, with the people who went them' },
      { measure: 'coming back', question: 'Who comes back?', shows: 'The share who come back to a state, by time since they left it' },
    ],
  },
  { about: 'Looking ahead', ways: [{ measure: 'if rates stay', question: 'What if rates stay as they are? (model)', shows: 'A model, not data: what the present rates would mean if they never changed' }] },
];

const all = ways.flatMap((group) => group.ways);

export function wayOf(measure: Measure): Way {
  return all.find((way) => way.measure === measure)!;
}

export function isMeasure(word: string | undefined): word is Measure {
  return all.some((way) => way.measure === word);
}

type Ranked = Pick<Dataset, 'states'>;

/** The state that a view begins with: the last of those that rank highest, else the first of the scheme, which is the most frequent one unless somebody ordered it. */
export function firstState({ states }: Ranked): string {
  const highest = Math.max(...states.map(({ rank }) => rank ?? Number.NEGATIVE_INFINITY));
  return (states.findLast(({ rank }) => rank !== null && rank === highest) ?? states[0])?.name ?? '';
}

/** The lowest state that has a step between itself and the lowest level of all: where a missing step tells most. */
function firstAfterSteps(dataset: Ranked): string {
  const ranks = [...new Set(dataset.states.flatMap(({ rank }) => (rank === null ? [] : [rank])))].sort((one, other) => one - other);
  return dataset.states.find(({ rank }) => rank !== null && rank === ranks[2])?.name ?? firstState(dataset);
}

/** A way of looking as it is asked at first. */
export function firstView(measure: Measure, dataset: Pick<Dataset, 'states' | 'snapshot'>): FlowView {
  const state = firstState(dataset);
  switch (measure) {
    case 'stocks': return { measure, every: 'quarter' };
    case 'moves': return { measure };
    case 'moves by number': return { measure, upTo: 4 };
    case 'rates': return { measure };
    case 'time in state': return { measure, state };
    case 'where after': return { measure, state, years: 3 };
    case 'leaving': return { measure, state, years: 3 };
    case 'if rates stay': return { measure, years: 5 };
    case 'no earlier step': return { measure, state: firstAfterSteps(dataset), lookBack: 1095 };
    case 'hidden moves': return { measure, ...dataset.snapshot };
    case 'pathways': return { measure, most: 12 };
    case 'up and down': return { measure };
    case 'coming back': return { measure, states: [state], within: 730 };
    case 'returns from': return { measure, state };
    case 'moves per person': return { measure };
  }
}
