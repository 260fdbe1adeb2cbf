/**
 * Going back in the codebook: its codes, and which code the codings had that changes of the codebook have moved since. Nobody's coding is lost: codes made since that
 * bear codings stay, and codings that went with a code come back.
 */
import { findByName } from '../domain/codebook/names.ts';
import { namesInWords, nothingChanged } from '../domain/history/going-back.ts';
import type { Row } from '../vault/change.ts';
import { codesThen, movedWithCodes, differing } from '../vault/history-back.ts';
import type { Readable } from '../vault/open.ts';
import { type Plan, type PlannedStep, textOf } from './going-back-plan.ts';

export function planCodebook(database: Readable, to: number): Plan {
  const codes = [...codesThen(database, to).rows.values()];
  const now = new Map((database.prepare('SELECT * FROM code').all() as (Row & { id: string })[]).map((row) => [row.id, row]));
  const then = new Map(now);
  for (const { id, was: row } of codes) {
    if (row) then.set(id, { ...row, id });
    else then.delete(id);
  }
  const made = [...now.values()].filter(({ id }) => !then.has(id));
  // Of what would stand on a code that is not there, nothing is taken back.
  const moved = movedWithCodes(database, to).filter(({ was: row }) => row && (!('code_id' in row) || then.has(textOf(row, 'code_id'))));
  const staying = codesThatStay(database, made, moved);
  for (const code of staying.values()) then.set(code.id, withFreeName(code, then));

  const away = made.filter(({ id }) => !then.has(id));
  const back = [...then.values()].filter(({ id }) => !now.has(id));
  const changed = [...then.values()].flatMap((row) => {
    const before = now.get(row.id);
    const columns = before ? differing(before, row) : [];
    return columns.length === 0 ? [] : [{ row, before: before!, patch: Object.fromEntries(columns.map((column) => [column, row[column]])) as Row }];
  });
  const following = planFollowing(database, moved);
  const steps: PlannedStep[] = [
    ...parentsFirst(back).map((row): PlannedStep => ({ do: 'insert', table: 'code', row })),
    ...changed.map(({ row, patch }): PlannedStep => ({ do: 'update', table: 'code', id: row.id, patch })),
    ...following.steps,
    ...parentsFirst(away).toReversed().map(({ id }): PlannedStep => ({ do: 'remove', table: 'code', id })),
  ];
  if (steps.length === 0) return { steps, sentences: [nothingChanged, ...stayingSentences(staying)], name: 'the codebook', isCodebook: true };

  const renamed = changed.filter(({ row, patch }) => 'name' in patch && !staying.has(row.id));
  const apart = changed.filter(({ row, patch }) => 'name' in patch && staying.has(row.id));
  const placed = changed.filter(({ patch }) => 'parent_id' in patch);
  const told = changed.filter(({ patch }) => Object.keys(patch).some((column) => column !== 'name' && column !== 'parent_id' && column !== 'position'));
  const ordered = changed.filter(({ patch }) => Object.keys(patch).every((column) => column === 'position'));
  const nameOf = (id: unknown): string => (typeof id === 'string' ? `under “${textOf(then.get(id), 'name')}”` : 'at the top');
  const sentences = [
    ...(back.length > 0 ? [`${back.length === 1 ? 'One code comes' : `${back.length} codes come`} back: ${namesInWords(back.map((row) => textOf(row, 'name')))}.`] : []),
    ...(away.length > 0 ? [`${away.length === 1 ? 'One code' : `${away.length} codes`} made since ${away.length === 1 ? 'is' : 'are'} taken away, because nothing bears ${away.length === 1 ? 'it' : 'them'}: ${namesInWords(away.map((row) => textOf(row, 'name')))}.`] : []),
    ...stayingSentences(staying),
    ...renamed.slice(0, 8).map(({ row, before }) => `“${textOf(before, 'name')}” is called “${textOf(row, 'name')}” again.`),
    ...apart.map(({ row, before }) => `“${textOf(before, 'name')}” that was made since is called “${textOf(row, 'name')}”, to be told apart.`),
    ...(renamed.length > 8 ? [`${renamed.length - 8} more codes have their earlier names again.`] : []),
    ...placed.slice(0, 8).map(({ row }) => `“${textOf(row, 'name')}” stands ${nameOf(row.parent_id)} again.`),
    ...(placed.length > 8 ? [`${placed.length - 8} more codes stand where they stood.`] : []),
    ...(told.length > 0 ? [`What is written of ${namesInWords(told.map(({ row }) => textOf(row, 'name')))} is again as it was.`] : []),
    ...(ordered.length > 0 ? [`The order of the codes is again as it was (${ordered.length === 1 ? 'one code' : `${ordered.length} codes`}).`] : []),
    ...following.sentences,
    'No coding is lost; what people coded by hand since stays.',
  ];
  return { steps, sentences, name: 'the codebook', isCodebook: true };
}

type CodeRow = Row & { id: string };
type Moved = ReturnType<typeof movedWithCodes>[number];

/** Codes made since that something stands on: codings as they will be, summaries, settled differences, and the codes above such codes. */
function codesThatStay(database: Readable, made: readonly CodeRow[], moved: readonly Moved[]): Map<string, CodeRow> {
  const byId = new Map(made.map((code) => [code.id, code]));
  const leaving = new Map<string, number>();
  for (const { now, was: then } of moved) {
    const [from, to] = [textOf(now, 'code_id'), textOf(then, 'code_id')];
    if (now && from !== '' && from !== to) leaving.set(from, (leaving.get(from) ?? 0) + 1);
  }
  const bears = database.prepare('SELECT (SELECT count(*) FROM coding WHERE code_id = @id) + (SELECT count(*) FROM summary WHERE code_id = @id) + (SELECT count(*) FROM settlement WHERE code_id = @id)').pluck();
  const staying = new Map<string, CodeRow>();
  for (const code of made) {
    if ((bears.get({ id: code.id }) as number) - (leaving.get(code.id) ?? 0) <= 0) continue;
    for (let one: CodeRow | undefined = code; one && !staying.has(one.id); one = byId.get(textOf(one, 'parent_id'))) staying.set(one.id, one);
  }
  return staying;
}

/** Two codes of one name side by side could not be told apart; the one that stays says that it came later. A code above it that goes leaves it at the top. */
function withFreeName(code: CodeRow, then: ReadonlyMap<string, CodeRow>): CodeRow {
  const siblings = [...then.values()].filter((one) => one.id !== code.id && (one.parent_id ?? null) === (code.parent_id ?? null)).map((one) => ({ name: textOf(one, 'name') }));
  let name = textOf(code, 'name');
  for (let number = 1; findByName(siblings, name); number += 1) name = `${textOf(code, 'name')} (added later${number === 1 ? '' : `, ${number}`})`;
  return { ...code, name };
}

const stayingSentences = (staying: ReadonlyMap<string, CodeRow>): string[] =>
  staying.size === 0 ? [] : [`${staying.size === 1 ? 'One code' : `${staying.size} codes`} made since ${staying.size === 1 ? 'stays' : 'stay'}, because of what was coded with ${staying.size === 1 ? 'it' : 'them'}: ${namesInWords([...staying.values()].map((row) => textOf(row, 'name')))}.`];

/** How each kind of row that follows a code is called. */
const called: Record<string, [string, string]> = {
  coding: ['coding', 'codings'], summary: ['summary', 'summaries'], settlement: ['settled difference', 'settled differences'], memo: ['memo', 'memos'], saved_question: ['saved question', 'saved questions'],
};

function planFollowing(database: Readable, moved: readonly Moved[]): { steps: PlannedStep[]; sentences: string[] } {
  const twins: Record<string, ReturnType<Readable['prepare']>> = {
    coding: database.prepare('SELECT 1 FROM coding WHERE code_id = @code_id AND revision_id = @revision_id AND start = @start AND "end" = @end AND coder_id = @coder_id'),
    summary: database.prepare('SELECT 1 FROM summary WHERE code_id = @code_id AND row_kind = @row_kind AND row_id = @row_id'),
  };
  const updates: PlannedStep[] = [];
  const inserts: PlannedStep[] = [];
  const again = new Map<string, number>();
  const back = new Map<string, number>();
  for (const { table, id, now, was: then } of moved) {
    if (!then) continue;
    if (now) {
      const patch = Object.fromEntries(differing(now, then).map((column) => [column, then[column]]));
      if (Object.keys(patch).length === 0) continue;
      updates.push({ do: 'update', table, id, patch });
      again.set(table, (again.get(table) ?? 0) + 1);
    } else if (!twins[table]?.get(then)) {
      inserts.push({ do: 'insert', table, row: { ...then, id } });
      back.set(table, (back.get(table) ?? 0) + 1);
    }
  }
  const words = (table: string, count: number): string => (count === 1 ? `One ${called[table]![0]}` : `${count} ${called[table]![1]}`);
  return {
    steps: [...updates, ...inserts],
    sentences: [
      ...[...again].map(([table, count]) => `${words(table, count)} ${count === 1 ? 'is' : 'are'} again as before the changes of the codebook.`),
      ...[...back].map(([table, count]) => `${words(table, count)} that went with ${count === 1 ? 'its code comes' : 'their codes come'} back.`),
    ],
  };
}

/** Codes after those that they stand under. */
function parentsFirst(rows: readonly CodeRow[]): CodeRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depth = (row: CodeRow): number => {
    let number = 0;
    for (let above = byId.get(textOf(row, 'parent_id')); above && number <= rows.length; above = byId.get(textOf(above, 'parent_id'))) number += 1;
    return number;
  };
  return rows.map((row) => ({ row, depth: depth(row) })).toSorted((one, other) => one.depth - other.depth).map(({ row }) => row);
}
