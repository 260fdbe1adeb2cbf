/**
 * The append-only, hash-chained history: who changed what and when, with the inverse of it.
 * The chain covers a salted hash of each payload, not the payload, so that words can be erased on withdrawal without breaking it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { type Change, inverse, replay, type Step } from './change.ts';
import { writeTouched } from './history-touch.ts';
import type { Readable } from './open.ts';

type Kind = 'done' | 'undone' | 'redone';
type Payload = { label: string; steps: readonly Step[] };
type Link = { seq: number; at: string; coder_id: string; method: string; kind: Kind; target_seq: number | null; undoable: number; payload_hash: string; previous_hash: string; hash: string };

const beginning = '0'.repeat(64);
const sha256 = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

function hashOf(link: Omit<Link, 'hash'>): string {
  return sha256(link.previous_hash, String(link.seq), link.at, link.coder_id, link.method, link.kind, String(link.target_seq), String(link.undoable), link.payload_hash);
}

/** Number and hash of the newest event: written into every export, so that history can't be rewritten unseen. */
export function historyHead(database: Readable): { seq: number; hash: string; at: string | null } {
  const head = database.prepare('SELECT seq, hash, at FROM history ORDER BY seq DESC LIMIT 1').get() as { seq: number; hash: string; at: string } | undefined;
  return head ?? { seq: 0, hash: beginning, at: null };
}

/** Appends the event of a change, inside the change's own transaction. */
export function appendEvent(change: Change, method: string, options: { kind?: Kind; target?: number; undoable: boolean }): number {
  const head = historyHead(change.database);
  const payload = JSON.stringify({ label: change.label, steps: change.steps } satisfies Payload);
  const salt = randomBytes(16).toString('hex');
  const link: Omit<Link, 'hash'> = {
    seq: head.seq + 1,
    at: change.at,
    coder_id: change.coderId,
    method,
    kind: options.kind ?? 'done',
    target_seq: options.target ?? null,
    undoable: options.undoable ? 1 : 0,
    payload_hash: sha256(salt, payload),
    previous_hash: head.hash,
  };
  change.database
    .prepare('INSERT INTO history (seq, at, coder_id, method, kind, target_seq, undoable, payload_hash, previous_hash, hash) VALUES (@seq, @at, @coder_id, @method, @kind, @target_seq, @undoable, @payload_hash, @previous_hash, @hash)')
    .run({ ...link, hash: hashOf(link) });
  change.database.prepare('INSERT INTO history_payload (seq, salt, payload) VALUES (?, ?, ?)').run(link.seq, salt, payload);
  writeTouched(change.database, link.seq, change.touched);
  return link.seq;
}

function payloadOf(database: Readable, seq: number): Payload {
  const row = database.prepare('SELECT payload FROM history_payload WHERE seq = ?').get(seq) as { payload: string | null } | undefined;
  if (!row?.payload) throw new Refusal('not-allowed', "This change can't be taken back: its words were erased when a voice withdrew. Nothing was changed.");
  return JSON.parse(row.payload) as Payload;
}

/**
 * What undo and redo would act on for a coder. Undo goes back through what was done and stands; what was taken back since the coder's latest new change can be
 * done again, the earliest first. Asked from the newest entry backwards: a vault has a hundred thousand of them, and the buttons ask after every change.
 */
export function undoNext(database: Readable, coderId: string): { undo: number | undefined; redo: number | undefined } {
  const latest = "(SELECT l.kind FROM history l WHERE l.target_seq = h.seq ORDER BY l.seq DESC LIMIT 1)";
  const undo = database
    .prepare(`SELECT h.seq FROM history h WHERE h.coder_id = ? AND h.undoable = 1 AND h.kind = 'done' AND ${latest} IS NOT 'undone' ORDER BY h.seq DESC LIMIT 1`)
    .pluck()
    .get(coderId) as number | undefined;
  const newest = database.prepare("SELECT seq FROM history WHERE coder_id = ? AND undoable = 1 AND kind = 'done' ORDER BY seq DESC LIMIT 1").pluck().get(coderId) as number | undefined;
  const redo = database
    .prepare(`SELECT min(h.seq) FROM history u JOIN history h ON h.seq = u.target_seq WHERE u.coder_id = ? AND u.seq > ? AND u.kind = 'undone' AND ${latest} = 'undone'`)
    .pluck()
    .get(coderId, newest ?? 0) as number | null;
  return { undo, redo: redo ?? undefined };
}

/** The label of a payload `p`, in SQL. It stands first (`appendEvent`) and is cut out, so that the steps behind it, which may be megabytes, are not parsed; quotes within it are escaped. */
export const labelColumn = `json_extract(substr(p.payload, 1, instr(p.payload, '","steps":[')) || '}', '$.label')`;

/** Labels of what undo and redo would do, for the buttons. */
export function undoLabels(database: Readable, coderId: string): { undo: string | null; redo: string | null } {
  const { undo, redo } = undoNext(database, coderId);
  const label = (seq: number | undefined): string | null => {
    if (seq === undefined) return null;
    const row = database.prepare(`SELECT ${labelColumn} AS label FROM history_payload p WHERE p.seq = ?`).get(seq) as { label: string | null };
    return row.label ?? '(erased)';
  };
  return { undo: label(undo), redo: label(redo) };
}

/** Takes back the coder's latest change that still stands, as a new event. */
export function undo(change: Change): string {
  const seq = undoNext(change.database, change.coderId).undo;
  if (seq === undefined) throw new Refusal('nothing-to-undo', 'There is nothing of yours to take back.');
  const payload = payloadOf(change.database, seq);
  replay(change, inverse(payload.steps), `Taking back “${payload.label}”`);
  change.describe(payload.label);
  appendEvent(change, 'history.undo', { kind: 'undone', target: seq, undoable: true });
  return payload.label;
}

/** Does again what the coder last took back, as a new event. */
export function redo(change: Change): string {
  const seq = undoNext(change.database, change.coderId).redo;
  if (seq === undefined) throw new Refusal('nothing-to-redo', 'There is nothing to do again.');
  const payload = payloadOf(change.database, seq);
  replay(change, payload.steps, `Doing “${payload.label}” again`);
  change.describe(payload.label);
  appendEvent(change, 'history.redo', { kind: 'redone', target: seq, undoable: true });
  return payload.label;
}

/** Walks the whole chain; answers the first link that does not hold, or null. */
export function firstBrokenLink(database: Readable): number | null {
  let previous = beginning;
  let expected = 1;
  const rows = database.prepare('SELECT h.*, p.salt, p.payload FROM history h LEFT JOIN history_payload p USING (seq) ORDER BY h.seq').iterate() as Iterable<Link & { salt: string | null; payload: string | null }>;
  for (const { salt, payload, ...link } of rows) {
    const { hash, ...rest } = link;
    const payloadHolds = payload === null || (salt !== null && sha256(salt, payload) === link.payload_hash);
    if (link.seq !== expected || link.previous_hash !== previous || hashOf(rest) !== hash || !payloadHolds) return link.seq;
    previous = hash;
    expected += 1;
  }
  return null;
}
