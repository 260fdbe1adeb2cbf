/** Which memos are looked at, so that the way back leads to the same. Kept beside the answers of the vault and forgotten with them; never in the address. */
import type { MemoAbout, MemoKind } from '../../../contract/index.ts';
import { queryClient } from '../../client/ask.ts';

export type MemoChoice = { words: string; about: MemoAbout['kind'] | 'any'; kind: MemoKind | 'any'; coderId: string };

const key = ['which memos'];
queryClient.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY });

export const memoChoice = (): MemoChoice => queryClient.getQueryData<MemoChoice>(key) ?? { words: '', about: 'any', kind: 'any', coderId: 'any' };
export const keepMemoChoice = (choice: MemoChoice): void => void queryClient.setQueryData(key, choice);
