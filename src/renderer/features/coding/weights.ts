import type { Code } from '../../../contract/index.ts';

type Scale = NonNullable<Code['scale']>;

/**
 * The weight after a key: a digit is the weight itself (or, where only its negative is on the scale, that), the same once more takes
 * it away, and so does a nought that is not on the scale; less and more step along it. Undefined where the scale has no place for it.
 */
export function weightAfter(scale: Scale, now: number | null, to: number | 'less' | 'more'): number | null | undefined {
  const isOn = (weight: number): boolean => weight >= scale.from && weight <= scale.to;
  if (to === 'less' || to === 'more') {
    const by = to === 'more' ? 1 : -1;
    if (now === null) return isOn(0) ? 0 : by === 1 ? scale.from : scale.to;
    return Math.min(scale.to, Math.max(scale.from, now + by));
  }
  const weight = isOn(to) ? to : isOn(-to) ? -to : null;
  if (weight === null) return to === 0 ? null : undefined;
  return weight === now ? null : weight;
}

/** "from 1 (hardly) to 5 (wholly)". */
export function scaleInWords({ from, to, words }: Scale): string {
  const end = (weight: number): string => (words[String(weight)] ? `${weight} (${words[String(weight)]})` : String(weight));
  return `from ${end(from)} to ${end(to)}`;
}
