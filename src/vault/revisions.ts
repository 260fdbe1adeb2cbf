/**
 * The texts that a source has had. Each names the one that it was made from and the edits that lead there, so that a range of any
 * of them can be followed to any other. A correction that was taken back stays, dark, beside those that stand.
 */
import type { RevisionInfo } from '../contract/index.ts';
import { type CarriedRange, carrier } from '../domain/sources/carry.ts';
import { composeEdits, type Edit, invertEdits, tightenEdits } from '../domain/sources/revise-edits.ts';
import type { LaidParagraph, LaidText, LaidTurn } from '../domain/sources/revise.ts';
import type { Readable, Writable } from './open.ts';
import { prepared } from './prepared.ts';
import { sha256 } from './sources.ts';

/** A revision without its text. */
export type Revision = { id: string; sourceId: string; number: number; previousId: string | null; textHash: string; at: string; coderId: string | null; how: RevisionInfo['how']; reason: string; wordsOut: number; wordsIn: number };

const columns = 'id, source_id AS sourceId, number, previous_id AS previousId, text_hash AS textHash, at, coder_id AS coderId, how, reason, words_out AS wordsOut, words_in AS wordsIn';

export function readRevision(database: Readable, id: string): Revision | null {
  return (prepared(database, `SELECT ${columns} FROM revision WHERE id = ?`).get(id) as Revision | undefined) ?? null;
}

const textOf = (database: Readable, id: string): string => prepared(database, 'SELECT text FROM revision WHERE id = ?').pluck().get(id) as string;
const editsOf = (database: Readable, id: string): Edit[] => JSON.parse(prepared(database, 'SELECT edits FROM revision WHERE id = ?').pluck().get(id) as string) as Edit[];

/** A text with its paragraphs and turns. */
export function readLaid(database: Readable, revisionId: string): LaidText {
  const paragraphs = prepared(database, 'SELECT start, "end", kind, turn, level, start_ms AS startMs, end_ms AS endMs FROM paragraph WHERE revision_id = ? ORDER BY number').all(revisionId) as LaidParagraph[];
  const turns = prepared(database, 'SELECT start, "end", speaker, start_ms AS startMs, end_ms AS endMs FROM turn WHERE revision_id = ? ORDER BY number').all(revisionId) as LaidTurn[];
  return { text: textOf(database, revisionId), paragraphs, turns };
}

/** A revision and all that it was made from, newest first. */
export function lineOf(database: Readable, revisionId: string): Revision[] {
  const line: Revision[] = [];
  for (let next = readRevision(database, revisionId); next; next = next.previousId === null ? null : readRevision(database, next.previousId)) line.push(next);
  return line;
}

export type NewRevision = Pick<Revision, 'id' | 'sourceId' | 'how' | 'reason' | 'wordsOut' | 'wordsIn'> & { previous: Revision; laid: LaidText; edits: readonly Edit[]; at: string; coderId: string };

/** Writes a text with its paragraphs and turns, dark: it is read once the source points at it. */
export function writeRevision(database: Writable, { laid, edits, previous, ...revision }: NewRevision): Revision {
  const written: Revision = { ...revision, number: previous.number + 1, previousId: previous.id, textHash: sha256(laid.text) };
  database
    .prepare(
      `INSERT INTO revision (id, source_id, number, previous_id, text, text_hash, at, coder_id, how, reason, edits, words_out, words_in)
       VALUES (@id, @sourceId, @number, @previousId, @text, @textHash, @at, @coderId, @how, @reason, @edits, @wordsOut, @wordsIn)`,
    )
    .run({ ...written, text: laid.text, edits: JSON.stringify(edits) });
  const paragraph = database.prepare('INSERT INTO paragraph (revision_id, number, start, "end", kind, level, turn, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [index, one] of laid.paragraphs.entries()) paragraph.run(revision.id, index + 1, one.start, one.end, one.kind, one.level, one.turn, one.startMs, one.endMs);
  const turn = database.prepare('INSERT INTO turn (revision_id, number, start, "end", speaker, start_ms, end_ms) VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const [index, one] of laid.turns.entries()) turn.run(revision.id, index, one.start, one.end, one.speaker, one.startMs, one.endMs);
  return written;
}

type Range = { start: number; end: number };
/** Follows ranges of one text to another; null for one whose words are gone on the way. */
export type Follow = (range: Range) => CarriedRange | null;

/** The revisions on the way from one to another, by those that they were made from; null when they are not of one source. */
function wayBetween(database: Readable, from: string, to: string): { revision: Revision; isDown: boolean }[] | null {
  const [up, down] = [lineOf(database, from), lineOf(database, to)];
  const known = new Map(down.map((revision, index) => [revision.id, index]));
  const meeting = up.findIndex((revision) => known.has(revision.id));
  if (meeting < 0) return null;
  return [...up.slice(0, meeting + 1).map((revision) => ({ revision, isDown: false })), ...down.slice(0, known.get(up[meeting]!.id)!).toReversed().map((revision) => ({ revision, isDown: true }))];
}

/**
 * Follows ranges from one text of a source to another, edit by edit, forward and back. Where the same text comes again on the way it is
 * gone straight to: what stood there stands there. Reads the texts on the way once; for one answer, never kept longer.
 */
export function followBetween(database: Readable, from: string, to: string): Follow {
  if (from === to) return ({ start, end }) => ({ start, end, how: 'same' });
  const way = wayBetween(database, from, to);
  if (!way) return () => null;
  const legs: Follow[] = [];
  for (let index = 0; index < way.length - 1; ) {
    const same = way.findLastIndex(({ revision }) => revision.textHash === way[index]!.revision.textHash);
    if (same > index) {
      index = same;
      continue;
    }
    const [here, next] = [way[index]!.revision, way[index + 1]!];
    if (next.isDown) legs.push(carrier(textOf(database, here.id), editsOf(database, next.revision.id)));
    else {
      const [after, before] = [textOf(database, here.id), textOf(database, next.revision.id)];
      legs.push(carrier(after, invertEdits(before, editsOf(database, here.id)), { withoutGrowing: true }));
    }
    index += 1;
  }
  return (range) => {
    let stands: CarriedRange | null = { start: range.start, end: range.end, how: 'same' };
    for (const leg of legs) {
      const next: CarriedRange | null = leg(stands);
      if (!next) return null;
      stands = { ...next, how: stands.how === 'changed' ? 'changed' : next.how };
    }
    return stands;
  };
}

/** Follows ranges between many texts, each way worked out once; for one answer, never kept longer. */
export function follower(database: Readable): (from: string, to: string) => Follow {
  const known = new Map<string, Follow>();
  return (from, to) => {
    const key = `${from} ${to}`;
    let follow = known.get(key);
    if (!follow) known.set(key, (follow = followBetween(database, from, to)));
    return follow;
  };
}

/** The edits that lead from a text back to one that it was made from, one step after another. */
export function editsBack(database: Readable, from: string, to: string): { text: string; edits: Edit[] }[] {
  const line = lineOf(database, from);
  const back = line.slice(0, line.findIndex((revision) => revision.id === to));
  return back.map((revision) => ({ text: textOf(database, revision.id), edits: invertEdits(textOf(database, revision.previousId!), editsOf(database, revision.id)) }));
}

/** The edits by which a revision was made, with the text before them. */
export function editsInto(database: Readable, revision: Revision): { before: string; edits: Edit[] } {
  return revision.previousId === null ? { before: textOf(database, revision.id), edits: [] } : { before: textOf(database, revision.previousId), edits: editsOf(database, revision.id) };
}

/** Numbers of the paragraphs that read otherwise than in the text as it came; what was corrected and put back is as it came. */
export function correctedParagraphs(database: Readable, revisionId: string): number[] {
  const line = lineOf(database, revisionId);
  const first = line.at(-1);
  if (!first || line.length === 1) return [];
  const edits = tightenEdits(textOf(database, first.id), line.toReversed().slice(1).reduce((before: Edit[], { id }) => composeEdits(before, editsOf(database, id)), []));
  const { paragraphs } = readLaid(database, revisionId);
  const corrected = new Set<number>();
  let shift = 0;
  let index = 0;
  for (const { start, end, text } of edits) {
    const at = start + shift;
    shift += text.length - (end - start);
    // A paragraph that only got a neighbour reads as it came.
    const [from, to] = [at + text.length - text.trimStart().length, at + text.trimEnd().length];
    while (index < paragraphs.length - 1 && paragraphs[index]!.end < Math.min(from, to)) index += 1;
    for (let next = index; next < paragraphs.length && paragraphs[next]!.start <= Math.max(from, to); next += 1) corrected.add(next + 1);
  }
  return [...corrected];
}
