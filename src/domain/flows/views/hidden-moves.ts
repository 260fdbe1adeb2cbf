import type { FlowTable } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { dayInWords, dayOfYearInWords, isoDay, yearlyDays } from '../days.ts';
import { hiddenMoves, type HiddenMoves } from '../measures/hidden-moves.ts';
import { stocksAt } from '../measures/stocks.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { rangeOf, ranges } from './numbers-of-moves.ts';
import { notesOnParts, partsOf, shownInParts } from './parts.ts';
import { capitalised, sayerOf } from './saying.ts';
import { ownStates, stateLine, tableOf } from './tables.ts';

/** Dated moves and what of them yearly snapshots show; `hidden` is what is left, from the two numbers as they are shown. */
type Compared = { readonly key: string; readonly label: string; readonly dated: ReleasedNumber; readonly visible: ReleasedNumber };

/**
 * What a yearly count does not see. Rows of the first table are all, and the times between two snapshots (keyed by the day of the later one), or the parts that are compared;
 * columns are dated, visible, hidden and share. Beside it: the snapshots themselves, and people by their moves as dated and as snapshots show them.
 */
export function viewHiddenMoves({ set, window, view, shown, label }: ViewAsked<'hidden moves'>): ViewAnswer {
  const { from, to } = knownWindow(set, window);
  const days = yearlyDays(from, to, view.month, view.day);
  const whole = hiddenMoves(set, days);
  const { snapshots } = whole;
  const isOverTime = view.parts === undefined || view.parts.by === 'year' || view.parts.by === 'quarter';
  const compared: Compared[] = isOverTime
    ? [{ key: 'all', label: 'All', ...totals(whole, shown) }, ...between()]
    : inParts();
  const first = tableOf(
    {
      id: 'hidden moves',
      caption: 'Dated moves, and the changes that yearly snapshots show of them',
      heading: isOverTime ? 'Between two snapshots' : 'Part',
      rows: compared.map(({ key, label: name }) => ({ key, label: name })),
      columns: [
        { key: 'dated', label: 'Dated moves', unit: 'moves' },
        { key: 'visible', label: 'Seen by snapshots', unit: 'moves' },
        { key: 'hidden', label: 'Hidden', unit: 'moves' },
        { key: 'share', label: 'Share hidden', unit: 'share' },
      ],
    },
    (row, column) => {
      const { dated, visible } = compared[row]!;
      if (column === 0) return dated;
      if (column === 1) return visible;
      const hidden = difference(dated, visible);
      if (column === 2 || isHidden(hidden)) return hidden;
      return dated === 0 ? null : hidden / (dated as number);
    },
  );
  return {
    sentences: sentences(),
    tables: [first, snapshotTable(), spreadTable()],
    definition:
      'The share of hidden moves is 1 − (changes seen between yearly snapshots) / (dated moves), for the moves after the first snapshot, up to and including the day of the last (measure 7 of the flow definitions). A snapshot shows each person in the state of their latest stay on its day; who is missing on one snapshot is compared with when they were last seen.',
    notes: [...notesOnParts(isOverTime ? undefined : view.parts), ...(view.parts?.by === 'quarter' ? ['Yearly snapshots have no quarters: years are shown.'] : [])],
  };

  function inParts(): Compared[] {
    const parts = partsOf(set, window, view.parts);
    const shownIn = shownInParts(parts, view.parts, shown);
    return parts.map(({ key, label: name, set: own }, index) => ({ key, label: capitalised(name), ...totals(own === set ? whole : hiddenMoves(own, days), shownIn[index]!) }));
  }

  function totals({ dated, visible }: HiddenMoves, within: Shown): { dated: ReleasedNumber; visible: ReleasedNumber } {
    return { dated: within.count(dated), visible: shownWithin(within, dated).count(visible) };
  }

  function between(): Compared[] {
    return Array.from(snapshots.subarray(1), (day, index) => ({
      key: isoDay(day),
      label: `${dayInWords(snapshots[index]!)} to ${dayInWords(day)}`,
      dated: shown.count(tallyAt(whole.datedBetween, index)),
      visible: shownWithin(shown, tallyAt(whole.datedBetween, index)).count(tallyAt(whole.visibleBetween, index)),
    }));
  }

  function snapshotTable(): FlowTable {
    const stocks = stocksAt(set, snapshots);
    const states = ownStates(set);
    return tableOf(
      {
        id: 'snapshots',
        caption: 'What the snapshots themselves show: people in each state on the day',
        heading: 'Snapshot',
        rows: Array.from(stocks.days, (day) => ({ key: isoDay(day), label: dayInWords(day) })),
        columns: [...states.map((state) => ({ ...stateLine(set, label, state), unit: 'people' as const })), { key: 'all', label: 'In any state', unit: 'people' as const }],
      },
      (row, column) => shownWithin(shown, tallyAt(stocks.onDay, row)).count(column === states.length ? tallyAt(stocks.onDay, row) : tallyAt(stocks.people, states[column]! * stocks.days.length + row)),
    );
  }

  function spreadTable(): FlowTable {
    const { datedByPerson, visibleByPerson, present } = whole;
    const byDates = tallyGrid(ranges.length);
    const bySnapshots = tallyGrid(ranges.length);
    const all = tallyGrid(1);
    for (let who = 0; who < set.personCount; who += 1) {
      if (present[who] === 0 && datedByPerson[who] === 0) continue;
      countIn(all, 0, who, set.personKey[who]!);
      countIn(byDates, rangeOf(datedByPerson[who]!), who, set.personKey[who]!);
      countIn(bySnapshots, rangeOf(visibleByPerson[who]!), who, set.personKey[who]!);
    }
    const within = shownWithin(shown, tallyAt(all, 0));
    return tableOf(
      {
        id: 'moves per person',
        caption: 'How often people moved between the first and the last snapshot',
        heading: 'Moves',
        rows: ranges.map(({ key, label: name }) => ({ key, label: name })),
        columns: [
          { key: 'dated', label: 'People, by their dated moves', unit: 'people' },
          { key: 'visible', label: 'People, by what snapshots show', unit: 'people' },
        ],
      },
      (row, column) => within.count(tallyAt(column === 0 ? byDates : bySnapshots, row)),
    );
  }

  function sentences(): string[] {
    const say = sayerOf(shown);
    const snapshotDay = dayOfYearInWords(view.month, view.day);
    if (snapshots.length < 2) return [`The period in view holds fewer than two yearly snapshots on ${snapshotDay}, so there is nothing to compare the moves with.`];
    const period = `Between ${dayInWords(snapshots[0]!)} and ${dayInWords(snapshots.at(-1)!)}`;
    const [all] = compared;
    const { dated, visible } = all!;
    const share = shareHidden(all!);
    if (dated === 0) return [`${period} no moves are dated.`];
    if (share === null) return [`${period} people moved; how many of their moves yearly snapshots on ${snapshotDay} would show is not shown here.`];
    if (share < 0) return [`${period} stays overlap so much that snapshots show more changes (${say.number(visible)}) than there are dated moves (${say.number(dated)}). The overlaps are in the cleaning ledger.`];
    const said = [`${period} yearly snapshots on ${snapshotDay} would show ${say.of(visible, dated, 'dated move', 'dated moves')}: ${say.share(share)} of the moves stay hidden.`];
    const rest = compared.slice(1).map((one) => ({ ...one, share: shareHidden(one) })).filter((one): one is Compared & { share: number } => one.share !== null && one.share >= 0);
    rest.sort((left, right) => right.share - left.share);
    const [high] = rest;
    const low = rest.at(-1);
    if (high !== undefined && low !== undefined && high !== low) {
      const named = (one: Compared): string => (isOverTime ? `between ${one.label.replace(' to ', ' and ')}` : `in ${one.label}`);
      said.push(`The share is highest ${named(high)} (${say.share(high.share)}) and lowest ${named(low)} (${say.share(low.share)}).`);
    }
    return said;
  }
}

function difference(dated: ReleasedNumber, visible: ReleasedNumber): ReleasedNumber {
  if (isHidden(dated)) return dated;
  return isHidden(visible) ? visible : dated - visible;
}

function shareHidden({ dated, visible }: Compared): number | null {
  const hidden = difference(dated, visible);
  return isHidden(hidden) || dated === 0 ? null : hidden / (dated as number);
}
