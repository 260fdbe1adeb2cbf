import type { Dataset, ReleasedCount } from '../../../contract/index.ts';

/** A count as it is shown in words and tables. */
export function shown(count: ReleasedCount): string {
  if (count === null) return '–';
  return typeof count === 'number' ? count.toLocaleString('en-GB') : '[c]';
}

/** What a Table's cell holds: hidden figures are marked as such. */
export function cellOf(count: ReleasedCount | undefined): number | { hidden: true } | null {
  if (count === undefined || count === null) return null;
  return typeof count === 'number' ? count : { hidden: true };
}

export const isShown = (count: ReleasedCount | undefined): count is number => typeof count === 'number';

/** How a state is called on the screen. */
export function labelOf(dataset: Pick<Dataset, 'states'>): (state: string) => string {
  const labels = new Map(dataset.states.map((state) => [state.name, state.label || state.name]));
  return (state) => labels.get(state) ?? state[0]!.toUpperCase() + state.slice(1);
}

export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** The last day of a period that ends before the day `to`. */
export const lastDayOf = (to: string): string => new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** `to` is the day after the last. */
export function periodWords(from: string, to: string): string {
  return `${dayWords(from)} to ${dayWords(lastDayOf(to))}`;
}

export function hiddenMeans(dataset: Pick<Dataset, 'threshold'>): string {
  return `[c] hidden: there are people behind it, but fewer than ${dataset.threshold}. All other numbers are rounded up or down to a multiple of five.`;
}
