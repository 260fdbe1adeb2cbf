import type { ReleasedCount } from '../../../contract/flow-views.ts';
import { type Shown, shownWithin, type Tally } from '../../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../../disclosure/small-numbers.ts';
import { Refusal } from '../../refusal.ts';
import { civilDay } from '../days.ts';
import { type Entries, entriesTo, kindOf, stepsBelow } from '../measures/no-earlier-step.ts';
import { wilsonInterval } from '../measures/wilson.ts';
import { type DayWindow, knownWindow, OPEN, type SpellSet, wholeWindow } from '../spells.ts';
import { countIn, tallyAt, tallyGrid, tallyOfPeople } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { sinceInWords } from './curves.ts';
import { notesOnPartsOfStays, type PartsOfStays, partsOfStays } from './parts-of-stays.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { stateOfView } from './state-of-view.ts';
import { shareOf, tableOf } from './tables.ts';

/** Entries as they are shown: those that can be judged, those without an earlier step, and the others. */
type Judged = { readonly judged: ReleasedNumber; readonly without: ReleasedNumber; readonly tooEarly: ReleasedNumber; readonly outside: ReleasedNumber; readonly asHigh: ReleasedNumber };

/** Entries to a state before which no step between the lowest level and the state is recorded: it questions the ladder rather than assuming it. */
export function viewNoEarlierStep({ set, window, view, shown, label }: ViewAsked<'no earlier step'>): ViewAnswer {
  const state = stateOfView(set, view.state);
  const name = label(view.state);
  const steps = stepsBelow(set, state);
  if (steps.length === 0) {
    throw new Refusal('not-allowed', `Nothing is ranked between the lowest level and “${name}”, so there is no earlier step to look for. Nothing was changed. Give the states of these data their ranks, or choose a higher state.`, { state: view.state });
  }
  const reach = recordsReachBackTo(set, shown);
  const entries = entriesTo(set, state, view.lookBack, reach.from);
  const known = knownWindow(set, window);
  const sorted = partsOfStays(set, window, view.parts);
  const { parts } = sorted;
  const told = judgedIn(set, entries, known, sorted, shown);
  const share = ({ judged, without }: Judged): ReleasedCount => shareOf(without, judged);
  const interval = ({ judged, without }: Judged, end: 'low' | 'high'): ReleasedCount => (isHidden(judged) ? judged : isHidden(without) ? without : (wilsonInterval(Math.min(without, judged), judged)?.[end] ?? null));
  const between = steps.map((step) => label(set.states[step]!)).join(' or ');
  return {
    sentences: sentences(),
    tables: [
      tableOf(
        {
          id: 'no earlier step',
          caption: `Entries to ${name} with no earlier step recorded in the ${sinceInWords(view.lookBack)} before`,
          heading: 'Part',
          rows: parts.map(({ key, label: own }) => ({ key, label: own })),
          columns: [
            { key: 'share', label: 'Share with no earlier step recorded', unit: 'share' },
            { key: 'low', label: 'Interval from', unit: 'share' },
            { key: 'high', label: 'to', unit: 'share' },
            { key: 'without', label: 'No earlier step recorded', unit: 'entries' },
            { key: 'entries', label: 'Entries that can be judged', unit: 'entries' },
            { key: 'too early', label: 'Too early to tell', unit: 'entries' },
            { key: 'from as high', label: 'From as high a level', unit: 'entries' },
            { key: 'outside', label: 'From outside the part in view', unit: 'entries' },
          ],
        },
        (row, column) => {
          const own = told[row]!;
          return [share(own), interval(own, 'low'), interval(own, 'high'), own.without, own.judged, own.tooEarly, own.asHigh, own.outside][column]!;
        },
      ),
    ],
    definition: `An entry is the first day of a stay in ${name}. It has no earlier step recorded where no stay in ${between} touches the look-back before it (measure 6 of the flow definitions). Entries from a level as high, and entries so early that the look-back reaches behind the records, are counted apart and are in no share. Intervals of 95% after E. Wilson (JASA 22, 1927).`,
    notes: [
      'Not recorded is not the same as not supported: help that never reached a record is not in it. The measure questions the ladder; it doesn’t assume that children climb it.',
      ...(reach.isTold ? [`The records tell of what ended from about ${quarterInWords(reach.from)} on; before that they hold only stays that were still going on.`] : []),
      ...notesOnPartsOfStays(view.parts, 'were entered'),
    ],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    const [whole] = told;
    const period = capitalised(periodInWords(known));
    if (whole!.judged === 0) return [`${period} the records in view hold no entries to ${name} of which it can be told whether an earlier step is recorded.`];
    if (isHidden(whole!.judged)) return [`${period} so few people entered ${name} that no share is shown.`];
    const said = [
      isHidden(whole!.without)
        ? `${period} there were ${say.count(whole!.judged, 'entry', 'entries')} to ${name} that can be judged; those with no earlier step recorded are so few that they are not shown.`
        : `${period} ${say.of(whole!.without, whole!.judged, 'entry', 'entries')} to ${name} (${say.share(share(whole!))}) have no earlier step (${between}) recorded in the ${sinceInWords(view.lookBack)} before. Not recorded is not the same as not supported.`,
    ];
    const parted = parts.map(({ label: own }, index) => ({ own, share: share(told[index]!) })).slice(1).filter((one): one is { own: string; share: number } => typeof one.share === 'number').toSorted((one, other) => other.share - one.share);
    if (parted.length >= 2) said.push(`The share is highest for ${parted[0]!.own} (${say.share(parted[0]!.share)}) and lowest for ${parted.at(-1)!.own} (${say.share(parted.at(-1)!.share)}).`);
    return said;
  }
}

/** Of how many people a stay has to have ended before the records are taken to tell of endings: one that was entered wrongly says nothing of them. */
const endsThatTell = 5;

type Reach = { readonly from: number; /** Whether so many people's stays had ended by then that the day may be spoken of. */ readonly isTold: boolean };

/**
 * The day from which on the records tell of stays that end. Records that begin on some day hold, of the time before, only stays that were still going on then: so an earlier step that
 * had ended is seen from that day on at the earliest.
 */
function recordsReachBackTo(set: SpellSet, shown: Shown): Reach {
  const { count, person, endDay } = set.spells;
  const firstEnd = new Int32Array(set.personCount).fill(OPEN);
  for (let index = 0; index < count; index += 1) if (endDay[index]! < firstEnd[person[index]!]!) firstEnd[person[index]!] = endDay[index]!;
  const ends = firstEnd.filter((day) => day !== OPEN).sort();
  const from = ends[Math.min(endsThatTell, ends.length) - 1] ?? wholeWindow(set)?.from ?? 0;
  const people = tallyOfPeople(firstEnd.map((day) => (day <= from && day !== OPEN ? 1 : 0)), set.personKey);
  return { from, isTold: people.people > 0 && !isHidden(shown.count(people)) };
}

/** The quarter of a day, never the day: it is the day of somebody's move. */
function quarterInWords(day: number): string {
  const { year, month } = civilDay(day);
  return `the ${['first', 'second', 'third', 'fourth'][Math.floor((month - 1) / 3)]} quarter of ${year}`;
}

/** The entries of all together, and of each part. */
function judgedIn(set: SpellSet, { count, spell, kind }: Entries, { from, to }: DayWindow, { parts, partOf, shownIn }: PartsOfStays, shown: Shown): Judged[] {
  const { person, startDay } = set.spells;
  const width = 6;
  const cells = tallyGrid(parts.length * width);
  const [judged, without, tooEarly, outside, asHigh, every] = [0, 1, 2, 3, 4, 5];
  const cellOf = { [kindOf('recorded')]: judged, [kindOf('not recorded')]: without, [kindOf('too early to tell')]: tooEarly, [kindOf('outside')]: outside, [kindOf('from as high')]: asHigh } as Record<number, number>;
  function put(row: number, cell: number, who: number): void {
    countIn(cells, row * width + cell, who, set.personKey[who]!);
    countIn(cells, row * width + every, who, set.personKey[who]!);
    if (cell === without) countIn(cells, row * width + judged, who, set.personKey[who]!);
  }
  for (let line = 0; line < count; line += 1) {
    const own = spell[line]!;
    const day = startDay[own]!;
    if (day < from || day >= to) continue;
    const cell = cellOf[kind[line]!]!;
    put(0, cell, person[own]!);
    const part = partOf(own, day);
    if (part !== 0) put(part, cell, person[own]!);
  }
  const shownInPart = shownIn(shown);
  return parts.map((_, part) => {
    const tally = (cell: number): Tally => tallyAt(cells, part * width + cell);
    const within = shownWithin(shownInPart[part]!, tally(every));
    const at = (cell: number): ReleasedNumber => within.count(tally(cell));
    return { judged: at(judged), without: shownWithin(within, tally(judged)).count(tally(without)), tooEarly: at(tooEarly), outside: at(outside), asHigh: at(asHigh) };
  });
}
