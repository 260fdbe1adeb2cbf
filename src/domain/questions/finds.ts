/**
 * What a matrix counts: finds, each of one class. A coding is a find, and its class is its code; a passage of a saved question is a find, and its class is that question.
 * Two coders' codings on the same words are two finds, unlike passages. Lines of an axis stand for classes.
 */
import type { Axis, MatrixRequest } from '../../contract/questions.ts';
import { codeLines, isWhat, type Line, savedLines } from './axes.ts';
import { findTerm, type SavedQuestions } from './find.ts';
import { pick, upTo } from './columns.ts';
import type { Ground } from './ground.ts';
import type { Passages } from './passages.ts';
import { codingsInScope, type Scope } from './scope.ts';

/** Passages by source, start, end, of which several may be alike. */
export type Finds = Passages & {
  readonly kind: Int32Array;
  /** -1 for what a saved question finds. */
  readonly coder: Int32Array;
  readonly coding: Int32Array;
};

/** An axis of what was found: its lines, and for each class the lines for which it counts. */
export type What = { readonly lines: readonly Line[]; readonly linesOfClass: ReadonlyMap<number, readonly number[]> };

export type SavedNamed = { readonly question: SavedQuestions; nameOf(id: string): string | null };

/** Classes of codes are their indexes; those of saved questions follow. */
export function whatAxes(ground: Ground, request: MatrixRequest, saved: SavedNamed): { rows: What | null; columns: What | null; questions: readonly string[] } {
  const questions = [...new Set([request.rows, request.columns].flatMap((axis) => (axis.by === 'saved' ? axis.questionIds : [])))];
  const whatOf = (axis: Axis): What | null => {
    if (!isWhat(axis)) return null;
    const linesOfClass = new Map<number, number[]>();
    const add = (kind: number, line: number): void => void linesOfClass.set(kind, [...(linesOfClass.get(kind) ?? []), line]);
    if (axis.by === 'saved') {
      const lines = savedLines(axis, saved.nameOf);
      lines.forEach(({ key }, line) => add(ground.codes.length + questions.indexOf(key), line));
      return { lines, linesOfClass };
    }
    const { lines, codes } = codeLines(ground, axis);
    codes.forEach((list, line) => list.forEach((code) => add(code, line)));
    return { lines, linesOfClass };
  };
  return { rows: whatOf(request.rows), columns: whatOf(request.columns), questions };
}

/** Finds of some classes within a scope; all codings where `classes` is null. */
export function findsOf(ground: Ground, scope: Scope, classes: ReadonlySet<number> | null, questions: readonly string[], saved: SavedNamed): Finds {
  const { codings } = ground;
  const isIn = codingsInScope(ground, scope);
  const chosen: number[] = [];
  for (let coding = 0; coding < codings.count; coding += 1) if (isIn[coding] && (classes === null || classes.has(codings.code[coding]!))) chosen.push(coding);
  const positions = Int32Array.from(chosen);
  const at = (column: Int32Array): Int32Array => pick(column, positions);
  const own: Finds = {
    count: chosen.length, source: at(codings.source), start: at(codings.start), end: at(codings.end), firstWord: at(codings.firstWord), lastWord: at(codings.lastWord),
    firstTurn: at(codings.firstTurn), lastTurn: at(codings.lastTurn), kind: at(codings.code), coder: at(codings.coder), coding: positions,
  };
  const asked = questions.flatMap((id, index) => {
    const kind = ground.codes.length + index;
    return classes?.has(kind) ? [ofQuestion(findTerm(ground, scope, { is: 'saved', questionId: id }, saved.question), kind)] : [];
  });
  return asked.length === 0 ? own : inOrder([own, ...asked]);
}

function ofQuestion(passages: Passages, kind: number): Finds {
  const none = new Int32Array(passages.count).fill(-1);
  return { ...passages, kind: new Int32Array(passages.count).fill(kind), coder: none, coding: none };
}

const columns = ['source', 'start', 'end', 'firstWord', 'lastWord', 'firstTurn', 'lastTurn', 'kind', 'coder', 'coding'] as const;

function inOrder(sets: readonly Finds[]): Finds {
  const count = sets.reduce((sum, set) => sum + set.count, 0);
  const joined = Object.fromEntries(
    columns.map((name) => {
      const column = new Int32Array(count);
      let at = 0;
      for (const set of sets) {
        column.set(set[name], at);
        at += set.count;
      }
      return [name, column];
    }),
  ) as Record<(typeof columns)[number], Int32Array>;
  const order = upTo(count).sort((one, other) => joined.source[one]! - joined.source[other]! || joined.start[one]! - joined.start[other]! || joined.end[one]! - joined.end[other]! || one - other);
  return { count, ...(Object.fromEntries(columns.map((name) => [name, pick(joined[name], order)])) as Record<(typeof columns)[number], Int32Array>) };
}
