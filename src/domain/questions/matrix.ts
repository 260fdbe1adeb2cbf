/** Counts a matrix: rows by columns, with what each row and column is a share of. */
import type { Axis, Matrix, MatrixRequest } from '../../contract/questions.ts';
import { Refusal } from '../refusal.ts';
import { isWhat, type Line, type Where, whereAxis } from './axes.ts';
import { baseOf } from './base.ts';
import { countPieces, everything, type LinesOfPiece, type Table } from './count-where.ts';
import { type Finds, findsOf, type SavedNamed, type What, whatAxes } from './finds.ts';
import type { Ground } from './ground.ts';
import { sourceKinds } from './kinds.ts';
import { matrixInWords, type SourcesOfCell } from './matrix-in-words.ts';
import { isVoice, nobody, personOf } from './persons.ts';
import { type Pieces, piecesOf } from './pieces.ts';
import { type Barred, type Scope, scopeOf } from './scope.ts';
import { countTogether, countWordsOfBoth } from './together.ts';

/** Everything that a matrix and its cells are counted from. */
export type Laid = {
  readonly request: MatrixRequest;
  readonly scope: Scope;
  readonly finds: Finds;
  readonly pieces: Pieces;
  readonly rows: { readonly lines: readonly Line[]; readonly what: What | null; readonly where: Where | null; readonly of: LinesOfPiece };
  readonly columns: Laid['rows'];
};

/** Lays out the axes and gathers what there is to count. */
export function layMatrix(ground: Ground, request: MatrixRequest, saved: SavedNamed, barred: Barred = {}): Laid {
  const scope = scopeOf(ground, request.restriction, barred);
  const what = whatAxes(ground, request, saved);
  const classes = what.rows || what.columns ? new Set([...(what.rows?.linesOfClass.keys() ?? []), ...(what.columns?.linesOfClass.keys() ?? [])]) : null;
  const finds = findsOf(ground, scope, classes, what.questions, saved);
  const pieces = piecesOf(ground, scope, finds);
  const none: readonly number[] = [];
  const lay = (axis: Axis, ofWhat: What | null): Laid['rows'] => {
    if (ofWhat) return { lines: ofWhat.lines, what: ofWhat, where: null, of: (piece) => ofWhat.linesOfClass.get(finds.kind[pieces.passage[piece]!]!) ?? none };
    const where = whereAxis(ground, scope, axis as Exclude<Axis, { by: 'code' } | { by: 'saved' }>);
    return { lines: where.lines, what: null, where, of: (piece) => where.linesOf(pieces.source[piece]!, pieces.person[piece]!, finds.coder[pieces.passage[piece]!]!) };
  };
  return { request, scope, finds, pieces, rows: lay(request.rows, what.rows), columns: lay(request.columns, what.columns) };
}

/** The numbers alone, row by row. */
export function countCells(ground: Ground, laid: Laid): Table {
  const { request, scope, finds, pieces, rows, columns } = laid;
  if (!rows.what || !columns.what) return countPieces(ground, finds, pieces, request.count, { size: rows.lines.length, of: rows.of }, { size: columns.lines.length, of: columns.of });
  if (request.count === 'words') return countWordsOfBoth(finds, pieces, rows.what, columns.what);
  const table = countTogether(ground, scope, finds, rows.what, columns.what, request.count, request.together ?? 'overlaps');
  const columnOf = new Map(columns.lines.map(({ key }, column) => [key, column]));
  const diagonal = onDiagonal(laid);
  const own = countPieces(ground, finds, pieces, request.count, { size: rows.lines.length, of: diagonal }, { size: 1, of: everything });
  rows.lines.forEach(({ key }, row) => {
    const column = columnOf.get(key);
    if (column !== undefined) table.cells[row * table.columns + column] = own.cells[row]!;
  });
  return table;
}

/** The rows for which a piece counts on the diagonal: those that stand for it as a row and, under the same key, as a column. */
export function onDiagonal({ rows, columns }: Laid): LinesOfPiece {
  return (piece) => {
    const across = new Set(columns.of(piece).map((column) => columns.lines[column]!.key));
    return rows.of(piece).filter((row) => across.has(rows.lines[row]!.key));
  };
}

/** What each line is a share of: for what was found, all that was found of it; for where, all that there is (sources, voices, words, codings), coded or not. */
export function basesOf(ground: Ground, laid: Laid, which: 'rows' | 'columns'): number[] {
  const { finds, pieces, request } = laid;
  const { lines, what, where, of } = laid[which];
  if (what) return [...countPieces(ground, finds, pieces, request.count, { size: lines.length, of }, { size: 1, of: everything }).cells];
  return whereBases(ground, laid, where!);
}

function whereBases(ground: Ground, { scope, request }: Laid, where: Where): number[] {
  const size = where.lines.length;
  if (request.count === 'codings') {
    const all = findsOf(ground, scope, null, [], { question: () => null, nameOf: () => null });
    const pieces = piecesOf(ground, scope, all);
    return [...countPieces(ground, all, pieces, 'codings', { size, of: (piece) => where.linesOf(pieces.source[piece]!, pieces.person[piece]!, all.coder[pieces.passage[piece]!]!) }, { size: 1, of: everything }).cells];
  }
  const counts = new Array<number>(size).fill(0);
  const seen = Array.from({ length: size }, () => new Set<number>());
  const spoken = new Float64Array(ground.sources.length);
  const heard = new Uint8Array(ground.sources.length);
  // Coders are no part of the words: every coder's line is out of all that there is.
  const coders = ground.coders.map((_, coder) => coder).filter((coder) => scope.coder[coder]);
  const linesOf = (source: number, person: number): Set<number> => new Set([...where.linesOf(source, person, -1), ...coders.flatMap((coder) => where.linesOf(source, person, coder))]);
  const add = (source: number, person: number, words: number): void => {
    for (const line of linesOf(source, person)) {
      if (request.count === 'words') counts[line]! += words;
      else if (request.count === 'sources') seen[line]!.add(source);
      else if (isVoice(ground, person)) seen[line]!.add(person);
    }
  };
  ground.speakers.forEach((speaker, index) => {
    spoken[speaker.source]! += speaker.words;
    if (!scope.speaker[index]) return;
    heard[speaker.source] = 1;
    add(speaker.source, personOf(ground, index), speaker.words);
  });
  ground.sources.forEach((source, index) => {
    if (scope.source[index] && scope.outside[index] && (source.words > spoken[index]! || !heard[index])) add(index, nobody, Math.max(0, source.words - spoken[index]!));
  });
  return request.count === 'words' ? counts : seen.map((set) => set.size);
}

/** A share in per cent with one decimal; null where there is nothing to be a share of. */
export function shareOf(count: number, base: number): number | null {
  return base === 0 ? null : Math.round((count / base) * 1000) / 10;
}

/** Refuses what has no answer, in words. */
function refuseUnanswerable({ rows, columns, count, share }: MatrixRequest): void {
  if (isWhat(rows) && isWhat(columns) && count === 'codings' && share !== undefined && share !== 'none') {
    throw new Refusal('bad-input', 'Pairs of codings are a share of nothing: one coding can be in many pairs. Nothing was changed. Count sources, voices or words for a share, or ask for the plain numbers.');
  }
}

/** The whole answer of `questions.matrix`. */
export function askMatrix(ground: Ground, request: MatrixRequest, saved: SavedNamed, barred: Barred = {}): Matrix {
  return answerMatrix(ground, layMatrix(ground, request, saved, barred));
}

export function answerMatrix(ground: Ground, laid: Laid): Matrix {
  const { request, scope, rows, columns } = laid;
  refuseUnanswerable(request);
  const table = countCells(ground, laid);
  const [rowBases, columnBases] = [basesOf(ground, laid, 'rows'), basesOf(ground, laid, 'columns')];
  const base = baseOf(ground, scope, request.restriction?.interviewers === true);
  const cells = rows.lines.map((_, row) => Array.from(table.cells.subarray(row * table.columns, (row + 1) * table.columns)));
  const share = request.share ?? 'none';
  const shares =
    share === 'none' ? null : cells.map((line, row) => line.map((count, column) => shareOf(count, share === 'of row' ? rowBases[row]! : share === 'of column' ? columnBases[column]! : base[request.count])));
  const withBase = (lines: readonly Line[], bases: readonly number[]): Matrix['rows'] => lines.map((line, index) => ({ ...line, base: bases[index]! }));
  const answer = { rows: withBase(rows.lines, rowBases), columns: withBase(columns.lines, columnBases), cells, shares, base };
  return { ...answer, sentence: matrixInWords(request, answer, (row, column) => sourcesOfCell(ground, laid, row, column)) };
}

function sourcesOfCell(ground: Ground, laid: Laid, row: number, column: number): SourcesOfCell | null {
  const { rows, columns, finds, pieces, scope } = laid;
  const where = rows.what ? 'columns' : columns.what ? 'rows' : null;
  if (where === null || (rows.what && columns.what)) return null;
  const [down, across] = [(piece: number) => (rows.of(piece).includes(row) ? [0] : []), (piece: number) => (columns.of(piece).includes(column) ? [0] : [])];
  const counted = countPieces(ground, finds, pieces, 'sources', { size: 1, of: down }, { size: 1, of: across }).cells[0]!;
  const line = where === 'columns' ? column : row;
  const of = whereBases(ground, { ...laid, request: { ...laid.request, count: 'sources' } }, laid[where].where!)[line]!;
  const kinds = new Set(laid.request[where].by === 'kind' ? [laid[where].lines[line]!.key] : ground.sources.flatMap((source, index) => (scope.source[index] ? [source.kind] : [])));
  const kind = kinds.size === 1 ? sourceKinds.find((one) => kinds.has(one.kind)) : undefined;
  return { in: counted, of, one: kind?.one ?? 'source', many: kind?.many ?? 'sources' };
}
