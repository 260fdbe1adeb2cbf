/**
 * Rows as they were after an earlier change: the recorded steps are walked backward from now. Only rows that were touched since come up; all others are as they were.
 */
import { Refusal } from '../domain/refusal.ts';
import { type RecordedTable, recordedTables, type Row, type Step } from './change.ts';
import { wholeCodebook } from './history-touch.ts';
import type { Readable } from './open.ts';

/** One row as it is now and as it was; null where it is not, or was not, there. Both hold all columns that are known. */
export type RowThen = { table: RecordedTable; id: string; now: Row | null; was: Row | null };

type Event = { seq: number; area: string; steps: readonly Step[] };

/** What a row of the table belongs to, by which it is found again in an update that names only what it changed. */
export type Owner = (table: string, row: Row) => boolean;

const area = "substr(COALESCE(t.method, h.method), 1, instr(COALESCE(t.method, h.method), '.') - 1)";

/** Events after `to` that touched a thing, newest first; refuses where their words were erased. */
function* eventsSince(database: Readable, where: string, values: Record<string, unknown>): Generator<Event> {
  // Numbers first: a payload may be large, and only one is held at a time.
  const found = database
    .prepare(`SELECT h.seq, ${area} AS area FROM history h LEFT JOIN history t ON t.seq = h.target_seq WHERE h.seq > @to AND ${where} ORDER BY h.seq DESC`)
    .all(values) as { seq: number; area: string }[];
  const payloadOf = database.prepare('SELECT payload FROM history_payload WHERE seq = ?').pluck();
  for (const event of found) {
    const payload = payloadOf.get(event.seq) as string | null | undefined;
    if (!payload) {
      throw new Refusal('not-allowed', `Going back that far isn't possible: the words of entry ${event.seq} were erased when a voice withdrew. Nothing was changed. Choose a point after it.`, { seq: event.seq });
    }
    yield { ...event, steps: (JSON.parse(payload) as { steps: Step[] }).steps };
  }
}

/** Rows as they are read again and again while walking. */
function rowReader(database: Readable): (table: string, id: string) => Row | null {
  const statements = new Map<string, ReturnType<Readable['prepare']>>();
  return (table, id) => {
    if (!(table in recordedTables)) return null;
    let statement = statements.get(table);
    if (!statement) statements.set(table, (statement = database.prepare(`SELECT * FROM "${table}" WHERE id = ?`)));
    return (statement.get(id) as Row | undefined) ?? null;
  };
}

type Walk = { rows: Map<string, RowThen>; events: number };

function walkBack(database: Readable, events: Iterable<Event>, belongs: (event: Event, step: Step, row: Row) => boolean): Walk {
  const read = rowReader(database);
  const rows = new Map<string, RowThen>();
  let count = 0;
  for (const event of events) {
    count += 1;
    for (const step of event.steps.toReversed()) {
      const key = `${step.table} ${step.id}`;
      const known = rows.get(key);
      const full = step.do === 'update' ? (known?.was ?? read(step.table, step.id)) : step.do === 'insert' ? step.after : step.before;
      if (!full || !belongs(event, step, full)) continue;
      const state = known ?? { table: step.table as RecordedTable, id: step.id, ...both(read(step.table, step.id)) };
      if (step.do === 'insert') state.was = null;
      else if (step.do === 'remove') state.was = { ...step.before };
      else if (state.was) state.was = { ...state.was, ...step.before };
      rows.set(key, state);
    }
  }
  return { rows, events: count };
}

const both = (row: Row | null): { now: Row | null; was: Row | null } => ({ now: row, was: row && { ...row } });

const touching = 'h.seq IN (SELECT seq FROM history_touch WHERE thing = @thing AND seq > @to)';

const ofSource = new Set<string>(['source', 'speaker', 'coding', 'sign', 'memo', 'passage_link', 'settlement', 'causal_link']);

/** Rows of a source (itself, its speakers, and what was said of its words) that were touched after `to`. */
export function sourceThen(database: Readable, sourceId: string, to: number): Walk {
  const belongs = (_event: Event, step: Step, row: Row): boolean =>
    ofSource.has(step.table) && (step.table === 'source' ? step.id === sourceId : row.source_id === sourceId || row.from_source_id === sourceId || row.to_source_id === sourceId);
  return walkBack(database, eventsSince(database, touching, { thing: sourceId, to }), belongs);
}

/** Codes that were touched after `to`. */
export function codesThen(database: Readable, to: number): Walk {
  return walkBack(database, eventsSince(database, touching, { thing: wholeCodebook, to }), (_event, step) => step.table === 'code');
}

/** What follows a code when the codebook changes: what was coded, summed up, settled, noted and asked with it. */
const follows = new Set(['coding', 'summary', 'settlement', 'memo', 'saved_question']);

/**
 * Rows that changes of the codebook have moved to other codes, or taken away with a code, since `to`, as they were before that. What somebody did to one by hand
 * since then stays: only a value that is still the one the codebook's change wrote is taken back.
 */
export function movedWithCodes(database: Readable, to: number): RowThen[] {
  const goingBack = "COALESCE(t.method, h.method) = 'history.goBack' AND EXISTS (SELECT 1 FROM history_touch u WHERE u.thing = @codebook AND u.seq = COALESCE(h.target_seq, h.seq))";
  const events = eventsSince(database, `(COALESCE(t.method, h.method) LIKE 'codebook.%' OR (${goingBack}))`, { to, codebook: wholeCodebook });
  return [...followBack(database, events, (_event, step) => follows.has(step.table)).values()];
}

/** Takes back some steps alone, leaving what came between: a value is taken back as long as it is the one that the step wrote, a row that was removed comes back. */
function followBack(database: Readable, events: Iterable<Event>, belongs: (event: Event, step: Step) => boolean): Map<string, RowThen> {
  const read = rowReader(database);
  const rows = new Map<string, RowThen>();
  for (const event of events) {
    for (const step of event.steps.toReversed()) {
      if (!belongs(event, step)) continue;
      const key = `${step.table} ${step.id}`;
      const state = rows.get(key) ?? { table: step.table as RecordedTable, id: step.id, ...both(read(step.table, step.id)) };
      rows.set(key, state);
      const { was } = state;
      if (step.do === 'remove') state.was ??= { ...step.before };
      else if (step.do === 'update' && was) for (const [column, after] of Object.entries(step.after)) if (was[column] === after) was[column] = step.before[column];
      // An insert is a row that came back when a removal was taken back: it was there before as well.
    }
  }
  return rows;
}

/** Columns (versions aside) that differ; a column that the older row does not know is left as it is. */
export function differing(now: Row, was: Row): string[] {
  return Object.keys(was).filter((column) => column !== 'version' && column in now && now[column] !== was[column]);
}
