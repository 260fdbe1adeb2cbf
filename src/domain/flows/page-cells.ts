/** The numbers of a flow page as cells with their relations, as disclosure control needs them: also those that are not shown but can be worked out. */
import type { Page, PageCell, PageRelation } from '../disclosure/small-numbers.ts';
import { sumRelation, thresholds } from '../disclosure/small-numbers.ts';
import type { TwoWayTable } from '../disclosure/small-numbers-tables.ts';
import { tableIds } from '../disclosure/small-numbers-tables.ts';
import type { HiddenMoves } from './measures/hidden-moves.ts';
import type { MoveMatrix } from './measures/moves.ts';
import { movesPerPerson } from './measures/moves.ts';
import type { Stocks } from './measures/stocks.ts';
import type { DayWindow, SpellSet } from './spells.ts';

export function stockId(state: number, day: number): string {
  return tableIds.cell('stock', state, day);
}
export function stockTotalId(day: number): string {
  return tableIds.columnTotal('stock', day);
}

/**
 * Stocks, one sum per day. A number beside a small one in time is hidden too while it is below twice the threshold: a line that stops at 5 would name the 4 that comes next. The other way
 * round, a number below twice the threshold that is shown tells that its neighbours are not small.
 */
export function pageOfStocks(stocks: Stocks, people: number, threshold: number): Page {
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  const width = stocks.days.length;
  const whoIn = (state: number, day: number) => (day >= 0 && day < width ? stocks.people[state * width + day]! : 0);
  const isSmall = (state: number, day: number) => whoIn(state, day) > 0 && whoIn(state, day) < threshold;
  const tells = (state: number, day: number) => whoIn(state, day) >= threshold && whoIn(state, day) < 2 * threshold;
  for (let day = 0; day < width; day += 1) {
    const parts: string[] = [];
    let total = 0;
    for (let state = 0; state < stocks.states; state += 1) {
      const value = stocks.counts[state * width + day]!;
      const who = whoIn(state, day);
      const nextToSmall = who < 2 * threshold && (isSmall(state, day - 1) || isSmall(state, day + 1));
      const telling = [day - 1, day + 1].filter((beside) => tells(state, beside)).map((beside) => stockId(state, beside));
      cells.push({ id: stockId(state, day), value, people: who, hide: nextToSmall, ...(who >= threshold && telling.length > 0 && { atLeast: { value: threshold, whileShown: telling } }) });
      parts.push(stockId(state, day));
      total += value;
    }
    // Where only a few of all people are in no state on the day, the total gives their number away. Only the last total is said anywhere.
    const absent = people - stocks.peopleOnDay[day]!;
    const isTied = total === stocks.peopleOnDay[day]! && absent < 12 * threshold;
    cells.push({ id: stockTotalId(day), value: total, people: stocks.peopleOnDay[day]!, importance: day === width - 1 ? 'total' : 'cell', protect: !isTied && absent > 0 && absent < threshold });
    relations.push(sumRelation(stockTotalId(day), parts));
    // Further from all people than any proof goes, a total is as good as free, and pages stay in small parts.
    if (!isTied) continue;
    cells.push({ id: `absent/${day}`, value: absent, people: absent, published: false });
    relations.push(sumRelation('people', [stockTotalId(day), `absent/${day}`]));
  }
  return { cells, relations };
}

/**
 * People who come into the records and who leave them, by state. Neither is shown; but where nobody does, a reader may well know it (nobody starts in a place far away), so then what is
 * left is tied for good: all who come are the people, and the last stock of a state is the first and what moved in, less what moved out.
 */
export function pageOfComings(stocks: Stocks, matrix: MoveMatrix, window: DayWindow, people: number): Page {
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  const width = stocks.days.length;
  const last = width - 1;
  const came: PageRelation['terms'][number][] = [];
  const left: PageRelation['terms'][number][] = [];
  let comers = 0;
  let leavers = 0;
  for (let state = 0; state < stocks.states; state += 1) {
    const own = { came: matrix.firstEntries[state]!, left: matrix.finalExits[state]! };
    comers += own.came;
    leavers += own.left;
    for (const [kind, terms] of [['came', came], ['left', left]] as const) {
      if (own[kind] === 0) continue;
      cells.push({ id: `${kind}/${state}`, value: own[kind], people: own[kind], published: false });
      terms.push({ cell: `${kind}/${state}`, times: 1 });
    }
    if (last < 0) continue;
    // Moves after the day of the last stock, and overlapping spells, loosen the tie; nobody outside knows by how much.
    const between = matrix.columnMoves[state]! - matrix.rowMoves[state]! + own.came - own.left;
    const before = stocks.days[0] === window.from ? stocks.counts[state * width]! : 0;
    const atLast = stocks.counts[state * width + last]!;
    if (atLast !== between && atLast !== before + between) continue;
    relations.push({
      terms: [
        { cell: stockId(state, last), times: 1 },
        { cell: tableIds.columnTotal('moves', state), times: -1 },
        { cell: tableIds.rowTotal('moves', state), times: 1 },
        ...(own.came > 0 ? [{ cell: `came/${state}`, times: -1 }] : []),
        ...(own.left > 0 ? [{ cell: `left/${state}`, times: 1 }] : []),
        ...(atLast !== between ? [{ cell: stockId(state, 0), times: -1 }] : []),
      ],
    });
  }
  if (comers === people) relations.push({ terms: [...came, { cell: 'people', times: -1 }] });
  if (last >= 0 && stocks.peopleOnDay[last]! + leavers === people && isOneSpellEach(stocks, last)) {
    relations.push({ terms: [...left, { cell: stockTotalId(last), times: 1 }, { cell: 'people', times: -1 }] });
  }
  return { cells, relations };
}

/** Whether nobody is counted twice on a day. */
function isOneSpellEach(stocks: Stocks, day: number): boolean {
  let total = 0;
  for (let state = 0; state < stocks.states; state += 1) total += stocks.counts[state * stocks.days.length + day]!;
  return total === stocks.peopleOnDay[day];
}

/** The moves as a table with totals; the gap only where there is one. */
export function tableOfMoves(matrix: MoveMatrix): TwoWayTable {
  const gap = matrix.size - 1;
  const shown = matrix.rowMoves[gap]! + matrix.columnMoves[gap]! > 0 ? matrix.size : gap;
  const indexes = Array.from({ length: shown }, (_, index) => index);
  return {
    id: 'moves',
    cells: indexes.map((row) => indexes.map((column) => ({ value: matrix.moves[row * matrix.size + column]!, people: matrix.people[row * matrix.size + column]! }))),
    rowTotals: indexes.map((row) => ({ value: matrix.rowMoves[row]!, people: matrix.rowPeople[row]! })),
    columnTotals: indexes.map((column) => ({ value: matrix.columnMoves[column]!, people: matrix.columnPeople[column]! })),
    total: { value: matrix.entries, people: matrix.entryPeople },
  };
}

type Spread = {
  readonly rows: readonly { readonly label: string; readonly dated: number; readonly visible: number }[];
  /** Whether the last row gathers all higher numbers too. */
  readonly isLastOpen: boolean;
};

/**
 * How many people moved 0, 1, 2 ... times; the last row gathers the rest as soon as fewer than ten would be left for it. Ten is the strictest threshold: were the rows to depend on the one
 * in use, the same people could be seen in two groupings, one after the other.
 */
export function spreadOf(hidden: HiddenMoves): Spread {
  const most = 12;
  const enough = Math.max(...thresholds);
  const dated = new Int32Array(most + 1);
  const visible = new Int32Array(most + 1);
  for (let person = 0; person < hidden.present.length; person += 1) {
    if (hidden.present[person] === 0) continue;
    dated[Math.min(most, hidden.datedByPerson[person]!)]! += 1;
    visible[Math.min(most, hidden.visibleByPerson[person]!)]! += 1;
  }
  let last = most;
  let left = dated[most]!;
  while (last > 1 && left < enough) {
    last -= 1;
    left += dated[last]!;
  }
  const sumFrom = (counts: Int32Array, from: number) => counts.subarray(from).reduce((sum, count) => sum + count, 0);
  const isLastOpen = sumFrom(dated, last + 1) + sumFrom(visible, last + 1) > 0 || last === most;
  const rows = Array.from({ length: last + 1 }, (_, number) => {
    const isLast = number === last;
    return {
      label: isLast && isLastOpen ? `${number} or more` : String(number),
      dated: isLast ? sumFrom(dated, number) : dated[number]!,
      visible: isLast ? sumFrom(visible, number) : visible[number]!,
    };
  });
  return { rows, isLastOpen };
}

export function spreadId(kind: 'dated' | 'visible', row: number): string {
  return `people-by-${kind}/${row}`;
}

/** People by number of moves. They add up to all people, and each row times its number adds up to the moves; what the last row has beyond its number is never shown, but has to be known of. */
export function pageOfSpread(spread: Spread, hidden: HiddenMoves): Page {
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  for (const kind of ['dated', 'visible'] as const) {
    const total = kind === 'dated' ? hidden.dated : hidden.visible;
    const byPerson = kind === 'dated' ? hidden.datedByPerson : hidden.visibleByPerson;
    let counted = 0;
    spread.rows.forEach((row, number) => {
      // That the last row stands there at all tells that enough people are in it.
      const isEnough = kind === 'dated' && number > 1 && number === spread.rows.length - 1;
      cells.push({ id: spreadId(kind, number), value: row[kind], people: row[kind], ...(isEnough && { atLeast: { value: Math.max(...thresholds) } }) });
      counted += number * row[kind];
    });
    const beyond = total - counted;
    const peopleBeyond = byPerson.reduce((people, number, person) => people + (hidden.present[person] === 1 && number >= spread.rows.length ? 1 : 0), 0);
    if (spread.isLastOpen) cells.push({ id: `beyond-${kind}`, value: beyond, people: peopleBeyond, published: false });
    relations.push(sumRelation('people-between', spread.rows.map((_, number) => spreadId(kind, number))));
    relations.push({
      terms: [
        ...spread.rows.map((_, number) => ({ cell: spreadId(kind, number), times: number })),
        ...(spread.isLastOpen ? [{ cell: `beyond-${kind}`, times: 1 }] : []),
        { cell: kind, times: -1 },
      ],
    });
  }
  // Nobody shows more changes than they made moves, so the two columns can be subtracted: as many people moved m times or more as show it, and those whose moves stay unseen.
  const unseen = spread.rows.map((_, number) => spread.rows.slice(number).reduce((sum, row) => sum + row.dated - row.visible, 0));
  if (unseen.every((count) => count >= 0)) {
    for (let number = 1; number < spread.rows.length; number += 1) {
      cells.push({ id: `unseen/${number}`, value: unseen[number]!, people: unseen[number]!, published: false });
      const from = spread.rows.slice(number).map((_, offset) => number + offset);
      relations.push({
        terms: [
          ...from.map((row) => ({ cell: spreadId('dated', row), times: 1 })),
          ...from.map((row) => ({ cell: spreadId('visible', row), times: -1 })),
          { cell: `unseen/${number}`, times: -1 },
        ],
      });
    }
  }
  return { cells, relations };
}

/** People, moves and spells in all, and what ties them to the table of moves. */
export function pageOfTotals(set: SpellSet, window: DayWindow, matrix: MoveMatrix, people: number): Page {
  const gap = matrix.size - 1;
  const hasGap = matrix.rowMoves[gap]! + matrix.columnMoves[gap]! > 0;
  const spells = spellsIn(set, window);
  const cells: PageCell[] = [
    { id: 'people', value: people, people, importance: 'headline' },
    { id: 'spells', value: spells, people, importance: 'headline' },
    { id: 'movers', value: matrix.movers, people: matrix.movers, importance: 'headline' },
    { id: 'stayers', value: people - matrix.movers, people: people - matrix.movers, published: false },
    { id: 'moves-of-people', value: matrix.totalMoves, people: matrix.movers, importance: 'headline' },
  ];
  const relations: PageRelation[] = [
    sumRelation('people', ['movers', 'stayers']),
    // Every entry of the table but those into the gap is the one that dates a move.
    sumRelation(tableIds.total('moves'), hasGap ? ['moves-of-people', tableIds.columnTotal('moves', gap)] : ['moves-of-people']),
  ];
  if (hasGap) {
    // Whoever steps into the gap steps out of it again, but for those whose time without a record reaches over an end of the window.
    const apart = matrix.columnMoves[gap]! - matrix.rowMoves[gap]!;
    const ends: PageRelation['terms'] = apart === 0 ? [] : [{ cell: 'gaps-apart', times: -Math.sign(apart) }];
    if (apart !== 0) cells.push({ id: 'gaps-apart', value: Math.abs(apart), people: Math.abs(apart), published: false });
    relations.push({ terms: [{ cell: tableIds.columnTotal('moves', gap), times: 1 }, { cell: tableIds.rowTotal('moves', gap), times: -1 }, ...ends] });
  }
  // Each person has one spell more than moves; what is left over are people who came back within the window, or spells that overlap.
  const left = people + matrix.totalMoves - spells;
  const terms = [
    { cell: 'people', times: 1 },
    { cell: 'moves-of-people', times: 1 },
    { cell: 'spells', times: -1 },
  ];
  if (left !== 0) {
    cells.push({ id: 'spells-apart', value: Math.abs(left), people: Math.abs(left), published: false });
    terms.push({ cell: 'spells-apart', times: -Math.sign(left) });
  }
  relations.push({ terms });
  return { cells, relations };
}

/** Dated moves and visible changes between the snapshots, and what ties them to the totals. */
export function pageOfSnapshots(set: SpellSet, window: DayWindow, matrix: MoveMatrix, hidden: HiddenMoves, people: number): Page {
  const outside = outsideSnapshots(set, window, hidden);
  const cells: PageCell[] = [
    { id: 'people-between', value: hidden.people, people: hidden.people, published: false },
    { id: 'people-only-outside', value: people - hidden.people, people: people - hidden.people, published: false },
    { id: 'dated', value: hidden.dated, people: hidden.datedPeople, importance: 'headline' },
    { id: 'visible', value: hidden.visible, people: hidden.visiblePeople, importance: 'headline' },
    { id: 'movers-between', value: hidden.datedPeople, people: hidden.datedPeople, published: false },
    { id: 'movers-only-outside', value: matrix.movers - hidden.datedPeople, people: matrix.movers - hidden.datedPeople, published: false },
    { id: 'moves-outside', value: outside.moves, people: outside.people, published: false },
  ];
  const relations: PageRelation[] = [
    sumRelation('people', ['people-between', 'people-only-outside']),
    sumRelation('movers', ['movers-between', 'movers-only-outside']),
    sumRelation('people-between', ['movers-between', spreadId('dated', 0)]),
    sumRelation('moves-of-people', ['dated', 'moves-outside']),
  ];
  // Overlapping spells can make snapshots show more changes than there are moves; then there is no difference to protect.
  if (hidden.hidden >= 0 && hidden.hiddenPeople > 0 === hidden.hidden > 0) {
    cells.push({ id: 'not-visible', value: hidden.hidden, people: hidden.hidden === 0 ? 0 : hidden.hiddenPeople, published: false });
    relations.push(sumRelation('dated', ['visible', 'not-visible']));
  }
  return { cells, relations };
}

/** Spells that touch the window. */
function spellsIn(set: SpellSet, { from, to }: DayWindow): number {
  const { count, startDay, endDay } = set.spells;
  let spells = 0;
  for (let index = 0; index < count; index += 1) if (startDay[index]! < to && (endDay[index]! > from || startDay[index]! >= from)) spells += 1;
  return spells;
}

/** Moves of the window that lie before the first or after the last snapshot, with the people behind them. */
function outsideSnapshots(set: SpellSet, window: DayWindow, hidden: HiddenMoves): { readonly moves: number; readonly people: number } {
  const inWindow = movesPerPerson(set, window);
  let moves = 0;
  let people = 0;
  for (let person = 0; person < inWindow.moves.length; person += 1) {
    const difference = inWindow.moves[person]! - hidden.datedByPerson[person]!;
    if (difference > 0) {
      moves += difference;
      people += 1;
    }
  }
  return { moves, people };
}

