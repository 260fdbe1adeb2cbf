import { firstCodes } from '../domain/codebook/families.ts';
import { findByName, nameKey } from '../domain/codebook/names.ts';
import { isWithin, withBelow } from '../domain/codebook/tree.ts';
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { codeColumns, codeRows, listCodes } from '../vault/codebook.ts';
import { codingsOfCode } from '../vault/coding.ts';
import { codebookFileHandlers } from './codebook-files.ts';
import { codeHistory } from './codebook-history.ts';
import { mergeInto, removeWithCode, split } from './codebook-merge.ts';
import { childrenOf, insertCode, makeRoom, namedOnce, pick, refuseTaken } from './codebook-tree.ts';
import type { Handlers } from './context.ts';
import { onlyOf } from './put-codings.ts';

export { findOrInsertCode, insertCode, requireCode } from './codebook-tree.ts';

export const codebookHandlers = {
  'codebook.list': ({ database, coderId }) => ({ codes: listCodes(database, onlyOf(database, coderId)) }),
  'codebook.create': ({ change }, input) => {
    const id = insertCode(change, input);
    change.describe(`Added the code “${input.name}”`);
    return { id, version: 1 };
  },
  'codebook.begin': ({ change, database }) => {
    const codes = codeRows(database);
    const missing = firstCodes.filter(({ name }) => !findByName(childrenOf(codes, null), name));
    for (const code of missing) insertCode(change, code, codes);
    change.describe('Began a codebook with the families');
    return { added: missing.length };
  },
  'codebook.edit': ({ change, database }, { id, expectedVersion, ...fields }) => {
    const codes = codeRows(database);
    const code = pick(codes, id);
    if (fields.name !== undefined) {
      refuseTaken(childrenOf(codes, code.parentId).filter((one) => one.id !== id), fields.name, 'Merge the two if they mean the same, or choose another name.');
    }
    const version = change.update('code', id, codeColumns({ ...fields, aliases: namedOnce(fields.aliases ?? code.aliases, fields.name ?? code.name) }), expectedVersion);
    const renamed = fields.name !== undefined && fields.name !== code.name;
    change.describe(renamed ? `Renamed the code “${code.name}” to “${fields.name}”` : `Changed the code “${code.name}”`);
    return { id, version };
  },
  'codebook.move': ({ change, database }, { id, also = [], parentId, beforeId }) => {
    const codes = codeRows(database);
    const asked = new Set([id, ...also]);
    if (parentId !== null) pick(codes, parentId);
    // A code whose parent moves too goes along with it.
    const moving = [...asked].map((one) => pick(codes, one)).filter((code) => ![...asked].some((above) => above !== code.id && isWithin(codes, code.id, above)));
    const names = new Set<string>();
    const others = childrenOf(codes, parentId).filter((one) => !moving.some((code) => code.id === one.id));
    for (const code of moving) {
      if (parentId !== null && isWithin(codes, parentId, code.id)) throw new Refusal('not-allowed', `“${code.name}” can't stand under itself. Nothing was changed. Choose another place.`);
      refuseTaken(others, code.name, 'Merge the two if they mean the same, or rename one of them first.');
      if (names.has(nameKey(code.name))) throw new Refusal('not-allowed', `Two of the codes are called “${code.name}”, and could not be told apart in one place. Nothing was changed. Rename one of them first.`);
      names.add(nameKey(code.name));
    }
    if (beforeId != null && !others.some((one) => one.id === beforeId)) throw new Refusal('not-found', 'The code that it should stand before is not in that place. Nothing was changed. Choose the place again.', { beforeId });
    const versions = new Map<string, number>();
    for (const [at, code] of moving.entries()) {
      const gone = new Set(moving.slice(at).map((one) => one.id));
      const siblings = childrenOf(codeRows(database), parentId).filter((one) => !gone.has(one.id));
      const index = beforeId == null ? siblings.length : siblings.findIndex((one) => one.id === beforeId);
      versions.set(code.id, change.update('code', code.id, { parent_id: parentId, position: makeRoom(change, siblings, index) }));
    }
    change.describe(moving.length === 1 ? `Moved the code “${moving[0]!.name}”` : `Moved ${counted(moving.length, 'code')}`);
    return { id, version: versions.get(id) ?? pick(codes, id).version };
  },
  'codebook.merge': ({ change, database }, { id, intoId }) => {
    if (id === intoId) throw new Refusal('not-allowed', "A code can't be merged into itself. Nothing was changed. Choose another one.");
    const codes = codeRows(database);
    const [from, into] = [pick(codes, id), pick(codes, intoId)];
    const merged = mergeInto(change, id, intoId);
    change.describe(`Merged the code “${from.name}” into “${into.name}”`);
    return merged;
  },
  'codebook.remove': ({ change, database }, { id }) => {
    const codes = codeRows(database);
    const code = pick(codes, id);
    const gone = withBelow(codes, id);
    let codings = 0;
    for (const codeId of gone) {
      for (const coding of codingsOfCode(database, codeId)) {
        change.remove('coding', coding.id);
        if (coding.live) codings += 1;
      }
    }
    for (const codeId of gone.toReversed()) {
      removeWithCode(change, codeId);
      change.remove('code', codeId);
    }
    change.describe(`Removed the code “${code.name}”`);
    return { codes: gone.length, codings };
  },
  'codebook.split': ({ change, database }, input) => {
    const from = pick(codeRows(database), input.id);
    const done = split(change, input);
    change.describe(`Split the code “${from.name}”`);
    return done;
  },
  'codebook.history': ({ database }, { id }) => ({ events: codeHistory(database, id) }),
  ...codebookFileHandlers,
} satisfies Handlers<'codebook'>;
