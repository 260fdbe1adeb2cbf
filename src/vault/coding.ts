/** Codings and the words under them. Codings of removed sources stay in the vault and are left out here. */
import { createHash } from 'node:crypto';
import type { Coding, Quote } from '../contract/index.ts';
import { contextAround } from '../domain/coding/context-around.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { type Standing, standingIn } from '../domain/coding/standing.ts';
import type { Readable } from './open.ts';
import { prepared } from './prepared.ts';

const columns =
  'k.id, k.code_id AS codeId, k.source_id AS sourceId, k.revision_id AS revisionId, k.start, k."end", k.coder_id AS coderId, k.at, k.memo, k.weight, k.pinned, k.how, k.version';

type Stored<Told extends Coding> = Omit<Told, 'pinned'> & { pinned: number };
const toldOf = <Told extends Coding>(row: Stored<Told>): Told => ({ ...row, pinned: row.pinned !== 0 }) as unknown as Told;

/** SHA-256 of the words of a passage: what a coding, a sign or a piece of evidence is held against later. */
export function quoteHash(words: string): string {
  return createHash('sha256').update(words, 'utf8').digest('hex');
}

/**
 * The codings of a source in the order of its text; of those that begin together the longer first. Those that a correction
 * has left behind are not among them. `coderId` asks for one coder's alone.
 */
export function listCodings(database: Readable, sourceId: string, coderId: string | null = null): Coding[] {
  const rows = database
    .prepare(`SELECT ${columns} FROM live_coding k WHERE k.source_id = @sourceId AND (@coderId IS NULL OR k.coder_id = @coderId) ORDER BY k.start, k."end" DESC, k.at, k.id`)
    .all({ sourceId, coderId }) as Stored<Coding>[];
  return rows.map(toldOf);
}

/** One coding of a source that is still here; also one that a correction has left behind. */
export function readCoding(database: Readable, id: string): Coding | null {
  const row = database.prepare(`SELECT ${columns} FROM coding k JOIN source s ON s.id = k.source_id WHERE k.id = ? AND s.removed = 0`).get(id) as Stored<Coding> | undefined;
  return row ? toldOf<Coding>(row) : null;
}

/** The coding with which this coder has put this code on exactly these words. */
export function findSameCoding(database: Readable, same: Pick<Coding, 'codeId' | 'sourceId' | 'revisionId' | 'start' | 'end' | 'coderId'>): Coding | null {
  // The plus keeps the planner off the index of the code, under which a rule may have put a hundred thousand.
  const row = prepared(
    database,
    `SELECT ${columns} FROM coding k
     WHERE k.source_id = @sourceId AND k.start = @start AND k."end" = @end AND +k.code_id = @codeId AND k.revision_id = @revisionId AND k.coder_id = @coderId`,
  ).get(same) as Stored<Coding> | undefined;
  return row ? toldOf<Coding>(row) : null;
}

/** Where one coder has put a code in a revision already. */
export function codedPlaces(database: Readable, same: Pick<Coding, 'codeId' | 'revisionId' | 'coderId'>): { start: number; end: number }[] {
  return database
    .prepare('SELECT k.start, k."end" FROM coding k WHERE k.code_id = @codeId AND k.revision_id = @revisionId AND k.coder_id = @coderId')
    .all(same) as { start: number; end: number }[];
}

/** Codings of a code, also those in sources that were removed and may come back, and those that a correction has left behind; `live` are the others. */
export function codingsOfCode(database: Readable, codeId: string): (Coding & { live: boolean })[] {
  const rows = database.prepare(`SELECT ${columns}, s.removed = 0 AND s.revision_id = k.revision_id AS live FROM coding k JOIN source s ON s.id = k.source_id WHERE k.code_id = ? ORDER BY k.id`).all(codeId) as Stored<Coding & { live: number }>[];
  return rows.map((row) => {
    const { live, ...coding } = toldOf<Coding & { live: number }>(row);
    return { ...coding, live: live === 1 };
  });
}

export type OpenText = { sourceId: string; sourceTitle: string; revisionId: string; text: string };

/** The text of a source as it stands now; null when the source is not here. */
export function readText(database: Readable, sourceId: string): OpenText | null {
  const row = database
    .prepare('SELECT s.id AS sourceId, s.title AS sourceTitle, r.id AS revisionId, r.text FROM source s JOIN revision r ON r.id = s.revision_id WHERE s.id = ? AND s.removed = 0')
    .get(sourceId) as OpenText | undefined;
  return row ?? null;
}

/** The words and turns of the revision worked in last. A revision never changes its turns; its text is compared all the same, since words may be erased. Goes with its connection. */
const lastStanding = new WeakMap<Readable, { revisionId: string; text: string; stands: (passage: { start: number; end: number }) => Standing }>();

/** Tells where passages of a text stand among its words and turns; a text of 300,000 letters is read once, not at every coding. */
export function standingOf(database: Readable, { revisionId, text }: Pick<OpenText, 'revisionId' | 'text'>): (passage: { start: number; end: number }) => Standing {
  const last = lastStanding.get(database);
  if (last?.revisionId === revisionId && last.text === text) return last.stands;
  const turns = database.prepare('SELECT start, "end" FROM turn WHERE revision_id = ? ORDER BY number').all(revisionId) as { start: number; end: number }[];
  const stands = standingIn(text, turns);
  lastStanding.set(database, { revisionId, text, stands });
  return stands;
}

/** The columns in which a coding keeps what `standingOf` tells. */
export function standingColumns({ firstWord, lastWord, firstTurn, lastTurn }: Standing): { first_word: number; last_word: number; first_turn: number | null; last_turn: number | null } {
  return { first_word: firstWord, last_word: lastWord, first_turn: firstTurn, last_turn: lastTurn };
}

export type Place = { paragraph: number; atMs: number | null; speaker: string | null; voiceId: string | null };

/** Looks up where in its source a position lies: which paragraph, who speaks, when in the recording. */
export function placeFinder(database: Readable): (revisionId: string, at: number) => Place {
  const paragraphAt = database.prepare('SELECT number, turn, start_ms AS startMs FROM paragraph WHERE revision_id = ? AND start <= ? ORDER BY start DESC LIMIT 1');
  const turnOf = database.prepare(
    `SELECT t.start_ms AS startMs, COALESCE(v.pseudonym, p.label) AS speaker, p.voice_id AS voiceId
     FROM turn t JOIN revision r ON r.id = t.revision_id JOIN speaker p ON p.source_id = r.source_id AND p.number = t.speaker LEFT JOIN voice v ON v.id = p.voice_id
     WHERE t.revision_id = ? AND t.number = ?`,
  );
  return (revisionId, at) => {
    const paragraph = paragraphAt.get(revisionId, at) as { number: number; turn: number | null; startMs: number | null } | undefined;
    const turn = paragraph?.turn == null ? undefined : (turnOf.get(revisionId, paragraph.turn) as { startMs: number | null; speaker: string; voiceId: string | null } | undefined);
    return { paragraph: paragraph?.number ?? 1, atMs: paragraph?.startMs ?? turn?.startMs ?? null, speaker: turn?.speaker ?? null, voiceId: turn?.voiceId ?? null };
  };
}

function quoteFrom(open: OpenText, start: number, end: number, place: Place): Quote {
  const { text, ...source } = open;
  return { ...source, start, end, text: text.slice(start, end), ...contextAround(text, start, end), ...place };
}

/**
 * The words of a passage with what is around them, who speaks (by pseudonym, else by the label of the file), and where it stands.
 * Null when the source is not here; refuses a range that is no passage of its text.
 */
export function readQuote(database: Readable, passage: { sourceId: string; start: number; end: number }): Quote | null {
  const open = readText(database, passage.sourceId);
  if (!open) return null;
  passageOf(open.text, passage.start, passage.end);
  return quoteFrom(open, passage.start, passage.end, placeFinder(database)(open.revisionId, passage.start));
}

export type CodedQuote = Quote & Pick<Coding, 'codeId' | 'coderId' | 'at' | 'memo' | 'weight' | 'pinned'> & { codingId: string };

const byTitle = new Intl.Collator('en-GB', { numeric: true });

/** All passages of some codes, by source (in the order of their titles) and then by position. `by` asks for one coder's alone. */
export function codedQuotes(database: Readable, codeIds: readonly string[], by: string | null = null): CodedQuote[] {
  const codings = database
    .prepare(
      `SELECT ${columns}, s.title, s.added_at AS addedAt FROM live_coding k JOIN source s ON s.id = k.source_id
       WHERE k.code_id IN (SELECT value FROM json_each(@codeIds)) AND (@by IS NULL OR k.coder_id = @by) ORDER BY k.start, k."end", k.at, k.id`,
    )
    .all({ codeIds: JSON.stringify(codeIds), by }) as Stored<Coding & { title: string; addedAt: string }>[];
  const bySource = Map.groupBy(codings.map((row) => toldOf<Coding & { title: string; addedAt: string }>(row)), (coding) => coding.sourceId);
  const inOrder = [...bySource.values()].toSorted(([one], [other]) => byTitle.compare(one!.title, other!.title) || one!.addedAt.localeCompare(other!.addedAt) || one!.sourceId.localeCompare(other!.sourceId));
  const placeAt = placeFinder(database);
  const textOf = database.prepare('SELECT text FROM revision WHERE id = ?').pluck();
  return inOrder.flatMap((ofSource) => {
    const texts = new Map<string, string>();
    return ofSource.map(({ id, codeId, coderId, at, memo, weight, pinned, start, end, revisionId, sourceId, title }) => {
      const text = texts.get(revisionId) ?? (textOf.get(revisionId) as string);
      texts.set(revisionId, text);
      return { ...quoteFrom({ sourceId, sourceTitle: title, revisionId, text }, start, end, placeAt(revisionId, start)), codingId: id, codeId, coderId, at, memo, weight, pinned };
    });
  });
}
