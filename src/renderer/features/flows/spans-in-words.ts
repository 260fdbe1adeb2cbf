import type { Span } from '../../../contract/index.ts';

/** Lengths of a look back or a wait, as the contract has them, in the words of the window. The schema itself would bring its library into the window. */
const words: Record<Span, string> = { 28: '4 weeks', 91: '3 months', 182: '6 months', 365: 'a year', 730: '2 years', 1095: '3 years' };

export const spans = Object.keys(words).map(Number) as Span[];

export function spanInWords(span: Span): string {
  return words[span];
}
