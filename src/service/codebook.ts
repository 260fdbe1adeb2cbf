import type { Parsed } from '../contract/index.ts';
import { leastUsedColour } from '../domain/codebook/colours.ts';
import { findByName, nameKey } from '../domain/codebook/names.ts';
import { placeAt } from '../domain/codebook/positions.ts';
import { isWithin, withBelow } from '../domain/codebook/tree.ts';
import { joinCodings } from '../domain/coding/memos.ts';
import { weightUnder } from '../domain/coding/weight.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change } from '../vault/change.ts';
import { codeColumns, type CodeRow, codeRows, listCodes } from '../vault/codebook.ts';
import { codingsOfCode, findSameCoding } from '../vault/coding.ts';
import type { Readable } from '../vault/open.ts';
import type { Handlers } from './context.ts';

function pick(codes: readonly CodeRow[], id: string): CodeRow {
  const code = codes.find((one) => one.id === id);
  if (!code) throw new Refusal('not-found', 'That code is no longer in the codebook. Nothing was changed.', { codeId: id });
  return code;
}

/** The code, or a refusal that names what is missing. */
export function requireCode(database: Readable, id: string): CodeRow {
  return pick(codeRows(database), id);
}

/** The codes under a parent (null: at the top), in their order. */
function childrenOf(codes: readonly CodeRow[], parentId: string | null): CodeRow[] {
  return codes.filter((code) => code.parentId === parentId);
}

/** Two codes of one name side by side could not be told apart. */
function refuseTaken(siblings: readonly CodeRow[], name: string, advice: string): void {
  const other = findByName(siblings, name);
  if (!other) return;
  throw new Refusal('not-allowed', `There is a code “${other.name}” in this place already. Nothing was changed. ${advice}`, { codeId: other.id });
}

/** Every other name once, and none that says again what the code is called. */
function namedOnce(aliases: readonly string[], name: string): string[] {
  const seen = new Set([nameKey(name)]);
  return aliases.filter((alias) => !seen.has(nameKey(alias)) && seen.add(nameKey(alias)));
}

/** Makes room before `index` among the siblings and answers the position there. */
function makeRoom(change: Change, siblings: readonly CodeRow[], index: number): number {
  const placing = placeAt(siblings.map((code) => code.position), index);
  if ('renumber' in placing) placing.renumber.forEach((position, at) => change.update('code', siblings[at]!.id, { position }));
  return placing.position;
}

/** Adds a code at the end of its siblings as a part of a change. */
export function insertCode(change: Change, { parentId = null, colour, ...fields }: Parsed<'codebook.create'>): string {
  const codes = codeRows(change.database);
  if (parentId !== null) pick(codes, parentId);
  const siblings = childrenOf(codes, parentId);
  refuseTaken(siblings, fields.name, 'Use that one, or choose another name.');
  const id = change.newId();
  const position = makeRoom(change, siblings, siblings.length);
  const blank = { definition: '', useWhen: '', notWhen: '', aliases: [], family: '', scale: null, colour: leastUsedColour(codes.map((code) => code.colour)) };
  change.insert('code', { id, parent_id: parentId, ...codeColumns(blank), ...codeColumns({ ...fields, colour: colour || undefined, aliases: fields.aliases && namedOnce(fields.aliases, fields.name) }), position, version: 1 });
  return id;
}

/** The code of that name under a parent, made now if there is none. */
export function findOrInsertCode(change: Change, name: string, parentId: string | null): string {
  return findByName(childrenOf(codeRows(change.database), parentId), name)?.id ?? insertCode(change, { name, parentId });
}

type Merged = { moved: number; dropped: number };

/** Moves everything of one code to another and takes the empty one away; children of the same name are merged in turn. */
function mergeInto(change: Change, id: string, intoId: string): Merged {
  const codes = codeRows(change.database);
  const from = pick(codes, id);
  let into = pick(codes, intoId);
  const done: Merged = { moved: 0, dropped: 0 };

  // A code that is merged into one below it leaves its place to that one.
  if (isWithin(codes, intoId, id)) {
    refuseTaken(childrenOf(codes, from.parentId).filter((code) => code.id !== id), into.name, `“${from.name}” can't be merged downwards while its neighbour bears that name. Merge or rename one of them first.`);
    change.update('code', intoId, { parent_id: from.parentId, position: from.position });
    into = { ...into, parentId: from.parentId };
  }

  for (const { live, ...coding } of codingsOfCode(change.database, id)) {
    const same = findSameCoding(change.database, { ...coding, codeId: intoId });
    const weight = weightUnder(coding.weight, from, into);
    if (same) {
      const { pinned, ...said } = joinCodings(same, { ...coding, weight });
      change.remove('coding', coding.id);
      change.update('coding', same.id, { ...said, pinned: pinned ? 1 : 0 });
      if (live) done.dropped += 1;
    } else {
      change.update('coding', coding.id, { code_id: intoId, weight });
      if (live) done.moved += 1;
    }
  }

  // What is written down of the merged code fills the gaps of the one that stays.
  change.update('code', intoId, codeColumns({ definition: into.definition || from.definition, useWhen: into.useWhen || from.useWhen, notWhen: into.notWhen || from.notWhen }));

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

export const codebookHandlers = {
  'codebook.list': ({ database }) => ({ codes: listCodes(database) }),
  'codebook.create': ({ change }, input) => {
    const id = insertCode(change, input);
    change.describe(`Added the code “${input.name}”`);
    return { id, version: 1 };
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
  'codebook.move': ({ change, database }, { id, parentId, beforeId }) => {
    const codes = codeRows(database);
    const code = pick(codes, id);
    if (parentId !== null) {
      pick(codes, parentId);
      if (isWithin(codes, parentId, id)) throw new Refusal('not-allowed', `“${code.name}” can't stand under itself. Nothing was changed. Choose another place.`);
    }
    const siblings = childrenOf(codes, parentId).filter((one) => one.id !== id);
    refuseTaken(siblings, code.name, 'Merge the two if they mean the same, or rename one of them first.');
    const index = beforeId == null ? siblings.length : siblings.findIndex((one) => one.id === beforeId);
    if (index === -1) throw new Refusal('not-found', 'The code that it should stand before is not in that place. Nothing was changed. Choose the place again.', { beforeId });
    const version = change.update('code', id, { parent_id: parentId, position: makeRoom(change, siblings, index) });
    change.describe(`Moved the code “${code.name}”`);
    return { id, version };
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
    for (const codeId of gone.toReversed()) change.remove('code', codeId);
    change.describe(`Removed the code “${code.name}”`);
    return { codes: gone.length, codings };
  },
} satisfies Handlers<'codebook'>;
