/**
 * Counts what was found by what was found (co-occurrence). Two finds are together when they overlap; or touch the same turn or paragraph; or lie in the same source; or somebody speaks
 * in both. A find is never together with itself.
 *
 * - codings: pairs of two finds that are together, one of the row and one of the column, each pair once.
 * - sources: those that hold such a pair (with `same voice`, those that hold either of the two).
 * - voices: those that speak in both finds of such a pair.
 * - words: those that finds of both cover, whatever `together` says.
 * - where row and column are the same, all four count what is there of it: its finds, their sources, voices and words.
 */
import type { MatrixRequest } from '../../contract/questions.ts';
import { upTo } from './columns.ts';
import type { Table } from './count-where.ts';
import { distinctPairs } from './distinct.ts';
import type { Finds, What } from './finds.ts';
import type { Ground } from './ground.ts';
import { offsetsBySource, paragraphsTouched } from './passages.ts';
import { isVoice, personsIn } from './persons.ts';
import type { Pieces } from './pieces.ts';
import type { Scope } from './scope.ts';

export type Together = NonNullable<MatrixRequest['together']>;

/** The cells for which a pair of two classes counts, the diagonal left out. Asked millions of times, so that each answer is kept under a number. */
export function cellsOfPair(rows: What, columns: What): (one: number, other: number) => readonly number[] {
  const classes = [...new Set([...rows.linesOfClass.keys(), ...columns.linesOfClass.keys()])];
  const place = new Int32Array(classes.reduce((most, kind) => Math.max(most, kind + 1), 0));
  classes.forEach((kind, index) => (place[kind] = index));
  const memory = new Array<readonly number[] | undefined>(classes.length ** 2);
  const none: readonly number[] = [];
  const width = columns.lines.length;
  const find = (one: number, other: number): readonly number[] => {
    const found = new Set<number>();
    for (const [left, right] of [[one, other], [other, one]] as const) {
      for (const row of rows.linesOfClass.get(left) ?? none) {
        for (const column of columns.linesOfClass.get(right) ?? none) if (rows.lines[row]!.key !== columns.lines[column]!.key) found.add(row * width + column);
      }
    }
    return [...found];
  };
  return (one, other) => (memory[place[one]! * classes.length + place[other]!] ??= find(one, other));
}

/** Every pair of finds that are together by where they stand: overlapping, or in the same turn or paragraph. Each pair once, the one that begins first before the other. */
export function eachPairNearby(ground: Ground, finds: Finds, how: 'overlaps' | 'same turn' | 'same paragraph', visit: (one: number, other: number) => void): void {
  const { low, high } = spans(ground, finds, how);
  const from = offsetsBySource(finds, ground.sources.length);
  const active: number[] = [];
  for (let source = 0; source < ground.sources.length; source += 1) {
    active.length = 0;
    const order = inSpanOrder(from[source]!, from[source + 1]!, low);
    for (const find of order) {
      if (low[find]! < 0 || low[find]! >= high[find]!) continue;
      let kept = 0;
      for (const other of active) {
        if (high[other]! <= low[find]!) continue;
        active[kept++] = other;
        visit(other, find);
      }
      active.length = kept;
      active.push(find);
    }
  }
}

function inSpanOrder(from: number, to: number, low: Int32Array): Int32Array {
  const order = new Int32Array(to - from);
  for (let index = 0; index < order.length; index += 1) order[index] = from + index;
  for (let index = 1; index < order.length; index += 1) if (low[order[index]!]! < low[order[index - 1]!]!) return order.sort((one, other) => low[one]! - low[other]! || one - other);
  return order;
}

function spans(ground: Ground, finds: Finds, how: 'overlaps' | 'same turn' | 'same paragraph'): { low: Int32Array; high: Int32Array } {
  if (how === 'overlaps') return { low: finds.start, high: finds.end };
  if (how === 'same turn') return { low: finds.firstTurn, high: finds.lastTurn };
  const [low, high] = [new Int32Array(finds.count), new Int32Array(finds.count)];
  for (let find = 0; find < finds.count; find += 1) [low[find], high[find]] = paragraphsTouched(ground, finds.source[find]!, finds.start[find]!, finds.end[find]!) as [number, number];
  return { low, high };
}

/** Every pair of finds of one source; each pair once. */
export function eachPairOfSource(ground: Ground, finds: Finds, visit: (one: number, other: number) => void): void {
  const from = offsetsBySource(finds, ground.sources.length);
  for (let source = 0; source < ground.sources.length; source += 1) for (let one = from[source]!; one < from[source + 1]!; one += 1) for (let other = one + 1; other < from[source + 1]!; other += 1) visit(one, other);
}

/** Finds grouped by exactly who speaks in them; those in which nobody known speaks are in none. */
function byCompany(ground: Ground, scope: Scope, finds: Finds): { persons: readonly number[]; finds: number[] }[] {
  const groups = new Map<string, { persons: readonly number[]; finds: number[] }>();
  for (let find = 0; find < finds.count; find += 1) {
    const persons = personsIn(ground, scope, finds.source[find]!, finds.firstTurn[find]!, finds.lastTurn[find]!).toSorted((one, other) => one - other);
    if (persons.length === 0) continue;
    const key = persons.join();
    const group = groups.get(key);
    if (group) group.finds.push(find);
    else groups.set(key, { persons, finds: [find] });
  }
  return [...groups.values()];
}

/** Pairs of groups that have somebody in common, each once, a group with itself too. */
function companiesThatMeet(groups: readonly { persons: readonly number[] }[]): [number, number][] {
  const ofPerson = new Map<number, number[]>();
  groups.forEach(({ persons }, group) => persons.forEach((person) => ofPerson.set(person, [...(ofPerson.get(person) ?? []), group])));
  const isNew = distinctPairs(groups.length, groups.length);
  const pairs: [number, number][] = [];
  for (const list of ofPerson.values()) list.forEach((one, index) => list.slice(index).forEach((other) => isNew(one, other) && pairs.push([one, other])));
  return pairs;
}

/** Every pair of finds in which somebody speaks in both, wherever they are; each pair once. */
export function eachPairOfVoice(ground: Ground, scope: Scope, finds: Finds, visit: (one: number, other: number) => void): void {
  const groups = byCompany(ground, scope, finds);
  for (const [one, other] of companiesThatMeet(groups)) {
    const [left, right] = [groups[one]!.finds, groups[other]!.finds];
    if (one === other) left.forEach((find, index) => left.slice(index + 1).forEach((next) => visit(find, next)));
    else left.forEach((find) => right.forEach((next) => visit(find, next)));
  }
}

/** How many finds of each class; as a list of those that there are. */
function classCounts(finds: Finds, which: Iterable<number>): [kind: number, count: number][] {
  const counts = new Map<number, number>();
  for (const find of which) counts.set(finds.kind[find]!, (counts.get(finds.kind[find]!) ?? 0) + 1);
  return [...counts];
}

/** Co-occurrence but for the diagonal and but for words. */
export function countTogether(ground: Ground, scope: Scope, finds: Finds, rows: What, columns: What, count: 'codings' | 'sources' | 'voices', how: Together): Table {
  const table = { rows: rows.lines.length, columns: columns.lines.length, cells: new Float64Array(rows.lines.length * columns.lines.length) };
  const { cells } = table;
  const cellsOf = cellsOfPair(rows, columns);
  const { kind } = finds;
  const add = (one: number, other: number, many: number): void => {
    const list = cellsOf(one, other);
    for (let at = 0; at < list.length; at += 1) cells[list[at]!]! += many;
  };
  if (count === 'codings') {
    if (how === 'same source' || how === 'same voice') {
      // Pairs are many here, and need not be looked at one by one: those of two groups are a product.
      const groups = how === 'same source' ? [...Map.groupBy(kind.keys(), (find) => finds.source[find]!).values()].map((list) => ({ persons: [], finds: list })) : byCompany(ground, scope, finds);
      const pairs = how === 'same source' ? groups.map((_, group): [number, number] => [group, group]) : companiesThatMeet(groups);
      const counts = groups.map((group) => classCounts(finds, group.finds));
      for (const [one, other] of pairs) {
        if (one !== other) {
          for (const [left, many] of counts[one]!) for (const [right, times] of counts[other]!) add(left, right, many * times);
          continue;
        }
        counts[one]!.forEach(([left, many], index) => {
          add(left, left, (many * (many - 1)) / 2);
          for (let next = index + 1; next < counts[one]!.length; next += 1) add(left, counts[one]![next]![0], many * counts[one]![next]![1]);
        });
      }
    } else {
      const pairs = new Map<number, number>();
      eachPairNearby(ground, finds, how, (one, other) => {
        const [first, second] = kind[one]! < kind[other]! ? [kind[one]!, kind[other]!] : [kind[other]!, kind[one]!];
        const key = first * 0x100000 + second;
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      });
      for (const [key, many] of pairs) add(Math.floor(key / 0x100000), key % 0x100000, many);
    }
    return table;
  }
  const things = count === 'sources' ? ground.sources.length : ground.voices.length;
  const isNew = distinctPairs(cells.length, things);
  const note = (one: number, other: number, thing: number): void => {
    const list = cellsOf(one, other);
    for (let at = 0; at < list.length; at += 1) if (isNew(list[at]!, thing)) cells[list[at]!]! += 1;
  };
  /** Notes every two classes of a list, and a class with itself where it has two finds. */
  const noteAll = (counts: readonly (readonly [number, number])[], thing: number): void =>
    counts.forEach(([one, many], index) => {
      if (many > 1) note(one, one, thing);
      for (let next = index + 1; next < counts.length; next += 1) note(one, counts[next]![0], thing);
    });
  if (how === 'same source' || how === 'same voice') {
    if (count === 'sources' && how === 'same source') for (const [source, list] of Map.groupBy(kind.keys(), (find) => finds.source[find]!)) noteAll(classCounts(finds, list), source);
    else for (const group of spokenBy(ground, scope, finds, how === 'same source')) noteOfPerson(ground, finds, group, count, noteAll, note);
    return table;
  }
  // Two classes that were met in a source need not be looked at there again.
  let [here, met] = [-1, new Set<number>()];
  eachPairNearby(ground, finds, how, (one, other) => {
    if (count === 'sources') {
      const source = finds.source[one]!;
      if (source !== here) [here, met] = [source, new Set()];
      const key = Math.min(kind[one]!, kind[other]!) * 0x100000 + Math.max(kind[one]!, kind[other]!);
      if (met.has(key)) return;
      met.add(key);
      note(kind[one]!, kind[other]!, source);
      return;
    }
    for (const person of voicesOfBoth(ground, scope, finds, one, other)) note(kind[one]!, kind[other]!, person);
  });
  return table;
}

/** Voices that speak in both of two finds. */
export function voicesOfBoth(ground: Ground, scope: Scope, finds: Finds, one: number, other: number): number[] {
  const persons = personsIn(ground, scope, finds.source[one]!, finds.firstTurn[one]!, finds.lastTurn[one]!);
  if (persons.length === 0) return persons;
  const others = personsIn(ground, scope, finds.source[other]!, finds.firstTurn[other]!, finds.lastTurn[other]!);
  return persons.filter((person) => isVoice(ground, person) && others.includes(person));
}

type Spoken = { person: number; finds: number[] };

/** The finds of each person, source by source if asked. */
function spokenBy(ground: Ground, scope: Scope, finds: Finds, bySource: boolean): Spoken[] {
  const groups = new Map<number, Spoken>();
  for (let find = 0; find < finds.count; find += 1) {
    for (const person of personsIn(ground, scope, finds.source[find]!, finds.firstTurn[find]!, finds.lastTurn[find]!)) {
      const key = bySource ? person * ground.sources.length + finds.source[find]! : person;
      const group = groups.get(key);
      if (group) group.finds.push(find);
      else groups.set(key, { person, finds: [find] });
    }
  }
  return [...groups.values()];
}

function noteOfPerson(ground: Ground, finds: Finds, { person, finds: list }: Spoken, count: 'sources' | 'voices', noteAll: (counts: readonly (readonly [number, number])[], thing: number) => void, note: (one: number, other: number, thing: number) => void): void {
  const counts = classCounts(finds, list);
  if (count === 'voices') {
    if (isVoice(ground, person)) noteAll(counts, person);
    return;
  }
  // A source holds one of a pair, the other lies anywhere that this person speaks.
  for (const find of list) for (const [kind, many] of counts) if (kind !== finds.kind[find] || many > 1) note(finds.kind[find]!, kind, finds.source[find]!);
}

/** Words that both cover, the diagonal included: one walk over the words of each source, with what covers each stretch of them. */
export function countWordsOfBoth(finds: Finds, pieces: Pieces, rows: What, columns: What): Table {
  const width = columns.lines.length;
  const cells = new Float64Array(rows.lines.length * width);
  eachStretch(finds, pieces, rows, columns, (_source, from, to, down, across) => {
    for (const row of down) for (const column of across) cells[row * width + column]! += to - from;
  });
  return { rows: rows.lines.length, columns: width, cells };
}

/** Every stretch of words that something covers, with the rows and columns that cover it. Stretches of a source come in order and don't overlap. */
export function eachStretch(finds: Finds, pieces: Pieces, rows: What, columns: What, visit: (source: number, from: number, to: number, rows: readonly number[], columns: readonly number[]) => void): void {
  const none: readonly number[] = [];
  const events = upTo(pieces.count * 2);
  const at = (event: number): number => (event & 1 ? pieces.lastWord[event >> 1]! : pieces.firstWord[event >> 1]!);
  events.sort((one, other) => pieces.source[one >> 1]! - pieces.source[other >> 1]! || at(one) - at(other));
  const down = new Map<number, number>();
  const across = new Map<number, number>();
  const change = (counts: Map<number, number>, line: number, by: 1 | -1): void => {
    const now = (counts.get(line) ?? 0) + by;
    if (now === 0) counts.delete(line);
    else counts.set(line, now);
  };
  let [source, reached] = [-1, 0];
  for (const event of events) {
    const piece = event >> 1;
    if (pieces.firstWord[piece] === pieces.lastWord[piece]) continue;
    if (pieces.source[piece] !== source) [source, reached] = [pieces.source[piece]!, at(event)];
    if (at(event) > reached) {
      if (down.size > 0 && across.size > 0) visit(source, reached, at(event), [...down.keys()], [...across.keys()]);
      reached = at(event);
    }
    const kind = finds.kind[pieces.passage[piece]!]!;
    for (const line of rows.linesOfClass.get(kind) ?? none) change(down, line, event & 1 ? -1 : 1);
    for (const line of columns.linesOfClass.get(kind) ?? none) change(across, line, event & 1 ? -1 : 1);
  }
}
