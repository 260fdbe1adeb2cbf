/**
 * Sources: the file as it came, one immutable text per revision, and paragraphs, turns and speakers over it.
 * `turn.number` and `speaker.number` count from 0 and are what paragraphs and turns point at; `paragraph.number` counts from 1.
 */
import { createHash } from 'node:crypto';
import type { OpenedSource, Paragraph, ReportLine, SourceSummary, Speaker, Turn } from '../contract/index.ts';
import { labelKey } from '../domain/sources/labels.ts';
import type { Transcript } from '../domain/sources/transcript.ts';
import type { Readable, Writable } from './open.ts';
import type { ImportChoices } from './remembered.ts';
import { indexPassages } from './search-index.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

type SummaryRow = Omit<SourceSummary, 'date' | 'voices'> & { date: string | null; voices: string | null };

const summaries = `SELECT s.id, s.title, s.kind, s.date, s.place_id AS placeId, s.note, s.format, s.file_name AS fileName, s.words, s.paragraphs, s.turns,
    (SELECT count(*) FROM coding k WHERE k.source_id = s.id AND k.revision_id = s.revision_id AND (@by IS NULL OR k.coder_id = @by)) AS codings,
    (SELECT json_group_array(DISTINCT p.voice_id) FROM speaker p WHERE p.source_id = s.id AND p.voice_id IS NOT NULL) AS voices,
    (SELECT r.number - 1 FROM revision r WHERE r.id = s.revision_id) AS corrections,
    (SELECT count(*) FROM coding k WHERE k.source_id = s.id AND k.revision_id <> s.revision_id AND (@by IS NULL OR k.coder_id = @by)) AS leftBehind,
    (SELECT count(*) FROM recording m WHERE m.source_id = s.id AND m.removed = 0) AS recordings,
    s.added_at AS addedAt, s.version
  FROM source s WHERE s.removed = 0`;

function summaryOf(row: SummaryRow): SourceSummary {
  return { ...row, date: row.date === null ? null : (JSON.parse(row.date) as SourceSummary['date']), voices: JSON.parse(row.voices ?? '[]') as string[] };
}

const byTitle = new Intl.Collator('en-GB', { numeric: true });

/** All sources, by title. `by` counts one coder's codings alone. */
export function listSources(database: Readable, by: string | null = null): SourceSummary[] {
  const rows = database.prepare(summaries).all({ by }) as SummaryRow[];
  return rows.map(summaryOf).toSorted((one, other) => byTitle.compare(one.title, other.title) || one.addedAt.localeCompare(other.addedAt) || one.id.localeCompare(other.id));
}

export function readSummary(database: Readable, id: string, by: string | null = null): SourceSummary | null {
  const row = database.prepare(`${summaries} AND s.id = @id`).get({ id, by }) as SummaryRow | undefined;
  return row ? summaryOf(row) : null;
}

/** A source, whole; null when it is not here. */
export function openSource(database: Readable, id: string, by: string | null = null): OpenedSource | null {
  const source = readSummary(database, id, by);
  if (!source) return null;
  const { revisionId, text } = database.prepare('SELECT r.id AS revisionId, r.text FROM source s JOIN revision r ON r.id = s.revision_id WHERE s.id = ?').get(id) as { revisionId: string; text: string };
  const paragraphs = database
    .prepare('SELECT number, start, "end", kind, turn, level, start_ms AS startMs, end_ms AS endMs FROM paragraph WHERE revision_id = ? ORDER BY number')
    .all(revisionId) as Paragraph[];
  const turns = database
    .prepare('SELECT number + 1 AS number, start, "end", speaker, start_ms AS startMs, end_ms AS endMs FROM turn t WHERE t.revision_id = ? ORDER BY t.number')
    .all(revisionId) as Turn[];
  return { source, revisionId, text, paragraphs, turns, speakers: listSpeakers(database, id) };
}

/** Speakers in the order in which they first speak. */
export function listSpeakers(database: Readable, sourceId: string): Speaker[] {
  return database.prepare('SELECT id, label, role, voice_id AS voiceId, version FROM speaker WHERE source_id = ? ORDER BY number').all(sourceId) as Speaker[];
}

/** A speaker of a source that is here. */
export function readSpeaker(database: Readable, id: string): (Speaker & { sourceTitle: string }) | null {
  const row = database
    .prepare('SELECT p.id, p.label, p.role, p.voice_id AS voiceId, p.version, s.title AS sourceTitle FROM speaker p JOIN source s ON s.id = p.source_id WHERE p.id = ? AND s.removed = 0')
    .get(id) as (Speaker & { sourceTitle: string }) | undefined;
  return row ?? null;
}

/** The files that a source came from; more than one where the speakers of a recording had a file each. */
export function listOriginals(database: Readable, sourceId: string): { name: string; bytes: number }[] {
  return database
    .prepare(
      `SELECT name, bytes FROM (
         SELECT 0 AS number, s.file_name AS name, length(o.bytes) AS bytes FROM source s JOIN original o ON o.source_id = s.id WHERE s.id = @id
         UNION ALL SELECT number, name, length(bytes) FROM woven_file WHERE source_id = @id
       ) ORDER BY number`,
    )
    .all({ id: sourceId }) as { name: string; bytes: number }[];
}

/** One of the files as they came, counted from 0; null when there is none, or the source is not here. */
export function readOriginal(database: Readable, sourceId: string, number: number): { name: string; mediaType: string; bytes: Uint8Array } | null {
  const first = 'SELECT s.file_name AS name, o.media_type AS mediaType, o.bytes FROM source s JOIN original o ON o.source_id = s.id WHERE s.id = @id AND s.removed = 0';
  const other = 'SELECT w.name, w.media_type AS mediaType, w.bytes FROM source s JOIN woven_file w ON w.source_id = s.id WHERE s.id = @id AND s.removed = 0 AND w.number = @number';
  const row = (number === 0 ? database.prepare(first).get({ id: sourceId }) : database.prepare(other).get({ id: sourceId, number })) as { name: string; mediaType: string; bytes: Buffer } | undefined;
  return row ?? null;
}

/** How the file of a source was read; null when it is not here. */
export function readReport(database: Readable, sourceId: string): ReportLine[] | null {
  const row = database.prepare('SELECT report FROM source WHERE id = ? AND removed = 0').get(sourceId) as { report: string } | undefined;
  return row ? (JSON.parse(row.report) as ReportLine[]) : null;
}

/** The source that holds exactly these bytes, the first that came. */
export function findByHash(database: Readable, hash: string): { sourceId: string; title: string } | null {
  const row = database
    .prepare(
      `SELECT id AS sourceId, title FROM source
       WHERE removed = 0 AND id IN (SELECT id FROM source WHERE file_hash = @hash UNION ALL SELECT source_id FROM woven_file WHERE file_hash = @hash) ORDER BY added_at, id LIMIT 1`,
    )
    .get({ hash }) as { sourceId: string; title: string } | undefined;
  return row ?? null;
}

/** Which voice last spoke under which label, by the label's key. */
export function voicesByLabel(database: Readable): Map<string, string> {
  const rows = database
    .prepare('SELECT p.label, p.voice_id AS voiceId FROM speaker p JOIN source s ON s.id = p.source_id WHERE p.voice_id IS NOT NULL AND s.removed = 0 ORDER BY s.added_at, s.id')
    .all() as { label: string; voiceId: string }[];
  return new Map(rows.map(({ label, voiceId }) => [labelKey(label), voiceId]));
}

export type NewSource = {
  id: string;
  revisionId: string;
  title: string;
  kind: SourceSummary['kind'];
  date: SourceSummary['date'];
  placeId: string | null;
  note: string;
  format: string;
  fileName: string;
  fileHash: string;
  mediaType: string;
  bytes: Uint8Array;
  /** The other files of the same recording. */
  woven: readonly { name: string; hash: string; mediaType: string; bytes: Uint8Array }[];
  transcript: Transcript;
  report: readonly ReportLine[];
  choices: ImportChoices;
  at: string;
};

/**
 * Writes all that is written of a source once and never changed, dark (`removed = 1`): the caller adds the speakers as
 * recorded rows and lights the source by one recorded update, so that undo darkens it again.
 */
export function writeDark(database: Writable, source: NewSource): void {
  const { transcript, id, revisionId } = source;
  database
    .prepare(
      `INSERT INTO source (id, title, kind, date, place_id, note, format, file_name, file_hash, revision_id, words, paragraphs, turns, added_at, report, import_choices, removed, version)
       VALUES (@id, @title, @kind, @date, @placeId, @note, @format, @fileName, @fileHash, @revisionId, @words, @paragraphs, @turns, @at, @report, @choices, 1, 1)`,
    )
    .run({
      id,
      title: source.title,
      kind: source.kind,
      date: source.date && JSON.stringify(source.date),
      placeId: source.placeId,
      note: source.note,
      format: source.format,
      fileName: source.fileName,
      fileHash: source.fileHash,
      revisionId,
      words: transcript.words,
      paragraphs: transcript.paragraphs.length,
      turns: transcript.turns.length,
      at: source.at,
      report: JSON.stringify(source.report),
      choices: JSON.stringify(source.choices),
    });
  database.prepare('INSERT INTO original (source_id, media_type, bytes) VALUES (?, ?, ?)').run(id, source.mediaType, blob(source.bytes));
  const woven = database.prepare('INSERT INTO woven_file (source_id, number, name, file_hash, media_type, bytes) VALUES (?, ?, ?, ?, ?, ?)');
  for (const [index, one] of source.woven.entries()) woven.run(id, index + 1, one.name, one.hash, one.mediaType, blob(one.bytes));
  database.prepare('INSERT INTO revision (id, source_id, number, text, text_hash, at) VALUES (?, ?, 1, ?, ?, ?)').run(revisionId, id, transcript.text, sha256(transcript.text), source.at);
  const paragraph = database.prepare('INSERT INTO paragraph (revision_id, number, start, "end", kind, level, turn, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [index, one] of transcript.paragraphs.entries()) {
    paragraph.run(revisionId, index + 1, one.start, one.end, one.kind, one.level ?? null, one.turn, whole(one.startMs), whole(one.endMs));
  }
  const turn = database.prepare('INSERT INTO turn (revision_id, number, start, "end", speaker, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const [index, one] of transcript.turns.entries()) turn.run(revisionId, index, one.start, one.end, one.speaker, whole(one.startMs), whole(one.endMs));
  indexPassages(
    database,
    id,
    transcript.paragraphs.map(({ start, end }, index) => ({ number: index + 1, text: transcript.text.slice(start, end) })),
  );
}

const blob = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const whole = (milliseconds: number | undefined): number | null => (milliseconds === undefined ? null : Math.round(milliseconds));
