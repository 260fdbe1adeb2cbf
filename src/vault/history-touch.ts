/**
 * Which source or code a recorded step is about. Kept beside the history (`history_touch`), because a step holds only the columns that it changed, and so can't
 * tell later whose coding it was that got another memo. Holds ids alone: nothing in it has to be erased when a voice withdraws.
 */
import type { Writable } from './open.ts';

type Row = Record<string, unknown>;

/** Stands for the codebook as a whole: every step on a code touches it. */
export const wholeCodebook = 'codebook';

/** Ids of the sources and codes that a row belongs to or points at, and `wholeCodebook` for a code. */
export function thingsTouched(table: string, row: Row): string[] {
  const things: unknown[] = [row.source_id, row.from_source_id, row.to_source_id, row.code_id];
  if (table === 'source') things.push(row.id);
  if (table === 'code') things.push(row.id, wholeCodebook);
  if (table === 'memo' && (row.about_kind === 'source' || row.about_kind === 'code')) things.push(row.about_id);
  if (table === 'summary' && row.row_kind === 'source') things.push(row.row_id);
  if ((table === 'evidence' || table === 'theory_evidence' || table === 'rest') && typeof row.target === 'string') things.push((JSON.parse(row.target) as { sourceId?: string } | null)?.sourceId);
  return things.filter((thing) => typeof thing === 'string');
}

export function writeTouched(database: Writable, seq: number, things: Iterable<string>): void {
  const insert = database.prepare('INSERT OR IGNORE INTO history_touch (thing, seq) VALUES (?, ?)');
  for (const thing of things) insert.run(thing, seq);
}

type RecordedStep = { do: 'insert' | 'update' | 'remove'; table: string; id: string; before?: Row; after?: Row };

/** Works out what the changes touched that were made before this was kept: rows are followed from their first step on. */
export function fillTouched(database: Writable): void {
  const rows = new Map<string, Row>();
  const events = database.prepare('SELECT seq, payload FROM history_payload WHERE payload IS NOT NULL AND seq > ? ORDER BY seq LIMIT 200');
  let last = 0;
  for (;;) {
    const some = events.all(last) as { seq: number; payload: string }[];
    if (some.length === 0) return;
    for (const { seq, payload } of some) {
      const things = new Set<string>();
      for (const step of (JSON.parse(payload) as { steps: RecordedStep[] }).steps) {
        const key = `${step.table} ${step.id}`;
        const known = { id: step.id, ...rows.get(key) };
        const [before, after] = [{ ...known, ...step.before }, { ...known, ...step.before, ...step.after }];
        if (step.do !== 'insert') for (const thing of thingsTouched(step.table, before)) things.add(thing);
        if (step.do !== 'remove') for (const thing of thingsTouched(step.table, after)) things.add(thing);
        rows.set(key, after);
      }
      writeTouched(database, seq, things);
      last = seq;
    }
  }
}
