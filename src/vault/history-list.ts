/** The history as people read it: who did what, newest first. */
import type { HistoryEntry } from '../contract/index.ts';
import { labelColumn } from './history.ts';
import type { Readable } from './open.ts';

export type HistoryChoice = {
  before?: number | undefined;
  limit: number;
  coderId?: string | undefined;
  areas?: readonly string[] | undefined;
  about?: { id: string } | undefined;
  words?: string | undefined;
  /** Somebody who works in blind mode: what others did with codings stays hidden from them. */
  blindFor: string | null;
};

/** Areas in which somebody else's changes would tell a coder in blind mode how they read. */
const tellsOfReadings = ['coding', 'memos', 'agreement', 'causes'];
/** Changes in other areas that do. */
const summarised = "COALESCE(t.method, h.method) = 'questions.summarise'";

/** Of a change that takes another back, or does it again, the area is the other's. */
const method = "COALESCE(t.method, h.method)";
const area = `substr(${method}, 1, instr(${method}, '.') - 1)`;

const entryColumns = `h.seq, h.at, COALESCE(c.name, '') AS coder, h.method, h.kind, ${area} AS area, ${labelColumn} AS label,
  (SELECT l.kind FROM history l WHERE l.target_seq = h.seq ORDER BY l.seq DESC LIMIT 1) AS last`;
const joined = 'history h JOIN history_payload p ON p.seq = h.seq LEFT JOIN history t ON t.seq = h.target_seq LEFT JOIN coder c ON c.id = h.coder_id';

type EntryRow = Omit<HistoryEntry, 'takenBack' | 'label'> & { label: string | null; last: HistoryEntry['kind'] | null };

const entryOf = ({ last, label: words, ...row }: EntryRow): HistoryEntry => ({ ...row, label: words ?? '(erased)', takenBack: last === 'undone' });

const hidden = `(@blindFor IS NULL OR h.coder_id = @blindFor OR (${area} NOT IN (SELECT value FROM json_each(@tells)) AND NOT ${summarised}))`;

/** Events older than `before` that fit the choice, newest first. */
export function listHistory(database: Readable, { before, limit, coderId, areas, about, words, blindFor }: HistoryChoice): HistoryEntry[] {
  const conditions = [
    'h.seq < @before',
    hidden,
    coderId !== undefined && 'h.coder_id = @coderId',
    areas !== undefined && `${area} IN (SELECT value FROM json_each(@areas))`,
    about !== undefined && 'u.thing = @about',
    words !== undefined && words.trim() !== '' && `fold(${labelColumn}) LIKE @words ESCAPE '\\'`,
  ].filter((condition) => typeof condition === 'string');
  const bound = {
    before: before ?? Number.MAX_SAFE_INTEGER,
    limit,
    coderId: coderId ?? null,
    areas: JSON.stringify(areas ?? []),
    about: about?.id ?? null,
    words: `%${folded(words ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`,
    blindFor,
    tells: JSON.stringify(tellsOfReadings),
  };
  if (words !== undefined) defineFold(database);
  // Payloads are read for what is answered alone, unless words are looked for in them; of a source or code only its own entries are walked (CROSS keeps that order).
  const seeksWords = conditions.some((condition) => condition.includes('@words'));
  const from = [about === undefined ? 'history h' : 'history_touch u CROSS JOIN history h ON h.seq = u.seq', seeksWords ? 'JOIN history_payload p ON p.seq = h.seq' : '', 'LEFT JOIN history t ON t.seq = h.target_seq'].join(' ');
  const found = `SELECT h.seq FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY ${about === undefined ? 'h' : 'u'}.seq DESC LIMIT @limit`;
  const rows = database.prepare(`SELECT ${entryColumns} FROM ${joined} WHERE h.seq IN (${found}) ORDER BY h.seq DESC`).all(bound) as EntryRow[];
  return rows.map(entryOf);
}

/** One event; null when there is none of that number, or it is hidden. */
export function readHistoryEntry(database: Readable, seq: number, blindFor: string | null): HistoryEntry | null {
  const row = database.prepare(`SELECT ${entryColumns} FROM ${joined} WHERE h.seq = @seq AND ${hidden}`).get({ seq, blindFor, tells: JSON.stringify(tellsOfReadings) }) as EntryRow | undefined;
  return row ? entryOf(row) : null;
}

/** Words as they are compared: SQLite's own LIKE folds the letters of English alone. */
const folded = (words: string): string => words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function defineFold(database: Readable): void {
  database.function('fold', { deterministic: true }, (words: unknown) => (typeof words === 'string' ? folded(words) : ''));
}
