/** A criterion with its rating; methods: the weakest criterion is named, no average is ever shown. */
export type Rated = { name: string; level: number };

/**
 * The criterion that holds a claim back: the one rated lowest. Two that tie are both named, of more the first two "among others".
 * Null until every criterion is rated. Never an average: a strong criterion can't make up for a weak one.
 */
export function weakestOf(criteria: readonly { key: string; name: string }[], ratings: readonly { criterion: string; level: number }[]): string | null {
  const lowest = lowestRated(criteria, ratings);
  if (lowest.length === 0) return null;
  const [first, second] = lowest;
  if (second === undefined) return first!.name;
  return `${first!.name} and ${second.name}${lowest.length > 2 ? ', among others' : ''}`;
}

/** All criteria that share the lowest level, in the rubric's order; empty until every criterion is rated. */
export function lowestRated(criteria: readonly { key: string; name: string }[], ratings: readonly { criterion: string; level: number }[]): Rated[] {
  const rated = criteria.map(({ key, name }) => ({ name, level: ratings.find((rating) => rating.criterion === key)?.level }));
  if (rated.length === 0 || rated.some(({ level }) => level === undefined)) return [];
  const lowest = Math.min(...rated.map(({ level }) => level!));
  return rated.filter(({ level }) => level === lowest) as Rated[];
}
