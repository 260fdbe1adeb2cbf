import { shownWithin } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { moveMatrix, movesPerPerson } from '../measures/moves.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, tallyOfPeople, type TallyGrid } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { ownStates, stateLabel, stateLine, tableOf } from './tables.ts';

/**
 * Moves from state (rows) to state (columns), with 'elsewhere', 'gap' and 'all' where there are any; then the totals, and how each state's number changed:
 * moves in less moves out, and those who came into the records less those who left them.
 */
export function viewMoves({ set, window, shown, label }: ViewAsked<'moves'>): ViewAnswer {
  const known = knownWindow(set, window);
  const matrix = moveMatrix(set, known);
  const { size } = matrix;
  const gap = size - 1;
  const own = ownStates(set);
  const touched = (state: number): boolean => matrix.rows.value[state]! + matrix.columns.value[state]! > 0;
  const states = [...own, ...[set.elsewhere, gap].filter((state) => state >= 0 && touched(state))];
  const lines = states.map((state) => stateLine(set, label, state));
  const cell = (from: number, to: number): ReleasedNumber => shownWithin(shown, tallyAt(matrix.rows, from)).count(tallyAt(matrix.cells, from * size + to));
  const moves = tableOf(
    { id: 'moves', caption: 'Moves from state to state', heading: 'From', rows: [...lines, { key: 'all', label: 'All' }], columns: [...lines, { key: 'all', label: 'All' }].map((line) => ({ ...line, unit: 'moves' as const })) },
    (row, column) => {
      const from = states[row];
      const to = states[column];
      if (from === undefined) return shown.count(to === undefined ? matrix.entries : tallyAt(matrix.columns, to));
      return to === undefined ? shown.count(tallyAt(matrix.rows, from)) : cell(from, to);
    },
  );
  const here = movesPerPerson(set, known);
  const movers = tallyOfPeople(here.moves, set.personKey);
  const people = tallyOfPeople(here.present, set.personKey);
  const totals = tableOf(
    { id: 'totals', caption: 'People and their moves', heading: 'Part', rows: [{ key: 'all', label: 'All' }], columns: [{ key: 'people', label: 'People in the records', unit: 'people' }, { key: 'movers', label: 'People who moved', unit: 'people' }, { key: 'moves', label: 'Moves', unit: 'moves' }] },
    (_, column) => shown.count([people, movers, matrix.moves][column]!),
  );
  const balance = [matrix.columns, matrix.rows, matrix.firstEntries, matrix.finalExits];
  const changes = tableOf(
    {
      id: 'in and out',
      caption: 'What comes into each state and what goes out of it',
      heading: 'State',
      rows: own.map((state) => stateLine(set, label, state)),
      columns: [
        { key: 'in', label: 'Moves in', unit: 'moves' },
        { key: 'out', label: 'Moves out', unit: 'moves' },
        { key: 'first', label: 'First stays in the records', unit: 'people' },
        { key: 'last', label: 'Last stays that ended', unit: 'people' },
      ],
    },
    (row, column) => shown.count(tallyAt(balance[column]!, own[row]!)),
  );
  return {
    sentences: sentences(),
    tables: [moves, totals, changes],
    definition:
      'A move leads from one stay of a person to the next and is dated at the start of the later one; moves within a state count (measure 2 of the flow definitions). Time without any record between two stays is one move of the person, and two entries of the table: a step into the gap and a step out of it. So the change in a state’s number equals moves in and first stays, less moves out and last stays.',
    notes: [
      ...(set.elsewhere >= 0 ? ['Moves to and from stays outside the part in view are moves to and from elsewhere; what happens elsewhere is not counted.'] : []),
      ...(matrix.overlapping > 0 ? ['Some stays of one person overlap. Moves follow the order of their starts.'] : []),
    ],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const [inRecords, moving, made] = totals.cells[0] as ReleasedNumber[];
    if (known.to <= known.from) return ['The period in view holds no day that the records tell of.'];
    const records = `${capitalised(periodInWords(known))} the records hold`;
    if (made === 0) return [`${records} no moves of ${say.count(inRecords!, 'person', 'people')}.`];
    const said = [`${records} ${say.count(made!, 'move', 'moves')}, made by ${say.of(moving!, inRecords!, 'person', 'people')}.`];
    const most = mostOften((from, to) => from !== to && from !== gap && to !== gap);
    if (most !== null) said.push(`The most frequent led from ${stateLabel(set, label, most.from)} to ${stateLabel(set, label, most.to)}: ${say.of(most.count, made!, 'move', 'moves')}.`);
    const within = shown.count(tallyAt(withinStates(), 0));
    if (isHidden(within) || within > 0) said.push(`${capitalised(say.count(within, 'move', 'moves'))} led from one stay to another in the same state.`);
    const gaps = shown.count(tallyAt(matrix.columns, gap));
    if (isHidden(gaps) || gaps > 0) said.push(`${capitalised(say.count(gaps, 'time', 'times'))} a stay was followed by time without any record before the next.`);
    return said;
  }

  function mostOften(wanted: (from: number, to: number) => boolean): { from: number; to: number; count: number } | null {
    let best: { from: number; to: number; count: number } | null = null;
    for (const from of states) {
      for (const to of states) {
        const count = cell(from, to);
        if (wanted(from, to) && !isHidden(count) && count > (best?.count ?? 0)) best = { from, to, count };
      }
    }
    return best;
  }

  /** Moves within a state, of all states together: people are counted once. */
  function withinStates(): TallyGrid {
    const grid = tallyGrid(1);
    const { count, person, state, startDay, endDay } = set.spells;
    let latestEnd = 0;
    for (let slot = 0; slot < count; slot += 1) {
      const isFirst = slot === 0 || person[slot] !== person[slot - 1];
      const start = startDay[slot]!;
      if (!isFirst && state[slot] === state[slot - 1] && state[slot] !== set.elsewhere && start >= known.from && start < known.to && start <= latestEnd) countIn(grid, 0, person[slot]!, set.personKey[person[slot]!]!);
      latestEnd = isFirst ? endDay[slot]! : Math.max(latestEnd, endDay[slot]!);
    }
    return grid;
  }
}
