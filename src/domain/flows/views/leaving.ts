import { isHidden } from '../../disclosure/small-numbers.ts';
import { cumulativeIncidence } from '../measures/cumulative-incidence.ts';
import { type Lifetimes, timesToLeaving } from '../measures/lifetimes.ts';
import { DAYS_PER_YEAR } from '../measures/rates.ts';
import { knownWindow } from '../spells.ts';
import { countIn, tallyGrid } from '../tally-grid.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { howProtected, type Occupation, occupationShown, quartersUpTo, sinceInWords, sinceLine } from './curves.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { stateOfView } from './state-of-view.ts';
import { stateKey, stateLabel, tableOf } from './tables.ts';

/** To where a state is left, as shares of all who entered it, by time since entry. */
export function viewLeaving({ set, window, view, shown, label }: ViewAsked<'leaving'>): ViewAnswer {
  const state = stateOfView(set, view.state);
  const days = Int32Array.of(0, ...quartersUpTo(Math.round(view.years * DAYS_PER_YEAR)));
  const lifetimes = timesToLeaving(set, window, state);
  const exits = set.states.length + 1;
  const { cells, followed } = occupationShown(exitsByDay(lifetimes, set.personKey, exits, days), shown);
  const name = label(view.state);
  // Exits that nobody took stay out of the table, and all of them where too few people entered; still there comes last.
  const taken = Array.from({ length: exits }, (_, exit) => exit).filter((exit) => !isHidden(followed[0]!) && lifetimes.cause.includes(exit + 1));
  const columns = [...taken, exits];
  return {
    sentences: sentences(),
    tables: [
      tableOf(
        {
          id: 'leaving',
          caption: `To where ${name} is left`,
          heading: 'Since entering',
          rows: Array.from(days, sinceLine),
          columns: [
            ...columns.map((exit) => (exit === exits ? { key: 'still there', label: 'Still there', unit: 'share' as const } : { key: stateKey(set, exit), label: `To ${stateLabel(set, label, exit)}`, unit: 'share' as const })),
            { key: 'followed', label: 'Known so far', unit: 'stays' as const },
          ],
        },
        (row, column) => (column === columns.length ? followed[row]! : cells[row]![columns[column]!]!),
      ),
    ],
    definition: `Cumulative incidence of competing exits (J. Kalbfleisch and R. Prentice, 1980): the sum over days of S(t−) d / Y, where S is the share still there, d those who leave for one exit on the day and Y those still followed. The exits and those still there add up to one (measure 4 of the flow definitions). Stays count for as long as they are seen.${howProtected(shown, 'shares in states')}`,
    notes: ['Stays that began in the period are followed; those that were going on when it began are not, because their first days are not in it.', '“No state recorded” is leaving without another stay at once: people may have left services, or nobody wrote.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    if (lifetimes.count === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} nobody in view entered ${name}.`];
    const tell = days.findLastIndex((day, slot) => day > 0 && cells[slot]!.some((share) => share !== null && !isHidden(share)));
    if (tell < 0) return [`So few people entered ${name} that to where they leave it is not shown.`];
    const told = taken.map((exit) => ({ exit, share: cells[tell]![exit]! })).filter((one): one is { exit: number; share: number } => typeof one.share === 'number' && one.share > 0).toSorted((one, other) => other.share - one.share).slice(0, 3);
    const still = cells[tell]![exits]!;
    return [`Within ${sinceInWords(days[tell]!)} of entering ${name} (${say.count(followed[0]!, 'entry', 'entries')}), ${told.map(({ exit, share }) => `${say.share(share)} left it for ${stateLabel(set, label, exit)}`).join(', ')}${told.length === 0 ? 'nobody who may be told of left it' : ''}; ${say.share(still)} were still there.`];
  }
}

/** Cumulative incidence as an occupation: each exit is a state that nobody leaves, and the last one is still being there. */
function exitsByDay(lifetimes: Lifetimes, personKey: Uint32Array, exits: number, days: Int32Array): Occupation {
  const states = exits + 1;
  const width = days.length;
  const { share: incidence, still } = cumulativeIncidence(lifetimes, exits, days);
  const share = new Float64Array(width * states);
  for (let slot = 0; slot < width; slot += 1) {
    for (let exit = 0; exit < exits; exit += 1) share[slot * states + exit] = incidence[exit * width + slot]!;
    share[slot * states + exits] = still[slot]!;
  }
  const followed = tallyGrid(width);
  const inState = tallyGrid(width * states);
  const moves = tallyGrid(width);
  for (let line = 0; line < lifetimes.count; line += 1) {
    const who = lifetimes.person[line]!;
    const key = personKey[who]!;
    const left = lifetimes.left[line]!;
    const cause = lifetimes.cause[line]!;
    let isTold = false;
    for (let slot = 0; slot < width; slot += 1) {
      const hasLeft = left <= days[slot]!;
      if (hasLeft && cause === 0) break;
      countIn(followed, slot, who, key);
      countIn(inState, slot * states + (hasLeft ? cause - 1 : exits), who, key);
      if (hasLeft && !isTold) {
        isTold = true;
        countIn(moves, slot, who, key);
      }
    }
  }
  return { states, days, share, followed, inState, moves };
}
