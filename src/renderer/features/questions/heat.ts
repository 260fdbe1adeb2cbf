/** Steps of a tint: none for nothing, then five by share of the largest number. Colour never tells alone: the number stands in every cell. */
export const heatSteps = 5;

/** 0 for nothing, 1 to 5 for a fifth of the largest each. */
export function heatOf(value: number, largest: number): number {
  return value <= 0 || largest <= 0 ? 0 : Math.min(heatSteps, Math.max(1, Math.ceil((value / largest) * heatSteps)));
}

/** What each step stands for, of whole numbers: "1 to 4". */
export function heatLegend(largest: number): { step: number; from: number; to: number }[] {
  const steps = Array.from({ length: heatSteps }, (_, index) => ({ step: index + 1, from: Math.floor((index * largest) / heatSteps) + 1, to: Math.floor(((index + 1) * largest) / heatSteps) }));
  return steps.filter(({ from, to }) => from <= to);
}

/** Rows by a column, the largest first; rows that are alike stay in their order. */
export function byColumn(cells: readonly (readonly number[])[], column: number | null): number[] {
  const order = cells.map((_, row) => row);
  return column === null ? order : order.toSorted((one, other) => cells[other]![column]! - cells[one]![column]! || one - other);
}
