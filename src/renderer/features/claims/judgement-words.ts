import type { Claim } from '../../../contract/index.ts';

/** How the window says the judgements of a claim. Ordinal words, never a per cent (Mayne 2019). */
export const judgementWords = {
  progress: { 'not said': 'not said', low: 'a little', some: 'some way', good: 'a good way' } satisfies Record<Claim['progress'], string>,
  confidence: { 'not said': 'not said', low: 'not very sure', medium: 'fairly sure', high: 'quite sure' } satisfies Record<Claim['confidence'], string>,
  necessity: { 'not said': 'not said', necessary: 'needed, and not enough alone', sufficient: 'enough, and not the only way', both: 'needed and enough', neither: 'neither needed nor enough alone, but part of what was', 'cannot say': 'can’t be said' } satisfies Record<Claim['necessity'], string>,
  weight: { 'not said': 'not said', dominant: 'the strongest of them', important: 'important among them', minor: 'a minor one', 'none shown': 'no part is shown', 'cannot say': 'can’t be said' } satisfies Record<Claim['weight'], string>,
  scaling: { out: 'out (reaching more people)', up: 'up (rules and structures)', deep: 'deep (beliefs and practice)' } satisfies Record<Claim['scaling'][number], string>,
  space: { learning: 'in the learning space only', accountability: 'in reports for accountability too' } satisfies Record<Claim['space'], string>,
};
