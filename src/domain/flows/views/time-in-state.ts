import { Refusal } from '../../refusal.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';

export function viewTimeInState(asked: ViewAsked<'time in state'>): ViewAnswer {
  throw new Refusal('not-allowed', `This way of looking (${asked.view.measure}) is being built. Nothing was changed; please choose another.`);
}
