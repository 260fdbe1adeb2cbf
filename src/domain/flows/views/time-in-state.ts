import { isHidden } from '../../disclosure/small-numbers.ts';
import { splitLifetimes, staysIn } from '../measures/lifetimes.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { type Curve, curveOf, differenceBetween, howProtected, lastTellingRow, quarterDays, sinceLine } from './curves.ts';
import { notesOnPartsOfStays, partsOfStays } from './parts-of-stays.ts';
import { capitalised, periodInWords, sayDays, sayerOf } from './saying.ts';
import { stateOfView } from './state-of-view.ts';
import { tableOf } from './tables.ts';
import { knownWindow } from '../spells.ts';

/** The farthest that a curve reaches: 25 years. */
const mostQuarters = 100;

/** How long stays in a state last: the share still there by time since the beginning, the median, and whether parts differ. */
export function viewTimeInState({ set, window, view, shown, label }: ViewAsked<'time in state'>): ViewAnswer {
  const state = stateOfView(set, view.state);
  const all = staysIn(set, window, state);
  const grid = quarterDays(mostQuarters);
  const { parts, partOf, shownIn } = partsOfStays(set, window, view.parts);
  const split = splitLifetimes(all, parts.length - 1, (line) => partOf(all.spell[line]!, all.day[line]!));
  const groups = parts.map((part, index) => ({ ...part, lifetimes: index === 0 ? all : split[index - 1]! }));
  const shownInPart = shownIn(shown);
  const curves = groups.map(({ lifetimes }, index) => curveOf(lifetimes, set.personKey, grid, shownInPart[index]!));
  const rows = lastTellingRow(curves) + 1;
  const lines = curves[0]!.rows.slice(0, rows).map(({ day }) => sinceLine(day));
  const name = label(view.state);
  const caption = `Share of stays in ${name} that last longer`;
  const columns = groups.map(({ key, label: own }) => ({ key, label: own }));
  const byPart = (id: string, title: string, field: 'still' | 'low' | 'high') =>
    tableOf({ id, caption: title, heading: 'Since the beginning', rows: lines, columns: columns.map((column) => ({ ...column, unit: 'share' })) }, (row, column) => curves[column]!.rows[row]![field]);
  const followed = tableOf({ id: 'followed', caption: 'Stays that are followed beyond', heading: 'Since the beginning', rows: lines, columns: columns.map((column) => ({ ...column, unit: 'stays' })) }, (row, column) => curves[column]!.rows[row]!.followed);
  const medians = tableOf(
    {
      id: 'median',
      caption: `Half of the stays in ${name} have ended after`,
      heading: 'Part',
      rows: groups.map(({ key, label: own }) => ({ key, label: own })),
      columns: [
        { key: 'median', label: 'Median', unit: 'days' },
        { key: 'low', label: 'Interval from', unit: 'days' },
        { key: 'high', label: 'to', unit: 'days' },
        { key: 'stays', label: 'Stays', unit: 'stays' },
        { key: 'people', label: 'People', unit: 'people' },
        { key: 'ended', label: 'Of these ended', unit: 'stays' },
      ],
    },
    (row, column) => {
      const { median, lines: stays, people, ended } = curves[row]!;
      return [median.median, median.low, median.high, stays, people, ended][column]!;
    },
  );
  const tables =
    view.parts === undefined
      ? [
          tableOf(
            { id: 'staying', caption, heading: 'Since the beginning', rows: lines, columns: [{ key: 'share', label: 'Still there', unit: 'share' }, { key: 'low', label: 'Interval from', unit: 'share' }, { key: 'high', label: 'to', unit: 'share' }, { key: 'followed', label: 'Followed beyond', unit: 'stays' }] },
            (row, column) => {
              const { still, low, high, followed: beyond } = curves[0]!.rows[row]!;
              return [still, low, high, beyond][column]!;
            },
          ),
          medians,
        ]
      : [byPart('staying', caption, 'still'), byPart('low', 'Lower ends of the intervals', 'low'), byPart('high', 'Upper ends of the intervals', 'high'), followed, medians];
  return {
    sentences: sentences(),
    tables,
    definition: `The curve of E. Kaplan and P. Meier (JASA 53, 1958): day by day, the share of stays still going on falls by those that end, out of those that are followed then. Stays that were still going on when the records end, or that began before the period, count for as long as they are seen (risk set: start < t ≤ end; measure 3 of the flow definitions). Intervals of 95% after Greenwood, on the log-log scale; parts are compared by the log-rank test (N. Mantel, 1966)${shown.isTrue ? '' : ', between the points that can be shown for all of them'}.${howProtected(shown, 'life table')}`,
    notes: [...notesOnPartsOfStays(view.parts, 'began'), 'A move to another carer or house in the same state ends a stay and begins another.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const [whole] = curves;
    if (all.count === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} the records in view hold no stays in ${name}.`];
    const base = `of ${say.count(whole!.lines, 'stay', 'stays')} of ${say.count(whole!.people, 'person', 'people')}`;
    const said = [capitalised(medianSaid(whole!, `half ${base} in ${name} have ended`))];
    if (view.parts === undefined) return said;
    const known = groups.map(({ label: own }, index) => ({ own, median: curves[index]!.median.median })).slice(1).filter((one): one is { own: string; median: number } => typeof one.median === 'number');
    const ordered = known.toSorted((one, other) => one.median - other.median);
    if (ordered.length >= 2) said.push(`The median is shortest for ${ordered[0]!.own} (${sayDays(shown, ordered[0]!.median)}) and longest for ${ordered.at(-1)!.own} (${sayDays(shown, ordered.at(-1)!.median)}).`);
    const difference = differenceBetween(groups.slice(1).map(({ lifetimes }) => lifetimes), set.personKey, grid, shown);
    if (difference) {
      const chance = difference.test.pValue < 0.001 ? 'less than 0.001' : difference.test.pValue.toFixed(3);
      said.push(`Log-rank test between ${difference.groups} parts: χ² ${difference.test.chiSquare.toFixed(1)} with ${difference.test.degrees} degrees of freedom, p ${difference.test.pValue < 0.001 ? '' : '= '}${chance}. ${difference.test.pValue < 0.05 ? 'The difference is larger than chance alone would make it as a rule.' : 'The difference may be chance.'}`);
    }
    return said;
  }

  function medianSaid({ median }: Curve, what: string): string {
    if (median.median === null) return `${what.replace('half', 'fewer than half')} so far: there is no median yet.`;
    if (isHidden(median.median)) return `${what} after a time that is not shown, because so few people stand behind it.`;
    return `${what} after ${sayDays(shown, median.median)}.`;
  }
}
