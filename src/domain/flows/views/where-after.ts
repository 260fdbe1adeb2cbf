import { isHidden } from '../../disclosure/small-numbers.ts';
import { DAYS_PER_YEAR } from '../measures/rates.ts';
import { whereAfter } from '../measures/where-after.ts';
import { tallyAt } from '../tally-grid.ts';
import { knownWindow } from '../spells.ts';
import type { ViewAnswer, ViewAsked } from './ask.ts';
import { howProtected, occupationShown, quartersUpTo, sinceInWords, sinceLine } from './curves.ts';
import { capitalised, periodInWords, sayerOf } from './saying.ts';
import { stateOfView } from './state-of-view.ts';
import { stateKey, stateLabel, tableOf } from './tables.ts';

/** Where people are after entering a state, quarter by quarter. */
export function viewWhereAfter({ set, window, view, shown, label }: ViewAsked<'where after'>): ViewAnswer {
  const state = stateOfView(set, view.state);
  const days = Int32Array.of(0, ...quartersUpTo(Math.round(view.years * DAYS_PER_YEAR)));
  const after = whereAfter(set, window, state, days);
  const { cells, followed } = occupationShown(after, shown);
  const columns = Array.from({ length: after.states }, (_, own) => own);
  const begun = shown.count(tallyAt(after.begun, 0));
  const name = label(view.state);
  return {
    sentences: sentences(),
    tables: [
      tableOf(
        {
          id: 'where after',
          caption: `Where people are after entering ${name}`,
          heading: 'Since entering',
          rows: Array.from(days, sinceLine),
          columns: [...columns.map((own) => ({ key: stateKey(set, own), label: capitalised(stateLabel(set, label, own)), unit: 'share' as const })), { key: 'followed', label: 'Followed so far', unit: 'stays' as const }],
        },
        (row, column) => (column === columns.length ? followed[row]! : cells[row]![column]!),
      ),
    ],
    definition: `The estimator of O. Aalen and S. Johansen (Scandinavian Journal of Statistics 5, 1978): the product over days of I + dN / Y, where dN are the moves of a day and Y those who are followed in each state then. The clock starts on the day of entry; stays that are lost from sight count for as long as they are seen; moves of one day are taken together, never put apart (measure 4 of the flow definitions). It holds where the way on depends on the state and the time since entry, as on average it does.${howProtected(shown, 'shares in states')}`,
    notes: ['Stays that began in the period are followed; those that were going on when it began are not, because their first days are not in it.', '“No state recorded” is time after a stay without another: people may have left, or nobody wrote.'],
  };

  function sentences(): string[] {
    const say = sayerOf(shown);
    if (after.begun.value[0] === 0) return [`${capitalised(periodInWords(knownWindow(set, window)))} nobody in view entered ${name}.`];
    const tell = days.findLastIndex((day, slot) => day > 0 && cells[slot]!.some((share) => share !== null && !isHidden(share)));
    if (tell < 0) return [`So few people entered ${name} (${say.count(begun, 'entry', 'entries')}) that where they are later is not shown.`];
    const told = columns.map((own) => ({ own, share: cells[tell]![own]! })).filter((one): one is { own: number; share: number } => typeof one.share === 'number' && one.share > 0).toSorted((one, other) => other.share - one.share).slice(0, 3);
    return [`${capitalised(sinceInWords(days[tell]!))} after entering ${name} (${say.count(begun, 'entry', 'entries')}), ${told.map(({ own, share }) => `${say.share(share)} are in ${stateLabel(set, label, own)}`).join(', ')}.`];
  }
}
