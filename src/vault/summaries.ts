/** Summaries: what a voice or a source says of a code, in the team's own words, with the codings that it rests on. */
import type { Summary } from '../contract/index.ts';
import type { Readable } from './open.ts';

export type RowKind = 'voice' | 'source';

/** A coding as it was when it was cited: what it is held against later. */
export type Cited = { id: string; codeId: string; quoteHash: string };

export type SummaryRow = Omit<Summary, 'cites' | 'stale'> & { rowKind: RowKind; cites: Cited[] };

const columns = 'id, row_kind AS rowKind, row_id AS rowId, code_id AS codeId, text, cites, coder_id AS coderId, at, version';
const parsed = (row: Omit<SummaryRow, 'cites'> & { cites: string }): SummaryRow => ({ ...row, cites: JSON.parse(row.cites) as Cited[] });

export function summaryRows(database: Readable, rowKind: RowKind, codeIds: readonly string[]): SummaryRow[] {
  const rows = database.prepare(`SELECT ${columns} FROM summary WHERE row_kind = ? AND code_id IN (SELECT value FROM json_each(?)) ORDER BY at, id`).all(rowKind, JSON.stringify(codeIds));
  return (rows as (Omit<SummaryRow, 'cites'> & { cites: string })[]).map(parsed);
}

/** Where summaries stand, the newest last. */
export function summaryPlaces(database: Readable): Pick<SummaryRow, 'id' | 'rowKind' | 'rowId' | 'codeId' | 'coderId'>[] {
  return database.prepare('SELECT id, row_kind AS rowKind, row_id AS rowId, code_id AS codeId, coder_id AS coderId FROM summary ORDER BY at, id').all() as Pick<SummaryRow, 'id' | 'rowKind' | 'rowId' | 'codeId' | 'coderId'>[];
}

/** The summary of one cell. */
export function readSummaryOf(database: Readable, rowKind: RowKind, rowId: string, codeId: string): SummaryRow | null {
  const row = database.prepare(`SELECT ${columns} FROM summary WHERE row_kind = ? AND row_id = ? AND code_id = ?`).get(rowKind, rowId, codeId) as (Omit<SummaryRow, 'cites'> & { cites: string }) | undefined;
  return row ? parsed(row) : null;
}

/** Codings that stand in the text, as they are now; those that are gone or left behind are missing. */
export function citedNow(database: Readable, codingIds: readonly string[]): Map<string, Cited & { sourceId: string; start: number; end: number; coderId: string }> {
  const rows = database
    .prepare('SELECT id, code_id AS codeId, quote_hash AS quoteHash, source_id AS sourceId, start, "end", coder_id AS coderId FROM live_coding WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(codingIds)) as (Cited & { sourceId: string; start: number; end: number; coderId: string })[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether anything that a summary rests on is no longer as it was when it was cited. */
export function isSummaryStale(cites: readonly Cited[], now: ReadonlyMap<string, Cited>): boolean {
  return cites.some((cited) => {
    const coding = now.get(cited.id);
    return !coding || coding.codeId !== cited.codeId || coding.quoteHash !== cited.quoteHash;
  });
}
