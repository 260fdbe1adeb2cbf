/**
 * Which way an item of evidence bears. What was expected and looked for in vain bears the other way: a trace that the claim leads us to expect and that is not there speaks against it.
 * Absence says something only where somebody looked and wrote the search down (reference: methods.md, section 4).
 */
import type { Evidence, Expectation } from '../../contract/index.ts';

export type Borne = { side: Evidence['side']; hasTarget: boolean; expectation: Pick<Expectation, 'looked' | 'search'> | null };

const other = { for: 'against', against: 'for' } as const;

/** Whether somebody looked for an item in vain and said where. */
export const lookedInVain = (expectation: Borne['expectation']): boolean => expectation?.looked === 'not found' && expectation.search.trim() !== '';

/** For, against, or null where it says nothing (yet): expected only, or missing without a search. */
export function bearing({ side, hasTarget, expectation }: Borne): Evidence['side'] | null {
  if (lookedInVain(expectation)) return other[side];
  if (expectation?.looked === 'not found') return null;
  return hasTarget ? side : null;
}
