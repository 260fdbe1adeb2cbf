import type { Handlers } from './context.ts';

export const questionsHandlers = {} satisfies Partial<Handlers<'questions'>>;
