import { Refusal } from '../refusal.ts';
import type { AggregateRow } from './aggregates.ts';
import type { CleanInput } from './clean-types.ts';
import { missingRoles, needsColumns } from './columns-of.ts';
import { isoDay } from './days.ts';
import { statesOverColumns } from './fit-mapping.ts';
import type { LedgerAction, LedgerEntry, LedgerRule } from './ledger.ts';
import { nameList, stateIndex } from './names.ts';
import { countIn } from './read-count.ts';
import { dateReader } from './read-dates.ts';
import { periodOf } from './read-periods.ts';
import { short } from './read-rows.ts';
import type { DayWindow } from './spells.ts';

/** Counts without people. */
export type AggregateSet = {
  readonly rows: readonly AggregateRow[];
  readonly states: readonly string[];
  readonly places: readonly string[];
  readonly streams: readonly string[];
  readonly whole: DayWindow | null;
  readonly ledger: readonly LedgerEntry[];
};

/**
 * Reads tables of counts: one count a row, or wide, with states over the columns and days in the rows, or the other way round.
 * A count that is hidden in the file is left out and listed: it is never read as zero.
 *
 * @throws Refusal `missing-columns`, `cancelled`
 */
export function readCounts(input: Omit<CleanInput, 'layout'> & { readonly layout: 'stocks' | 'moves' }): AggregateSet {
  const { layout } = input;
  const readDay = dateReader(input.dateFormat === 'month-first' ? 'month-first' : 'day-first');
  const findState = stateIndex(input.states);
  const places = nameList(true, 'place', input.places);
  const streams = nameList(true, 'stream', input.streams);
  const ledger: LedgerEntry[] = [];
  const several = input.tables.length > 1;
  const rows: AggregateRow[] = [];
  const found = new Map<string, { count: number; row: number }>();
  let currentRow = 0;
  let currentTable = 0;
  const note = (rule: LedgerRule, action: LedgerAction, detail: string): null => {
    ledger.push({ row: currentRow, rule, detail, action, ...(several && { table: currentTable }) });
    return null;
  };

  /** A period by its name, or a day: the days that the cell speaks of. */
  function daysIn(cell: string): DayWindow | null {
    const period = periodOf(cell);
    if (period) return period;
    const reading = readDay(cell);
    if (reading.kind === 'day') return { from: reading.day, to: reading.day + 1 };
    if (reading.kind === 'impossible') return note('impossible-date', 'dropped', `The date "${short(cell)}" is not on the calendar.`);
    return reading.kind === 'unreadable' ? note('unreadable-date', 'dropped', `The date "${short(cell)}" does not read as a date.`) : note('missing-start', 'dropped', 'The date is blank.');
  }

  function stateIn(cell: string): number | null {
    const state = findState(cell);
    if (state >= 0) return state;
    return state === -2 ? note('missing-state', 'dropped', 'The state is blank.') : note('unknown-state', 'dropped', `The state "${short(cell)}" is not in the scheme.`);
  }

  function take(cell: string, row: Omit<AggregateRow, 'count'>): void {
    const reading = countIn(cell);
    if (reading.kind !== 'count') {
      if (reading.kind === 'blank') note('missing-count', 'dropped', 'The count is blank.');
      else if (reading.kind === 'suppressed') note('suppressed-count', 'dropped', `The count is "${short(cell)}".`);
      else note('unreadable-count', 'dropped', `"${short(cell)}" does not read as a count.`);
      return;
    }
    const key = `${row.state} ${row.toState} ${row.fromDay} ${row.toDay} ${row.place} ${row.stream}`;
    const before = found.get(key);
    if (before) return void (before.count === reading.count ? note('repeated-count', 'merged', `The same as row ${before.row}.`) : note('two-counts', 'dropped', `${reading.count} here, ${before.count} in row ${before.row}.`));
    found.set(key, { count: reading.count, row: currentRow });
    rows.push({ ...row, count: reading.count });
  }

  input.tables.forEach((table, tableIndex) => {
    if ((table.use ?? 'rows') !== 'rows') return;
    currentTable = tableIndex;
    const roles = table.roles ?? input.roles ?? [];
    const missing = missingRoles(roles, layout);
    if (missing.length > 0) throw needsColumns(missing, several ? table.name : undefined);
    const header = table.header ?? [];
    const at = (role: (typeof roles)[number]): number | null => (roles.includes(role) ? roles.indexOf(role) : null);
    const counts = roles.flatMap((role, column) => (role === 'count' ? [column] : []));
    const overStates = statesOverColumns(roles, layout, header);
    const day = at('date') ?? at('start');
    const [state, to, end, place, stream] = [at(layout === 'moves' ? 'from' : 'state'), at('to'), at('end'), at('place'), at('stream')];
    table.rows.forEach((row, index) => {
      currentRow = table.rowNumbers?.[index] ?? index + 2;
      if ((index & 4095) === 0) {
        if (input.cancelled?.()) throw new Refusal('cancelled', 'Stopped. Nothing was stored.');
        input.progress?.(index, table.rows.length);
      }
      if (input.decisions?.(tableIndex, currentRow) === 'drop') return void note('dropped-by-decision', 'dropped', 'Left out by decision.');
      if (row.length > roles.length && row.slice(roles.length).some((cell) => cell.trim() !== '')) note('ragged-row', 'questioned', `The row has ${row.length} cells, the heading ${roles.length}.`);
      const cell = (column: number | null): string => (column === null ? '' : (row[column] ?? ''));
      const where = { place: places.indexOf(place === null ? (table.place ?? '') : cell(place)), stream: streams.indexOf(stream === null ? (table.stream ?? '') : cell(stream)) };
      const own = state === null ? null : stateIn(cell(state));
      if (state !== null && own === null) return;
      const days = day === null ? null : daysIn(cell(day));
      if (day !== null && days === null) return;
      const next = to === null ? null : stateIn(cell(to));
      if (to !== null && next === null) return;
      for (const column of counts) {
        const heading = header[column] ?? '';
        const headed = overStates ? stateIn(heading) : null;
        if (overStates && headed === null) continue;
        const window = days ?? daysIn(heading);
        if (window === null) continue;
        const until = layout === 'moves' ? endOf(window, cell(end)) : window.from + 1;
        if (until <= window.from) {
          note('end-before-start', 'dropped', `The period ends ${isoDay(until)}, before it begins.`);
          continue;
        }
        const states = layout === 'moves' ? { state: own!, toState: overStates ? headed! : next! } : { state: overStates ? headed! : own!, toState: null };
        take(cell(column), { ...states, fromDay: window.from, toDay: until, ...where });
      }
    });
  });

  // A period that is told by its first day alone lasts until the next one begins.
  const lasting = layout === 'moves' ? untilNext(rows) : rows;
  const whole = lasting.length === 0 ? null : lasting.reduce((all, row) => ({ from: Math.min(all.from, row.fromDay), to: Math.max(all.to, row.toDay) }), { from: lasting[0]!.fromDay, to: lasting[0]!.toDay });
  return { rows: lasting, states: input.states.map(({ name }) => name), places: places.names, streams: streams.names, whole, ledger };

  function endOf({ to: until }: DayWindow, cell: string): number {
    if (cell.trim() === '') return until;
    const last = periodOf(cell);
    if (last) return last.to;
    const reading = readDay(cell);
    return reading.kind === 'day' ? reading.day : until;
  }
}

function untilNext(rows: readonly AggregateRow[]): AggregateRow[] {
  if (!rows.some((row) => row.toDay === row.fromDay + 1)) return [...rows];
  const days = [...new Set(rows.map((row) => row.fromDay))].sort((left, right) => left - right);
  const next = new Map(days.map((day, index) => [day, days[index + 1]]));
  // The last one is taken to be as long as the one before it.
  const usual = days.length > 1 ? days.at(-1)! - days.at(-2)! : 1;
  return rows.map((row) => (row.toDay === row.fromDay + 1 ? { ...row, toDay: next.get(row.fromDay) ?? row.fromDay + usual } : row));
}
