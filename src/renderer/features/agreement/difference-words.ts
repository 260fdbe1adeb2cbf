import type { Difference } from '../../../contract/index.ts';
import { listed, type Reader } from './coder-line.ts';

/** "Ailsa coded these words “Trust”, Ben left them." */
export function differenceSentence(difference: Pick<Difference, 'coded' | 'left'>, readers: readonly Reader[], code: string): string {
  const names = (ids: readonly string[]): string => listed(ids.map((id) => readers.find((reader) => reader.id === id)?.name ?? 'somebody'));
  if (difference.left.length === 0) return `${names(difference.coded)} ${difference.coded.length === 2 ? 'both' : 'all'} coded “${code}” here, on different words.`;
  if (difference.coded.length === 0) return `Nobody has “${code}” on these words.`;
  return `${names(difference.coded)} coded these words “${code}”; ${names(difference.left)} read them and left them.`;
}

export const decisions = ['code it', 'leave it', 'agree to differ'] as const;
export type Decision = (typeof decisions)[number];

export const decisionWords: Record<Decision, { button: string; done: string; key: string; means: string }> = {
  'code it': { button: 'Code it', done: 'Settled: coded', key: 'y', means: 'Each of you gets the code on these words, in your own name. What each of you read first is kept with the decision, and the figures go on telling it.' },
  'leave it': { button: 'Leave it', done: 'Settled: left', key: 'l', means: 'The code is taken from these words. What each of you read first is kept with the decision, and the figures go on telling it.' },
  'agree to differ': { button: 'Agree to differ', done: 'Settled: you differ', key: 'd', means: 'Nothing is changed. Both readings stand, and the reason beside them.' },
};
