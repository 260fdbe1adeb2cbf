/**
 * Units that were coded alike, counted together. A transcript has hundreds of thousands of characters and only a handful of ways in which coders can
 * have coded one, so everything is worked out from `times`, never from a list of units.
 */
export type Tally = {
  /** How many coders put the unit into each category; in the order of the categories. */
  readonly counts: readonly number[];
  /** How many units were coded so. */
  readonly times: number;
};

/** How often the first coder said the row's category and the second the column's. Square. */
export type Contingency = readonly (readonly number[])[];

/** How many coders judged a unit. */
export function judgementsOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** For a yes or no by `coders` coders, from how many units exactly k of them said yes to (`byYes[k]`). Categories: no, yes. */
export function yesNoTallies(byYes: readonly number[], coders: number): Tally[] {
  const tallies: Tally[] = [];
  for (let yes = 0; yes <= coders; yes += 1) tallies.push({ counts: [coders - yes, yes], times: byYes[yes] ?? 0 });
  return tallies;
}

/** The fourfold table of a yes or no by two coders, from what both, only the first, only the second and neither gave. */
export function fourfold(both: number, first: number, second: number, neither: number): Contingency {
  return [
    [neither, second],
    [first, both],
  ];
}
