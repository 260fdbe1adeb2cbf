/**
 * A question to flow data in the address of the window, and back: what is looked at can be gone back to, kept and bookmarked.
 * Every part of it stands under its own name, so that an address can be read: `?view=stocks&every=quarter&places=["Northfield"]`.
 */
import type { Dataset, FlowCell, FlowFilter, FlowParts, FlowQuestion, FlowView } from '../../../contract/index.ts';
import { spans } from './spans-in-words.ts';
import { firstView, isMeasure } from './ways.ts';

export type FlowPlace = {
  view: FlowView;
  filter: FlowFilter;
  /** Further parts that stand beside the one of `filter`. */
  beside: readonly FlowFilter[];
  /** A later extract, of which the same is asked. */
  laterId: string | null;
  /** The figure that the inspector speaks of, and in which of the parts side by side it stands. */
  cell: FlowCell | null;
  part: number;
};

type Details = Record<string, string>;
type Known = Pick<Dataset, 'states' | 'snapshot'>;

export function placeInRoute({ view, filter, beside, laterId, cell, part }: FlowPlace): Details {
  const details: Details = { view: view.measure };
  for (const [key, value] of Object.entries(view)) {
    if (key === 'measure') continue;
    details[key] = key === 'parts' ? partsInRoute(value as FlowParts) : typeof value === 'string' ? value : JSON.stringify(value);
  }
  Object.assign(details, filterInRoute(filter));
  if (beside.length > 0) details.beside = JSON.stringify(beside);
  if (laterId !== null) details.later = laterId;
  if (cell !== null) details.cell = JSON.stringify([cell.table, cell.row, cell.column]);
  if (part > 0) details.part = String(part);
  return details;
}

/** What of an address is not understood takes the value that a view begins with. */
export function placeOfRoute(details: Details, dataset: Known): FlowPlace {
  return {
    view: viewOf(details, dataset),
    filter: filterOf(details),
    beside: jsonOf(details.beside, isFilters)?.map(tidyFilter) ?? [],
    laterId: details.later ?? null,
    cell: cellOf(details.cell),
    part: wholeIn(details.part, 0, 3) ?? 0,
  };
}

/** Where a question is shown. */
export function routeOfQuestion({ view, filter }: Pick<FlowQuestion, 'view' | 'filter'>, cell: FlowCell | null = null): Details {
  return placeInRoute({ view, filter: filter ?? {}, beside: [], laterId: null, cell, part: 0 });
}

function viewOf(details: Details, dataset: Known): FlowView {
  const measure = isMeasure(details.view) ? details.view : 'moves';
  const view = { ...firstView(measure, dataset) };
  const known = (state: string | undefined): state is string => state !== undefined && dataset.states.some(({ name }) => name === state);
  if ('every' in view) view.every = (['month', 'quarter', 'year'] as const).find((every) => every === details.every) ?? view.every;
  if ('upTo' in view) view.upTo = wholeIn(details.upTo, 2, 6) ?? view.upTo;
  if ('state' in view && known(details.state)) view.state = details.state;
  if ('states' in view) view.states = jsonOf(details.states, isWords)?.filter(known) ?? view.states;
  if ('states' in view && view.states.length === 0) view.states = [...(firstView(measure, dataset) as Extract<FlowView, { measure: 'coming back' }>).states];
  if ('years' in view) view.years = wholeIn(details.years, 1, measure === 'if rates stay' ? 20 : 10) ?? view.years;
  if ('lookBack' in view) view.lookBack = spanOf(details.lookBack) ?? view.lookBack;
  if ('within' in view) view.within = spanOf(details.within) ?? view.within;
  if ('month' in view) {
    view.month = wholeIn(details.month, 1, 12) ?? view.month;
    view.day = wholeIn(details.day, 1, 31) ?? view.day;
  }
  if ('most' in view) view.most = wholeIn(details.most, 1, 50) ?? view.most;
  const parts = partsOf(details.parts);
  return parts !== null && canHaveParts(measure) ? ({ ...view, parts } as FlowView) : view;
}

const withParts: readonly FlowView['measure'][] = ['rates', 'time in state', 'no earlier step', 'hidden moves', 'up and down', 'coming back', 'returns from'];
export const canHaveParts = (measure: FlowView['measure']): boolean => withParts.includes(measure);

function partsInRoute(parts: FlowParts): string {
  return parts.by === 'group' ? `group:${parts.attribute}` : parts.by;
}

function partsOf(word: string | undefined): FlowParts | null {
  if (word === 'place' || word === 'stream' || word === 'year' || word === 'quarter') return { by: word };
  return word?.startsWith('group:') && word.length > 6 ? { by: 'group', attribute: word.slice(6) } : null;
}

/** Names of parts of a filter in the address; `states` there are those of a view. */
const namesInRoute = { places: 'places', streams: 'streams', states: 'in', groups: 'groups', from: 'from', to: 'to', pathway: 'pathway', subsetId: 'subset' } as const;

function filterInRoute(filter: FlowFilter): Details {
  const details: Details = {};
  for (const [key, name] of Object.entries(namesInRoute)) {
    const value = filter[key as keyof typeof namesInRoute];
    if (value === undefined) continue;
    details[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return details;
}

function filterOf(details: Details): FlowFilter {
  const given = Object.fromEntries(
    Object.entries(namesInRoute).map(([key, name]) => [key, key === 'from' || key === 'to' || key === 'subsetId' ? details[name] : jsonOf(details[name], (_value): _value is unknown => true)]),
  );
  return tidyFilter(given);
}

/** Without what restricts nothing or can't be read, so that two ways of saying the same are the same question. */
export function tidyFilter(given: Record<string, unknown>): FlowFilter {
  const filter: FlowFilter = {};
  for (const key of ['places', 'streams', 'states'] as const) {
    const words = given[key];
    if (isWords(words) && words.length > 0) filter[key] = words;
  }
  if (Array.isArray(given.groups)) {
    const groups = given.groups.filter((group): group is { attribute: string; values: string[] } => isThing(group) && typeof group.attribute === 'string' && isWords(group.values) && group.values.length > 0);
    if (groups.length > 0) filter.groups = groups;
  }
  for (const key of ['from', 'to'] as const) {
    const day = given[key];
    if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) filter[key] = day;
  }
  if (Array.isArray(given.pathway)) {
    const conditions = given.pathway.filter((condition): condition is NonNullable<FlowFilter['pathway']>[number] => isThing(condition) && typeof condition.is === 'string');
    if (conditions.length > 0) filter.pathway = conditions;
  }
  if (typeof given.subsetId === 'string' && given.subsetId !== '') filter.subsetId = given.subsetId;
  return filter;
}

function cellOf(words: string | undefined): FlowCell | null {
  const keys = jsonOf(words, isWords);
  return keys?.length === 3 ? { table: keys[0]!, row: keys[1]!, column: keys[2]! } : null;
}

function spanOf(word: string | undefined): (typeof spans)[number] | undefined {
  return spans.find((days) => String(days) === word);
}

function wholeIn(word: string | undefined, least: number, most: number): number | undefined {
  const value = Number(word);
  return word !== undefined && word !== '' && Number.isInteger(value) && value >= least && value <= most ? value : undefined;
}

function jsonOf<Value>(words: string | undefined, is: (value: unknown) => value is Value): Value | undefined {
  if (words === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(words);
    return is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((word) => typeof word === 'string');
const isFilters = (value: unknown): value is FlowFilter[] => Array.isArray(value) && value.length <= 3 && value.every(isThing);
