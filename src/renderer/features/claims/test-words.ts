import type { Evidence } from '../../../contract/index.ts';

type Test = NonNullable<Evidence['test']>;

/** What each of the four tests can do, as it is told before anybody looks (Van Evera; Collier 2011). */
export const testMeans: Record<Test, string> = {
  'straw in the wind': 'A straw in the wind: seeing it makes it a little likelier, not seeing it a little less.',
  hoop: 'A hoop: not seeing it rules it out; seeing it only keeps it in.',
  'smoking gun': 'A smoking gun: seeing it confirms it strongly; not seeing it hardly weakens it.',
  'doubly decisive': 'Doubly decisive: seeing it confirms it and speaks against the other explanations; not seeing it rules it out.',
};
