/**
 * Rows that stand on words of a source, and how they go along when its text changes. What has lost all its words stays with the
 * revision that still had them: nothing is written for it, so it is there again when that text is.
 */
import type { LaidText } from '../domain/sources/revise.ts';
import { standingIn } from '../domain/coding/standing.ts';
import { quoteHash, standingColumns } from './coding.ts';
import type { Readable, Writable } from './open.ts';
import { prepared } from './prepared.ts';
import { followBetween, type Follow, follower, readLaid } from './revisions.ts';
import type { Row } from './search-index.ts';

/** Tables with such rows. Evidence is not among them: it is held against the words that were chosen, and followed to where they stand when asked. */
export type CarriedTable = 'coding' | 'sign' | 'memo' | 'settlement' | 'passage_link' | 'causal_link';
type Anchor = { readonly table: CarriedTable; readonly prefix: '' | 'from_' | 'to_'; /** Its hash is of the words as they are now; else it is of the words as they were chosen, and tells later that they were changed. */ readonly hashesNow: boolean };

const anchors: readonly Anchor[] = [
  { table: 'coding', prefix: '', hashesNow: true },
  { table: 'sign', prefix: '', hashesNow: true },
  { table: 'memo', prefix: '', hashesNow: false },
  { table: 'settlement', prefix: '', hashesNow: false },
  { table: 'passage_link', prefix: 'from_', hashesNow: false },
  { table: 'passage_link', prefix: 'to_', hashesNow: false },
  { table: 'causal_link', prefix: '', hashesNow: false },
];

const standingNames = ['first_word', 'last_word', 'first_turn', 'last_turn'];
const placeNames = (prefix: Anchor['prefix']): string[] => [`${prefix}revision_id`, `${prefix}start`, `${prefix}end`, `${prefix}quote_hash`, ...(prefix === '' ? standingNames : [])];

/** A row's new place, and what became of its words. */
export type Move = { table: CarriedTable; id: string; patch: Row; how: 'same' | 'changed'; from: { start: number; end: number }; to: { start: number; end: number } };
/** What happens to every row that stands on a text when the next one takes its place. */
export type Moves = { moves: Move[]; left: { table: CarriedTable; id: string; start: number; end: number }[]; returned: Move[] };

type Standing = { id: string; revisionId: string; start: number; end: number };

function rowsOf(database: Readable, { table, prefix }: Anchor, sourceId: string, where: string, bound: Record<string, unknown>): Standing[] {
  return database
    .prepare(
      `SELECT id, ${prefix}revision_id AS revisionId, "${prefix}start" AS start, "${prefix}end" AS "end" FROM ${table}
       WHERE ${prefix}source_id = @sourceId AND "${prefix}start" IS NOT NULL AND ${prefix}revision_id ${where} ORDER BY id`,
    )
    .all({ sourceId, ...bound }) as Standing[];
}

/** Works out the columns of a row for its place in a text. */
function placer(text: LaidText, revisionId: string): (anchor: Anchor, place: { start: number; end: number }, isChanged: boolean) => Row {
  let stands: ReturnType<typeof standingIn> | null = null;
  return ({ table, prefix, hashesNow }, { start, end }, isChanged) => ({
    [`${prefix}revision_id`]: revisionId,
    [`${prefix}start`]: start,
    [`${prefix}end`]: end,
    ...(hashesNow && isChanged ? { [`${prefix}quote_hash`]: quoteHash(text.text.slice(start, end)) } : {}),
    ...(table === 'coding' ? standingColumns((stands ??= standingIn(text.text, text.turns))({ start, end })) : {}),
  });
}

/** Where everything that stands on the text `from` goes when `to` takes its place. Changes nothing. */
export function planMoves(database: Readable, sourceId: string, from: string, to: { revisionId: string; laid: LaidText; follow: Follow }): Moves {
  const place = placer(to.laid, to.revisionId);
  const moves: Moves = { moves: [], left: [], returned: [] };
  for (const anchor of anchors) {
    for (const { id, start, end } of rowsOf(database, anchor, sourceId, '= @from', { from })) {
      const next = to.follow({ start, end });
      if (next) moves.moves.push({ table: anchor.table, id, patch: place(anchor, next, next.how === 'changed'), how: next.how, from: { start, end }, to: { start: next.start, end: next.end } });
      else moves.left.push({ table: anchor.table, id, start, end });
    }
  }
  return moves;
}

/** What an earlier text left behind and stands on exactly its words again in a text that brings them back. */
export function planReturns(database: Readable, sourceId: string, from: string, to: { revisionId: string; laid: LaidText; follow: (revisionId: string) => Follow }): Move[] {
  const place = placer(to.laid, to.revisionId);
  const texts = new Map<string, string>();
  const textOf = (id: string): string => {
    if (!texts.has(id)) texts.set(id, prepared(database, 'SELECT text FROM revision WHERE id = ?').pluck().get(id) as string);
    return texts.get(id)!;
  };
  return anchors.flatMap((anchor) =>
    rowsOf(database, anchor, sourceId, '<> @from', { from }).flatMap(({ id, revisionId, start, end }): Move[] => {
      const next = to.follow(revisionId)({ start, end });
      if (!next || to.laid.text.slice(next.start, next.end) !== textOf(revisionId).slice(start, end)) return [];
      return [{ table: anchor.table, id, patch: place(anchor, next, true), how: 'same', from: { start, end }, to: { start: next.start, end: next.end } }];
    }),
  );
}

/** How moved rows are written: recorded, as a step that gives way when it is played again and the row has gone elsewhere since. */
export type Carrying = { readonly database: Writable; carry(table: CarriedTable, id: string, patch: Row): void };

export function makeMoves(change: Carrying, { moves, returned }: Moves): void {
  for (const { table, id, patch } of [...moves, ...returned]) change.carry(table, id, patch);
}

type PlayedStep = { do: 'insert' | 'update' | 'remove'; table: string; id: string; before?: Row; after?: Row; behind?: readonly string[] };

/** By which ends a row stands on words that its source has left behind: there it stays, also when it is taken away and comes back. */
export function endsBehind(database: Readable, table: string, row: Row): string[] {
  const textNow = prepared(database, 'SELECT revision_id FROM source WHERE id = ?').pluck();
  return anchors.flatMap(({ table: anchored, prefix }) => {
    const revisionId = anchored === table ? row[`${prefix}revision_id`] : null;
    return typeof revisionId === 'string' && textNow.get(row[`${prefix}source_id`]) !== revisionId ? [prefix] : [];
  });
}

/**
 * After recorded steps were played again, takes along what they knew nothing of: rows that somebody has put on the text that the
 * source has left by this, and rows that came back with the place of an older text.
 */
export function followPlayed(change: Carrying, steps: readonly PlayedStep[]): void {
  const { database } = change;
  const textNow = prepared(database, 'SELECT revision_id FROM source WHERE id = ?').pluck();
  for (const step of steps) {
    const left = step.table === 'source' && step.do === 'update' ? step.before?.revision_id : undefined;
    if (typeof left === 'string') {
      const now = textNow.get(step.id) as string;
      if (now !== left) makeMoves(change, planMoves(database, step.id, left, { revisionId: now, laid: readLaid(database, now), follow: followBetween(database, left, now) }));
    }
  }
  // Thousands may come back at once, so each way between texts is worked out once, and each text read once.
  const between = follower(database);
  const placers = new Map<string, ReturnType<typeof placer>>();
  for (const { table, id, after, behind = [] } of steps.filter((step) => step.do === 'insert')) {
    for (const anchor of anchors.filter((one) => one.table === table && !behind.includes(one.prefix))) {
      const [sourceId, revisionId, start, end] = ['source_id', 'revision_id', 'start', 'end'].map((name) => after?.[`${anchor.prefix}${name}`]);
      if (typeof sourceId !== 'string' || typeof revisionId !== 'string' || typeof start !== 'number' || typeof end !== 'number') continue;
      const now = textNow.get(sourceId) as string | undefined;
      if (now === undefined || now === revisionId) continue;
      const next = between(revisionId, now)({ start, end });
      if (!next) continue;
      const place = placers.get(now) ?? placer(readLaid(database, now), now);
      placers.set(now, place);
      change.carry(anchor.table, id, place(anchor, next, next.how === 'changed'));
    }
  }
}

/** The columns that tell where a row stands, which a correction may have changed without anybody meaning the row; none unless it has. */
export function placesMoved(table: string, row: Row, expected: Row): ReadonlySet<string> {
  return new Set(anchors.filter((anchor) => anchor.table === table && row[`${anchor.prefix}revision_id`] !== expected[`${anchor.prefix}revision_id`]).flatMap(({ prefix }) => placeNames(prefix)));
}
