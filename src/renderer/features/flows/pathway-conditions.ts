/** What can be said of a person's whole pathway, as the window offers it. */
import type { PathwayCondition } from '../../../contract/index.ts';

export type Is = PathwayCondition['is'];

export const conditionWords: Record<Is, string> = {
  'starts in': 'start in',
  'ends in': 'end in',
  'passes through': 'pass through',
  'never in': 'are never in',
  moves: 'move straight from … to …',
  later: 'are in … and later in …',
  'without earlier step': 'enter with no step in between recorded',
  'moves at least': 'move at least so often',
};

/** A condition as it is begun, with nothing chosen. */
export function beginning(is: Is): PathwayCondition {
  switch (is) {
    case 'moves': case 'later': return { is, from: [], to: [] };
    case 'without earlier step': return { is, state: '', lookBack: 1095 };
    case 'moves at least': return { is, times: 2 };
    default: return { is, states: [] };
  }
}

/** Whether enough is said for it to be asked. */
export function isComplete(condition: PathwayCondition): boolean {
  switch (condition.is) {
    case 'moves': case 'later': return condition.from.length > 0 && condition.to.length > 0;
    case 'without earlier step': return condition.state !== '';
    case 'moves at least': return condition.times >= 1;
    default: return condition.states.length > 0;
  }
}
