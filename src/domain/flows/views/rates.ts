import type { FlowParts, ReleasedCount } from '../../../contract/flow-views.ts';
import { nothing, type Shown, shownWithin, type Tally } from '../../disclosure/protected-counts.ts';
import { hiddenNumber, isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { movesByPeriod, periodsIn, personTimeByPeriod } from '../measures/by-period.ts';
import { moveMatrix } from '../measures/moves.ts';
import { personTime } from '../measures/person-time.ts';
import { DAYS_PER_YEAR, poissonRate, type Rate } from '../measures/rates.ts';
import { knownWindow } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { notesOnParts, type Part, partsOf, shownInParts } from './parts.ts';
import { capitalised, periodInWords, sayerOf, sayRate } from './saying.ts';
import { ownStates, stateKey, stateLabel, stateLine, tableOf } from './tables.ts';

/** Which part, from and to as in `set.states`, with elsewhere and the gap after the last state. */
type Pair = { readonly from: number; readonly to: number };

/**
 * Moves per person-year in the state before, with exact intervals.
 * Rows are `from > to`. Of one part, columns are rate, low, high, moves and person-years; of several, the first table holds the rates with a column for each part, and others the rest.
 */
export function viewRates({ set, window, view, shown, label }: ViewAsked<'rates'>): ViewAnswer {
  const compared = partsOf(set, window, view.parts);
  const shownIn = shownInParts(compared, view.parts, shown);
  const parts = countedIn(compared, view.parts).map(({ key, label: name, set: own, size, move, days }, index) => {
    const gap = size - 1;
    // Elsewhere is a state of parts by place even where it is none of the whole: states keep their numbers, and elsewhere comes before the gap.
    const moves = ({ from, to }: Pair): Tally => (to === elsewhere && own.elsewhere < 0 ? nothing : move(from, to > elsewhere ? gap : to));
    /** Of moves out of a state the people are those who were in it. */
    const shownFrom = (state: number): Shown => shownWithin(shownIn[index]!, { ...days(state), value: days(state).people });
    return {
      key,
      name,
      moves: (pair: Pair): ReleasedNumber => shownFrom(pair.from).count(moves(pair)),
      // A state with too few people has no rows: which moves there are would tell what the few did.
      isThere: (pair: Pair) => moves(pair).value > 0 && !isHidden(shownFrom(pair.from).count(nothing)),
      days: (state: number): ReleasedNumber => shownIn[index]!.sum(days(state)),
    };
  });
  const states = ownStates(set);
  const elsewhere = states.length;
  const named = { ...set, elsewhere, states: [...states.map((state) => set.states[state]!), 'elsewhere'] };
  const pairs = states.flatMap((from) => [...states, elsewhere, elsewhere + 1].map((to) => ({ from, to }))).filter((pair) => parts.some(({ isThere }) => isThere(pair)));
  const rows = pairs.map(({ from, to }) => ({ key: `${stateKey(named, from)} > ${stateKey(named, to)}`, label: `${stateLabel(named, label, from)} to ${stateLabel(named, label, to)}` }));
  const rates = pairs.map((pair) => parts.map((part) => rateOf(part.moves(pair), part.days(pair.from))));
  const years = (days: ReleasedNumber): ReleasedNumber => (isHidden(days) ? days : days / DAYS_PER_YEAR);
  const columns = parts.map(({ key, name }) => ({ key, label: capitalised(name) }));
  const byPart = (id: string, caption: string, end: 'rate' | 'low' | 'high') =>
    tableOf({ id, caption, heading: 'Move', rows, columns: columns.map((column) => ({ ...column, unit: 'per person-year' })) }, (row, column) => endOf(rates[row]![column]!, end));
  const tables =
    view.parts === undefined
      ? [
          tableOf(
            {
              id: 'rates',
              caption: 'Moves per person-year in the state before',
              heading: 'Move',
              rows,
              columns: [
                { key: 'rate', label: 'Moves per person-year', unit: 'per person-year' },
                { key: 'low', label: 'Interval from', unit: 'per person-year' },
                { key: 'high', label: 'to', unit: 'per person-year' },
                { key: 'moves', label: 'Moves', unit: 'moves' },
                { key: 'person-years', label: 'Person-years', unit: 'person-years' },
              ],
            },
            (row, column) => {
              const pair = pairs[row]!;
              if (column < 3) return endOf(rates[row]![0]!, (['rate', 'low', 'high'] as const)[column]!);
              return column === 3 ? parts[0]!.moves(pair) : years(parts[0]!.days(pair.from));
            },
          ),
        ]
      : [
          byPart('rates', 'Moves per person-year in the state before', 'rate'),
          byPart('low', 'Lower ends of the intervals', 'low'),
          byPart('high', 'Upper ends of the intervals', 'high'),
          tableOf({ id: 'moves', caption: 'Moves', heading: 'Move', rows, columns: columns.map((column) => ({ ...column, unit: 'moves' })) }, (row, column) => parts[column]!.moves(pairs[row]!)),
          tableOf(
            { id: 'person-years', caption: 'Person-years in each state', heading: 'State', rows: states.map((state) => stateLine(set, label, state)), columns: columns.map((column) => ({ ...column, unit: 'person-years' })) },
            (row, column) => years(parts[column]!.days(states[row]!)),
          ),
        ];
  return {
    sentences: sentences(),
    tables,
    definition:
      'A rate is the number of moves from one state to another, divided by all the time that people spent in the first: q = N / T, in moves per person-year of 365.25 days (measure 2 of the flow definitions). Its 95% interval is the exact one for counts, from χ²(0.025; 2N) / 2T to χ²(0.975; 2N + 2) / 2T (Garwood, Biometrika 28, 1936). It tells how far a rate could differ by chance alone.',
    notes: [...notesOnParts(view.parts), 'Moves out of time without a record, and from elsewhere, have no rate: how long people spend there is not in these records.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const known = knownWindow(set, window);
    const [whole] = parts;
    const listed = pairs
      .map((pair, index) => ({ pair, rate: rates[index]![0]!, moves: whole!.moves(pair) }))
      .filter((entry): entry is { pair: Pair; rate: Rate; moves: number } => isRate(entry.rate) && !isHidden(entry.moves) && entry.pair.from !== entry.pair.to)
      .sort((left, right) => right.moves - left.moves);
    if (known.to <= known.from) return ['The period in view holds no day that the records tell of.'];
    if (pairs.length === 0) return [`${capitalised(periodInWords(known))} the records in view hold no moves.`];
    const [most] = listed;
    if (most === undefined) return [`${capitalised(periodInWords(known))} the records hold moves; so few people made each of them, or spent so little time before them, that no rate is shown.`];
    const said = [
      `${capitalised(periodInWords(known))} ${say.count(most.moves, 'move', 'moves')} led from ${stateLabel(named, label, most.pair.from)} to ${stateLabel(named, label, most.pair.to)}, over ${say.count(Math.round(most.rate.personYears), 'person-year', 'person-years')} there: ${rateInWords(most.rate, shown)}.`,
    ];
    const fastest = [...listed].sort((left, right) => right.rate.rate - left.rate.rate)[0]!;
    if (fastest !== most) said.push(`The highest rate shown is from ${stateLabel(named, label, fastest.pair.from)} to ${stateLabel(named, label, fastest.pair.to)}: ${rateInWords(fastest.rate, shown)}, from ${say.count(fastest.moves, 'move', 'moves')}.`);
    const compared = comparison(most.pair);
    return compared === null ? said : [...said, compared];
  }

  /** The highest and the lowest part for one pair, with their intervals. */
  function comparison(pair: Pair): string | null {
    const own = parts.map((part, index) => ({ part, rate: rates[pairs.indexOf(pair)]![index]! })).slice(1).filter((entry): entry is { part: (typeof parts)[number]; rate: Rate } => isRate(entry.rate));
    own.sort((left, right) => right.rate.rate - left.rate.rate);
    const [high] = own;
    const low = own.at(-1);
    if (high === undefined || low === undefined || high === low) return null;
    const apart = low.rate.high < high.rate.low ? 'Their intervals do not touch.' : 'Their intervals overlap: the difference may be chance.';
    return `That rate is highest for ${high.part.name}, ${rateInWords(high.rate, shown)}, and lowest for ${low.part.name}, ${rateInWords(low.rate, shown)}. ${apart}`;
  }
}

/** A part with its moves from state to state, and its time in each. */
type Counted = Part & { readonly size: number; move(from: number, to: number): Tally; days(state: number): Tally };

/** What is counted in each part: periods all in one pass, the first part being all of them together. */
function countedIn(parts: readonly Part[], by: FlowParts | undefined): Counted[] {
  const [all, ...rest] = parts;
  if (all === undefined || (by?.by !== 'year' && by?.by !== 'quarter') || rest.length === 0) return parts.map(counted);
  const periods = periodsIn(rest.map(({ window }) => window));
  const { size, cells } = movesByPeriod(all.set, periods);
  const time = personTimeByPeriod(all.set, periods);
  const states = size - 1;
  return [counted(all), ...rest.map((part, slot) => ({ ...part, size, move: (from: number, to: number) => tallyAt(cells, (slot * size + from) * size + to), days: (state: number) => tallyAt(time, slot * states + state) }))];
}

function counted(part: Part): Counted {
  const { size, cells } = moveMatrix(part.set, part.window);
  const { days } = personTime(part.set, part.window);
  return { ...part, size, move: (from, to) => tallyAt(cells, from * size + to), days: (state) => tallyAt(days, state) };
}

type Shownable = Rate | typeof hiddenNumber | null;

/** A rate from numbers as they are shown. */
function rateOf(moves: ReleasedNumber, days: ReleasedNumber): Shownable {
  if (isHidden(moves) || isHidden(days)) return hiddenNumber;
  return poissonRate(moves, days);
}

function isRate(rate: Shownable): rate is Rate {
  return rate !== null && 'rate' in rate;
}

const endOf = (rate: Shownable, end: 'rate' | 'low' | 'high'): ReleasedCount => (isRate(rate) ? rate[end] : rate);

const rateInWords = ({ rate, low, high }: Rate, shown: Shown): string => `${shown.isTrue ? '' : 'about '}${sayRate(rate)} per person-year (95% interval ${sayRate(low)} to ${sayRate(high)})`;
