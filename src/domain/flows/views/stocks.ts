import { shownWithin } from '../../disclosure/protected-counts.ts';
import type { ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { isHidden } from '../../disclosure/small-numbers.ts';
import { dayInWords, isoDay, monthlyDays } from '../days.ts';
import { stocksAt } from '../measures/stocks.ts';
import { knownWindow } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { capitalised, sayerOf } from './saying.ts';
import { ownStates, stateLabel, stateLine, tableOf } from './tables.ts';

const months = { month: 1, quarter: 3, year: 12 } as const;

/** People in each state on the first day of each month, quarter or year: rows are days, columns are states and 'all'. */
export function viewStocks({ set, window, view, shown, label }: ViewAsked<'stocks'>): ViewAnswer {
  const { from, to } = knownWindow(set, window);
  const stocks = stocksAt(set, monthlyDays(from, to, months[view.every]));
  const states = ownStates(set);
  const days = stocks.days.length;
  const table = tableOf(
    {
      id: 'stocks',
      caption: `People in each state on the first day of each ${view.every}`,
      heading: 'Day',
      rows: Array.from(stocks.days, (day) => ({ key: isoDay(day), label: dayInWords(day) })),
      columns: [...states.map((state) => ({ ...stateLine(set, label, state), unit: 'people' as const })), { key: 'all', label: 'In any state', unit: 'people' as const }],
    },
    (row, column) => (column === states.length ? shown.count(tallyAt(stocks.onDay, row)) : shownWithin(shown, tallyAt(stocks.onDay, row)).count(tallyAt(stocks.people, states[column]! * days + row))),
  );
  const numbers = table.cells as ReleasedNumber[][];
  return {
    sentences: sentences(),
    tables: [table],
    definition:
      'A stock is how many different people are in a state on a day: all whose stay began on that day or before it and has not ended by it, #{start ≤ day < end} (measure 1 of the flow definitions). Between two days it changes by entries less exits.',
    notes: [...(set.elsewhere >= 0 ? ['People who are elsewhere on a day are not counted on it.'] : []), 'Who is in two states on one day is counted in both of them, and once in any state.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const last = days - 1;
    if (last < 0) return [`No ${view.every} begins in the period in view, so there is no day to count people on.`];
    const all = numbers[last]!.at(-1)!;
    const groups = states.map((state, column) => ({ state, count: numbers[last]![column]! })).filter((group): group is { state: number; count: number } => !isHidden(group.count) && group.count > 0);
    const [largest] = groups.sort((left, right) => right.count - left.count);
    const among = largest === undefined ? '' : !isHidden(all) && largest.count * 2 > all ? `, most of them (${say.number(largest.count)}) in ${stateLabel(set, label, largest.state)}` : `, ${say.number(largest.count)} of them in ${stateLabel(set, label, largest.state)}`;
    const one = !isHidden(all) && all === 1;
    const said = [`On ${dayInWords(stocks.days[last]!)} ${say.count(all, 'person', 'people')} ${one ? 'was' : 'were'} in some state${among}.`];
    const change = largestChange();
    if (change !== null) said.push(change);
    return said;
  }

  /** The state whose number moved most between the first and the last day, among those shown on both. */
  function largestChange(): string | null {
    const last = days - 1;
    if (last < 1) return null;
    const say = sayerOf(shown);
    let best: { state: number; before: number; after: number } | null = null;
    states.forEach((state, column) => {
      const before = numbers[0]![column]!;
      const after = numbers[last]![column]!;
      if (isHidden(before) || isHidden(after) || before === after) return;
      if (best === null || Math.abs(after - before) > Math.abs(best.after - best.before)) best = { state, before, after };
    });
    if (best === null) return null;
    const { state, before, after } = best as { state: number; before: number; after: number };
    return `${capitalised(stateLabel(set, label, state))} changed most: from ${say.count(before, 'person', 'people')} on ${dayInWords(stocks.days[0]!)} to ${say.number(after)}.`;
  }
}
