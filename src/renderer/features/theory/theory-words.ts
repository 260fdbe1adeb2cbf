import type { Assumption, TheoryNode } from '../../../contract/index.ts';

/** How the window speaks of the kinds of places, in the order in which a theory is read. */
export const kindWords: Record<TheoryNode['kind'], { word: string; several: string; means: string }> = {
  activity: { word: 'Activity', several: 'Activities', means: 'What somebody does.' },
  condition: { word: 'Condition', several: 'Conditions', means: 'What has to be so for the next thing to come about.' },
  indicator: { word: 'Leading indicator', several: 'Leading indicators', means: 'An early sign of essential change.' },
  outcome: { word: 'Outcome', several: 'Outcomes', means: 'The change that people want to see in the end.' },
  context: { word: 'Context', several: 'Context', means: 'What surrounds it and nobody here moves.' },
};

export const kindOrder = Object.keys(kindWords) as TheoryNode['kind'][];

export const statusWords: Record<Assumption['status'], { word: string; tone: 'for' | 'caution' | 'against' }> = {
  holds: { word: 'Holds', tone: 'for' },
  challenged: { word: 'Challenged', tone: 'caution' },
  overturned: { word: 'Overturned', tone: 'against' },
};

/** The assumption that stands worst speaks for a link: overturned before challenged before holds; null where nothing is assumed in the register. */
export function worstOf(assumptions: readonly Pick<Assumption, 'status'>[]): Assumption['status'] | null {
  const order: Assumption['status'][] = ['overturned', 'challenged', 'holds'];
  return order.find((status) => assumptions.some((one) => one.status === status)) ?? null;
}
