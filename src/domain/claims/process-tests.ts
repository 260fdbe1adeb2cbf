/**
 * The four tests of process tracing, from two plain questions asked before anybody looks (Van Evera 1997; Collier 2011; reference: methods.md, section 3).
 * Kinds of test are a continuum: what counts is how much likelier the finding is if the claim holds than if it does not.
 */
import type { Evidence, Expectation } from '../../contract/index.ts';
import { ratioOf } from './weigh-evidence.ts';

export type TestKind = NonNullable<Evidence['test']>;
type Answer = Expectation['certainty'];

/** How many items of one claim may decide. */
export const mostDeciding = 5;

/** Which test an item is: `null` while one of the questions is open. */
export function testOf(certainty: Answer, uniqueness: Answer): TestKind | null {
  if (certainty === 'not said' || uniqueness === 'not said') return null;
  if (certainty === 'yes') return uniqueness === 'yes' ? 'doubly decisive' : 'hoop';
  return uniqueness === 'yes' ? 'smoking gun' : 'straw in the wind';
}

/** Which test the chances make it, where somebody gave numbers: finding it has confirming power from ten to one on, not finding it eliminating power from one to ten on. */
export function testOfChances(sensitivity: number, falseAlarm: number): TestKind {
  // Chances of 1 and 1 leave nothing to be looked for in vain: not finding it can't happen then.
  const confirms = sensitivity > 0 && ratioOf(sensitivity, falseAlarm, true) >= 10;
  const eliminates = sensitivity === 1 ? falseAlarm < 1 : falseAlarm < 1 && ratioOf(sensitivity, falseAlarm, false) <= 0.1;
  return testOf(eliminates ? 'yes' : 'no', confirms ? 'yes' : 'no')!;
}

const results: Readonly<Record<TestKind, { found: string; notFound: string }>> = {
  'straw in the wind': { found: 'A straw in the wind: slightly likelier now.', notFound: 'A straw in the wind that did not blow: slightly less likely now.' },
  hoop: { found: 'Through the hoop: it stays in, and is not confirmed by this.', notFound: 'Not through the hoop: as it is written, this rules it out.' },
  'smoking gun': { found: 'A smoking gun: this confirms it strongly.', notFound: 'No smoking gun: that hardly weakens it.' },
  'doubly decisive': { found: 'Doubly decisive: this confirms it and rules its rivals out.', notFound: 'Doubly decisive, and not there: this rules it out.' },
};

/** What the result of a test means, in words; empty while there is none. Absence says something only where somebody looked and wrote the search down. */
export function resultInWords({ certainty, uniqueness, looked, search }: Pick<Expectation, 'certainty' | 'uniqueness' | 'looked' | 'search'>): string {
  const test = testOf(certainty, uniqueness);
  if (test === null || looked === 'not looked for') return '';
  if (looked === 'not found' && search.trim() === '') return 'Not found, but no search is written down: absence says nothing before somebody has looked.';
  return results[test][looked === 'found' ? 'found' : 'notFound'];
}

/** Whether a result rules out, as it is written, what it was a test of. */
export function rulesOut(expectation: Pick<Expectation, 'certainty' | 'uniqueness' | 'looked' | 'search'>): boolean {
  return expectation.certainty === 'yes' && expectation.uniqueness !== 'not said' && expectation.looked === 'not found' && expectation.search.trim() !== '';
}
