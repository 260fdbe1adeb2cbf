/**
 * What a harvested outcome still lacks, in plain sentences. An outcome in Outcome Harvesting says who changed what, when and where, why it matters, how the programme contributed, and
 * rests on something that others can look at; independent people who know are asked whether it is told right (reference: methods.md, section 8).
 */
import type { HarvestedOutcome } from '../../contract/index.ts';
import { lacksBelief } from './scaling-words.ts';

type Known = Pick<HarvestedOutcome, 'date' | 'placeId' | 'significance' | 'contribution' | 'intended' | 'welcome' | 'scaling'> & {
  substantiations: readonly Pick<HarvestedOutcome['substantiations'][number], 'agreement' | 'standing'>[];
  rests: readonly { stale: { gone: boolean } | null }[];
};

const empty = (words: string): boolean => words.trim() === '';

/** Empty where nothing is missing. */
export function missingInOutcome(outcome: Known): string[] {
  const { date, placeId, significance, contribution, intended, welcome, substantiations, rests } = outcome;
  const answered = substantiations.filter(({ agreement }) => agreement !== 'no answer yet');
  return [
    ...(date === null ? ['It is not said when this changed.'] : []),
    ...(placeId === null ? ['It is not said where this changed.'] : []),
    ...(empty(significance) ? ['It is not said why this matters.'] : []),
    ...(empty(contribution) ? ['It is not said how the programme contributed, or that it did not.'] : []),
    ...(intended === 'not known' ? ['It is not said whether anybody had hoped for this.'] : []),
    ...(welcome === 'not known' ? ['It is not said whether this is welcome, and to whom.'] : []),
    ...(lacksBelief(outcome) ? ['It is called a deep change, but nothing says how beliefs or practice changed.'] : []),
    ...(rests.length === 0 ? ['It rests on no words, event, sign or figure yet.'] : rests.every(({ stale }) => stale?.gone) ? ['Nothing that it rested on is left.'] : []),
    ...(substantiations.length === 0 ? ['Nobody independent has been asked whether this is told right.'] : answered.length === 0 ? ['Nobody who was asked has answered yet.'] : []),
    ...(answered.some(({ standing }) => empty(standing)) ? ['Of somebody who answered it is not said how they know, and why they are independent of the programme.'] : []),
    ...(answered.some(({ agreement }) => agreement === 'disagrees') ? ['Somebody who was asked disagrees. Is it told right, or told of other people?'] : []),
  ];
}
