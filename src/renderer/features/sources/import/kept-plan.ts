import { host } from '../../../client/kist.ts';
import type { FilePlan } from './import-plan.ts';

let kept: FilePlan[] | null = null;
let isListening = false;

/** An import that was begun waits while one looks into another room. */
export function keptPlan(): FilePlan[] | null {
  return kept;
}

export function keepPlan(plans: FilePlan[] | null): void {
  kept = plans;
  if (isListening) return;
  isListening = true;
  // Words must not outlive the lock.
  host().on((event) => {
    if (event.kind === 'locked') kept = null;
  });
}
