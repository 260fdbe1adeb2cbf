/**
 * The part of `check` that reads words against each other: what stands on a text, what search knows of it, the files and recordings that came with it. Each answers
 * how many things are not as they have to be. Texts are read one at a time, recordings piece by piece, so that a vault of any size can be read.
 */
import { createHash } from 'node:crypto';
import { applyEdits, cutsPair, type Edit } from '../domain/sources/revise-edits.ts';
import { quoteHash, standingColumns } from './coding.ts';
import { standingIn } from '../domain/coding/standing.ts';
import type { Readable } from './open.ts';

type Range = { start: number; end: number };
type Coded = Range & { hash: string; first_word: number; last_word: number; first_turn: number | null; last_turn: number | null; ofSource: number };
type Text = { id: string; sourceId: string; text: string; previousId: string | null; edits: string };

/** Faults by what they are faults of. */
export type WordFaults = { codings: number; standing: number; others: number; layout: number; corrections: number; search: number; index: string | null; files: number; recordings: number };

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a range is one of a text: some words of it, whole characters. */
const fits = (text: string, { start, end }: Range): boolean => start >= 0 && start < end && end <= text.length && !cutsPair(text, start) && !cutsPair(text, end);

export function findWordFaults(database: Readable): WordFaults {
  const faults: WordFaults = { codings: 0, standing: 0, others: 0, layout: 0, corrections: 0, search: 0, index: brokenIndex(database), files: changedFiles(database), recordings: brokenRecordings(database) };
  const ids = database.prepare('SELECT id FROM revision ORDER BY source_id, number, id').pluck().all() as string[];
  const read = database.prepare('SELECT id, source_id AS sourceId, text, previous_id AS previousId, edits FROM revision WHERE id = ?');
  const turnsOf = database.prepare('SELECT start, "end", speaker FROM turn WHERE revision_id = ? ORDER BY number');
  const codingsOf = database.prepare('SELECT start, "end", quote_hash AS hash, first_word, last_word, first_turn, last_turn, source_id = @sourceId AS ofSource FROM coding WHERE revision_id = @id');
  for (const id of ids) {
    const revision = read.get(id) as Text;
    const turns = turnsOf.all(id) as (Range & { speaker: number })[];
    const stands = standingIn(revision.text, turns);
    for (const coding of codingsOf.iterate({ id, sourceId: revision.sourceId }) as Iterable<Coded>) {
      if (coding.ofSource !== 1 || !fits(revision.text, coding) || quoteHash(revision.text.slice(coding.start, coding.end)) !== coding.hash) faults.codings += 1;
      else if (Object.entries(standingColumns(stands(coding))).some(([column, value]) => coding[column as 'first_word'] !== value)) faults.standing += 1;
    }
    faults.others += astray(database, revision);
    if (!isLaidOut(database, revision, turns)) faults.layout += 1;
    if (revision.previousId !== null) {
      const before = (read.get(revision.previousId) as Text | undefined)?.text;
      if (before === undefined || applyEdits(before, JSON.parse(revision.edits) as Edit[]) !== revision.text) faults.corrections += 1;
    }
  }
  faults.search = wronglyIndexed(database);
  return faults;
}

const besideCodings = [
  // A sign's hash goes along with its words; the others keep that of the words as they were chosen.
  'SELECT start, "end", source_id AS sourceId, quote_hash AS hash FROM sign WHERE revision_id = @id AND start IS NOT NULL',
  'SELECT start, "end", source_id, NULL FROM memo WHERE revision_id = @id AND start IS NOT NULL',
  'SELECT start, "end", source_id, NULL FROM settlement WHERE revision_id = @id',
  'SELECT start, "end", source_id, NULL FROM causal_link WHERE revision_id = @id',
  'SELECT from_start, from_end, from_source_id, NULL FROM passage_link WHERE from_revision_id = @id',
  'SELECT to_start, to_end, to_source_id, NULL FROM passage_link WHERE to_revision_id = @id',
].join(' UNION ALL ');

/** Signs, memos, links and settled differences that lie on no words of the text that they name. */
function astray(database: Readable, { id, sourceId, text }: Text): number {
  const rows = database.prepare(besideCodings).all({ id }) as (Range & { sourceId: string; hash: string | null })[];
  return rows.filter((row) => row.sourceId !== sourceId || !fits(text, row) || (row.hash !== null && row.hash !== quoteHash(text.slice(row.start, row.end)))).length;
}

/** Paragraphs make up the text, an empty line between them; turns follow one another and are somebody's. */
function isLaidOut(database: Readable, { id, sourceId, text }: Text, turns: readonly (Range & { speaker: number })[]): boolean {
  const paragraphs = database.prepare('SELECT start, "end", turn FROM paragraph WHERE revision_id = ? ORDER BY number').all(id) as (Range & { turn: number | null })[];
  if (paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n\n') !== text) return false;
  const speakers = new Set(database.prepare('SELECT number FROM speaker WHERE source_id = ?').pluck().all(sourceId) as number[]);
  const follow = turns.every(({ start, end }, index) => start <= end && end <= text.length && start >= (turns[index - 1]?.end ?? 0));
  const isNow = database.prepare('SELECT 1 FROM source WHERE id = ? AND revision_id = ? AND removed = 0').get(sourceId, id) !== undefined;
  // Speakers of an import that was taken back are gone with it, and so is one whom a correction brought that was taken back.
  return follow && (!isNow || turns.every(({ speaker }) => speakers.has(speaker))) && paragraphs.every(({ turn }) => turn === null || turn < turns.length);
}

/** Sources whose passages, as search knows them, are not the paragraphs of their text. */
function wronglyIndexed(database: Readable): number {
  const sources = database.prepare('SELECT s.id, s.revision_id AS revisionId, r.text FROM source s LEFT JOIN revision r ON r.id = s.revision_id AND r.source_id = s.id').iterate() as Iterable<{ id: string; revisionId: string; text: string | null }>;
  const expected = database.prepare('SELECT number, start, "end" FROM paragraph WHERE revision_id = ? ORDER BY number');
  const known = database.prepare("SELECT number, body, kind = 'passage' AND source_id = ref AS isPassage FROM search_document WHERE ref = ? AND number IS NOT NULL ORDER BY number");
  let wrong = 0;
  for (const { id, revisionId, text } of sources) {
    const indexed = known.all(id) as { number: number; body: string; isPassage: number }[];
    const paragraphs = expected.all(revisionId) as (Range & { number: number })[];
    const isRight = text !== null && indexed.length === paragraphs.length && paragraphs.every(({ number, start, end }, at) => indexed[at]!.number === number && indexed[at]!.isPassage === 1 && indexed[at]!.body === text.slice(start, end));
    if (!isRight) wrong += 1;
  }
  return wrong;
}

/** Asks the full-text indexes whether they hold exactly the documents; it is asked by a statement that writes nothing (SQLite, FTS5, "integrity-check"). */
function brokenIndex(database: Readable): string | null {
  if (database.readonly) return null;
  for (const index of ['search_stem', 'search_prefix']) {
    try {
      database.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
    } catch (error) {
      return `${index}: ${(error as Error).message}`;
    }
  }
  return null;
}

/** Files, as they came, that are no longer those bytes. */
function changedFiles(database: Readable): number {
  const files = database
    .prepare('SELECT s.file_hash AS hash, o.bytes FROM source s JOIN original o ON o.source_id = s.id UNION ALL SELECT file_hash, bytes FROM woven_file')
    .iterate() as Iterable<{ hash: string; bytes: Buffer }>;
  let changed = 0;
  for (const { hash, bytes } of files) if (hashOf(bytes) !== hash) changed += 1;
  return changed;
}

/** Recordings in the vault of which a piece is missing or is not what was copied. Copies under way are not whole yet. */
function brokenRecordings(database: Readable): number {
  const recordings = database.prepare('SELECT id, bytes, hash, pieces FROM recording WHERE removed <> 2 AND pieces > 0').all() as { id: string; bytes: number; hash: string; pieces: number }[];
  const pieceAt = database.prepare('SELECT bytes FROM recording_piece WHERE recording_id = ? AND number = ?').pluck();
  return recordings.filter(({ id, bytes, hash, pieces }) => {
    const whole = createHash('sha256');
    let size = 0;
    for (let number = 0; number < pieces; number += 1) {
      const piece = pieceAt.get(id, number) as Buffer | undefined;
      if (!piece) return true;
      whole.update(piece);
      size += piece.length;
    }
    return size !== bytes || whole.digest('hex') !== hash;
  }).length;
}
