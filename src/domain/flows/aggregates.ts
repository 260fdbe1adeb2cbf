/**
 * Counts that somebody else made, without people: stocks by state and day, or moves from state to state by period. Two views can be answered from them, `stocks` and `moves`; every
 * other one needs to know who is who, and says so.
 *
 * A count is protected by the rule of all figures (`disclosure/protected-counts.ts`) with two differences, since there are no people to draw from: as many people are taken to stand
 * behind a count as it says, and what it is rounded by comes from the cell itself (its names, days and a secret of the data), so that the same count is always shown as the same number.
 * The secret keeps a reader, who knows the names of the cell, from working the rounding backwards.
 */
import type { FlowFilter, FlowView } from '../../contract/flow-views.ts';
import { nothing, type Shown, type Tally } from '../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../disclosure/small-numbers.ts';
import { Refusal } from '../refusal.ts';
import { civilDay, dayInWords, isoDay } from './days.ts';
import { elsewhereKey } from './elsewhere.ts';
import type { DayWindow } from './spells.ts';
import type { ViewAnswer } from './views/ask.ts';
import { capitalised, periodInWords, sayerOf } from './views/saying.ts';
import { tableOf } from './views/tables.ts';

/** One count: of people in `state` on `fromDay` where `toState` is null (`toDay` is the day after), else of moves from `state` to `toState` in `[fromDay, toDay)`. Names are indexes. */
export type AggregateRow = { readonly state: number; readonly toState: number | null; readonly fromDay: number; readonly toDay: number; readonly place: number; readonly stream: number; readonly count: number };

export type AggregateCounts = {
  readonly rows: readonly AggregateRow[];
  readonly states: readonly string[];
  readonly places: readonly string[];
  readonly streams: readonly string[];
  /** Known to nobody who reads an answer. */
  readonly secret: string;
};

export type AggregateAsked = {
  readonly counts: AggregateCounts;
  readonly view: FlowView;
  readonly filter: FlowFilter;
  readonly window: DayWindow;
  readonly shown: Shown;
  readonly label: (state: string) => string;
};

/** What would be needed for the measures that counts can't answer. */
const needed: Partial<Record<FlowView['measure'], string>> = {
  rates: 'how long people were in each state',
  'time in state': 'when each stay began and ended',
  'where after': 'where the same people were before and after',
  leaving: 'when each stay began, and where it led',
  'if rates stay': 'how long people were in each state',
  'no earlier step': 'what the same people had before',
  'hidden moves': 'the days of single moves',
  pathways: 'which stays are of one person',
  'moves by number': 'which moves are of one person',
  'up and down': 'which moves are of one person',
  'coming back': 'which stays are of one person',
  'returns from': 'which stays are of one person',
  'moves per person': 'which moves are of one person',
};

/**
 * Answers `stocks` and `moves` from counts.
 * @throws Refusal `not-allowed` for a measure or a part that counts can't tell of, or where they are of the other kind
 */
export function answerAggregate(asked: AggregateAsked): ViewAnswer {
  const { view, filter, counts } = asked;
  if (filter.groups || filter.pathway || filter.subsetId !== undefined) {
    throw new Refusal('not-allowed', 'These data are counts without people, so that no part of the people can be chosen. Nothing was changed. Choose by place, stream, state or period, or bring in data with one row per stay.');
  }
  if (view.measure === 'stocks') return stocks({ ...asked, view }, chosenRows(counts, filter));
  if (view.measure === 'moves') return moves(asked, chosenRows(counts, filter));
  throw new Refusal('not-allowed', `These data are counts without people, and this way of looking needs to know ${needed[view.measure]!}. Nothing was changed. Look at stocks or moves, or bring in data with one row per stay or event.`);
}

/** Rows of the chosen places and streams. States are chosen by each view in its own way. */
function chosenRows({ rows, places, streams }: AggregateCounts, filter: FlowFilter): readonly AggregateRow[] {
  const among = (names: readonly string[], chosen: readonly string[] | undefined): boolean[] => names.map((name) => chosen === undefined || chosen.includes(name));
  const [inPlace, inStream] = [among(places, filter.places), among(streams, filter.streams)];
  return rows.filter(({ place, stream }) => inPlace[place] && inStream[stream]);
}

/** FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; public domain) over the names of a cell. */
function cellKey({ secret, states, places, streams }: AggregateCounts, row: AggregateRow): number {
  const text = JSON.stringify([secret, states[row.state], row.toState === null ? null : states[row.toState], row.fromDay, row.toDay, places[row.place], streams[row.stream]]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function sumOf(counts: AggregateCounts, rows: readonly AggregateRow[]): Tally {
  let [value, key] = [0, 0];
  for (const row of rows) {
    if (row.count === 0) continue;
    value += row.count;
    key = (key + cellKey(counts, row)) >>> 0;
  }
  return value === 0 ? nothing : { value, people: value, key };
}

const from = 'These are counts that somebody else made: how they were counted, and whether small ones were changed, is said by whoever made them. What is hidden are small counts; how many people stand behind a count is not known, and five moves can be those of one person.';

function periodOf(day: number, every: 'month' | 'quarter' | 'year'): string {
  const { year, month } = civilDay(day);
  return every === 'year' ? String(year) : every === 'quarter' ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${String(month).padStart(2, '0')}`;
}

/** People in each state on the first counting day of every month, quarter or year, laid out like `views/stocks.ts`. */
function stocks({ counts, filter, view: { every }, window, shown, label }: AggregateAsked & { view: Extract<FlowView, { measure: 'stocks' }> }, chosen: readonly AggregateRow[]): ViewAnswer {
  if (counts.rows.every(({ toState }) => toState !== null)) throw new Refusal('not-allowed', 'These data are counts of moves. How many people are in each state on a day is not in them. Nothing was changed. Look at moves, or bring in counts by state and day.');
  const states = counts.states.map((_, state) => state).filter((state) => filter.states === undefined || filter.states.includes(counts.states[state]!));
  const rows = chosen.filter(({ toState, fromDay, state }) => toState === null && fromDay >= window.from && fromDay < window.to && states.includes(state));
  const sourceOf = (row: AggregateRow): string => `${row.place} ${row.stream}`;
  const sources = new Set(rows.map(sourceOf));
  const periods = [...Map.groupBy(rows, (row) => periodOf(row.fromDay, every)).values()].sort((left, right) => left[0]!.fromDay - right[0]!.fromDay).map((inPeriod) => {
    const first = new Map<string, number>();
    for (const row of inPeriod) first.set(sourceOf(row), Math.min(row.fromDay, first.get(sourceOf(row)) ?? row.fromDay));
    return { day: Math.min(...first.values()), days: new Set(first.values()).size, sources: first.size, rows: inPeriod.filter((row) => row.fromDay === first.get(sourceOf(row))) };
  });
  const table = tableOf(
    {
      id: 'stocks',
      caption: `People in each state on the first counting day of each ${every}`,
      heading: 'Day',
      rows: periods.map(({ day }) => ({ key: isoDay(day), label: dayInWords(day) })),
      columns: [...states.map((state) => ({ key: counts.states[state]!, label: label(counts.states[state]!), unit: 'people' as const })), { key: 'all', label: 'In all states counted', unit: 'people' as const }],
    },
    (period, column) => shown.count(sumOf(counts, periods[period]!.rows.filter(({ state }) => column === states.length || state === states[column]))),
  );
  const incomplete = periods.filter((period) => period.sources < sources.size).length;
  return {
    sentences: sayStocks(),
    tables: [table],
    definition: 'How many people were counted in each state, on the first day of each period on which somebody counted. Counts of several places or streams are added up.',
    notes: [
      from,
      ...(periods.some(({ days }) => days > 1) ? [`Places or streams were counted on different days of one ${every}: each with its first, and the row says the earliest.`] : []),
      ...(incomplete > 0 ? [`In ${incomplete === 1 ? 'one row' : `${incomplete} rows`} not every place and stream was counted: the sums there leave some out.`] : []),
      ...(sources.size > 1 ? ['Somebody who was counted in two streams, or in a place and in a wider one around it, is in these sums twice.'] : []),
    ],
  };

  function sayStocks(): string[] {
    const say = sayerOf(shown);
    const last = periods.at(-1);
    if (!last) return ['Nobody was counted in the period in view.'];
    const numbers = table.cells.at(-1) as ReleasedNumber[];
    const all = numbers.at(-1)!;
    const [largest] = states.map((state, column) => ({ state, count: numbers[column]! })).filter((one): one is { state: number; count: number } => !isHidden(one.count) && one.count > 0).sort((left, right) => right.count - left.count);
    const most = largest === undefined ? '' : `, most in ${label(counts.states[largest.state]!)} (${say.number(largest.count)})`;
    return [`On ${dayInWords(last.day)} ${say.count(all, 'person was', 'people were')} counted${most}.`];
  }
}

/**
 * Counts of moves in whole periods within the window, laid out like the first table of `views/moves.ts`. Of periods that overlap (a year and its quarters) the shortest are taken, so
 * that no move is counted twice.
 */
function moves({ counts, filter, window, shown, label }: AggregateAsked, chosen: readonly AggregateRow[]): ViewAnswer {
  if (counts.rows.every(({ toState }) => toState === null)) throw new Refusal('not-allowed', 'These data are counts of people by state and day. Who moved from where to where is not in them. Nothing was changed. Look at stocks, or bring in counts of moves by period.');
  const isIn = counts.states.map((name) => filter.states === undefined || filter.states.includes(name));
  const all = chosen.filter((row) => row.toState !== null && (isIn[row.state] || isIn[row.toState]));
  const within = all.filter(({ fromDay, toDay }) => fromDay >= window.from && toDay <= window.to);
  const straddling = all.some(({ fromDay, toDay }) => (fromDay < window.from && toDay > window.from) || (fromDay < window.to && toDay > window.to));
  const rows = [...Map.groupBy(within, ({ place, stream }) => `${place} ${stream}`).values()].flatMap(withoutOverlap);
  /** Of a move to or from a state outside the part, that end is elsewhere. */
  const outside = counts.states.length;
  const ends = rows.map((row): [number, number] => [isIn[row.state] ? row.state : outside, isIn[row.toState!] ? row.toState! : outside]);
  const states = [...counts.states.keys()].filter((state) => isIn[state]);
  const hasOutside = ends.some(([one, other]) => one === outside || other === outside);
  const lines = [...states, ...(hasOutside ? [outside] : [])].map((state) => (state === outside ? { state, key: elsewhereKey, label: 'elsewhere' } : { state, key: counts.states[state]!, label: label(counts.states[state]!) }));
  const named = [...lines.map(({ key, label: name }) => ({ key, label: name })), { key: 'all', label: 'All' }];
  const table = tableOf({ id: 'moves', caption: 'Moves from state to state', heading: 'From', rows: named, columns: named.map((line) => ({ ...line, unit: 'moves' as const })) }, (row, column) =>
    shown.count(sumOf(counts, rows.filter((_, at) => (row === lines.length || ends[at]![0] === lines[row]!.state) && (column === lines.length || ends[at]![1] === lines[column]!.state)))),
  );
  return {
    sentences: sayMoves(),
    tables: [table],
    definition: 'How many moves from state to state were counted, in whole periods that lie within the time in view. How many people made them is not known, nor which moves follow each other.',
    notes: [
      from,
      ...(straddling ? ['Counts of periods that reach beyond the time in view are left out.'] : []),
      ...(rows.length < within.length ? ['Some periods overlap, as a year does with its quarters: the shortest of them are counted, each day once.'] : []),
      ...(hasOutside ? ['Moves to and from states outside the part in view are moves to and from elsewhere.'] : []),
    ],
  };

  function sayMoves(): string[] {
    const say = sayerOf(shown);
    const total = table.cells.at(-1)!.at(-1)! as ReleasedNumber;
    if (total === 0 || rows.length === 0) return ['No moves were counted in the time in view.'];
    const span = periodInWords({ from: Math.min(...rows.map(({ fromDay }) => fromDay)), to: Math.max(...rows.map(({ toDay }) => toDay)) });
    const said = [`${capitalised(span)} ${say.count(total, 'move was', 'moves were')} counted.`];
    const [most] = lines
      .flatMap((one, row) => lines.map((other, column) => ({ one, other, count: table.cells[row]![column] as ReleasedNumber })))
      .filter((pair): pair is typeof pair & { count: number } => pair.one !== pair.other && !isHidden(pair.count) && pair.count > 0)
      .sort((left, right) => right.count - left.count);
    if (most) said.push(`The most frequent led from ${most.one.label} to ${most.other.label}: ${say.number(most.count)}.`);
    return said;
  }
}

/** Rows of one place and stream whose periods don't overlap; of those that do the shortest, and of equally long ones the earliest. */
function withoutOverlap(rows: readonly AggregateRow[]): AggregateRow[] {
  const periods = [...new Map(rows.map(({ fromDay, toDay }) => [`${fromDay} ${toDay}`, { fromDay, toDay }])).values()].sort((left, right) => left.toDay - left.fromDay - (right.toDay - right.fromDay) || left.fromDay - right.fromDay);
  const taken: typeof periods = [];
  for (const period of periods) if (taken.every(({ fromDay, toDay }) => toDay <= period.fromDay || period.toDay <= fromDay)) taken.push(period);
  return rows.filter((row) => taken.some(({ fromDay, toDay }) => row.fromDay === fromDay && row.toDay === toDay));
}
