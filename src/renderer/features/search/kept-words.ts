/**
 * What was looked for, so that the way back leads to the same words. The address holds a number alone: a browser writes addresses into its history, in plain text
 * on the disk. The words stand beside the answers of the vault and are forgotten with them when it is locked.
 */
import type { SearchKind } from '../../../contract/index.ts';
import { queryClient } from '../../client/ask.ts';

export type Sought = { words: string; kind: SearchKind | null };

const key = (at: string): readonly string[] => ['what was looked for', at];
queryClient.setQueryDefaults(['what was looked for'], { gcTime: Number.POSITIVE_INFINITY });
let next = 1;

export function soughtAt(at: string | undefined): Sought {
  return (at === undefined ? undefined : queryClient.getQueryData<Sought>(key(at))) ?? { words: '', kind: null };
}

/** Keeps what is looked for now, under the number of the address or a new one; answers the number. */
export function keepSought(at: string | undefined, sought: Sought): string {
  const number = at ?? String(next++);
  queryClient.setQueryData(key(number), sought);
  return number;
}
