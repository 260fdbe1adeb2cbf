import type { Span } from '../../../contract/index.ts';

/** Lengths of a look back or a wait, as the contract has them: the schema itself would bring its library into the window. */
const days: Record<Span, true> = { 28: true, 91: true, 182: true, 365: true, 730: true, 1095: true };

export const spans = Object.keys(days).map(Number) as Span[];
