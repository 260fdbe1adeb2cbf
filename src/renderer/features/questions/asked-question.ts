import type { Question } from '../../../contract/index.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';
import { blank } from './terms.ts';

/** The question in hand, and the saved one that it came from. Kept while one goes to a quote and back. */
export const askedQuestion = keptWhileOpen<{ question: Question; savedId: string | null }>({ question: { find: blank }, savedId: null });
