import type { FlowPage } from '../../contract/flows.ts';
import type { HidingDecision, Page, PageCell, PageRelation, Released, ReleasedNumber, SmallNumberRule } from '../disclosure/small-numbers.ts';
import { derived, isHidden, releasePage, sumRelation } from '../disclosure/small-numbers.ts';
import type { TwoWayTable } from '../disclosure/small-numbers-tables.ts';
import { joinPages, numberOf, readTwoWay, tableIds, twoWayPage } from '../disclosure/small-numbers-tables.ts';
import { isoDay, monthlyDays, yearlyDays } from './days.ts';
import type { HiddenMoves } from './measures/hidden-moves.ts';
import { hiddenMoves } from './measures/hidden-moves.ts';
import type { MoveMatrix } from './measures/moves.ts';
import { moveMatrix, movesPerPerson } from './measures/moves.ts';
import type { Stocks } from './measures/stocks.ts';
import { stocksAt } from './measures/stocks.ts';
import { flowNotes, flowSentences } from './say-flows.ts';
import type { DayWindow, SpellSet } from './spells.ts';
import { knownWindow } from './spells.ts';

export type FlowPageRequest = {
  /** The whole period of the dataset. Overlapping windows of one dataset can be subtracted from each other; see the note on differencing in the disclosure area. */
  readonly window: DayWindow;
  readonly snapshot: { readonly month: number; readonly day: number };
  readonly rule: SmallNumberRule;
};

export type FlowPageRelease = {
  /** The released part of `flowPage` in the contract: all but the dataset's own description. */
  readonly page: Released<Omit<FlowPage, 'dataset'>>;
  /** People and spells in the records, by the same check: shown anywhere else exactly, they would undo it (spells = people + moves). */
  readonly people: ReleasedNumber;
  readonly spells: ReleasedNumber;
  /** Why each number was hidden. Stays in the service. */
  readonly decisions: readonly HidingDecision[];
};

/** Name of the gap between two spells, last row and column of the moves where there are gaps. */
export const gapName = 'no state recorded';

/** Days on which stocks are shown: the first of each month up to three years, of each quarter up to ten, of each year beyond. Never closer, because a step from 5 to hidden names the 4. */
export function stockDays(window: DayWindow): Int32Array {
  const years = (window.to - window.from) / 365.25;
  return monthlyDays(window.from, window.to, years <= 3.1 ? 1 : years <= 10.1 ? 3 : 12);
}

/**
 * Everything that the first room of flows shows of one dataset, measured and released together: stocks, moves, moves per person beside what snapshots show, hidden moves, and the
 * sentences made from them. Whatever a picture draws has to be drawn from this: widths of ribbons and heights of lines give counts away as well as figures do. Hidden ribbons
 * are absent, and a note says so.
 *
 * @throws Refusal `gate-closed`, see `releasePage`
 */
export function releaseFlowPage(set: SpellSet, request: FlowPageRequest): FlowPageRelease {
  const window = knownWindow(set, request.window);
  const { rule, snapshot } = request;
  const stocks = stocksAt(set, stockDays(window));
  const matrix = moveMatrix(set, window);
  const hidden = hiddenMoves(set, yearlyDays(window.from, window.to, snapshot.month, snapshot.day));
  const people = movesPerPerson(set, window).people;
  const movesTable = tableOfMoves(matrix);
  const spread = spreadOf(hidden, rule.threshold);

  const checked = releasePage(
    joinPages(pageOfStocks(stocks, people, rule.threshold), twoWayPage(movesTable), pageOfSpread(spread, hidden), pageOfTotals(set, window, matrix, hidden, people)),
    rule,
  );
  const released = checked.page;
  const moves = readTwoWay(released, movesTable);
  const states = set.states.map((state) => state);
  if (matrix.rowMoves[matrix.size - 1]! + matrix.columnMoves[matrix.size - 1]! > 0) states.push(gapName);
  const dated = numberOf(released, 'dated');
  const visible = numberOf(released, 'visible');
  const content: Omit<FlowPage, 'dataset' | 'sentences' | 'notes'> = {
    from: isoDay(window.from),
    to: isoDay(window.to),
    snapshot: { month: snapshot.month, day: snapshot.day },
    stocks: {
      dates: Array.from(stocks.days, isoDay),
      rows: set.states.map((state, row) => ({ state, counts: Array.from(stocks.days, (_, column) => numberOf(released, stockId(row, column))) })),
    },
    moves: { states, ...moves },
    movesPerPerson: spread.rows.map((row, index) => ({ moves: row.label, people: numberOf(released, spreadId('dated', index)), bySnapshot: numberOf(released, spreadId('visible', index)) })),
    hiddenMoves: { dated, visible, share: derived([dated, visible], (all, seen) => (all === 0 ? 0 : 1 - seen / all)) },
    snapshotDates: Array.from(hidden.snapshots, isoDay),
  };
  const facts = {
    content,
    people: numberOf(released, 'people'),
    movers: numberOf(released, 'movers'),
    totalMoves: numberOf(released, 'moves-of-people'),
    stockPeople: Array.from(stocks.days, (_, column) => numberOf(released, stockTotalId(column))),
    threshold: rule.threshold,
    overlapping: matrix.overlapping > 0,
    hiddenNumbers: released.hidden,
    hiddenMoveCells: moves.cells.flat().filter(isHidden).length,
  };
  const page = { ...content, sentences: flowSentences(facts), notes: flowNotes(facts) } as Released<Omit<FlowPage, 'dataset'>>;
  return { page, people: facts.people, spells: numberOf(released, 'spells'), decisions: checked.decisions };
}

function stockId(state: number, day: number): string {
  return tableIds.cell('stock', state, day);
}
function stockTotalId(day: number): string {
  return tableIds.columnTotal('stock', day);
}

/**
 * Stocks, one sum per day. A number beside a small one in time is hidden too while it is below twice the threshold: a line that stops at 5 would name the 4 that comes next.
 */
function pageOfStocks(stocks: Stocks, people: number, threshold: number): Page {
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  const width = stocks.days.length;
  const isSmall = (state: number, day: number) => day >= 0 && day < width && stocks.people[state * width + day]! > 0 && stocks.people[state * width + day]! < threshold;
  for (let day = 0; day < width; day += 1) {
    const parts: string[] = [];
    let total = 0;
    for (let state = 0; state < stocks.states; state += 1) {
      const value = stocks.counts[state * width + day]!;
      const who = stocks.people[state * width + day]!;
      const nextToSmall = who < 2 * threshold && (isSmall(state, day - 1) || isSmall(state, day + 1));
      cells.push({ id: stockId(state, day), value, people: who, hide: nextToSmall });
      parts.push(stockId(state, day));
      total += value;
    }
    // Where only a few of all people are in no state on the day, the total gives their number away.
    const absent = people - stocks.peopleOnDay[day]!;
    cells.push({ id: stockTotalId(day), value: total, people: stocks.peopleOnDay[day]!, importance: 'total', protect: absent > 0 && absent < threshold });
    relations.push(sumRelation(stockTotalId(day), parts));
  }
  return { cells, relations };
}

/** The moves as a table with totals; the gap only where there is one. */
function tableOfMoves(matrix: MoveMatrix): TwoWayTable {
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

/** How many people moved 0, 1, 2 ... times; the last row gathers the rest as soon as fewer than the threshold would be left for it. */
function spreadOf(hidden: HiddenMoves, threshold: number): Spread {
  const most = 12;
  const dated = new Int32Array(most + 1);
  const visible = new Int32Array(most + 1);
  for (let person = 0; person < hidden.present.length; person += 1) {
    if (hidden.present[person] === 0) continue;
    dated[Math.min(most, hidden.datedByPerson[person]!)]! += 1;
    visible[Math.min(most, hidden.visibleByPerson[person]!)]! += 1;
  }
  let last = most;
  let left = dated[most]!;
  while (last > 1 && left < threshold) {
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

function spreadId(kind: 'dated' | 'visible', row: number): string {
  return `people-by-${kind}/${row}`;
}

/** People by number of moves. They add up to all people, and each row times its number adds up to the moves; what the last row has beyond its number is never shown, but has to be known of. */
function pageOfSpread(spread: Spread, hidden: HiddenMoves): Page {
  const cells: PageCell[] = [];
  const relations: PageRelation[] = [];
  for (const kind of ['dated', 'visible'] as const) {
    const total = kind === 'dated' ? hidden.dated : hidden.visible;
    let counted = 0;
    spread.rows.forEach((row, number) => {
      cells.push({ id: spreadId(kind, number), value: row[kind], people: row[kind] });
      counted += number * row[kind];
    });
    const beyond = total - counted;
    if (spread.isLastOpen) cells.push({ id: `beyond-${kind}`, value: beyond, people: beyond === 0 ? 0 : spread.rows.at(-1)![kind], published: false });
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

/** The figures of the sentences, and what ties them to the tables. */
function pageOfTotals(set: SpellSet, window: DayWindow, matrix: MoveMatrix, hidden: HiddenMoves, people: number): Page {
  const gap = matrix.size - 1;
  const hasGap = matrix.rowMoves[gap]! + matrix.columnMoves[gap]! > 0;
  const outside = outsideSnapshots(set, window, hidden);
  const spells = spellsIn(set, window);
  const cells: PageCell[] = [
    { id: 'people', value: people, people, importance: 'headline' },
    { id: 'spells', value: spells, people, importance: 'headline' },
    { id: 'movers', value: matrix.movers, people: matrix.movers, importance: 'headline' },
    { id: 'stayers', value: people - matrix.movers, people: people - matrix.movers, published: false },
    { id: 'people-between', value: hidden.people, people: hidden.people, published: false },
    { id: 'people-only-outside', value: people - hidden.people, people: people - hidden.people, published: false },
    { id: 'moves-of-people', value: matrix.totalMoves, people: matrix.movers, importance: 'headline' },
    { id: 'dated', value: hidden.dated, people: hidden.datedPeople, importance: 'headline' },
    { id: 'visible', value: hidden.visible, people: hidden.visiblePeople, importance: 'headline' },
    { id: 'movers-between', value: hidden.datedPeople, people: hidden.datedPeople, published: false },
    { id: 'movers-only-outside', value: matrix.movers - hidden.datedPeople, people: matrix.movers - hidden.datedPeople, published: false },
    { id: 'moves-outside', value: outside.moves, people: outside.people, published: false },
  ];
  const relations: PageRelation[] = [
    sumRelation('people', ['movers', 'stayers']),
    sumRelation('people', ['people-between', 'people-only-outside']),
    sumRelation('movers', ['movers-between', 'movers-only-outside']),
    sumRelation('people-between', ['movers-between', spreadId('dated', 0)]),
    sumRelation('moves-of-people', ['dated', 'moves-outside']),
    // Each person has one spell more than moves; what is left over (spells that ended before the window, of people who came back in it) a reader may know.
    {
      terms: [
        { cell: 'people', times: 1 },
        { cell: 'moves-of-people', times: 1 },
        { cell: 'spells', times: -1 },
      ],
      constant: people + matrix.totalMoves - spells,
    },
    // Every entry of the table but those into the gap is the one that dates a move.
    sumRelation(tableIds.total('moves'), hasGap ? ['moves-of-people', tableIds.columnTotal('moves', gap)] : ['moves-of-people']),
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

