/** How the three ways in which a sign can speak are shown: always a mark and a word, never a colour alone. */
import type { Indicator, Sign } from '../../../contract/index.ts';
import type { IconName } from '../../ui/index.ts';

export type Polarity = Sign['polarity'];

export const polarities: readonly Polarity[] = ['confirming', 'mixed', 'disconfirming'];

export const polarityWords: Record<Polarity, { word: string; meaning: string; icon: IconName; tone: 'for' | 'against' | 'caution' }> = {
  confirming: { word: 'Confirming', meaning: 'It shows what the indicator says', icon: 'for', tone: 'for' },
  mixed: { word: 'Mixed', meaning: 'It shows some of it, or shows it and its opposite', icon: 'mixed', tone: 'caution' },
  disconfirming: { word: 'Disconfirming', meaning: 'It shows the opposite, or its absence where it was looked for', icon: 'against', tone: 'against' },
};

export const expectedWords: Record<Sign['expected'], string> = { expected: 'It was expected', unexpected: 'It came unexpected', 'not said': 'Not said' };

export const signCount = (tally: Indicator['signs']): number => tally.confirming + tally.mixed + tally.disconfirming;

/** "4 confirming, 1 mixed, none disconfirming"; null where there is no sign at all. Counts of signs: never a score. */
export function tallyInWords(tally: Indicator['signs']): string | null {
  if (signCount(tally) === 0) return null;
  return polarities.map((polarity) => `${tally[polarity] === 0 ? 'none' : tally[polarity]} ${polarity}`).join(', ');
}

/** How many of some signs speak which way. */
export function tallyOf(signs: readonly Pick<Sign, 'polarity'>[]): Indicator['signs'] {
  const tally = { confirming: 0, mixed: 0, disconfirming: 0 };
  for (const { polarity } of signs) tally[polarity] += 1;
  return tally;
}
