/** What the comparing of readings needs from the vault: who has read what, which text counts, and what was settled. Codings left behind by corrections and removed sources stay out. */
import type { Difference, Quote } from '../contract/index.ts';
import type { EarlierReading } from '../domain/agreement/as-read.ts';
import type { ReadPassage } from '../domain/agreement/differences.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { type OpenText, placeFinder, readText } from './coding.ts';
import type { Readable } from './open.ts';
import { follower } from './revisions.ts';

export type StoredPassage = ReadPassage & { sourceId: string };

export type Choice = { coderIds: readonly string[]; sourceIds?: readonly string[] | undefined };

const some = (ids: readonly string[] | undefined): string | null => (ids === undefined ? null : JSON.stringify(ids));

/** The codings of some coders, in all sources or in those named, by source and in the order of the text. */
export function passagesOf(database: Readable, { coderIds, sourceIds }: Choice): StoredPassage[] {
  return database
    .prepare(
      `SELECT k.id, k.code_id AS codeId, k.coder_id AS coderId, k.source_id AS sourceId, k.start, k."end", k.first_word AS firstWord, k.last_word AS lastWord FROM live_coding k
       WHERE k.coder_id IN (SELECT value FROM json_each(@coderIds)) AND (@sourceIds IS NULL OR k.source_id IN (SELECT value FROM json_each(@sourceIds)))
       ORDER BY k.source_id, k.start, k."end", k.id`,
    )
    .all({ coderIds: JSON.stringify(coderIds), sourceIds: some(sourceIds) }) as StoredPassage[];
}

/** Of the ids named those that are sources here, in the order of their titles. */
export function sourcesHere(database: Readable, ids: Iterable<string>): { id: string; revisionId: string }[] {
  return database
    .prepare('SELECT id, revision_id AS revisionId FROM source WHERE removed = 0 AND id IN (SELECT value FROM json_each(?)) ORDER BY title, id')
    .all(JSON.stringify([...ids])) as { id: string; revisionId: string }[];
}

export type TextOfSource = { paragraphs: { start: number; end: number; kind: string; turn: number | null }[]; interviewers: Set<number> };

/** Paragraphs of a revision, and which of its turns an interviewer speaks. */
export function textReader(database: Readable): (source: { id: string; revisionId: string }) => TextOfSource {
  const paragraphs = database.prepare('SELECT start, "end", kind, turn FROM paragraph WHERE revision_id = ? ORDER BY number');
  const interviewers = database.prepare("SELECT t.number FROM turn t JOIN speaker p ON p.source_id = @id AND p.number = t.speaker WHERE t.revision_id = @revisionId AND p.role = 'interviewer'").pluck();
  return (source) => ({
    paragraphs: paragraphs.all(source.revisionId) as TextOfSource['paragraphs'],
    interviewers: new Set(interviewers.all(source) as number[]),
  });
}

export type Decision = NonNullable<Difference['settlement']>['decision'];

export type Settlement = {
  id: string;
  sourceId: string;
  revisionId: string;
  start: number;
  end: number;
  codeId: string;
  /** Those who decided. */
  coders: string[];
  /** Their codings as they stood before, followed to the text of today (those whose words are gone are gone), and the ids of those that the decision wrote. */
  before: EarlierReading[];
  after: string[];
  decision: Decision;
  reason: string;
  coderId: string;
  at: string;
  version: number;
  /** Its words are in the text of today. */
  isCurrent: boolean;
};

/** A coding as it stood before a decision, as it is kept: on the text of that day, with its note. */
export type KeptReading = EarlierReading & { revisionId: string; memo: string };

const settlementColumns = `t.id, t.source_id AS sourceId, t.revision_id AS revisionId, t.start, t."end", t.code_id AS codeId, t.coders, t.before, t.after, t.decision, t.reason, t.coder_id AS coderId, t.at, t.version,
  s.revision_id AS todayId`;

/** What was settled in sources that are here, newest first. */
export function settlementsIn(database: Readable, sourceIds?: readonly string[]): Settlement[] {
  const rows = database
    .prepare(
      `SELECT ${settlementColumns} FROM settlement t JOIN source s ON s.id = t.source_id AND s.removed = 0
       WHERE @sourceIds IS NULL OR t.source_id IN (SELECT value FROM json_each(@sourceIds)) ORDER BY t.at DESC, t.id DESC`,
    )
    .all({ sourceIds: some(sourceIds) }) as (Omit<Settlement, 'coders' | 'before' | 'after' | 'isCurrent'> & { coders: string; before: string; after: string; todayId: string })[];
  const followed = follower(database);
  return rows.map(({ todayId, ...row }) => ({
    ...row,
    coders: JSON.parse(row.coders) as string[],
    // A code may have been merged into another since.
    before: (JSON.parse(row.before) as KeptReading[]).flatMap(({ revisionId, start, end, id, coderId, sourceId }): EarlierReading[] => {
      const today = followed(revisionId, todayId)({ start, end });
      return today === null ? [] : [{ id, coderId, sourceId, codeId: row.codeId, start: today.start, end: today.end }];
    }),
    after: JSON.parse(row.after) as string[],
    isCurrent: row.revisionId === todayId,
  }));
}

export function hasSettlement(database: Readable, id: string): boolean {
  return database.prepare('SELECT 1 FROM settlement WHERE id = ?').get(id) !== undefined;
}

/** Who has read which source: coded something in it, or decided about a difference in it, after which nothing of theirs may be left there. */
export function readersBySource(database: Readable, sourceIds?: readonly string[]): Map<string, Set<string>> {
  const rows = database
    .prepare(
      `SELECT source_id AS sourceId, coder_id AS coderId FROM live_coding WHERE @sourceIds IS NULL OR source_id IN (SELECT value FROM json_each(@sourceIds)) GROUP BY source_id, coder_id
       UNION SELECT t.source_id, j.value FROM settlement t JOIN source s ON s.id = t.source_id AND s.removed = 0, json_each(t.coders) j
       WHERE @sourceIds IS NULL OR t.source_id IN (SELECT value FROM json_each(@sourceIds))`,
    )
    .all({ sourceIds: some(sourceIds) }) as { sourceId: string; coderId: string }[];
  const readers = new Map<string, Set<string>>();
  for (const { sourceId, coderId } of rows) readers.set(sourceId, (readers.get(sourceId) ?? new Set()).add(coderId));
  return readers;
}

/** How many codings who has in which source. */
export function readingsBySource(database: Readable): { sourceId: string; coderId: string; codings: number }[] {
  return database.prepare('SELECT source_id AS sourceId, coder_id AS coderId, count(*) AS codings FROM live_coding GROUP BY source_id, coder_id ORDER BY source_id, coder_id').all() as { sourceId: string; coderId: string; codings: number }[];
}

/** Reads quotes with what is around them; each text once while its quotes are asked for one after the other. */
export function quoteReader(database: Readable): (passage: { sourceId: string; start: number; end: number }) => Quote {
  const placeAt = placeFinder(database);
  let open: OpenText | null = null;
  return ({ sourceId, start, end }) => {
    if (open?.sourceId !== sourceId) open = readText(database, sourceId);
    const { text, ...source } = open!;
    return { ...source, start, end, text: text.slice(start, end), ...contextAround(text, start, end), ...placeAt(source.revisionId, start) };
  };
}

/** Who works in blind mode. */
export function blindCoders(database: Readable): { coderId: string; blind: boolean }[] {
  const rows = database.prepare('SELECT id AS coderId, blind FROM coder ORDER BY id').all() as { coderId: string; blind: number }[];
  return rows.map(({ coderId, blind }) => ({ coderId, blind: blind === 1 }));
}

