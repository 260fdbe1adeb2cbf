import { Refusal } from '../../refusal.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';

export function viewHiddenMoves(asked: ViewAsked<'hidden moves'>): ViewAnswer {
  throw new Refusal('not-allowed', `This way of looking (${asked.view.measure}) is being built. Nothing was changed; please choose another.`);
}
