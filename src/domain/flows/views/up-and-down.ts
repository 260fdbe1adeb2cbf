import type { FlowTable, ReleasedCount } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin, type Tally } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { periodsIn } from '../measures/by-period.ts';
import { upAndDown, upAndDownByPeriod, ways, wayWidth } from '../measures/up-and-down.ts';
import { knownWindow, unranked } from '../spells.ts';
import { tallyAt } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { notesOnParts, type Part, partsOf, shownInParts } from './parts.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { type Column, ownStates, shareOf, stateLabel, stateLine, tableOf, type Line } from './tables.ts';

const columns: readonly Column[] = [
  { key: 'up', label: 'Up', unit: 'moves' },
  { key: 'down', label: 'Down', unit: 'moves' },
  { key: 'level', label: 'Same rank', unit: 'moves' },
  { key: 'ranked', label: 'Between ranked states', unit: 'moves' },
  { key: 'share up', label: 'Share up', unit: 'share' },
  { key: 'share down', label: 'Share down', unit: 'share' },
  { key: 'without a rank', label: 'To or from a state without a rank', unit: 'moves' },
  { key: 'elsewhere', label: 'To or from elsewhere', unit: 'moves' },
  { key: 'all', label: 'All moves', unit: 'moves' },
];

/** Moves up and down the ranks: rows of the first table are all, and the parts that are compared; of the second the states moved from. Shares are of moves between ranked states. */
export function viewUpAndDown({ set, window, view, shown, label }: ViewAsked<'up and down'>): ViewAnswer {
  const compared = partsOf(set, window, view.parts);
  const shownIn = shownInParts(compared, view.parts, shown);
  const [whole, ...rest] = compared;
  const { all: together, byState } = upAndDown(set, window);
  const parts = [{ key: whole!.key, label: capitalised(whole!.label), tally: (way: number) => tallyAt(together, way) }, ...tallies(rest)];
  const states = ownStates(set);
  const byPart = tableFor(
    { id: 'up and down', caption: 'Moves up and down the ranks', heading: 'Part' },
    parts.map(({ key, label: name }) => ({ key, label: name })),
    (row, way) => parts[row]!.tally(way),
    (row) => shownIn[row]!,
  );
  const fromStates = tableFor(
    { id: 'from states', caption: 'Moves up and down, by the state before', heading: 'From' },
    states.map((state) => stateLine(set, label, state)),
    (row, way) => tallyAt(byState, states[row]! * wayWidth + way),
  );
  const without = states.filter((state) => set.ranks[state] === unranked);
  return {
    sentences: sentences(),
    tables: [byPart, fromStates],
    definition:
      'A move leads up where the state after it has a higher rank in the scheme than the state before it, down where it has a lower one. Shares are of all moves between ranked states, those within a rank counted (measure 8 of the flow definitions). Each move is judged by itself; one through time without a record by the states on its two sides.',
    notes: [
      'Ranks are those of the scheme of these data. Up means more intervention; it does not say whether a move was good for somebody.',
      ...(without.length === 0 ? [] : [`${without.length === 1 ? 'One state has' : `${without.length} states have`} no rank in the scheme: ${without.map((state) => stateLabel(set, label, state)).join(', ')}. Moves to and from ${without.length === 1 ? 'it' : 'them'} are counted apart.`]),
      ...notesOnParts(view.parts),
    ],
  };

  /** Periods all in one pass, other parts one after the other. */
  function tallies(some: readonly Part[]): { key: string; label: string; tally(way: number): Tally }[] {
    const isTime = view.parts?.by === 'year' || view.parts?.by === 'quarter';
    const byPeriod = isTime ? upAndDownByPeriod(set, periodsIn(some.map((part) => part.window))) : null;
    return some.map((part, slot) => {
      const moves = byPeriod ?? upAndDown(part.set, part.window).all;
      return { key: part.key, label: capitalised(part.label), tally: (way) => tallyAt(moves, (byPeriod === null ? 0 : slot * wayWidth) + way) };
    });
  }

  function tableFor(about: Pick<FlowTable, 'id' | 'caption' | 'heading'>, rows: readonly Line[], tally: (row: number, way: number) => Tally, shownInRow: (row: number) => Shown = () => shown): FlowTable {
    const elsewhereThere = rows.some((_, row) => tally(row, ways.indexOf('elsewhere')).value > 0);
    const shownColumns = columns.filter(({ key }) => key !== 'elsewhere' || elsewhereThere);
    return tableOf({ ...about, rows, columns: shownColumns }, (row, column): ReleasedCount => {
      const within = shownWithin(shownInRow(row), tally(row, ways.length + 1));
      const count = (way: number): ReleasedNumber => within.count(tally(row, way));
      const { key } = shownColumns[column]!;
      if (key === 'share up') return shareOf(count(0), count(ways.length));
      if (key === 'share down') return shareOf(count(1), count(ways.length));
      if (key === 'ranked') return count(ways.length);
      return count(key === 'all' ? ways.length + 1 : ways.indexOf(key as (typeof ways)[number]));
    });
  }

  function sentences(): string[] {
    const say = sayerOf(shown);
    const known = knownWindow(set, window);
    if (known.to <= known.from) return ['The period in view holds no day that the records tell of.'];
    const period = capitalised(periodInWords(known));
    if (without.length === states.length) return ['The scheme of these data ranks none of its states, so moves can not be told up from down. Ranks are given where states are mapped.'];
    const [up, down, level, ranked] = [0, 1, 2, ways.length].map((way) => shown.count(parts[0]!.tally(way))) as [ReleasedNumber, ReleasedNumber, ReleasedNumber, ReleasedNumber];
    if (ranked === 0) return [`${period} the records in view hold no moves between ranked states.`];
    const said = [`${period} ${say.of(up, ranked, 'move', 'moves')} between ranked states led up (${say.share(shareOf(up, ranked))}) and ${down === 0 ? 'none' : say.number(down)} down (${say.share(shareOf(down, ranked))}); ${level === 0 ? 'none' : say.number(level)} stayed within a rank.`];
    const shares = parts.map(({ label: name }, row) => ({ name, share: byPart.cells[row]![columns.findIndex(({ key }) => key === 'share up')]! })).slice(1);
    const comparable = shares.filter((one): one is { name: string; share: number } => typeof one.share === 'number').sort((left, right) => right.share - left.share);
    const [high] = comparable;
    const low = comparable.at(-1);
    if (high !== undefined && low !== undefined && high !== low && !isHidden(ranked)) said.push(`The share of moves that led up is highest for ${high.name} (${say.share(high.share)}) and lowest for ${low.name} (${say.share(low.share)}).`);
    return said;
  }
}
