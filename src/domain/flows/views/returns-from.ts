import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { hiddenNumber, isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { gapOf, type Leavings, leavingsOf, noneOf } from '../measures/returns-from.ts';
import { knownWindow, type SpellSet } from '../spells.ts';
import { countIn, countOnce, tallyAt, tallyGrid, tallyOfPeople } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { notesOnPartsOfStays, type PartsOfStays, partsOfStays } from './parts-of-stays.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { nothing, type Shown, shownWithin } from '../../disclosure/protected-counts.ts';
import { stateOfView } from './state-of-view.ts';
import { type Line, shareOf, stateLine, tableOf } from './tables.ts';

type Gone = { readonly leavings: readonly ReleasedNumber[]; readonly all: ReleasedNumber; readonly people: ReleasedNumber; readonly median: readonly ReleasedCount[] };

/** Where people go who leave a state: the next state, another stay after some time, or no later stay. */
export function viewReturnsFrom({ set, window, view, shown, label }: ViewAsked<'returns from'>): ViewAnswer {
  const state = stateOfView(set, view.state);
  const all = leavingsOf(set, window, state);
  const sorted = partsOfStays(set, window, view.parts);
  const { parts } = sorted;
  // Of too few people not even the ways are told.
  const isTold = !isHidden(shown.count(tallyOfPeople(marksOf(all.person, set.personCount), set.personKey)));
  const ways = [...Array.from({ length: set.states.length }, (_, next) => next), gapOf(set), noneOf(set)].filter((next) => isTold && all.next.includes(next));
  const gone = goneIn(set, all, sorted, ways, shown);
  const rows: Line[] = ways.map((next) => (next === gapOf(set) ? { key: 'gap', label: 'Another stay after a time without any' } : next === noneOf(set) ? { key: 'none', label: 'No later stay recorded' } : stateLine(set, label, next)));
  const name = label(view.state);
  const caption = `Where people go who leave ${name}`;
  const columns = parts.map(({ key, label: own }) => ({ key, label: own }));
  const tables =
    view.parts === undefined
      ? [
          tableOf(
            { id: 'returns from', caption, heading: 'To', rows: [...rows, { key: 'all', label: 'All leavings' }], columns: [{ key: 'leavings', label: 'Leavings', unit: 'number' }, { key: 'share', label: 'Share', unit: 'share' }, { key: 'median', label: `Median days in ${name}`, unit: 'days' }] },
            (row, column) => {
              const { leavings, all: whole, median } = gone[0]!;
              const count = row === rows.length ? whole : leavings[row]!;
              return [count, shareOf(count, whole), median[row]!][column]!;
            },
          ),
        ]
      : [
          tableOf({ id: 'returns from', caption, heading: 'To', rows, columns: columns.map((column) => ({ ...column, unit: 'share' })) }, (row, column) => shareOf(gone[column]!.leavings[row]!, gone[column]!.all)),
          tableOf({ id: 'leavings', caption: 'Leavings', heading: 'To', rows: [...rows, { key: 'all', label: 'All leavings' }], columns: columns.map((column) => ({ ...column, unit: 'number' })) }, (row, column) => (row === rows.length ? gone[column]!.all : gone[column]!.leavings[row]!)),
          tableOf({ id: 'median', caption: `Median days in ${name}, of the stays that were left`, heading: 'To', rows: [...rows, { key: 'all', label: 'All leavings' }], columns: columns.map((column) => ({ ...column, unit: 'days' })) }, (row, column) => gone[column]!.median[row]!),
        ];
  return {
    sentences: sentences(),
    tables,
    definition: 'A leaving is dated where the next stay begins, or where the last one ended if none followed at once. What came next is judged by all that is known, also after the period (measure 8 of the flow definitions).',
    notes: [...notesOnPartsOfStays(view.parts, 'were left'), 'Somebody who left lately may still come back: “no later stay” holds as far as the records reach.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const [whole] = gone;
    if (all.count === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} nobody in view left ${name}.`];
    const base = `${say.count(whole!.all, 'leaving', 'leavings')} of ${name}, of ${say.count(whole!.people, 'person', 'people')}`;
    const told = ways.map((_, row) => ({ row: rows[row]!, count: whole!.leavings[row]! })).filter((one): one is { row: Line; count: number } => !isHidden(one.count) && one.count > 0).toSorted((one, other) => other.count - one.count).slice(0, 3);
    if (told.length === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} there were ${base}; where they led is not shown, because so few people stand behind each way.`];
    return [`${capitalised(periodInWords(knownWindow(set, window)))} there were ${base}: ${told.map(({ row, count }) => `${say.number(count)} to ${inSentence(row)} (${say.share(shareOf(count, whole!.all))})`).join(', ')}.`];
  }
}

/** The leavings of all together, and of each part, by where they led and in all. */
/** Names of states stay as they are called; the ways that Kist has words for go on in small letters. */
const inSentence = ({ key, label }: Line): string => (key === 'gap' || key === 'none' ? label.replace(/^[A-Z]/, (first) => first.toLowerCase()) : label);

function goneIn(set: SpellSet, all: Leavings, { parts, partOf, shownIn }: PartsOfStays, ways: readonly number[], shown: Shown): Gone[] {
  const width = ways.length + 1;
  const cells = tallyGrid(parts.length * width);
  const people = tallyGrid(parts.length);
  const wayOf = new Int32Array(noneOf(set) + 1).fill(-1);
  ways.forEach((next, way) => (wayOf[next] = way));
  const visit = (put: (cell: number, line: number) => void): void => {
    for (let line = 0; line < all.count; line += 1) {
      const way = wayOf[all.next[line]!]!;
      const part = partOf(all.spell[line]!, all.day[line]!);
      for (const row of part === 0 ? [0] : [0, part]) {
        if (way >= 0) put(row * width + way, line);
        put(row * width + ways.length, line);
      }
    }
  };
  visit((cell, line) => {
    const who = all.person[line]!;
    countIn(cells, cell, who, set.personKey[who]!);
    if (cell % width === ways.length) countOnce(people, Math.floor(cell / width), who, set.personKey[who]!);
  });
  /** How long stays had lasted, and whose they were, those of one cell together. */
  const stayed = new Int32Array(cells.value.reduce((sum, value) => sum + value, 0));
  const whose = new Int32Array(stayed.length);
  const next = new Int32Array(cells.cells + 1);
  for (let cell = 0; cell < cells.cells; cell += 1) next[cell + 1] = next[cell]! + cells.value[cell]!;
  visit((cell, line) => {
    const at = next[cell]!++;
    stayed[at] = all.stayed[line]!;
    whose[at] = all.person[line]!;
  });
  const shownInPart = shownIn(shown);
  return parts.map((_, part) => {
    const inPart = shownInPart[part]!;
    const own = Array.from({ length: width }, (__, way) => part * width + way);
    return {
      leavings: own.slice(0, -1).map((cell) => shownWithin(inPart, tallyAt(cells, own.at(-1)!)).count(tallyAt(cells, cell))),
      all: inPart.count(tallyAt(cells, own.at(-1)!)),
      people: inPart.count(tallyAt(people, part)),
      // After they were put in, each cell's stays end where the next one's begin.
      median: own.map((cell) => {
        const from = next[cell]! - cells.value[cell]!;
        return medianShown(stayed.subarray(from, next[cell]!), whose.subarray(from, next[cell]!), cells.key[cell]!, inPart);
      }),
    };
  });
}

function marksOf(people: Int32Array, count: number): Uint8Array {
  const marks = new Uint8Array(count);
  for (const who of people) marks[who] = 1;
  return marks;
}

/** @param whose in order of people */
function medianShown(days: Int32Array, whose: Int32Array, key: number, shown: Shown): ReleasedCount {
  if (days.length === 0) return isHidden(shown.count(nothing)) ? hiddenNumber : null;
  const sorted = days.slice().sort();
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  const peopleWhere = (holds: (day: number) => boolean): number => {
    let people = 0;
    let last = -1;
    for (let at = 0; at < days.length; at += 1) {
      if (whose[at] === last || !holds(days[at]!)) continue;
      last = whose[at]!;
      people += 1;
    }
    return people;
  };
  return shown.median(median, Math.min(peopleWhere((day) => day <= median), peopleWhere((day) => day >= median)), key);
}
