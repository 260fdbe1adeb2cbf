/** A part of flow data in words: each of its restrictions is a line that can be read, and taken away. */
import type { Dataset, FlowFilter } from '../../../contract/index.ts';
import { type FilterNames, restrictionsInWords } from '../../../domain/flows/filter-in-words.ts';
import { dayWords } from './words.ts';

export type FilterLine = { key: string; words: string; /** The same part without it. */ without: FlowFilter };

export function filterInLines(filter: FlowFilter, names: FilterNames): FilterLine[] {
  const { from, to, ...undated } = filter;
  const lines = restrictionsInWords(filter, names).map(({ part, at, words }): FilterLine => {
    const { [part]: value, ...rest } = filter;
    // Of groups and pathways the others stay.
    const others = (part === 'groups' || part === 'pathway') && Array.isArray(value) ? value.filter((_, position) => position !== at) : [];
    return { key: `${part} ${at}`, words, without: others.length > 0 ? { ...rest, [part]: others } : rest };
  });
  return from === undefined && to === undefined ? lines : [...lines, { key: 'period', words: periodInWords(from, to), without: undated }];
}

/** "Craigend, people who end in residential"; "everything in these data" where nothing restricts. */
export function filterInWords(filter: FlowFilter, names: FilterNames): string {
  const lines = filterInLines(filter, names);
  return lines.length === 0 ? 'everything in these data' : lines.map(({ words }) => words).join(', ');
}

export function periodInWords(from: string | undefined, to: string | undefined): string {
  const last = to === undefined ? null : dayWords(new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
  if (from === undefined) return `until ${last}`;
  return last === null ? `from ${dayWords(from)}` : `${dayWords(from)} to ${last}`;
}

/** First days of quarters that the data tell of, the last being the first after them. */
export function quartersOf({ from, to }: Pick<Dataset, 'from' | 'to'>): string[] {
  const days: string[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  month = Math.floor((month - 1) / 3) * 3 + 1;
  for (let guard = 0; guard < 800; guard += 1) {
    const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
    days.push(day);
    if (day >= to) return days;
    month += 3;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return days;
}

/** "July 2021" for the first day of a quarter. */
export function quarterWords(day: string): string {
  const [year = '', month = '1'] = day.split('-');
  return `${['January', 'April', 'July', 'October'][Math.floor((Number(month) - 1) / 3)]} ${year}`;
}
