/** What a matrix says, in a sentence, before anybody reads its numbers. */
import type { Axis, Matrix, MatrixRequest } from '../../contract/questions.ts';
import { isWhat } from './axes.ts';
import { capital, countOf, named, plainNumber } from './plain-words.ts';

export const countWords: Record<MatrixRequest['count'], { readonly one: string; readonly many: string }> = {
  sources: { one: 'source', many: 'sources' },
  voices: { one: 'voice', many: 'voices' },
  codings: { one: 'coding', many: 'codings' },
  words: { one: 'word', many: 'words' },
};

const joiners: Partial<Record<Axis['by'], string>> = { source: 'in', kind: 'in', period: 'in', voice: 'in the words of', group: 'in the words of', place: 'in', coder: 'by' };

/** Who speaks is told apart from who codes: "in the words of “parent or carer”", "by “Ann”", "in interviews", "where no voice is recorded". */
function whereInWords(axis: Axis, line: { key: string; name: string }): string {
  if (line.key === 'none') return `where there is ${line.name}`;
  if (axis.by === 'attribute') return `in the words of voices whose ${axis.name.trim() || 'attribute'} is ${named(line.name, 'not recorded')}`;
  const name = axis.by === 'kind' || axis.by === 'period' ? line.name : named(line.name, 'something without a name');
  return `${joiners[axis.by] ?? 'in'} ${name}`;
}

const togetherWords: Record<NonNullable<MatrixRequest['together']>, string> = {
  overlaps: 'on overlapping words',
  'same turn': 'in the same turn',
  'same paragraph': 'in the same paragraph',
  'same source': 'in the same source',
  'same voice': 'with the same voice',
};

type Counted = Pick<Matrix, 'rows' | 'columns' | 'cells'>;

/** The cell with the most; lines without a value only where nothing else is there, a code with itself never. */
function largest({ rows, columns, cells }: Counted): { row: number; column: number } | null {
  let best: { row: number; column: number; count: number; rank: number } | null = null;
  rows.forEach((row, r) =>
    columns.forEach((column, c) => {
      const count = cells[r]![c]!;
      if (count === 0 || row.key === column.key) return;
      const rank = row.key === 'none' || column.key === 'none' ? 0 : 1;
      // Of a code and one below it that counts for it, the one below says more.
      const isBetter = best === null || rank > best.rank || (rank === best.rank && (count > best.count || (count === best.count && row.depth + column.depth > rows[best.row]!.depth + columns[best.column]!.depth)));
      if (isBetter) best = { row: r, column: c, count, rank };
    }),
  );
  return best;
}

/** In how many sources a cell was counted, how many its line has, and what they are called: "interviews" where all are. */
export type SourcesOfCell = { readonly in: number; readonly of: number; readonly one: string; readonly many: string };

/**
 * "“Trust” was coded most in the words of “parent or carer”: 41 codings in 9 of 12 interviews." `sources` says in how many sources a cell was counted and how many its line has; null where that
 * means nothing.
 */
export function matrixInWords(request: MatrixRequest, matrix: Counted, sources: (row: number, column: number) => SourcesOfCell | null): string {
  const most = largest(matrix);
  if (most === null) return matrix.rows.length === 0 || matrix.columns.length === 0 ? 'There is nothing to set against each other here yet.' : 'Nothing that was asked for was found here.';
  const [row, column] = [matrix.rows[most.row]!, matrix.columns[most.column]!];
  const count = matrix.cells[most.row]![most.column]!;
  const words = countWords[request.count];
  if (isWhat(request.rows) && isWhat(request.columns)) {
    const both = `${named(row.name, 'A code')} and ${named(column.name, 'a code')}`;
    if (request.count === 'words') return `${both} cover the same words most: ${countOf(count, 'word', 'words')}.`;
    const what = request.count === 'codings' ? countOf(count, 'pair of codings', 'pairs of codings') : countOf(count, words.one, words.many);
    return `${both} stand together most ${togetherWords[request.together ?? 'overlaps']}: ${what}.`;
  }
  const where = sources(most.row, most.column);
  const all = where && countOf(where.of, where.one, where.many);
  const amount = all === null ? countOf(count, words.one, words.many) : request.count === 'sources' ? `${plainNumber(count)} of ${all}` : `${countOf(count, words.one, words.many)} in ${plainNumber(where!.in)} of ${all}`;
  if (!isWhat(request.rows) && !isWhat(request.columns)) return `Most was coded ${whereInWords(request.rows, row)}, ${whereInWords(request.columns, column)}: ${amount}.`;
  const [what, place] = isWhat(request.rows) ? [row, whereInWords(request.columns, column)] : [column, whereInWords(request.rows, row)];
  const verb = (isWhat(request.rows) ? request.rows : request.columns).by === 'code' ? 'was coded' : 'was found';
  return capital(`${named(what.name, 'what was asked for')} ${verb} most ${place}: ${amount}.`);
}

/** What the passages of a cell are: "Codings of “Trust” in the words of “parent or carer”, in all sources, interviewers left out." */
export function cellInWords(request: MatrixRequest, row: { key: string; name: string }, column: { key: string; name: string }, among: string): string {
  const words: Record<MatrixRequest['count'], string> = { sources: 'Passages', voices: 'Passages', codings: 'Codings', words: 'Words' };
  const name = (line: { name: string }): string => named(line.name, 'something without a name');
  if (isWhat(request.rows) && isWhat(request.columns)) {
    if (row.key === column.key) return `${words[request.count]} of ${name(row)}, ${among}.`;
    if (request.count === 'words') return `Words that both ${name(row)} and ${name(column)} cover, ${among}.`;
    return `Where ${name(row)} and ${name(column)} stand together ${togetherWords[request.together ?? 'overlaps']}, ${among}.`;
  }
  const where = [...(isWhat(request.rows) ? [] : [whereInWords(request.rows, row)]), ...(isWhat(request.columns) ? [] : [whereInWords(request.columns, column)])].join(', ');
  const what = isWhat(request.rows) ? ` of ${name(row)}` : isWhat(request.columns) ? ` of ${name(column)}` : '';
  return `${words[request.count]}${what} ${where}, ${among}.`;
}
