/** What has left the vault, and what a brief says of how it was made. */
import type { ExportRecord, GateDecision } from '../contract/index.ts';
import type { Change } from './change.ts';
import type { Readable } from './open.ts';

type RecordRow = { id: string; at: string; coderId: string; audience: ExportRecord['audience']; title: string; format: string; hash: string; decision: string | null; entered: number; held: number; seq: number; head: string; contents: string };

/** Every export, newest first. */
export function listExports(database: Readable): ExportRecord[] {
  const rows = database
    .prepare(
      `SELECT id, at, coder_id AS coderId, audience, title, format, hash, decision, entered, held, history_seq AS seq, history_hash AS head, contents FROM export_record ORDER BY at DESC, id DESC`,
    )
    .all() as RecordRow[];
  return rows.map(({ seq, head, decision, contents, ...row }) => ({
    ...row,
    decision: decision === null ? null : (JSON.parse(decision) as GateDecision),
    head: { seq, hash: head },
    contents: JSON.parse(contents) as ExportRecord['contents'],
  }));
}

/** Files that left with an item of evidence in them, by item, the newest first. */
export function exportsOfEvidence(database: Readable): Map<string, { title: string; at: string }[]> {
  const rows = database.prepare("SELECT r.title, r.at, e.value AS evidenceId FROM export_record r, json_each(r.contents, '$.evidenceIds') e ORDER BY r.at DESC").all() as { title: string; at: string; evidenceId: string }[];
  return Map.groupBy(rows, ({ evidenceId }) => evidenceId);
}

/** Writes down that a file left: for whom, by whose decision, with which hash, and where the history stood. */
export function recordExport(change: Change, record: Omit<ExportRecord, 'id' | 'at' | 'coderId'>): string {
  const id = change.newId();
  change.insert('export_record', {
    id, at: change.at, coder_id: change.coderId, audience: record.audience, title: record.title, format: record.format, hash: record.hash,
    decision: record.decision && JSON.stringify(record.decision), entered: record.entered, held: record.held,
    history_seq: record.head.seq, history_hash: record.head.hash, contents: JSON.stringify(record.contents), version: 1,
  });
  return id;
}

/** The counts (of codings, or of causal links) that left for anybody beyond the team: when, and of which speakers' words; the newest first. */
export function countsBeyondTeam(database: Readable, of: 'countedSpeakerIds' | 'causalSpeakerIds' = 'countedSpeakerIds'): { at: string; title: string; speakerIds: ReadonlySet<string> }[] {
  const rows = database.prepare("SELECT at, title, contents FROM export_record WHERE audience <> 'team' ORDER BY at DESC, id DESC").all() as { at: string; title: string; contents: string }[];
  return rows.flatMap(({ at, title, contents }) => {
    const speakerIds = (JSON.parse(contents) as ExportRecord['contents'])[of];
    return speakerIds ? [{ at, title, speakerIds: new Set(speakerIds) }] : [];
  });
}

/** Everybody who speaks in a source that is here and has not withdrawn. */
export function speakingNow(database: Readable): { id: string; sourceId: string; label: string; voiceId: string | null; addedAt: string }[] {
  return database
    .prepare(
      `SELECT p.id, p.source_id AS sourceId, p.label, p.voice_id AS voiceId, s.added_at AS addedAt FROM speaker p JOIN source s ON s.id = p.source_id AND s.removed = 0 LEFT JOIN voice v ON v.id = p.voice_id
       WHERE COALESCE(v.consent_state, '') <> 'withdrawn'`,
    )
    .all() as { id: string; sourceId: string; label: string; voiceId: string | null; addedAt: string }[];
}

/** Names by which people are known in the texts of this vault: speakers' labels as they stood in the files, also of sources that were taken out. */
export function speakerLabels(database: Readable): string[] {
  return database.prepare('SELECT DISTINCT label FROM speaker').pluck().all() as string[];
}

/** Who coded how many passages in the sources that are here. */
export function codersAtWork(database: Readable): { name: string; codings: number }[] {
  return database
    .prepare('SELECT c.name, count(*) AS codings FROM live_coding k JOIN coder c ON c.id = k.coder_id GROUP BY c.id ORDER BY codings DESC, c.name')
    .all() as { name: string; codings: number }[];
}

/** The strictest threshold of the flow data that are here; 5 where there are none. */
export function strictestThreshold(database: Readable): number {
  return (database.prepare('SELECT max(threshold) FROM dataset WHERE removed = 0').pluck().get() as number | null) ?? 5;
}

/** How many passages carry a code (a passage coded by several people is one). */
export function passagesOfCode(database: Readable, codeId: string): { sourceId: string; start: number; end: number }[] {
  return database
    .prepare('SELECT DISTINCT k.source_id AS sourceId, k.start, k."end" FROM live_coding k WHERE k.code_id = ? ORDER BY k.source_id, k.start')
    .all(codeId) as { sourceId: string; start: number; end: number }[];
}

/** How many sources are here. */
export function sourceCount(database: Readable): number {
  return database.prepare('SELECT count(*) FROM source WHERE removed = 0').pluck().get() as number;
}
