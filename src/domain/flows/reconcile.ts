import type { CleanInput, CleanSpells, ReadRows } from './clean-types.ts';
import { nameOfRow } from './compose.ts';
import { isoDay } from './days.ts';
import type { LedgerAction, LedgerRule } from './ledger.ts';
import { OPEN, orderSpells, takeSpells } from './spells.ts';

/** Second pass: a person's rows against each other. Repeats are merged, overlaps are listed and kept. */
export function reconcile(read: ReadRows, input: Pick<CleanInput, 'layout' | 'tables' | 'decisions'>): Omit<CleanSpells, 'attributes'> & { readonly tables: Uint16Array } {
  const { spells, rowNumber, table, ledger } = read;
  const severalTables = input.tables.length > 1;
  const { decisions } = input;
  const { person, state, startDay, place, stream } = spells;
  const endDay = spells.endDay.slice();
  const edition = read.edition.slice();
  const rank = rankEditions(read.editions);
  const order = orderSpells(spells);
  const merged = new Uint8Array(spells.count);

  function note(index: number, rule: LedgerRule, action: LedgerAction, detail: string): void {
    const row = rowNumber[index]!;
    ledger.push(severalTables ? { row, rule, detail, action, table: table[index]! } : { row, rule, detail, action });
  }
  function rowName(index: number): string {
    return nameOfRow(read, input, index);
  }

  /** Both rows speak of the same person, start, state, stream and place. Returns whether they were one spell. */
  function merge(first: number, second: number): boolean {
    if (decisions?.(table[second]!, rowNumber[second]!) === 'keep') {
      note(second, 'kept-by-decision', 'kept', `Kept beside ${rowName(first)} as a spell of its own.`);
      return false;
    }
    const [firstEnd, secondEnd] = [endDay[first]!, endDay[second]!];
    const [firstEdition, secondEdition] = [rank[edition[first]!]!, rank[edition[second]!]!];
    if (firstEnd === secondEnd) {
      const repeat = firstEdition !== secondEdition;
      note(second, repeat ? 'yearly-repeat' : 'exact-duplicate', 'merged', `The same as ${rowName(first)}.`);
      if (secondEdition > firstEdition) edition[first] = edition[second]!;
      merged[second] = 1;
      return true;
    }
    const start = startDay[first]!;
    if (firstEnd === start || secondEnd === start) return false; // a same-day move followed by a stay in the same state
    const editionsDiffer = firstEdition > 0 && secondEdition > 0 && firstEdition !== secondEdition;
    const oneIsOpen = firstEnd === OPEN || secondEnd === OPEN;
    if (!editionsDiffer && !oneIsOpen) return false;
    const secondKnowsMore = editionsDiffer ? secondEdition > firstEdition : firstEnd === OPEN;
    const said = (end: number) => (end === OPEN ? 'still going on' : `ending ${isoDay(end)}`);
    note(
      second,
      'yearly-repeat-updated',
      'merged',
      `The same spell as ${rowName(first)}, there ${said(firstEnd)}, here ${said(secondEnd)}; ${secondKnowsMore ? 'this' : 'the other'} end is taken.`,
    );
    if (secondKnowsMore) endDay[first] = secondEnd;
    if (secondEdition > firstEdition) edition[first] = edition[second]!;
    merged[second] = 1;
    return true;
  }

  // Rows of the other layouts have been laid side by side already; two short activities of one day are no repeat.
  if ((input.layout ?? 'spells') === 'spells') mergeRepeats();
  noteOverlaps();
  noteOpenInOlderReturns();

  const indexes = order.filter((index) => merged[index] === 0);
  ledger.sort((left, right) => (left.table ?? 0) - (right.table ?? 0) || left.row - right.row);
  return {
    spells: takeSpells({ ...spells, endDay }, indexes),
    states: read.states,
    places: read.places,
    streams: read.streams,
    persons: read.persons,
    rows: indexes.map((index) => rowNumber[index]!),
    tables: Uint16Array.from(indexes, (index) => table[index]!),
    ledger,
    rowsRead: read.rowsRead,
  };

  function mergeRepeats(): void {
    let slot = 0;
    while (slot < order.length) {
      const first = order[slot]!;
      let after = slot + 1;
      while (after < order.length && person[order[after]!] === person[first] && startDay[order[after]!] === startDay[first]) after += 1;
      if (after - slot > 1) mergeRun(slot, after);
      slot = after;
    }
  }

  /** Rows of one person that start on one day. They are grouped by state, stream and place first, so that a placeholder person's thousands of rows stay cheap. */
  function mergeRun(from: number, to: number): void {
    if (to - from === 2) {
      const [first, second] = [order[from]!, order[from + 1]!];
      if (state[first] === state[second] && stream[first] === stream[second] && place[first] === place[second]) merge(first, second);
      return;
    }
    const groups = new Map<string, Map<number, number>>();
    for (let slot = from; slot < to; slot += 1) {
      const index = order[slot]!;
      const key = `${state[index]} ${stream[index]} ${place[index]}`;
      let group = groups.get(key);
      if (!group) {
        group = new Map();
        groups.set(key, group);
      }
      const same = group.get(endDay[index]!);
      if (same !== undefined ? merge(same, index) : mergeWithAny(group, index)) continue;
      group.set(endDay[index]!, index);
    }
  }

  /** Compares with the first few only: a person with hundreds of different ends from one start is a placeholder, and is listed as overlapping anyway. */
  function mergeWithAny(group: ReadonlyMap<number, number>, index: number): boolean {
    let tried = 0;
    for (const candidate of group.values()) {
      if (merge(candidate, index)) return true;
      tried += 1;
      if (tried === 50) return false;
    }
    return false;
  }

  function noteOverlaps(): void {
    /** Per stream the spell with the latest end so far, and whose it is: resetting by person would cost as many steps as there are streams. */
    const latest = new Int32Array(read.streams.length);
    const latestOf = new Int32Array(read.streams.length).fill(-1);
    for (let slot = 0; slot < order.length; slot += 1) {
      const index = order[slot]!;
      if (merged[index] !== 0) continue;
      const own = stream[index]!;
      const before = latestOf[own] === person[index] ? latest[own]! : -1;
      if (before >= 0 && startDay[index]! < endDay[before]!) {
        if (endDay[before] === OPEN) note(index, 'open-before-later', 'questioned', `It starts ${isoDay(startDay[index]!)} while ${rowName(before)} is still open.`);
        else note(index, 'overlap', 'questioned', `It starts ${isoDay(startDay[index]!)}, ${rowName(before)} ends ${isoDay(endDay[before]!)}.`);
      }
      if (before < 0 || endDay[index]! >= endDay[before]!) {
        latest[own] = index;
        latestOf[own] = person[index]!;
      }
    }
  }

  function noteOpenInOlderReturns(): void {
    let newest = 0;
    for (let index = 0; index < spells.count; index += 1) newest = Math.max(newest, rank[edition[index]!]!);
    if (newest < 2) return;
    for (let slot = 0; slot < order.length; slot += 1) {
      const index = order[slot]!;
      const own = rank[edition[index]!]!;
      if (merged[index] === 0 && endDay[index] === OPEN && own > 0 && own < newest) {
        note(index, 'open-in-older-return', 'questioned', `Still going on in "${read.editions[edition[index]!]!}" and not mentioned in a later return.`);
      }
    }
  }
}

/** Place of each edition among all, 1 being the oldest; 0 for "not stated". Numbers sort as numbers, other names as text. */
function rankEditions(editions: readonly string[]): Int32Array {
  const names = [...new Set(editions.filter((name) => name !== ''))];
  const numeric = names.every((name) => Number.isFinite(Number(name)));
  names.sort((left, right) => (numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0));
  return Int32Array.from(editions, (name) => names.indexOf(name) + 1);
}
