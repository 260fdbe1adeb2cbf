/**
 * How much coders disagree, and how much they would if they had coded by chance: what every chance-corrected coefficient is made of.
 * Kept apart until the end, so that several codes can be put together before the two are compared.
 */
export type Disagreement = { readonly observed: number; readonly expected: number };

/** A number, or in words why there is none. Never NaN. */
export type Coefficient = { readonly value: number } | { readonly why: string };

/** A disagreement, or in words why there is none to speak of. */
export type Measured = Disagreement | { readonly why: string };

export const nothingCounted = 'There is no text that counts.';
export const nothingVaries = 'Every unit was given the same by everybody: where nothing varies there is nothing that chance could explain.';

/** 1 − observed / expected: 1 is full agreement, 0 as much as chance would give, below 0 less than that. */
export function coefficientOf(measured: Measured): Coefficient {
  if ('why' in measured) return measured;
  return measured.expected > 0 ? { value: 1 - measured.observed / measured.expected } : { why: nothingVaries };
}

/**
 * One coefficient for several codes: observed and expected disagreement are summed over the codes, then compared. A mean of coefficients would give a code that is
 * hardly ever used the same say as all others and is thrown by it. Codes that could not be measured are left out.
 * Source: H. De Vries, M. N. Elliott, D. E. Kanouse and S. S. Teleki, Using pooled kappa to summarize interrater agreement across many items, Field Methods 20 (2008) 272.
 */
export function pooled(measured: readonly Measured[]): Measured {
  let observed = 0;
  let expected = 0;
  let some = false;
  for (const one of measured) {
    if ('why' in one) continue;
    some = true;
    observed += one.observed;
    expected += one.expected;
  }
  return some ? { observed, expected } : { why: 'None of the codes could be measured.' };
}
