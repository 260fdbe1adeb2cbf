/** A part of flow data in words: each of its restrictions is a line that can be read, and taken away. */
import type { Dataset, FlowFilter } from '../../../contract/index.ts';
import { conditionInWords } from '../../../domain/flows/filter-in-words.ts';
import { dayWords } from './words.ts';

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const both = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export type FilterLine = { key: string; words: string; /** The same part without it. */ without: FlowFilter };

export type FilterNames = { label: (state: string) => string; subset: (id: string) => string };

export function filterInLines(filter: FlowFilter, names: FilterNames): FilterLine[] {
  const without = (key: keyof FlowFilter): FlowFilter => {
    const { [key]: _gone, ...rest } = filter;
    return rest;
  };
  const lines: FilterLine[] = [];
  if (filter.places) lines.push({ key: 'places', words: both.format(filter.places.map((place) => place || 'place not stated')), without: without('places') });
  if (filter.streams) lines.push({ key: 'streams', words: `${both.format(filter.streams.map((stream) => stream || 'stream not stated'))} records`, without: without('streams') });
  if (filter.states) lines.push({ key: 'states', words: `stays in ${either.format(filter.states.map(names.label))}`, without: without('states') });
  for (const { attribute, values } of filter.groups ?? []) {
    const others = filter.groups!.filter((group) => group.attribute !== attribute);
    lines.push({ key: `group ${attribute}`, words: `${attribute}: ${either.format(values.map((value) => value || 'not stated'))}`, without: others.length > 0 ? { ...filter, groups: others } : without('groups') });
  }
  if (filter.from !== undefined || filter.to !== undefined) {
    const { from: _from, to: _to, ...rest } = filter;
    lines.push({ key: 'period', words: periodInWords(filter.from, filter.to), without: rest });
  }
  (filter.pathway ?? []).forEach((condition, at) => {
    const others = filter.pathway!.filter((_, other) => other !== at);
    lines.push({ key: `pathway ${at}`, words: conditionInWords(condition, names), without: others.length > 0 ? { ...filter, pathway: others } : without('pathway') });
  });
  if (filter.subsetId !== undefined) lines.push({ key: 'subset', words: `of “${names.subset(filter.subsetId)}”`, without: without('subsetId') });
  return lines;
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
