/** The tree of codes as changes see it: finding a code, keeping names apart among siblings, making room, adding. */
import type { Parsed } from '../contract/index.ts';
import { leastUsedColour } from '../domain/codebook/colours.ts';
import { findByName, nameKey } from '../domain/codebook/names.ts';
import { placeAt } from '../domain/codebook/positions.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change } from '../vault/change.ts';
import { codeColumns, type CodeRow, codeRows } from '../vault/codebook.ts';
import type { Readable } from '../vault/open.ts';

export function pick(codes: readonly CodeRow[], id: string): CodeRow {
  const code = codes.find((one) => one.id === id);
  if (!code) throw new Refusal('not-found', 'That code is no longer in the codebook. Nothing was changed.', { codeId: id });
  return code;
}

/** The code, or a refusal that names what is missing. */
export function requireCode(database: Readable, id: string): CodeRow {
  return pick(codeRows(database), id);
}

/** The codes under a parent (null: at the top), in their order. */
export function childrenOf(codes: readonly CodeRow[], parentId: string | null): CodeRow[] {
  return codes.filter((code) => code.parentId === parentId);
}

/** Two codes of one name side by side could not be told apart. */
export function refuseTaken(siblings: readonly CodeRow[], name: string, advice: string): void {
  const other = findByName(siblings, name);
  if (!other) return;
  throw new Refusal('not-allowed', `There is a code “${other.name}” in this place already. Nothing was changed. ${advice}`, { codeId: other.id });
}

/** Every other name once, and none that says again what the code is called. */
export function namedOnce(aliases: readonly string[], name: string): string[] {
  const seen = new Set([nameKey(name)]);
  return aliases.filter((alias) => !seen.has(nameKey(alias)) && seen.add(nameKey(alias)));
}

/** Makes room before `index` among the siblings and answers the position there. */
export function makeRoom(change: Change, siblings: readonly CodeRow[], index: number): number {
  const placing = placeAt(siblings.map((code) => code.position), index);
  if ('renumber' in placing) placing.renumber.forEach((position, at) => change.update('code', siblings[at]!.id, { position }));
  return placing.position;
}

/** Adds a code at the end of its siblings as a part of a change. `codes`, for many in a row: the codebook as it is by now; the new one is put to it. */
export function insertCode(change: Change, { parentId = null, colour, aliases, ...fields }: Parsed<'codebook.create'>, codes: CodeRow[] = codeRows(change.database)): string {
  if (parentId !== null) pick(codes, parentId);
  const siblings = childrenOf(codes, parentId);
  refuseTaken(siblings, fields.name, 'Use that one, or choose another name.');
  const row: CodeRow = {
    id: change.newId(),
    parentId,
    name: fields.name,
    definition: fields.definition ?? '',
    useWhen: fields.useWhen ?? '',
    notWhen: fields.notWhen ?? '',
    colour: colour || leastUsedColour(codes.map((code) => code.colour)),
    aliases: namedOnce(aliases ?? [], fields.name),
    family: fields.family ?? '',
    scale: fields.scale ?? null,
    position: makeRoom(change, siblings, siblings.length),
    version: 1,
  };
  change.insert('code', { id: row.id, parent_id: parentId, ...codeColumns(row), position: row.position, version: row.version });
  codes.push(row);
  return row.id;
}

/** The code of that name under a parent, made now if there is none. */
export function findOrInsertCode(change: Change, name: string, parentId: string | null): string {
  return findByName(childrenOf(codeRows(change.database), parentId), name)?.id ?? insertCode(change, { name, parentId });
}
