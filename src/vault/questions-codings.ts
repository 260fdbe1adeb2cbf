/** Codings in columns: read whole, or brought up to date by what the history says was touched since. */
import { type CodingColumns, codingColumns, type Ground, noWeight } from '../domain/questions/ground.ts';
import type { Readable } from './open.ts';

type Lists = Pick<Ground, 'sources' | 'codes' | 'coders'>;
type Row = [id: string, codeId: string, coderId: string, sourceId: string, start: number, end: number, firstWord: number, lastWord: number, firstTurn: number | null, lastTurn: number | null, weight: number | null];

const select = 'SELECT id, code_id, coder_id, source_id, start, "end", first_word, last_word, first_turn, last_turn, weight FROM live_coding';
const names = ['code', 'coder', 'source', 'start', 'end', 'firstWord', 'lastWord', 'firstTurn', 'lastTurn', 'weight'] as const;
type Unordered = { readonly count: number; readonly id: string[] } & Record<(typeof names)[number], Int32Array>;

const emptyColumns = (count: number): Unordered => ({ count, id: new Array<string>(count), ...(Object.fromEntries(names.map((name) => [name, new Int32Array(count)])) as Record<(typeof names)[number], Int32Array>) });
const positions = (things: readonly { readonly id: string }[]): Map<string, number> => new Map(things.map((thing, position) => [thing.id, position]));

export function readCodings(database: Readable, lists: Lists): CodingColumns {
  const rows = database.prepare(select).raw().all() as Row[];
  const columns = emptyColumns(rows.length);
  fill(columns, 0, rows, lists);
  return arrange(columns, lists);
}

function fill(columns: Unordered, from: number, rows: readonly Row[], { sources, codes, coders }: Lists): void {
  const [sourceAt, codeAt, coderAt] = [positions(sources), positions(codes), positions(coders)];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const at = from + index;
    columns.id[at] = row[0];
    columns.code[at] = codeAt.get(row[1])!;
    columns.coder[at] = coderAt.get(row[2])!;
    columns.source[at] = sourceAt.get(row[3])!;
    columns.start[at] = row[4];
    columns.end[at] = row[5];
    columns.firstWord[at] = row[6];
    columns.lastWord[at] = row[7];
    columns.firstTurn[at] = row[8] ?? -1;
    columns.lastTurn[at] = row[9] ?? -1;
    columns.weight[at] = row[10] ?? noWeight;
  }
}

/** Puts codings in order: into their sources first, then within each, where they are few. */
function arrange(columns: Unordered, { sources, codes }: Lists): CodingColumns {
  const { count, source, start, end, id } = columns;
  const from = new Int32Array(sources.length + 1);
  for (let index = 0; index < count; index += 1) from[source[index]! + 1]! += 1;
  for (let index = 0; index < sources.length; index += 1) from[index + 1]! += from[index]!;
  const next = from.slice();
  const order = new Int32Array(count);
  for (let index = 0; index < count; index += 1) order[next[source[index]!]!++] = index;
  const before = (one: number, other: number): number => start[one]! - start[other]! || end[one]! - end[other]! || (id[one]! < id[other]! ? -1 : 1);
  for (let index = 0; index < sources.length; index += 1) order.subarray(from[index], from[index + 1]).sort(before);
  const ordered = emptyColumns(count);
  for (let index = 0; index < count; index += 1) ordered.id[index] = id[order[index]!]!;
  for (const name of names) {
    const [column, into] = [columns[name], ordered[name]];
    for (let index = 0; index < count; index += 1) into[index] = column[order[index]!]!;
  }
  return codingColumns(ordered, codes.length);
}

/** Codings, and sources whose codings, were touched. */
export type Touched = { readonly codings: ReadonlySet<string>; readonly sources: ReadonlySet<string> };

/** More events, or more letters of them, are not gone through: reading everything is faster then. */
const mostEvents = 200;
const mostLetters = 2_000_000;

/** What the history says was touched since an event; null where that can't be told, and everything has to be read. */
export function touchedSince(database: Readable, before: { seq: number; hash: string }): Touched | null {
  const isSame = database.prepare('SELECT hash FROM history WHERE seq = ?').pluck().get(before.seq) === before.hash || before.seq === 0;
  const size = database.prepare('SELECT count(*) AS events, coalesce(sum(length(payload)), 0) AS letters, count(payload) AS told FROM history_payload WHERE seq > ?').get(before.seq) as { events: number; letters: number; told: number };
  if (!isSame || size.events > mostEvents || size.letters > mostLetters || size.told < size.events) return null;
  const [codings, sources] = [new Set<string>(), new Set<string>()];
  for (const payload of database.prepare('SELECT payload FROM history_payload WHERE seq > ?').pluck().all(before.seq) as string[]) {
    for (const { table, id } of (JSON.parse(payload) as { steps: { table: string; id: string }[] }).steps) {
      if (table === 'coding') codings.add(id);
      else if (table === 'source') sources.add(id);
    }
  }
  return { codings, sources };
}

/** The codings of a state before with what was touched read anew. Codes, coders and sources may stand in another order, or be gone. */
export function rereadCodings(database: Readable, lists: Lists, before: Lists & Pick<Ground, 'codings'>, touched: Touched): CodingColumns {
  const old = before.codings;
  const moved = (from: readonly { id: string }[], to: readonly { id: string }[]): Int32Array => {
    const at = positions(to);
    return Int32Array.from(from, ({ id }) => at.get(id) ?? -1);
  };
  const [source, code, coder] = [moved(before.sources, lists.sources), moved(before.codes, lists.codes), moved(before.coders, lists.coders)];
  const isTouched = before.sources.map(({ id }) => touched.sources.has(id));
  const stay: number[] = [];
  for (let coding = 0; coding < old.count; coding += 1) {
    const here = old.source[coding]!;
    if (isTouched[here] || source[here]! < 0 || code[old.code[coding]!]! < 0 || touched.codings.has(old.id[coding]!)) continue;
    stay.push(coding);
  }
  const rows = [
    ...(database.prepare(`${select} WHERE source_id IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify([...touched.sources])) as Row[]),
    ...(database.prepare(`${select} WHERE id IN (SELECT value FROM json_each(?))`).raw().all(JSON.stringify([...touched.codings])) as Row[]).filter((row) => !touched.sources.has(row[3])),
  ];
  const columns = emptyColumns(stay.length + rows.length);
  const moves = { source, code, coder } as Partial<Record<(typeof names)[number], Int32Array>>;
  for (let index = 0; index < stay.length; index += 1) columns.id[index] = old.id[stay[index]!]!;
  for (const name of names) {
    const [column, into, move] = [old[name], columns[name], moves[name]];
    for (let index = 0; index < stay.length; index += 1) into[index] = move ? move[column[stay[index]!]!]! : column[stay[index]!]!;
  }
  fill(columns, stay.length, rows, lists);
  return arrange(columns, lists);
}
