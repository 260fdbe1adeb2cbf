/** Writing codings: what every way of coding a passage has in common. */
import type { Coding } from '../contract/index.ts';
import { joinCodings, joinMemos } from '../domain/coding/memos.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change, Row } from '../vault/change.ts';
import { codedPlaces, findSameCoding, type OpenText, quoteHash, readCoding, readText, standingColumns, standingOf } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import { isBlind } from '../vault/team.ts';

type Passage = { sourceId: string; start: number; end: number };
type FoundPassage = Passage & { revisionId?: string | undefined };

export const sourceGone = (sourceId: string): Refusal => new Refusal('not-found', 'That source is no longer here. Nothing was changed.', { sourceId });

export function requireText(database: Readable, sourceId: string): OpenText {
  const open = readText(database, sourceId);
  if (!open) throw sourceGone(sourceId);
  return open;
}

/** Whose codings a coder may see: null for everybody's, in blind mode their own id. */
export function onlyOf(database: Readable, coderId: string): string | null {
  return isBlind(database, coderId) ? coderId : null;
}

/** The coding, or a refusal; in blind mode others' codings are as if they were not there. */
export function requireCoding(database: Readable, id: string, coderId: string): Coding {
  const coding = readCoding(database, id);
  if (!coding || (coding.coderId !== coderId && isBlind(database, coderId))) throw new Refusal('not-found', 'That coding is no longer here. Nothing was changed.', { codingId: id });
  return coding;
}

/** The columns that say which words a coding stands on. */
export function wordsColumns(database: Readable, open: OpenText, passage: { start: number; end: number }): Row {
  const words = passageOf(open.text, passage.start, passage.end);
  return { revision_id: open.revisionId, start: passage.start, end: passage.end, quote_hash: quoteHash(words), ...standingColumns(standingOf(database, open)(passage)) };
}

function insertCoding(change: Change, open: OpenText, codeId: string, passage: Passage, said: { memo: string; how: string }): Coding {
  const { sourceId, start, end } = passage;
  const { memo, how } = said;
  const coding: Coding = { id: change.newId(), codeId, sourceId, revisionId: open.revisionId, start, end, coderId: change.coderId, at: change.at, memo, weight: null, pinned: false, how, version: 1 };
  change.insert('coding', { id: coding.id, code_id: codeId, source_id: sourceId, ...wordsColumns(change.database, open, passage), coder_id: change.coderId, at: change.at, memo, how, weight: null, pinned: 0, version: 1 });
  return coding;
}

/** The same coder putting the same code on the same words again changes nothing; a new memo joins the one that is there. */
export function applyCode(change: Change, codeId: string, { memo = '', ...passage }: Passage & { memo?: string | undefined }): Coding {
  const open = requireText(change.database, passage.sourceId);
  passageOf(open.text, passage.start, passage.end);
  const same = findSameCoding(change.database, { codeId, ...passage, revisionId: open.revisionId, coderId: change.coderId });
  if (!same) return insertCoding(change, open, codeId, passage, { memo, how: '' });
  const joined = joinMemos(same.memo, memo);
  return { ...same, memo: joined, version: change.update('coding', same.id, { memo: joined }) };
}

/** Puts one code on many passages, each source read once. What this coder has coded so already is counted, not done twice. */
export function applyToMany(change: Change, codeId: string, passages: readonly FoundPassage[], how: string): { coded: number; already: number } {
  const done = { coded: 0, already: 0 };
  for (const [sourceId, ofSource] of Map.groupBy(passages, (passage) => passage.sourceId)) {
    const open = requireText(change.database, sourceId);
    if (ofSource.some(({ revisionId }) => revisionId !== undefined && revisionId !== open.revisionId)) {
      throw new Refusal('conflict', `“${open.sourceTitle}” was corrected since these passages were found, so they may stand on other words by now. Nothing was coded. Look for them again.`, { sourceId });
    }
    const places = new Set(codedPlaces(change.database, { codeId, revisionId: open.revisionId, coderId: change.coderId }).map(({ start, end }) => `${start}-${end}`));
    for (const passage of ofSource) {
      const place = `${passage.start}-${passage.end}`;
      if (places.has(place)) {
        done.already += 1;
        continue;
      }
      insertCoding(change, open, codeId, passage, { memo: '', how });
      places.add(place);
      done.coded += 1;
    }
  }
  return done;
}

/** Two codings that have come to say the same of the same words become one, in which nothing is lost. */
export function becomeOne(change: Change, kept: Coding, given: Coding, expectedVersion: number | undefined): { id: string; version: number } {
  change.update('coding', given.id, {}, expectedVersion);
  change.remove('coding', given.id);
  const { pinned, ...said } = joinCodings(kept, given);
  return { id: kept.id, version: change.update('coding', kept.id, { ...said, pinned: pinned ? 1 : 0 }) };
}
