import type { Handlers } from './context.ts';

export const agreementHandlers = {} satisfies Partial<Handlers<'agreement'>>;
