/** Between the two passes: rows of events, activities and snapshots become spells. Each row has been read by itself; here the rows of one person are laid side by side. */
import { type CleanInput, leaving, type ReadRows } from './clean-types.ts';
import { isoDay } from './days.ts';
import type { LedgerAction, LedgerRule } from './ledger.ts';
import { OPEN, orderSpells, type Spells, takeSpells } from './spells.ts';

type Note = (index: number, rule: LedgerRule, action: LedgerAction, detail: string) => void;
type Tools = { read: ReadRows; note: Note; rowName: (index: number) => string; decisions: CleanInput['decisions'] };

export function composeSpells(read: ReadRows, input: CleanInput): ReadRows {
  const layout = input.layout ?? 'spells';
  if (layout === 'spells') return read;
  const several = input.tables.length > 1;
  const tools: Tools = {
    read,
    decisions: input.decisions,
    rowName: (index) => nameOfRow(read, input, index),
    note(index, rule, action, detail) {
      const row = read.rowNumber[index]!;
      read.ledger.push(several ? { row, rule, detail, action, table: read.table[index]! } : { row, rule, detail, action });
    },
  };
  const endDay = new Int32Array(read.spells.count).fill(OPEN);
  const kept = layout === 'events' ? fromEvents(tools, endDay) : layout === 'activities' ? fromActivities(tools, endDay) : fromSnapshots(tools, endDay);
  return take(read, { ...read.spells, endDay }, Int32Array.from(kept));
}

/** "row 12", with its table where there are several. */
export function nameOfRow(read: Pick<ReadRows, 'rowNumber' | 'table'>, input: Pick<CleanInput, 'tables'>, index: number): string {
  const row = `row ${read.rowNumber[index]!}`;
  if (input.tables.length < 2) return row;
  const name = input.tables[read.table[index]!]?.name;
  return name === undefined ? `${row} of file ${read.table[index]! + 1}` : `${row} of “${name}”`;
}

function take(read: ReadRows, spells: Spells, kept: Int32Array): ReadRows {
  const pick = <Column extends Int32Array | Uint16Array | Uint8Array>(column: Column): Column => column.constructor === Int32Array ? (Int32Array.from(kept, (index) => column[index]!) as Column) : (Uint16Array.from(kept, (index) => column[index]!) as Column);
  return { ...read, spells: takeSpells(spells, kept), edition: pick(read.edition), rowNumber: pick(read.rowNumber), table: pick(read.table), registration: new Uint8Array(0), instance: new Int32Array(0) };
}

/** Runs of rows of one person, in order of time. */
function* byPerson({ spells }: ReadRows): Generator<Int32Array> {
  const order = orderSpells(spells);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && spells.person[order[to]!] === spells.person[order[from]!]) to += 1;
    yield order.subarray(from, to);
    from = to;
  }
}

/** A state lasts until the person's next row in the same stream; the last one is still going on. A row without a state ends the one before. */
function fromEvents({ read, note, rowName, decisions }: Tools, endDay: Int32Array): number[] {
  const { state, startDay, place, stream } = read.spells;
  const kept: number[] = [];
  for (const rows of byPerson(read)) {
    const running = new Map<number, number>();
    for (const index of rows) {
      const before = running.get(stream[index]!);
      if (before !== undefined && state[before] === state[index] && startDay[before] === startDay[index] && place[before] === place[index]) {
        if (decisions?.(read.table[index]!, read.rowNumber[index]!) !== 'keep') {
          note(index, read.edition[before] === read.edition[index] ? 'exact-duplicate' : 'yearly-repeat', 'merged', `The same as ${rowName(before)}.`);
          continue;
        }
        note(index, 'kept-by-decision', 'kept', `Kept beside ${rowName(before)} as a spell of its own.`);
      }
      if (before !== undefined) endDay[before] = startDay[index]!;
      if (state[index] !== leaving) {
        running.set(stream[index]!, index);
        kept.push(index);
        continue;
      }
      running.delete(stream[index]!);
      if (before === undefined) note(index, 'leaving-nothing', 'dropped', 'No state is named, and the person is in none.');
      else note(index, 'event-without-state', 'questioned', `No state is named: the state of ${rowName(before)} ends ${isoDay(startDay[index]!)}.`);
    }
  }
  return kept;
}

/** Starts and completions belong together by their instance; where none is stated, a completion closes the person's earliest start of that activity that is still open. */
function fromActivities({ read, note, rowName }: Tools, endDay: Int32Array): number[] {
  const { state, startDay, stream } = read.spells;
  const kept: number[] = [];
  for (const rows of byPerson(read)) {
    const open = new Map<string, number[]>();
    const key = (index: number): string => `${state[index]} ${stream[index]} ${read.instance[index]}`;
    // A completion in the same second as its start may stand before it in the file: on one day, starts are looked at first.
    const firstStarts = Array.from(rows).sort((left, right) => startDay[left]! - startDay[right]! || read.registration[left]! - read.registration[right]!);
    const pairs: number[] = [];
    for (const index of firstStarts) {
      const waiting = open.get(key(index)) ?? [];
      if (read.registration[index] === 1) {
        if (read.instance[index] !== 0 && waiting.length > 0) {
          note(index, 'exact-duplicate', 'merged', `The same activity starts in ${rowName(waiting[0]!)}.`);
          continue;
        }
        open.set(key(index), [...waiting, index]);
        pairs.push(index);
        continue;
      }
      const start = waiting.shift();
      if (start === undefined) note(index, 'completion-without-start', 'dropped', `It completes ${isoDay(startDay[index]!)}, and no start before it is recorded.`);
      else endDay[start] = startDay[index]!;
    }
    for (const waiting of open.values()) for (const index of waiting) note(index, 'start-without-completion', 'questioned', `It starts ${isoDay(startDay[index]!)}, and no completion is recorded: it is read as still going on.`);
    const isKept = new Set(pairs);
    for (const index of rows) if (isKept.has(index)) kept.push(index);
  }
  return kept;
}

/** A person is taken to be in the state that was seen until the next day on which anybody was looked at in that stream; seen again in the same state and place, the stay goes on. */
function fromSnapshots({ read, note, rowName }: Tools, endDay: Int32Array): number[] {
  const { count, state, startDay, place, stream } = read.spells;
  const daysOf = new Map<number, Set<number>>();
  for (let index = 0; index < count; index += 1) {
    const days = daysOf.get(stream[index]!);
    if (days) days.add(startDay[index]!);
    else daysOf.set(stream[index]!, new Set([startDay[index]!]));
  }
  const nextOf = new Map<number, Map<number, number>>();
  for (const [own, days] of daysOf) {
    const sorted = [...days].toSorted((left, right) => left - right);
    nextOf.set(own, new Map(sorted.map((day, position) => [day, sorted[position + 1] ?? OPEN])));
  }
  const kept: number[] = [];
  for (const rows of byPerson(read)) {
    const running = new Map<number, { index: number; seen: number }>();
    for (const index of rows) {
      const own = stream[index]!;
      const day = startDay[index]!;
      const until = nextOf.get(own)!.get(day)!;
      const before = running.get(own);
      const isSame = before !== undefined && state[before.index] === state[index] && place[before.index] === place[index];
      if (before?.seen === day) {
        if (isSame) {
          note(index, 'exact-duplicate', 'merged', `The same as ${rowName(before.index)}.`);
          continue;
        }
        note(index, 'two-states-one-day', 'questioned', `Another state or place is seen on ${isoDay(day)} in ${rowName(before.index)}.`);
      } else if (isSame && endDay[before.index] === day) {
        endDay[before.index] = until;
        before.seen = day;
        continue;
      }
      endDay[index] = until;
      running.set(own, { index, seen: day });
      kept.push(index);
    }
  }
  return kept;
}
