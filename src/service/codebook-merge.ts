/** Codings that get another code: merging two codes into one, and splitting one by hand. */
import type { Coding, Parsed } from '../contract/index.ts';
import { findByName } from '../domain/codebook/names.ts';
import { isWithin } from '../domain/codebook/tree.ts';
import { joinMemos } from '../domain/coding/memos.ts';
import { weightUnder } from '../domain/coding/weight.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change } from '../vault/change.ts';
import { codeColumns, type CodeRow, codeRows } from '../vault/codebook.ts';
import { codingsOfCode, findSameCoding } from '../vault/coding.ts';
import { childrenOf, insertCode, makeRoom, namedOnce, pick, refuseTaken } from './codebook-tree.ts';
import { becomeOne } from './put-codings.ts';

type Moved = { moved: number; dropped: number };

/**
 * Gives codings another code. Where their coder has put that code on the same words already, the two become one; this holds for
 * codings that a correction has left behind and for those of sources that were taken out, which may come back.
 */
function giveCode(change: Change, codings: readonly (Coding & { live: boolean })[], from: CodeRow, into: CodeRow, isExampleStill: boolean): Moved {
  const done: Moved = { moved: 0, dropped: 0 };
  for (const { live, ...coding } of codings) {
    const given = { ...coding, weight: weightUnder(coding.weight, from, into), pinned: coding.pinned && isExampleStill };
    const same = findSameCoding(change.database, { ...coding, codeId: into.id });
    if (same) {
      becomeOne(change, same, given, undefined);
      citeInstead(change, coding.id, same.id);
    } else {
      change.update('coding', coding.id, { code_id: into.id, weight: given.weight, pinned: given.pinned ? 1 : 0 });
    }
    if (live) done[same ? 'dropped' : 'moved'] += 1;
  }
  return done;
}

/** Summaries that cite a coding go on citing its words when it has become one with another. */
function citeInstead(change: Change, codingId: string, insteadId: string): void {
  const citing = change.database.prepare('SELECT id, cites FROM summary WHERE instr(cites, ?) > 0').all(codingId) as { id: string; cites: string }[];
  for (const { id, cites } of citing) {
    const ids = (JSON.parse(cites) as string[]).map((cited) => (cited === codingId ? insteadId : cited));
    change.update('summary', id, { cites: JSON.stringify([...new Set(ids)]) });
  }
}

/** What else points at a code that becomes another: memos, summaries, settled differences and saved questions follow it. */
function followCode(change: Change, id: string, intoId: string): void {
  const { database } = change;
  const idsOf = (sql: string): string[] => database.prepare(sql).pluck().all(id) as string[];
  for (const memoId of idsOf(`SELECT id FROM memo WHERE about_kind = 'code' AND about_id = ?`)) change.update('memo', memoId, { about_id: intoId });
  for (const settlementId of idsOf('SELECT id FROM settlement WHERE code_id = ?')) change.update('settlement', settlementId, { code_id: intoId });
  const summaries = database.prepare('SELECT id, row_kind, row_id, text, cites FROM summary WHERE code_id = ?');
  type Summary = { id: string; row_kind: string; row_id: string; text: string; cites: string };
  const there = summaries.all(intoId) as Summary[];
  for (const summary of summaries.all(id) as Summary[]) {
    const twin = there.find((one) => one.row_kind === summary.row_kind && one.row_id === summary.row_id);
    if (twin) {
      const cites = [...new Set([...(JSON.parse(twin.cites) as string[]), ...(JSON.parse(summary.cites) as string[])])];
      change.remove('summary', summary.id);
      change.update('summary', twin.id, { text: joinMemos(twin.text, summary.text), cites: JSON.stringify(cites) });
    } else {
      change.update('summary', summary.id, { code_id: intoId });
    }
  }
  // Ids are unique in the whole vault, so that the text of a question holds one nowhere but where the code is meant.
  const questions = database.prepare('SELECT id, asks FROM saved_question WHERE instr(asks, ?) > 0').all(id) as { id: string; asks: string }[];
  for (const question of questions) change.update('saved_question', question.id, { asks: question.asks.replaceAll(id, intoId) });
}

/** Takes away what stands on a code that is being removed and has no meaning without it. Memos stay: they say themselves that what they are about is gone. */
export function removeWithCode(change: Change, id: string): void {
  for (const table of ['summary', 'settlement'] as const) {
    for (const rowId of change.database.prepare(`SELECT id FROM ${table} WHERE code_id = ?`).pluck().all(id) as string[]) change.remove(table, rowId);
  }
}

/** Moves everything of one code to another and takes the empty one away; children of the same name are merged in turn. */
export function mergeInto(change: Change, id: string, intoId: string): Moved {
  const codes = codeRows(change.database);
  const from = pick(codes, id);
  let into = pick(codes, intoId);

  // A code that is merged into one below it leaves its place to that one.
  if (isWithin(codes, intoId, id)) {
    refuseTaken(childrenOf(codes, from.parentId).filter((code) => code.id !== id), into.name, `“${from.name}” can't be merged downwards while its neighbour bears that name. Merge or rename one of them first.`);
    change.update('code', intoId, { parent_id: from.parentId, position: from.position });
    into = { ...into, parentId: from.parentId };
  }

  // What is written down of the merged code fills the gaps of the one that stays. Its name stays one under which the other is found.
  const aliases = namedOnce([...into.aliases, from.name, ...from.aliases], into.name).slice(0, 50);
  into = { ...into, definition: into.definition || from.definition, useWhen: into.useWhen || from.useWhen, notWhen: into.notWhen || from.notWhen, family: into.family || from.family, scale: into.scale ?? from.scale, aliases };
  change.update('code', intoId, codeColumns({ definition: into.definition, useWhen: into.useWhen, notWhen: into.notWhen, family: into.family, scale: into.scale, aliases }));

  const done = giveCode(change, codingsOfCode(change.database, id), from, into, true);
  followCode(change, id, intoId);

  for (const child of childrenOf(codeRows(change.database), id)) {
    const siblings = childrenOf(codeRows(change.database), intoId);
    const twin = findByName(siblings, child.name);
    if (twin) {
      const below = mergeInto(change, child.id, twin.id);
      done.moved += below.moved;
      done.dropped += below.dropped;
    } else {
      change.update('code', child.id, { parent_id: intoId, position: makeRoom(change, siblings, siblings.length) });
    }
  }
  change.remove('code', id);
  return done;
}

/** Moves chosen codings of a code to others. A new code takes family and scale of the one that it comes from. */
export function split(change: Change, { id, parts }: Parsed<'codebook.split'>): Moved & { codeIds: string[] } {
  const from = pick(codeRows(change.database), id);
  const own = new Map(codingsOfCode(change.database, id).map((coding) => [coding.id, coding]));
  const done = { codeIds: [] as string[], moved: 0, dropped: 0 };
  for (const { code, codingIds } of parts) {
    const codings = [...new Set(codingIds)].map((codingId) => {
      const coding = own.get(codingId);
      if (!coding) throw new Refusal('not-found', `One of the passages is no longer coded “${from.name}”, or was sent to two codes. Nothing was changed. Look at the passages again.`, { codingId });
      own.delete(codingId);
      return coding;
    });
    if ('id' in code && code.id === id) throw new Refusal('not-allowed', `What stays with “${from.name}” need not be sent there. Nothing was changed. Leave those passages out.`);
    const intoId = 'id' in code ? code.id : insertCode(change, { name: code.name, parentId: code.parentId === undefined ? from.parentId : code.parentId, family: from.family, scale: from.scale });
    const given = giveCode(change, codings, from, pick(codeRows(change.database), intoId), false);
    done.codeIds.push(intoId);
    done.moved += given.moved;
    done.dropped += given.dropped;
  }
  return done;
}
