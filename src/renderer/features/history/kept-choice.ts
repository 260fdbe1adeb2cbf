/** What of the history is looked at, so that the way back leads to the same. Kept beside the answers of the vault and forgotten with them; never in the address. */
import { queryClient } from '../../client/ask.ts';

export type HistoryChoice = { words: string; coderId: string; area: string };

const key = ['which changes'];
queryClient.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });

export const anyChange: HistoryChoice = { words: '', coderId: 'any', area: 'any' };
export const historyChoice = (): HistoryChoice => queryClient.getQueryData<HistoryChoice>(key) ?? anyChange;
export const keepHistoryChoice = (choice: HistoryChoice): void => void queryClient.setQueryData(key, choice);
