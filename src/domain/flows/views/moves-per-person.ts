import { shownWithin } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { movesPerPerson } from '../measures/moves.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { rangeOf, ranges } from './numbers-of-moves.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { shareOf, tableOf } from './tables.ts';

/** How many people moved how often: rows are numbers of moves and 'all', columns are people and share. */
export function viewMovesPerPerson({ set, window, shown }: ViewAsked<'moves per person'>): ViewAnswer {
  const known = knownWindow(set, window);
  const { moves, present } = movesPerPerson(set, known);
  const people = tallyGrid(ranges.length);
  const totals = tallyGrid(3);
  for (let who = 0; who < set.personCount; who += 1) {
    if (present[who] === 0 && moves[who] === 0) continue;
    const key = set.personKey[who]!;
    countIn(people, rangeOf(moves[who]!), who, key);
    countIn(totals, 0, who, key);
    if (moves[who]! > 0) countIn(totals, 1, who, Math.imul(key, moves[who]!) >>> 0, moves[who]);
    if (moves[who]! >= 2) countIn(totals, 2, who, key);
  }
  const all = shown.count(tallyAt(totals, 0));
  const made = shown.count(tallyAt(totals, 1));
  const often = shown.count(tallyAt(totals, 2));
  const counts: ReleasedNumber[] = [...ranges.map((_, row) => shownWithin(shown, tallyAt(totals, 0)).count(tallyAt(people, row))), all];
  const table = tableOf(
    {
      id: 'moves per person',
      caption: 'How many people moved how often',
      heading: 'Moves',
      rows: [...ranges.map(({ key, label }) => ({ key, label })), { key: 'all', label: 'All' }],
      columns: [
        { key: 'people', label: 'People', unit: 'people' },
        { key: 'share', label: 'Share of people', unit: 'share' },
      ],
    },
    (row, column) => (column === 0 ? counts[row]! : shareOf(counts[row]!, all)),
  );
  const mean = isHidden(made) || isHidden(all) || all === 0 ? null : made / all;
  const totalsTable = tableOf(
    { id: 'totals', caption: 'Moves, and moves per person', heading: 'Part', rows: [{ key: 'all', label: 'All' }], columns: [{ key: 'moves', label: 'Moves', unit: 'moves' }, { key: 'people', label: 'People', unit: 'people' }, { key: 'mean', label: 'Moves per person', unit: 'number' }] },
    (_, column) => (column === 0 ? made : column === 1 ? all : isHidden(made) ? made : isHidden(all) ? all : mean),
  );
  return {
    sentences: sentences(),
    tables: [table, totalsTable],
    definition:
      'Each person’s moves that are dated within the period are counted; time without a record between two stays is one move (measure 8 of the flow definitions). Everybody with a stay in the period is counted, also those who did not move.',
    notes: set.elsewhere >= 0 ? ['Moves to and from stays outside the part in view count; moves elsewhere do not.'] : [],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    if (known.to <= known.from) return ['The period in view holds no day that the records tell of.'];
    const period = capitalised(periodInWords(known));
    if (made === 0) return [`${period} nobody in view moved, of ${say.count(all, 'person', 'people')}.`];
    const said = [`${period} ${say.of(often, all, 'person', 'people')} moved twice or more${isHidden(often) || isHidden(all) || all === 0 ? '' : ` (${say.share(Math.min(1, often / all))})`}.`];
    if (mean !== null) said.push(`All together made ${say.count(made, 'move', 'moves')}, ${shown.isTrue ? '' : 'about '}${mean.toFixed(1)} for each person.`);
    return said;
  }
}
