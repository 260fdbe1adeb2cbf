/** Signs of change as the rooms say them. */
import type { Sign } from '../../../contract/index.ts';
import { compareUncertainDates, formatUncertainDate } from '../../../domain/timeline/uncertain-date.ts';
import { counted } from '../coding/in-words.ts';
import { tallyInWords, tallyOf } from './polarity.ts';

/** What was seen, in words: the passage, or the title of the event. `isSaid`: somebody's words. */
export function seenWords(sign: Sign): { words: string; isSaid: boolean } {
  if (sign.quote !== null) return { words: `“${sign.quote.text.replace(/\s+/g, ' ')}”`, isSaid: true };
  if (sign.event !== null) return { words: sign.event.title, isSaid: false };
  return { words: 'The words that it was seen in are no longer here.', isSaid: false };
}

/** Where it was seen: the source with its paragraph, or that it was an event. */
export function seenWhere(sign: Sign): string {
  if (sign.quote !== null) return `in “${sign.quote.sourceTitle}”, paragraph ${sign.quote.paragraph}`;
  return sign.event === null ? 'in a source that was taken out' : 'in a dated event';
}

/** "Seven signs of change, from spring 2021 to November 2023: 4 confirming, 1 mixed, none disconfirming." Null without any. */
export function signsSentence(signs: readonly Sign[]): string | null {
  const tally = tallyInWords(tallyOf(signs));
  if (tally === null) return null;
  const inOrder = signs.toSorted((one, other) => compareUncertainDates(one.date, other.date));
  const [first, last] = [formatUncertainDate(inOrder[0]!.date), formatUncertainDate(inOrder.at(-1)!.date)];
  const when = first === last ? `, ${first}` : `, the earliest ${first}, the latest ${last}`;
  return `${counted(signs.length, 'sign of change', 'signs of change')}${when}: ${tally}.`;
}
