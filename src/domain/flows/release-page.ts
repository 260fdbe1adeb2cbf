import type { FlowPage } from '../../contract/flows.ts';
import type { HidingDecision, Page, PageRelease, Released, ReleasedNumber, SmallNumberRule } from '../disclosure/small-numbers.ts';
import { derived, hiddenNumber, isHidden, releasePage, thresholds } from '../disclosure/small-numbers.ts';
import { joinPages, numberOf, readTwoWay, twoWayPage } from '../disclosure/small-numbers-tables.ts';
import { Refusal } from '../refusal.ts';
import { isoDay, monthlyDays, yearlyDays } from './days.ts';
import { hiddenMoves } from './measures/hidden-moves.ts';
import { moveMatrix, movesPerPerson } from './measures/moves.ts';
import { stocksAt } from './measures/stocks.ts';
import { pageOfComings, pageOfSnapshots, pageOfSpread, pageOfStocks, pageOfTotals, spreadId, spreadOf, stockId, stockTotalId, tableOfMoves } from './page-cells.ts';
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
  const spread = spreadOf(hidden);

  const snapshotRelease = releaseUnder(rule);
  const released = snapshotRelease.page;
  const moves = readTwoWay(released, movesTable);
  const states = set.states.map((state) => state);
  if (matrix.rowMoves[matrix.size - 1]! + matrix.columnMoves[matrix.size - 1]! > 0) states.push(gapName);
  const snapshotNumber = (id: string) => released.cells[id] ?? hiddenNumber;
  const dated = snapshotNumber('dated');
  const visible = snapshotNumber('visible');
  const content: Omit<FlowPage, 'dataset' | 'sentences' | 'notes'> = {
    from: isoDay(window.from),
    to: isoDay(window.to),
    snapshot: { month: snapshot.month, day: snapshot.day },
    stocks: {
      dates: Array.from(stocks.days, isoDay),
      rows: set.states.map((state, row) => ({ state, counts: Array.from(stocks.days, (_, column) => numberOf(released, stockId(row, column))) })),
    },
    moves: { states, ...moves },
    movesPerPerson: isWithheld(snapshotRelease) ? [] : spread.rows.map((row, index) => ({ moves: row.label, people: snapshotNumber(spreadId('dated', index)), bySnapshot: snapshotNumber(spreadId('visible', index)) })),
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
  return { page, people: facts.people, spells: numberOf(released, 'spells'), decisions: snapshotRelease.decisions };

  /**
   * Whoever asks again with another threshold or another snapshot day may lay the answers side by side, so that what one shows must not help to work out what another hides:
   * - what a lower threshold hides, a higher one hides as well, also where it was hidden for another number's sake;
   * - stocks and moves are decided before the snapshot is looked at, and hide the same numbers whatever its day.
   */
  function releaseUnder(own: SmallNumberRule): PageRelease {
    const lower = thresholds.filter((threshold) => threshold < own.threshold).at(-1);
    const before = lower === undefined ? null : releaseUnder({ threshold: lower });
    const firstPage = joinPages(pageOfStocks(stocks, people, own.threshold), twoWayPage(movesTable), pageOfTotals(set, window, matrix, people), pageOfComings(stocks, matrix, window, people));
    const snapshotPage = joinPages(firstPage, pageOfSpread(spread, hidden), pageOfSnapshots(set, window, matrix, hidden, people));
    const firstRelease = releasePage(hideAsWell(firstPage, before), own);
    return before !== null && isWithheld(before) ? firstRelease : releaseOrWithhold(hideAsWell(snapshotPage, before), own, firstRelease);
  }
}

/** A page on which everything is hidden that another release hides. */
function hideAsWell(page: Page, before: PageRelease | null): Page {
  if (before === null) return page;
  const hidden = new Set(before.decisions.map((decision) => decision.cell));
  return { ...page, cells: page.cells.map((cell) => (hidden.has(cell.id) ? { ...cell, hide: true } : cell)) };
}

/**
 * What snapshots show, with the moves as they were released. In a dataset of a handful of people the moves that are shown already may leave no way to protect it: then none of it is shown, zeros
 * included, and the moves stay as they are.
 */
function releaseOrWithhold(page: Page, rule: SmallNumberRule, before: PageRelease): PageRelease {
  try {
    return releasePage(page, rule, before.page);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'gate-closed') return before;
    throw error;
  }
}

function isWithheld(release: PageRelease): boolean {
  return release.page.cells['dated'] === undefined;
}
