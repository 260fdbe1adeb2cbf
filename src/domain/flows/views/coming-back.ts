import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { isHidden } from '../../disclosure/small-numbers.ts';
import { splitLifetimes, timesToReturn } from '../measures/lifetimes.ts';
import { knownWindow } from '../spells.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { curveOf, howProtected, quartersUpTo, sinceInWords, sinceLine } from './curves.ts';
import { notesOnPartsOfStays, partsOfStays } from './parts-of-stays.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { stateOfView } from './state-of-view.ts';
import { tableOf } from './tables.ts';

const back = (still: ReleasedCount): ReleasedCount => (typeof still === 'number' ? Math.round((1 - still) * 1e12) / 1e12 : still);

/** Coming back to any of some states after leaving them, as cumulative incidence by time since leaving. */
export function viewComingBack({ set, window, view, shown, label }: ViewAsked<'coming back'>): ViewAnswer {
  const marks = new Uint8Array(set.states.length);
  for (const name of view.states) marks[stateOfView(set, name)] = 1;
  const all = timesToReturn(set, window, marks, view.within);
  const grid = quartersUpTo(view.within);
  const { parts, partOf, shownIn } = partsOfStays(set, window, view.parts);
  const split = splitLifetimes(all, parts.length - 1, (line) => partOf(all.spell[line]!, all.day[line]!));
  const groups = parts.map((part, index) => ({ ...part, lifetimes: index === 0 ? all : split[index - 1]! }));
  const shownInPart = shownIn(shown);
  const curves = groups.map(({ lifetimes }, index) => curveOf(lifetimes, set.personKey, grid, shownInPart[index]!));
  const lines = curves[0]!.rows.map(({ day }) => sinceLine(day));
  const names = view.states.map(label).join(' or ');
  const caption = `Share of those who left ${names} that came back`;
  const columns = groups.map(({ key, label: own }) => ({ key, label: own }));
  const byPart = (id: string, title: string, field: 'still' | 'low' | 'high') =>
    tableOf({ id, caption: title, heading: 'Since leaving', rows: lines, columns: columns.map((column) => ({ ...column, unit: 'share' })) }, (row, column) => back(curves[column]!.rows[row]![field]));
  const followed = tableOf({ id: 'followed', caption: 'Leavings that are still away and followed', heading: 'Since leaving', rows: lines, columns: columns.map((column) => ({ ...column, unit: 'number' })) }, (row, column) => curves[column]!.rows[row]!.followed);
  const tables =
    view.parts === undefined
      ? [
          tableOf(
            { id: 'coming back', caption, heading: 'Since leaving', rows: lines, columns: [{ key: 'share', label: 'Came back', unit: 'share' }, { key: 'low', label: 'Interval from', unit: 'share' }, { key: 'high', label: 'to', unit: 'share' }, { key: 'followed', label: 'Still away and followed', unit: 'number' }] },
            (row, column) => {
              const { still, low, high, followed } = curves[0]!.rows[row]!;
              // What is furthest up for those away is furthest down for those back.
              return [back(still), back(high), back(low), followed][column]!;
            },
          ),
        ]
      : [byPart('coming back', caption, 'still'), byPart('low', 'Lower ends of the intervals', 'high'), byPart('high', 'Upper ends of the intervals', 'low'), followed];
  tables.push(
    tableOf(
      { id: 'leavings', caption: `Leavings of ${names}`, heading: 'Part', rows: groups.map(({ key, label: own }) => ({ key, label: own })), columns: [{ key: 'leavings', label: 'Leavings', unit: 'number' }, { key: 'people', label: 'People', unit: 'people' }, { key: 'back', label: `Came back within ${sinceInWords(view.within)}`, unit: 'number' }] },
      (row, column) => [curves[row]!.lines, curves[row]!.people, curves[row]!.ended][column]!,
    ),
  );
  return {
    sentences: sentences(),
    tables,
    definition: `Somebody leaves when a stay in one of the states is followed by another state or by time without a stay, and comes back with the next stay in one of them. The share that has come back by a day is one less the curve of Kaplan and Meier for being away; leavings near the end of the records count for as long as they are seen (measure 8 of the flow definitions).${howProtected(shown, 'life table')}`,
    notes: notesOnPartsOfStays(view.parts, 'were left'),
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    if (all.count === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} nobody in view left ${names}.`];
    const told = curves[0]!.rows.findLast(({ day, still }) => day > 0 && typeof still === 'number');
    const base = `${say.count(curves[0]!.lines, 'leaving', 'leavings')} of ${say.count(curves[0]!.people, 'person', 'people')}`;
    if (told === undefined) return [`After ${base}, the share that came back to ${names} is not shown, because so few people stand behind it.`];
    const said = [`Within ${sinceInWords(told.day)} of leaving ${names} (${base}), ${say.share(back(told.still))} came back.`];
    const shares = groups.map(({ label: own }, index) => ({ own, share: back(curves[index]!.rows.findLast(({ day }) => day === told.day)!.still) })).slice(1).filter((one): one is { own: string; share: number } => typeof one.share === 'number' && !isHidden(one.share)).toSorted((one, other) => other.share - one.share);
    if (shares.length >= 2) said.push(`It is highest for ${shares[0]!.own} (${say.share(shares[0]!.share)}) and lowest for ${shares.at(-1)!.own} (${say.share(shares.at(-1)!.share)}).`);
    return said;
  }
}
