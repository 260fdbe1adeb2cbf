/** Kinds of scaling in words, and what a deep change has to say of itself. */
import type { HarvestedOutcome } from '../../contract/index.ts';

type Scaling = HarvestedOutcome['scaling'][number];

export const scalingInWords: Record<Scaling, string> = { out: 'reaches more people (out)', up: 'changes rules or structures (up)', deep: 'changes beliefs or practice (deep)' };

/** Deep change is change of belief or practice: it has to be told, in the change itself or in why it matters. What is written nowhere is nothing that anybody could check. */
export function lacksBelief({ scaling, significance }: Pick<HarvestedOutcome, 'scaling' | 'significance'>): boolean {
  return scaling.includes('deep') && significance.trim() === '';
}
