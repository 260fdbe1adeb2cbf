/** What the window says of figures beside the words that the domain has for them. */
import type { ReleasedCount } from '../../../contract/index.ts';
import type { Unit } from '../../../domain/flows/figure-in-words.ts';

export const isHiddenFigure = (figure: ReleasedCount | undefined): figure is { hidden: 'protected' } => typeof figure === 'object' && figure !== null;

/** Along an axis of a picture, in the unit of what is followed. */
export const axisWords: Record<Unit, string> = {
  people: 'People', moves: 'Moves', stays: 'Stays', entries: 'Entries', days: 'Days', 'person-years': 'Person-years', 'per person-year': 'Moves per person-year', share: 'Share', years: 'Years', number: '',
};
