import { withBelow } from '../domain/codebook/tree.ts';
import { refuseWeightOff, weightUnder } from '../domain/coding/weight.ts';
import { counted } from '../domain/reports/sentences.ts';
import { codeRows } from '../vault/codebook.ts';
import { codedQuotes, findSameCoding, listCodings, readQuote } from '../vault/coding.ts';
import { findOrInsertCode, requireCode } from './codebook.ts';
import type { Handlers } from './context.ts';
import { leftBehindHandlers } from './corrections.ts';
import { findToCodeHandlers } from './find-to-code.ts';
import { linkHandlers } from './links.ts';
import { applyCode, applyToMany, becomeOne, onlyOf, requireCoding, requireText, sourceGone, wordsColumns } from './put-codings.ts';

export const codingHandlers = {
  'coding.list': ({ database, coderId }, { sourceId }) => {
    requireText(database, sourceId);
    return { codings: listCodings(database, sourceId, onlyOf(database, coderId)) };
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
  'coding.applyMany': ({ change, database }, { passages, code, how = '' }) => {
    const codeId = 'id' in code ? requireCode(database, code.id).id : findOrInsertCode(change, code.name, code.parentId ?? null);
    const done = applyToMany(change, codeId, passages, how);
    change.describe(`Coded ${counted(done.coded, 'passage')} “${requireCode(database, codeId).name}”`);
    return { codeId, ...done };
  },
  'coding.recode': ({ change, database, coderId }, { id, codeId, expectedVersion }) => {
    const coding = requireCoding(database, id, coderId);
    const [from, to] = [requireCode(database, coding.codeId), requireCode(database, codeId)];
    change.describe(`Recoded as “${to.name}”`);
    if (codeId === coding.codeId) return { id, version: change.update('coding', id, {}, expectedVersion) };
    const weight = weightUnder(coding.weight, from, to);
    const same = findSameCoding(database, { ...coding, codeId });
    if (same) return becomeOne(change, same, { ...coding, weight, pinned: false }, expectedVersion);
    // It was an example of the code that it leaves, not of the one that it gets.
    return { id, version: change.update('coding', id, { code_id: codeId, weight, pinned: 0 }, expectedVersion) };
  },
  'coding.resize': ({ change, database, coderId }, { id, start, end, expectedVersion }) => {
    const coding = requireCoding(database, id, coderId);
    const open = requireText(database, coding.sourceId);
    const columns = wordsColumns(database, open, { start, end });
    const isBack = coding.revisionId !== open.revisionId;
    change.describe(`${isBack ? 'Put back' : 'Moved the ends of'} a coding “${requireCode(database, coding.codeId).name}”`);
    const same = findSameCoding(database, { ...coding, revisionId: open.revisionId, start, end });
    if (same && same.id !== id) return becomeOne(change, same, coding, expectedVersion);
    return { id, version: change.update('coding', id, columns, expectedVersion) };
  },
  'coding.weigh': ({ change, database, coderId }, { id, weight, expectedVersion }) => {
    const code = requireCode(database, requireCoding(database, id, coderId).codeId);
    refuseWeightOff(code, weight);
    const version = change.update('coding', id, { weight }, expectedVersion);
    change.describe(weight === null ? `Took the weight of a coding “${code.name}” away` : `Weighed a coding “${code.name}”: ${weight}`);
    return { id, version };
  },
  'coding.pin': ({ change, database, coderId }, { id, pinned, expectedVersion }) => {
    const code = requireCode(database, requireCoding(database, id, coderId).codeId);
    const version = change.update('coding', id, { pinned: pinned ? 1 : 0 }, expectedVersion);
    change.describe(pinned ? `Made a passage an example of “${code.name}”` : `A passage is no longer an example of “${code.name}”`);
    return { id, version };
  },
  'coding.memo': ({ change, database, coderId }, { id, memo, expectedVersion }) => {
    const coding = requireCoding(database, id, coderId);
    const version = change.update('coding', id, { memo }, expectedVersion);
    change.describe(`Wrote a memo on “${requireCode(database, coding.codeId).name}”`);
    return { id, version };
  },
  'coding.remove': ({ change, database, coderId }, { id }) => {
    const coding = requireCoding(database, id, coderId);
    change.remove('coding', id);
    change.describe(`Took the coding “${requireCode(database, coding.codeId).name}” away`);
    return {};
  },
  'coding.quotes': ({ database, coderId }, { codeId, includeBelow }) => {
    requireCode(database, codeId);
    return { quotes: codedQuotes(database, includeBelow ? withBelow(codeRows(database), codeId) : [codeId], onlyOf(database, coderId)) };
  },
  'coding.quote': ({ database }, passage) => {
    const quote = readQuote(database, passage);
    if (!quote) throw sourceGone(passage.sourceId);
    return quote;
  },
  ...findToCodeHandlers,
  ...leftBehindHandlers,
  ...linkHandlers,
} satisfies Handlers<'coding'>;
