/** A part of the data in words: for a person who reads an answer, or finds it again in a claim. */
import type { FlowFilter, PathwayCondition, Span } from '../../contract/flow-views.ts';
import { civilDay, dayInWords, monthInWords } from './days.ts';
import { notStated } from './names.ts';
import type { DayWindow } from './spells.ts';

export type FilterNames = {
  /** How a state is called. */
  label(state: string): string;
  /** How a subset is called; null where it is not here. */
  subset(id: string): string | null;
};

/** "Northfield, from January 2020 to December 2022"; "Everybody" where nobody is left out. `window` is `[from, to)`. */
export function partInWords(filter: FlowFilter, window: DayWindow, names: FilterNames): string {
  const parts = filterInWords(filter, names);
  const chosen = parts.length === 0 ? 'Everybody' : capitalised(parts.join('; '));
  return `${chosen}, ${periodInWords(window)}`;
}

/** One thing that a filter asks for: which part of it, and where there are several of its kind, which of them. */
export type Restriction = { readonly part: Exclude<keyof FlowFilter, 'from' | 'to'>; readonly at: number; readonly words: string };

/** What a filter chooses, one phrase each, its period aside. */
export function restrictionsInWords(filter: FlowFilter, names: FilterNames): Restriction[] {
  const { places, streams, states, groups = [], pathway = [], subsetId } = filter;
  return [
    ...(places ? [{ part: 'places' as const, at: 0, words: listed(places.map((place) => place || notStated)) }] : []),
    ...(streams ? [{ part: 'streams' as const, at: 0, words: `${listed(streams.map((stream) => stream || notStated))} records` }] : []),
    ...(states ? [{ part: 'states' as const, at: 0, words: `stays in ${listed(states.map(names.label))}` }] : []),
    ...groups.map(({ attribute, values }, at) => ({ part: 'groups' as const, at, words: `people whose ${attribute} is ${listed(values.map((value) => value || notStated), 'or')}` })),
    ...pathway.map((condition, at) => ({ part: 'pathway' as const, at, words: conditionInWords(condition, names) })),
    ...(subsetId === undefined ? [] : [{ part: 'subsetId' as const, at: 0, words: `people of the subset “${names.subset(subsetId) ?? 'that is gone'}”` }]),
  ];
}

/** The same as phrases alone. */
export const filterInWords = (filter: FlowFilter, names: FilterNames): string[] => restrictionsInWords(filter, names).map(({ words }) => words);

/** A condition on whole pathways, as it follows "people who". */
export function conditionInWords(condition: PathwayCondition, { label }: Pick<FilterNames, 'label'>): string {
  const any = (states: readonly string[]): string => listed(states.map(label), 'or');
  switch (condition.is) {
    case 'starts in': return `people whose records start in ${any(condition.states)}`;
    case 'ends in': return `people whose records end in ${any(condition.states)}`;
    case 'passes through': return `people who were ever in ${any(condition.states)}`;
    case 'never in': return `people who were never in ${any(condition.states)}`;
    case 'moves': return `people who moved straight from ${any(condition.from)} to ${any(condition.to)}${within(condition.within)}`;
    case 'later': return `people who went from ${any(condition.from)} to ${any(condition.to)} at some later time${within(condition.within)}`;
    case 'without earlier step': return `people with an entry to ${label(condition.state)} before which no lower step is recorded within ${spanInWords(condition.lookBack)}`;
    case 'moves at least': return `people who moved at least ${condition.times === 1 ? 'once' : `${condition.times} times`}`;
  }
}

const within = (span: Span | undefined): string => (span === undefined ? '' : `, within ${spanInWords(span)}`);

/** The closed list of spans as people say them. */
export function spanInWords(span: Span): string {
  return { 28: 'four weeks', 91: 'three months', 182: 'six months', 365: 'a year', 730: 'two years', 1095: 'three years' }[span];
}

/** "from January 2020 to December 2022" where a period is of whole months, with days where it is not. */
export function periodInWords({ from, to }: DayWindow): string {
  const isWhole = civilDay(from).day === 1 && civilDay(to).day === 1;
  return isWhole ? `from ${monthInWords(from)} to ${monthInWords(to - 1)}` : `from ${dayInWords(from)} to ${dayInWords(to - 1)}`;
}

function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
