import type { Handlers } from './context.ts';

export const memosHandlers = {} satisfies Partial<Handlers<'memos'>>;
