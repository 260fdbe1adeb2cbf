/** The first of two passages that are being linked; kept while one goes to the other, also in another source. */
import type { Passage } from '../../../contract/index.ts';
import { keptWhileOpen } from './kept-while-open.ts';

export type FirstPassage = Passage & { readonly words: string; readonly sourceTitle: string };

export const linking = keptWhileOpen<FirstPassage | null>(null);

/** How a link reads from either of its ends. */
export const linkWords = {
  explains: { from: 'explains', to: 'is explained by' },
  contradicts: { from: 'contradicts', to: 'is contradicted by' },
  illustrates: { from: 'illustrates', to: 'is illustrated by' },
} as const;
