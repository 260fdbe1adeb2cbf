import { shownWithin } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { movesByNumber } from '../measures/moves-by-number.ts';
import { knownWindow } from '../spells.ts';
import { tallyAt, type TallyGrid } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { ownStates, stateKey, stateLabel, stateLine, tableOf } from './tables.ts';

/** Key of the column of those who make no further move. */
export const noFurtherMove = 'no further move';

const ordinals = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];

/**
 * People by the state before and after their first, second, third ... move. Rows are `1 > state`, `2 > state` ...; columns are states, 'elsewhere', 'no further move' and 'all'.
 * Who arrives in a column at one number is in the row of that state at the next.
 */
export function viewMovesByNumber({ set, window, view, shown, label }: ViewAsked<'moves by number'>): ViewAnswer {
  const known = knownWindow(set, window);
  const { cells, rows, states, further } = movesByNumber(set, known, view.upTo);
  const width = states + 1;
  const after = [...ownStates(set), ...(set.elsewhere >= 0 ? [set.elsewhere] : [])];
  const before = Array.from({ length: view.upTo }, (_, number) => after.map((state) => ({ number, state }))).flat().filter(({ number, state }) => rows.people[number * states + state]! > 0);
  const table = tableOf(
    {
      id: 'moves by number',
      caption: 'People by their moves in order',
      heading: 'Move, and the state before it',
      rows: before.map(({ number, state }) => ({ key: `${number + 1} > ${stateKey(set, state)}`, label: `${ordinals[number]} move, from ${stateLabel(set, label, state)}` })),
      columns: [
        ...after.map((state) => ({ ...stateLine(set, label, state), unit: 'people' as const })),
        { key: noFurtherMove, label: 'No further move', unit: 'people' as const },
        { key: 'all', label: 'All', unit: 'people' as const },
      ],
    },
    (row, column) => {
      const { number, state } = before[row]!;
      const own = number * states + state;
      if (column > after.length) return shown.count(tallyAt(rows, own));
      return shownWithin(shown, tallyAt(rows, own)).count(tallyAt(cells, own * width + (after[column] ?? states)));
    },
  );
  const numbers = Array.from({ length: view.upTo }, (_, number) => peopleAt(number));
  const summary = tableOf(
    {
      id: 'numbers',
      caption: 'How many people come to each number of moves',
      heading: 'Move',
      rows: numbers.map((_, number) => ({ key: String(number + 1), label: `${ordinals[number]} move` })),
      columns: [
        { key: 'moving', label: 'Made this move', unit: 'people' },
        { key: noFurtherMove, label: 'No further move', unit: 'people' },
      ],
    },
    (row, column) => (column === 0 ? numbers[row]!.moving : numbers[row]!.staying),
  );
  return {
    sentences: sentences(),
    tables: [table, summary],
    definition:
      'Each person’s moves within the period are numbered in order, and each number has rows of its own, so that coming back and going round are seen instead of being folded into one picture (measure 2 of the flow definitions, unrolled). A person begins in the state in which the period finds them. Time without a record between two stays is part of the move across it.',
    notes: further.value === 0 ? [] : [`${capitalised(sayerOf(shown).count(shown.count(further), 'later move', 'later moves'))} of ${sayerOf(shown).count(shown.count({ ...further, value: further.people }), 'person', 'people')} who moved more than ${view.upTo} times are not in this table.`],
  };

  /** People who make the move of a number, and who make none any more, over all states before it. */
  function peopleAt(number: number): { moving: ReleasedNumber; staying: ReleasedNumber } {
    const sums = { moving: { value: 0, people: 0, key: 0 }, staying: { value: 0, people: 0, key: 0 } };
    for (let state = 0; state < states; state += 1) {
      for (let to = 0; to <= states; to += 1) addTo(to === states ? sums.staying : sums.moving, cells, (number * states + state) * width + to);
    }
    const within = shownWithin(shown, { value: sums.moving.value + sums.staying.value, people: sums.moving.people + sums.staying.people, key: (sums.moving.key + sums.staying.key) >>> 0 });
    return { moving: within.count(sums.moving), staying: within.count(sums.staying) };
  }

  function sentences(): string[] {
    const say = sayerOf(shown);
    const [first, second] = numbers;
    if (known.to <= known.from || first === undefined) return ['The period in view holds no day that the records tell of.'];
    const period = capitalised(periodInWords(known));
    const said = [`${period} ${say.count(first.moving, 'person', 'people')} moved at least once${second === undefined ? '' : `, and ${say.number(second.moving)} of them at least twice`}; ${say.number(first.staying)} did not move.`];
    if (first.moving === 0) return [`${period} nobody in view moved.`];
    let most: { text: string; count: number } | null = null;
    before.forEach(({ number, state }, row) => {
      after.forEach((to, column) => {
        const count = table.cells[row]![column] as ReleasedNumber;
        if (number === 0 && !isHidden(count) && count > (most?.count ?? 0)) most = { count, text: `The most frequent first move led from ${stateLabel(set, label, state)} to ${stateLabel(set, label, to)}: ${say.of(count, first.moving, 'person', 'people')}.` };
      });
    });
    return most === null ? said : [...said, (most as { text: string }).text];
  }
}

/** Each person is in one cell of a number, so that people and keys add up. */
function addTo(sum: { value: number; people: number; key: number }, grid: TallyGrid, cell: number): void {
  sum.value += grid.value[cell]!;
  sum.people += grid.people[cell]!;
  sum.key = (sum.key + grid.key[cell]!) >>> 0;
}
