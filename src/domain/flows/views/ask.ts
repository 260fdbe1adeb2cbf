import type { FlowAnswer, FlowView } from '../../../contract/flow-views.ts';
import type { Shown } from '../../disclosure/protected-counts.ts';
import type { DayWindow, SpellSet } from '../spells.ts';

/** A way of looking, by its measure. */
export type ViewOf<Measure extends FlowView['measure']> = Extract<FlowView, { measure: Measure }>;

/**
 * What a view is made from: the part of the data that is looked at (see `part.ts`), and who decides how numbers are shown.
 * Every figure of the answer goes through `shown`; shares, rates and intervals are made from numbers as they are shown.
 */
export type ViewAsked<Measure extends FlowView['measure']> = {
  readonly set: SpellSet;
  readonly window: DayWindow;
  readonly view: ViewOf<Measure>;
  readonly shown: Shown;
  /** How a state is called in sentences and tables, by its name. */
  readonly label: (state: string) => string;
};

/** What a view answers; question, part and dataset are the asker's. */
export type ViewAnswer = Pick<FlowAnswer, 'sentences' | 'tables' | 'definition' | 'notes'>;
