/** What the window says of figures beside the words that the domain has for them. */
import type { ReleasedCount } from '../../../contract/index.ts';
import { figureInCell, type Unit } from '../../../domain/flows/figure-in-words.ts';

export const isHiddenFigure = (figure: ReleasedCount | undefined): figure is { hidden: 'protected' } => typeof figure === 'object' && figure !== null;

/** Along an axis of a picture, in the unit of what is followed. */
export const axisWords: Record<Unit, string> = {
  people: 'People', moves: 'Moves', stays: 'Stays', entries: 'Entries', days: 'Days', 'person-years': 'Person-years', 'per person-year': 'Moves per person-year', share: 'Share', years: 'Years', number: '',
};

/** "from 35 to 40": a figure that is asked for again, then and now. */
export function thenAndNow(before: ReleasedCount | undefined, now: ReleasedCount | undefined, unit: Unit): string {
  const say = (figure: ReleasedCount | undefined): string => (isHiddenFigure(figure) ? 'a number that is not shown' : figureInCell(figure, unit));
  return `from ${say(before)} to ${say(now)}`;
}
