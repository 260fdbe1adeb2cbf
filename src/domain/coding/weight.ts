import type { Code } from '../../contract/index.ts';
import { Refusal } from '../refusal.ts';

type Scaled = Pick<Code, 'name' | 'scale'>;

/** Refuses a weight that the code has no place for; null, which takes a weight away, is always right. */
export function refuseWeightOff({ name, scale }: Scaled, weight: number | null): void {
  if (weight === null) return;
  if (scale === null) throw new Refusal('not-allowed', `“${name}” has no scale, so its passages are not weighed. Nothing was changed. Give the code a scale in the codebook first.`, { weight });
  if (weight < scale.from || weight > scale.to) {
    throw new Refusal('bad-input', `“${name}” is weighed from ${scale.from} to ${scale.to}. Nothing was changed. Choose a number on that scale.`, { weight, from: scale.from, to: scale.to });
  }
}

/** A weight when its coding gets another code: it means the same only on a scale with the same ends, else nobody has weighed yet. */
export function weightUnder(weight: number | null, from: Scaled, to: Scaled): number | null {
  return weight !== null && from.scale?.from === to.scale?.from && from.scale?.to === to.scale?.to ? weight : null;
}
