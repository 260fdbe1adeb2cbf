/**
 * Correcting the text of a source. A correction writes a new text beside those that there were, takes along by rule everything
 * that stands on the old one, and switches the source over: one recorded step, which undo takes back word for word.
 */
import type { Carried, CarriedPreview, ChangedCoding } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { labelKey } from '../domain/sources/labels.ts';
import { type Edit, applyEdits, composeEdits, tightenEdits } from '../domain/sources/revise-edits.ts';
import { piecesOf, wordsChanged } from '../domain/sources/revise-pieces.ts';
import { type LaidText, revise } from '../domain/sources/revise.ts';
import { carrier } from '../domain/sources/carry.ts';
import { countWords } from '../domain/sources/words.ts';
import { makeMoves, type Moves, planMoves, planReturns } from '../vault/carried-rows.ts';
import type { Change } from '../vault/change.ts';
import { listEvidence } from '../vault/claims.ts';
import { readCoding } from '../vault/coding.ts';
import { listLeftBehind } from '../vault/left-behind.ts';
import type { Readable } from '../vault/open.ts';
import { passageReader } from '../vault/passage.ts';
import { correctedParagraphs, editsBack, editsInto, follower, lineOf, readLaid, readRevision, type Revision, writeRevision } from '../vault/revisions.ts';
import type { Handlers } from './context.ts';
import { onlyOf, sourceGone } from './put-codings.ts';

type SourceNow = { id: string; title: string; revision: Revision };

function requireSource(database: Readable, id: string): SourceNow {
  const row = database.prepare('SELECT title, revision_id AS revisionId FROM source WHERE id = ? AND removed = 0').get(id) as { title: string; revisionId: string } | undefined;
  if (!row) throw sourceGone(id);
  return { id, title: row.title, revision: readRevision(database, row.revisionId)! };
}

/** The source, if its text is still the one that was read. */
function requireUnchanged(database: Readable, id: string, revisionId: string): SourceNow {
  const source = requireSource(database, id);
  if (source.revision.id !== revisionId) {
    throw new Refusal('conflict', `Meanwhile the text of “${source.title}” was corrected elsewhere. Nothing was changed, and your words are still in front of you: look at the text as it stands now, then correct it.`, { sourceId: id, revisionId: source.revision.id });
  }
  return source;
}

/** A text that is to take the place of the one that a source has. */
type NextText = { laid: LaidText; edits: readonly Edit[] };

/** What the next text does to everything that stands on the one now. */
function movesTo(database: Readable, { id, revision }: SourceNow, next: NextText, nextId: string, backTo?: Revision): Moves {
  const before = backTo || next.edits.length > 0 ? readLaid(database, revision.id).text : next.laid.text;
  const moves = planMoves(database, id, revision.id, { revisionId: nextId, laid: next.laid, follow: carrier(before, next.edits) });
  // The way from a text is worked out once, not for each of the thousands that it may have left behind.
  const between = follower(database);
  if (backTo) moves.returned = planReturns(database, id, revision.id, { revisionId: nextId, laid: next.laid, follow: (revisionId) => between(revisionId, backTo.id) });
  return moves;
}

/** Quotes used as evidence that are still the words that were chosen, and would not be in the next text. */
function evidenceChanged(database: Readable, { id, revision }: SourceNow, { edits }: NextText): number {
  if (edits.length === 0) return 0;
  const passages = passageReader(database);
  const to = carrier(readLaid(database, revision.id).text, edits);
  return listEvidence(database).filter(({ target, pinned }) => {
    if (target?.kind !== 'quote' || pinned?.kind !== 'quote' || target.sourceId !== id) return false;
    const place = passages.find({ ...target, ...pinned });
    return place !== null && to(place)?.how !== 'same';
  }).length;
}

/** Counts what happens; of codings those that `by` may see. */
function countMoves(database: Readable, { moves, left, returned }: Moves, evidence: number, by: string | null): Carried {
  const isSeen = (row: { table: string; id: string }): boolean => row.table === 'coding' && (by === null || readCoding(database, row.id)?.coderId === by);
  const beside = (rows: readonly { table: string }[]): number => rows.filter(({ table }) => table !== 'coding').length;
  return {
    shifted: moves.filter((move) => move.how === 'same' && move.from.start !== move.to.start && isSeen(move)).length,
    changed: moves.filter((move) => move.how === 'changed' && isSeen(move)).length,
    leftBehind: left.filter(isSeen).length,
    returned: returned.filter(isSeen).length,
    beside: { changed: beside(moves.filter((move) => move.how === 'changed')), leftBehind: beside(left), returned: beside(returned) },
    evidence,
  };
}

const nothingToCorrect = (): Refusal => new Refusal('bad-input', 'The text reads like that already. Nothing was changed.');

type Making = { change: Change; source: SourceNow; next: NextText; how: Revision['how']; reason: string; by: string | null; backTo?: Revision };

/** Writes the next text, takes along what stands on the old one, and switches the source over. */
function makeText({ change, source, next, how, reason, by, backTo }: Making): { revisionId: string; carried: Carried } {
  const { database } = change;
  const { laid, edits } = next;
  const { wordsOut, wordsIn } = wordsChanged(readLaid(database, source.revision.id).text, edits);
  const evidence = evidenceChanged(database, source, next);
  const revision = writeRevision(database, { id: change.newId(), sourceId: source.id, previous: source.revision, laid, edits, how, reason: reason.trim(), at: change.at, coderId: change.coderId, wordsOut, wordsIn });
  const moves = movesTo(database, source, next, revision.id, backTo);
  makeMoves(change, moves);
  change.update('source', source.id, { revision_id: revision.id, words: laid.paragraphs.reduce((sum, { start, end }) => sum + countWords(laid.text.slice(start, end)), 0), paragraphs: laid.paragraphs.length, turns: laid.turns.length });
  recountSpeakers(change, source.id, laid);
  return { revisionId: revision.id, carried: countMoves(database, moves, evidence, by) };
}

/** How many words each speaker of a source says in its text. */
function recountSpeakers(change: Change, sourceId: string, { text, paragraphs, turns }: LaidText): void {
  const words = new Map<number, number>();
  for (const { start, end, turn } of paragraphs) {
    if (turn === null) continue;
    const { speaker } = turns[turn]!;
    words.set(speaker, (words.get(speaker) ?? 0) + countWords(text.slice(start, end)));
  }
  const speakers = change.database.prepare('SELECT id, number FROM speaker WHERE source_id = ?').all(sourceId) as { id: string; number: number }[];
  for (const { id, number } of speakers) change.update('speaker', id, { words: words.get(number) ?? 0 });
}

/** What is not only shifted, in the order of the text, for a person to look at before storing. */
function changedCodings(database: Readable, before: string, after: string, { moves, left }: Moves, by: string | null): ChangedCoding[] {
  const rows = [...moves.filter(({ how }) => how === 'changed').map(({ table, id, from, to }) => ({ table, id, from, to })), ...left.map(({ table, id, start, end }) => ({ table, id, from: { start, end }, to: null }))];
  return rows
    .filter(({ table }) => table === 'coding')
    .toSorted((one, other) => one.from.start - other.from.start || one.from.end - other.from.end || one.id.localeCompare(other.id))
    .flatMap(({ id, from, to }): ChangedCoding[] => {
      const { codeId, coderId } = readCoding(database, id)!;
      if (by !== null && coderId !== by) return [];
      return [{ codingId: id, codeId, coderId, how: to ? 'changed' : 'left behind', before: before.slice(from.start, from.end), after: to ? after.slice(to.start, to.end) : '' }];
    })
    .slice(0, 100);
}

function speakerOf(change: Change, sourceId: string, chosen: { id: string } | { label: string }): { id: string; number: number } {
  const speakers = change.database.prepare('SELECT id, number, label FROM speaker WHERE source_id = ? ORDER BY number').all(sourceId) as { id: string; number: number; label: string }[];
  const known = 'id' in chosen ? speakers.find(({ id }) => id === chosen.id) : speakers.find(({ label }) => labelKey(label) === labelKey(chosen.label));
  if (known) return known;
  if ('id' in chosen) throw new Refusal('not-found', 'That speaker is not one of this source. Nothing was changed. Choose who speaks again.', { speakerId: chosen.id });
  const speaker = { id: change.newId(), number: speakers.length };
  change.insert('speaker', { ...speaker, source_id: sourceId, label: chosen.label, role: 'participant', voice_id: null, words: 0, version: 1 });
  return speaker;
}

/** Revisions that a person may look at and go back to: the text as it stands, and all that it was made from. */
function requireOfLine(database: Readable, source: SourceNow, revisionId: string): Revision {
  const revision = lineOf(database, source.revision.id).find(({ id }) => id === revisionId);
  if (!revision) throw new Refusal('not-found', 'That text is not among those of this source. Nothing was changed. Open the list of its texts again.', { revisionId });
  return revision;
}

/** The edits that lead from the text of a source back to an earlier one: its corrections turned round, so that what was only moved about keeps its codings. */
function editsBackTo(database: Readable, source: SourceNow, revision: Revision): Edit[] {
  const [first, ...rest] = editsBack(database, source.revision.id, revision.id);
  if (!first) return [];
  return tightenEdits(first.text, rest.reduce((edits, step) => composeEdits(edits, step.edits), first.edits));
}

const sameTurns = (one: LaidText, other: LaidText): boolean => JSON.stringify([one.turns, one.paragraphs]) === JSON.stringify([other.turns, other.paragraphs]);

export const correctionHandlers = {
  'sources.previewCorrection': ({ database, coderId }, { id, revisionId, edits: wanted }): CarriedPreview => {
    const source = requireUnchanged(database, id, revisionId);
    const before = readLaid(database, source.revision.id);
    const { edits, ...laid } = revise(before, wanted);
    const by = onlyOf(database, coderId);
    const next = { laid, edits };
    const moves = movesTo(database, source, next, source.revision.id);
    return { ...countMoves(database, moves, evidenceChanged(database, source, next), by), ...wordsChanged(before.text, edits), codings: changedCodings(database, before.text, laid.text, moves, by) };
  },
  'sources.correct': ({ change, database, coderId }, { id, revisionId, edits: wanted, reason = '' }) => {
    const source = requireUnchanged(database, id, revisionId);
    const { edits, ...laid } = revise(readLaid(database, source.revision.id), wanted);
    if (edits.length === 0) throw nothingToCorrect();
    change.describe(`Corrected the text of “${source.title}”`);
    return makeText({ change, source, next: { laid, edits }, how: 'corrected', reason, by: onlyOf(database, coderId) });
  },
  'sources.correctTurn': ({ change, database, coderId }, { id, revisionId, turn, speaker, reason = '' }) => {
    const source = requireUnchanged(database, id, revisionId);
    const before = readLaid(database, source.revision.id);
    const now = before.turns[turn];
    if (!now) throw new Refusal('not-found', 'The text has no such turn. Nothing was changed. Open the source again and choose the turn anew.', { turn });
    const { number } = speakerOf(change, id, speaker);
    if (number === now.speaker) throw new Refusal('bad-input', 'It says so already: that is who speaks in this turn. Nothing was changed.');
    change.describe(`Corrected who speaks in “${source.title}”`);
    const laid = { ...before, turns: before.turns.with(turn, { ...now, speaker: number }) };
    return { revisionId: makeText({ change, source, next: { laid, edits: [] }, how: 'who speaks', reason, by: onlyOf(database, coderId) }).revisionId };
  },
  'sources.revisions': ({ database }, { id }) => {
    const { revision } = requireSource(database, id);
    const nameOf = database.prepare('SELECT name FROM coder WHERE id = ?').pluck();
    return {
      revisions: lineOf(database, revision.id).map((one) => ({
        id: one.id, number: one.number, at: one.at, coder: one.coderId === null ? null : ((nameOf.get(one.coderId) as string | undefined) ?? ''), how: one.how, reason: one.reason,
        edits: (database.prepare('SELECT json_array_length(edits) FROM revision WHERE id = ?').pluck().get(one.id) as number), wordsOut: one.wordsOut, wordsIn: one.wordsIn, isCurrent: one.id === revision.id,
      })),
    };
  },
  'sources.revision': ({ database }, { id, revisionId }) => {
    const revision = requireOfLine(database, requireSource(database, id), revisionId);
    const { text, paragraphs, turns } = readLaid(database, revision.id);
    const { before, edits } = editsInto(database, revision);
    const numbered = <One extends object>(one: One, index: number): One & { number: number } => ({ ...one, number: index + 1 });
    return { text, paragraphs: paragraphs.map(numbered), turns: turns.map(numbered), pieces: piecesOf(before, edits) };
  },
  'sources.corrected': ({ database }, { id }) => ({ paragraphs: correctedParagraphs(database, requireSource(database, id).revision.id) }),
  'sources.goBack': ({ change, database, coderId }, { id, revisionId, reason = '' }) => {
    const source = requireSource(database, id);
    const backTo = requireOfLine(database, source, revisionId);
    const laid = readLaid(database, backTo.id);
    const now = readLaid(database, source.revision.id);
    const edits = editsBackTo(database, source, backTo);
    if (laid.text === now.text && sameTurns(laid, now)) throw nothingToCorrect();
    if (applyEdits(now.text, edits) !== laid.text) throw new Error('The corrections turned round do not lead to the earlier text.');
    change.describe(backTo.number === 1 ? `Brought back the text of “${source.title}” as it came` : `Brought back text ${backTo.number} of “${source.title}”`);
    return makeText({ change, source, next: { laid, edits }, how: 'went back', reason, by: onlyOf(database, coderId), backTo });
  },
} satisfies Partial<Handlers<'sources'>>;

export const leftBehindHandlers = {
  'coding.leftBehind': ({ database, coderId }, { sourceId }) => {
    if (sourceId !== undefined) requireSource(database, sourceId);
    return { codings: listLeftBehind(database, sourceId ?? null, onlyOf(database, coderId)) };
  },
} satisfies Partial<Handlers<'coding'>>;
