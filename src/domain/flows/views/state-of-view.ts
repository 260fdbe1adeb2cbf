import { Refusal } from '../../refusal.ts';
import type { SpellSet } from '../spells.ts';

/** The number of a state by its name. Refuses with `not-allowed` a state that the data in view don't hold. */
export function stateOfView(set: SpellSet, name: string): number {
  const state = set.states.indexOf(name);
  if (state < 0 || state === set.elsewhere) throw new Refusal('not-allowed', `The data in view hold no state “${name}”. Nothing was changed. Choose one of: ${set.states.filter((_, other) => other !== set.elsewhere).join(', ')}.`, { state: name });
  return state;
}
