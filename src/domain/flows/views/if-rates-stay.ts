import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { hiddenNumber, isHidden } from '../../disclosure/small-numbers.ts';
import { chancesAfter, chancesToReach, generator, meanFirstPassage, sojourn, totalStay } from '../measures/markov.ts';
import { movesAndTime } from '../measures/moves-and-time.ts';
import { DAYS_PER_YEAR } from '../measures/rates.ts';
import { knownWindow } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { stateKey, stateLabel, stateLine, tableOf } from './tables.ts';

/** What the rates would mean if they stayed as they are: a model, said to be one. */
export function viewIfRatesStay({ set, window, view, shown, label }: ViewAsked<'if rates stay'>): ViewAnswer {
  const { size, moves, days } = movesAndTime(set, window);
  const numbers = Array.from({ length: size }, (_, state) => state);
  // Made from numbers as they are shown: a state whose time is hidden has no rates, and moves that are hidden are taken as none.
  const time = numbers.map((state) => shown.sum(tallyAt(days, state)));
  const counts = numbers.map((from) => numbers.map((to) => shown.count(tallyAt(moves, from * size + to))));
  const isKnown = numbers.map((state) => !isHidden(time[state]!) && (time[state] as number) > 0);
  const rates = generator(
    numbers.map((from) =>
      numbers.map((to) => {
        const [count, spent] = [counts[from]![to]!, time[from]!];
        return from === to || isHidden(count) || isHidden(spent) || spent === 0 ? 0 : (count * DAYS_PER_YEAR) / spent;
      }),
    ),
  );
  const there = numbers.filter((state) => (days.value[state] ?? 0) > 0 || numbers.some((from) => (moves.value[from * size + state] ?? 0) > 0));
  const chances = chancesAfter(rates, view.years);
  const stays = totalStay(rates, view.years);
  const reached = chancesToReach(rates, view.years);
  const passage = meanFirstPassage(rates);
  const stay = sojourn(rates);
  const hiddenMoves = counts.flat().filter((count) => isHidden(count)).length;
  const name = (state: number): string => stateLabel(set, label, state);
  const rows = there.map((state) => stateLine(set, label, state));
  const table = (id: string, caption: string, unit: 'share' | 'years', of: (from: number, to: number) => number | null) =>
    tableOf({ id, caption, heading: 'From', rows, columns: there.map((state) => ({ key: stateKey(set, state), label: capitalised(name(state)), unit })) }, (row, column): ReleasedCount => {
      const from = there[row]!;
      if (!isKnown[from]) return isHidden(time[from]!) ? hiddenNumber : null;
      const value = of(from, there[column]!);
      return value === null ? null : shown.isTrue ? value : Math.round(value * 100) / 100;
    });
  const years = view.years === 1 ? 'one year' : `${view.years} years`;
  return {
    sentences: sentences(),
    tables: [
      table('chances', `Chance to be in each state after ${years}, if rates stay as they are`, 'share', (from, to) => chances[from]![to]!),
      tableOf({ id: 'sojourn', caption: 'Mean length of one stay, if rates stay as they are', heading: 'State', rows, columns: [{ key: 'years', label: 'Years', unit: 'years' }] }, (row) => {
        const state = there[row]!;
        if (!isKnown[state]) return isHidden(time[state]!) ? hiddenNumber : null;
        const value = stay[state]!;
        return value === null ? null : shown.isTrue ? value : Math.round(value * 100) / 100;
      }),
      table('time in each state', `Mean years in each state within ${years}`, 'years', (from, to) => stays[from]![to]!),
      table('ever reached', `Chance to have been in each state within ${years}`, 'share', (from, to) => reached[from]![to]!),
      table('first passage', 'Mean years until each state is first reached', 'years', (from, to) => passage[from]![to]!),
    ],
    definition:
      'A model, not data: a Markov chain in continuous time with the rates q = N / T of the period (measure 5 of the flow definitions). Chances after t years are exp(Qt); the mean stay is −1 / q; time in each state is the integral of exp(Qs) from 0 to t (C. Van Loan, 1978); mean first passage solves Q h = −1 (J. Norris, Markov Chains, 1997). It takes every move to depend on the state alone, not on how long or the how-manieth time somebody is there.',
    notes: [
      'A model, not data. It says what the rates of the period would come to, not what will happen.',
      ...(hiddenMoves > 0 ? [`${hiddenMoves} kinds of moves are so rare that their numbers are hidden; the model takes them as none.`] : []),
      ...(numbers.some((state) => isHidden(time[state]!)) ? ['States in which so few people spent time that it is hidden are never left in the model.'] : []),
    ],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const busiest = there.filter((state) => isKnown[state] && state !== size - 1 && rates[state]!.some((rate) => rate > 0)).toSorted((one, other) => (time[other] as number) - (time[one] as number));
    // The state that most time is spent in tells least; the next one is where the question lies as a rule.
    const state = busiest[1] ?? busiest[0];
    if (state === undefined) return [`${capitalised(periodInWords(knownWindow(set, window)))} too few moves may be shown for a model of the rates.`];
    const most = there.map((to) => ({ to, chance: chances[state]![to]! })).toSorted((one, other) => other.chance - one.chance).slice(0, 2);
    return [`If rates stayed as they were ${periodInWords(knownWindow(set, window))}, of people in ${name(state)} ${most.map(({ to, chance }) => `${say.share(Math.round(chance * 100) / 100)} would be in ${name(to)}`).join(' and ')} after ${years}. This is a model, not data.`];
  }
}
