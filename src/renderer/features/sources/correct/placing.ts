/** A coding that was left without words, while other words are chosen for it. */
import { keptWhileOpen } from '../../coding/kept-while-open.ts';

export type Placing = { readonly codingId: string; readonly sourceId: string; readonly codeName: string; readonly words: string };

export const placing = keptWhileOpen<Placing | null>(null);
