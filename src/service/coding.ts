import type { Coding } from '../contract/index.ts';
import { withBelow } from '../domain/codebook/tree.ts';
import { joinMemos } from '../domain/coding/memos.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change } from '../vault/change.ts';
import { codeRows } from '../vault/codebook.ts';
import { codedQuotes, findSameCoding, listCodings, type OpenText, quoteHash, readCoding, readQuote, readText } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import { findOrInsertCode, requireCode } from './codebook.ts';
import type { Handlers } from './context.ts';

const sourceGone = (sourceId: string): Refusal => new Refusal('not-found', 'That source is no longer here. Nothing was changed.', { sourceId });

function requireText(database: Readable, sourceId: string): OpenText {
  const open = readText(database, sourceId);
  if (!open) throw sourceGone(sourceId);
  return open;
}

function requireCoding(database: Readable, id: string): Coding {
  const coding = readCoding(database, id);
  if (!coding) throw new Refusal('not-found', 'That coding is no longer here. Nothing was changed.', { codingId: id });
  return coding;
}

/** The same coder putting the same code on the same words again changes nothing; a new memo joins the one that is there. */
function applyCode(change: Change, codeId: string, passage: { sourceId: string; start: number; end: number; memo?: string | undefined }): Coding {
  const { sourceId, start, end, memo = '' } = passage;
  const open = requireText(change.database, sourceId);
  const words = passageOf(open.text, start, end);
  const same = findSameCoding(change.database, { codeId, revisionId: open.revisionId, start, end, coderId: change.coderId });
  if (same) {
    const joined = joinMemos(same.memo, memo);
    return { ...same, memo: joined, version: change.update('coding', same.id, { memo: joined }) };
  }
  const coding: Coding = { id: change.newId(), codeId, sourceId, revisionId: open.revisionId, start, end, coderId: change.coderId, at: change.at, memo, version: 1 };
  change.insert('coding', {
    id: coding.id,
    code_id: codeId,
    source_id: sourceId,
    revision_id: open.revisionId,
    start,
    end,
    quote_hash: quoteHash(words),
    coder_id: change.coderId,
    at: change.at,
    memo,
    version: 1,
  });
  return coding;
}

export const codingHandlers = {
  'coding.list': ({ database }, { sourceId }) => {
    requireText(database, sourceId);
    return { codings: listCodings(database, sourceId) };
  },
  'coding.apply': ({ change, database }, { codeId, ...passage }) => {
    const code = requireCode(database, codeId);
    const coding = applyCode(change, codeId, passage);
    change.describe(`Coded “${code.name}”`);
    return coding;
  },
  'coding.applyNew': ({ change }, { name, parentId, ...passage }) => {
    const coding = applyCode(change, findOrInsertCode(change, name, parentId ?? null), passage);
    change.describe(`Coded “${name}”`);
    return coding;
  },
  'coding.recode': ({ change, database }, { id, codeId, expectedVersion }) => {
    const coding = requireCoding(database, id);
    const code = requireCode(database, codeId);
    change.describe(`Recoded as “${code.name}”`);
    const same = codeId === coding.codeId ? null : findSameCoding(database, { ...coding, codeId });
    if (!same) return { id, version: change.update('coding', id, { code_id: codeId }, expectedVersion) };
    // The words bear that code already: the two become one.
    change.update('coding', id, {}, expectedVersion);
    change.remove('coding', id);
    return { id: same.id, version: change.update('coding', same.id, { memo: joinMemos(same.memo, coding.memo) }) };
  },
  'coding.memo': ({ change, database }, { id, memo, expectedVersion }) => {
    const coding = requireCoding(database, id);
    const version = change.update('coding', id, { memo }, expectedVersion);
    change.describe(`Wrote a memo on “${requireCode(database, coding.codeId).name}”`);
    return { id, version };
  },
  'coding.remove': ({ change, database }, { id }) => {
    const coding = requireCoding(database, id);
    change.remove('coding', id);
    change.describe(`Took the coding “${requireCode(database, coding.codeId).name}” away`);
    return {};
  },
  'coding.quotes': ({ database }, { codeId, includeBelow }) => {
    requireCode(database, codeId);
    return { quotes: codedQuotes(database, includeBelow ? withBelow(codeRows(database), codeId) : [codeId]) };
  },
  'coding.quote': ({ database }, passage) => {
    const quote = readQuote(database, passage);
    if (!quote) throw sourceGone(passage.sourceId);
    return quote;
  },
} satisfies Handlers<'coding'>;
