/** Families of codes: what kind of thing a code names. */
import type { Code } from '../../contract/index.ts';

/** A first codebook of one code a family, for whoever would rather begin with an order than with words. */
export const firstCodes: readonly (Pick<Code, 'name' | 'definition' | 'family' | 'colour'>)[] = [
  { name: 'Enablers', family: 'enabler', colour: 'green', definition: 'What makes a change possible or easier, in the words of those who live it.' },
  { name: 'Barriers', family: 'barrier', colour: 'orange', definition: 'What stands in the way of a change, whoever put it there.' },
  { name: 'Outcomes', family: 'outcome', colour: 'purple', definition: 'What has become different for somebody, hoped for or not.' },
  { name: 'Practices', family: 'practice', colour: 'blue', definition: 'What people do: ways of working that somebody could see.' },
  { name: 'Feelings', family: 'feeling', colour: 'pink', definition: 'How something felt to whoever speaks.' },
  { name: 'Context', family: 'context', colour: 'olive', definition: 'What was so already, or happened besides: places, times, rules, money.' },
];

const several: Readonly<Record<string, string>> = Object.fromEntries(firstCodes.map(({ family, name }) => [family, name]));

/** A family as a heading over its codes: "Enablers". The team's own words stand as they are, with a capital. */
export function familyHeading(family: string): string {
  return several[family] ?? family.charAt(0).toLocaleUpperCase('en-GB') + family.slice(1);
}

/** The families in use, the six that are offered first, then the team's own in the order of the alphabet. */
export function familiesInUse(codes: readonly Pick<Code, 'family'>[]): string[] {
  const used = new Set(codes.map(({ family }) => family).filter((family) => family !== ''));
  const offered = firstCodes.map(({ family }) => family).filter((family) => used.delete(family));
  return [...offered, ...[...used].toSorted((one, other) => one.localeCompare(other, 'en-GB'))];
}
