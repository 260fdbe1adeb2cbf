/** Numbers of moves, the larger ones together: rows of tables that say how many people moved how often. The same for all data, so that no row tells that somebody is in it. */
export const ranges = [
  { key: '0', label: 'None', from: 0, to: 0 },
  { key: '1', label: '1', from: 1, to: 1 },
  { key: '2', label: '2', from: 2, to: 2 },
  { key: '3', label: '3', from: 3, to: 3 },
  { key: '4', label: '4', from: 4, to: 4 },
  { key: '5', label: '5', from: 5, to: 5 },
  { key: '6 to 9', label: '6 to 9', from: 6, to: 9 },
  { key: '10 to 19', label: '10 to 19', from: 10, to: 19 },
  { key: '20 or more', label: '20 or more', from: 20, to: Number.POSITIVE_INFINITY },
] as const;

/** Which of the ranges a number of moves is in. */
export function rangeOf(moves: number): number {
  return ranges.findIndex(({ to }) => moves <= to);
}
