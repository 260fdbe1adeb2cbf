/**
 * A matrix as it may leave the team: numbers behind which fewer than the threshold of people stand are hidden, and with them as many others as it takes that none can be worked out
 * (`domain/disclosure/small-numbers`). What ties the numbers of a matrix together, and is known to whoever reads it:
 *
 * - a row is what its cells add up to, and so is a column, and the total of the rows and of the columns. Where they don't add up exactly, because a coding stands in two columns or in none,
 *   the difference is a number of its own that is never shown, and protected like the others where it is small.
 * - a code with those below it is what they add up to and its own; so is a place.
 * - code by code, a number stands in two places.
 *
 * A total that is not at least twice the threshold is hidden too wherever something of it is hidden: no number in it can be more than the total. In a matrix too large to be examined with its totals, totals stay in.
 */
import type { Matrix, MatrixRequest } from '../../contract/questions.ts';
import { hiddenNumber, isHidden, type Page, type PageCell, type PageRelation, type ReleasedNumber, releasePage, type SmallNumberRule } from '../disclosure/small-numbers.ts';
import { Refusal } from '../refusal.ts';
import { type Ground, indexOf } from './ground.ts';
import type { PeopleBehind } from './people-behind.ts';

/** More numbers are not examined together with their totals: the search would take minutes. */
const mostTied = 2000;

export type ReleasedMatrix = {
  readonly cells: readonly (readonly ReleasedNumber[])[];
  /** Null where totals stay in. */
  readonly rows: readonly ReleasedNumber[] | null;
  readonly columns: readonly ReleasedNumber[] | null;
  readonly all: ReleasedNumber | null;
  readonly shown: number;
  readonly hidden: number;
};

type Numbers = Pick<Matrix, 'rows' | 'columns' | 'cells' | 'base'>;

/** @throws Refusal `gate-closed`, see `releasePage` */
export function releaseMatrix(ground: Ground, request: MatrixRequest, matrix: Numbers, people: PeopleBehind, rule: SmallNumberRule): ReleasedMatrix {
  const withTotals = (matrix.rows.length + 1) * (matrix.columns.length + 1) <= mostTied;
  const page = pageOf(ground, request, matrix, people, withTotals);
  const { cells } = releasePage(page, rule).page;
  const read = (id: string): ReleasedNumber => cells[id] ?? hiddenNumber;
  const id = idsOf(request, matrix);
  const released = matrix.rows.map((_, row) => matrix.columns.map((_column, column) => read(id.cell(row, column))));
  const enough = (total: ReleasedNumber, parts: readonly ReleasedNumber[]): ReleasedNumber => (!isHidden(total) && total < 2 * rule.threshold && parts.some(isHidden) ? hiddenNumber : total);
  const flat = released.flat();
  return {
    cells: released,
    rows: withTotals ? matrix.rows.map((_, row) => enough(read(id.row(row)), released[row]!)) : null,
    columns: withTotals ? matrix.columns.map((_, column) => enough(read(id.column(column)), released.map((line) => line[column]!))) : null,
    all: withTotals ? enough(read('all'), flat) : null,
    shown: flat.filter((number) => !isHidden(number)).length,
    hidden: flat.filter(isHidden).length,
  };
}

/** What the numbers are called on their page. One that stands in two places of a matrix has one name. */
function idsOf(request: MatrixRequest, { rows, columns }: Numbers): { cell(row: number, column: number): string; row(row: number): string; column(column: number): string } {
  const [rowAt, columnAt] = [new Map(rows.map(({ key }, row) => [key, row])), new Map(columns.map(({ key }, column) => [key, column]))];
  const isSame = request.rows.by === request.columns.by && (request.rows.by === 'code' || request.rows.by === 'saved') && JSON.stringify({ ...request.rows }) === JSON.stringify({ ...request.columns });
  const cell = (row: number, column: number): string => {
    if (!isSame) return `${row}/${column}`;
    const [mirrorRow, mirrorColumn] = [rowAt.get(columns[column]!.key)!, columnAt.get(rows[row]!.key)!];
    return mirrorRow < row ? `${mirrorRow}/${mirrorColumn}` : `${row}/${column}`;
  };
  return {
    cell,
    // Code by code, a row's own number stands on the diagonal.
    row: (row) => (isSame ? cell(row, columnAt.get(rows[row]!.key)!) : `${row}/all`),
    column: (column) => (isSame ? cell(rowAt.get(columns[column]!.key)!, column) : `all/${column}`),
  };
}

function pageOf(ground: Ground, request: MatrixRequest, matrix: Numbers, people: PeopleBehind, withTotals: boolean): Page {
  const { rows, columns, cells } = matrix;
  const id = idsOf(request, matrix);
  const isPairs = (request.rows.by === 'code' || request.rows.by === 'saved') && (request.columns.by === 'code' || request.columns.by === 'saved');
  const page = new Map<string, PageCell>();
  const relations: PageRelation[] = [];
  const put = (cell: PageCell): void => void (page.has(cell.id) || page.set(cell.id, cell));
  /** Nobody stands behind nothing, and somebody behind everything else. A number of voices is itself a number of people. */
  const behind = (value: number, persons: number): number => (value === 0 ? 0 : request.count === 'voices' ? value : Math.max(1, persons));
  /** The whole is its parts and the rest, whichever way round they differ. */
  const tie = (whole: string, wholeValue: number, parts: readonly { id: string; value: number }[]): void => {
    if (parts.length === 0) return;
    const rest = wholeValue - parts.reduce((sum, part) => sum + part.value, 0);
    const terms = [...parts.map((part) => ({ cell: part.id, times: 1 })), { cell: whole, times: -1 }];
    if (rest !== 0) {
      const name = `rest ${relations.length}`;
      const size = Math.abs(rest);
      put({ id: name, value: size, people: size, published: false });
      terms.push({ cell: name, times: rest > 0 ? 1 : -1 });
    }
    relations.push({ terms });
  };
  rows.forEach((_, row) => columns.forEach((_column, column) => put({ id: id.cell(row, column), value: cells[row]![column]!, people: behind(cells[row]![column]!, people.cells[row * columns.length + column]!) })));
  const value = (row: number, column: number): { id: string; value: number } => ({ id: id.cell(row, column), value: cells[row]![column]! });
  const [rowsBelow, columnsBelow] = [childrenOf(ground, rows, request.rows), childrenOf(ground, columns, request.columns)];
  if (!withTotals && rowsBelow.some((below) => below.length > 0) && columnsBelow.some((below) => below.length > 0)) {
    throw new Refusal('gate-closed', 'This table is too large to be looked through for small numbers: codes count with those below them, and places with those in them. Nothing was exported. Take fewer codes, or codes without those below them.');
  }
  if (!isPairs) {
    // Lines that stand for others below them are those others and their own.
    rowsBelow.forEach((below, row) => columns.forEach((_, column) => tie(id.cell(row, column), cells[row]![column]!, below.map((child) => value(child, column)))));
    columnsBelow.forEach((below, column) => rows.forEach((_, row) => tie(id.cell(row, column), cells[row]![column]!, below.map((child) => value(row, child)))));
  }
  if (withTotals) {
    rows.forEach(({ base }, row) => put({ id: id.row(row), value: base, people: behind(base, people.rows[row]!), importance: 'total' }));
    columns.forEach(({ base }, column) => put({ id: id.column(column), value: base, people: behind(base, people.columns[column]!), importance: 'total' }));
    const total = matrix.base[request.count];
    put({ id: 'all', value: total, people: behind(total, people.all), importance: 'headline' });
    if (!isPairs) {
      const [topRows, topColumns] = [topOf(rows, rowsBelow), topOf(columns, columnsBelow)];
      rows.forEach(({ base }, row) => tie(id.row(row), base, topColumns.map((column) => value(row, column))));
      columns.forEach(({ base }, column) => tie(id.column(column), base, topRows.map((row) => value(row, column))));
      tie('all', total, topRows.map((row) => ({ id: id.row(row), value: rows[row]!.base })));
      tie('all', total, topColumns.map((column) => ({ id: id.column(column), value: columns[column]!.base })));
    }
  }
  return { cells: [...page.values()], relations };
}

/** For each line, the lines next below it, where it counts for them: codes with those below, and places. */
function childrenOf(ground: Ground, lines: readonly { key: string }[], axis: MatrixRequest['rows']): number[][] {
  const below = lines.map(() => [] as number[]);
  const things = axis.by === 'place' ? ground.places : axis.by === 'code' && axis.below === true ? ground.codes : [];
  const lineOf = new Map(lines.map(({ key }, line) => [key, line]));
  const parentOf = (key: string): string | null => things[indexOf(things, key)]?.parentId ?? null;
  lines.forEach(({ key }, line) => {
    // The nearest above it that is a line: codes between them may not have been asked for.
    for (let above = parentOf(key); above !== null; above = parentOf(above)) {
      const parent = lineOf.get(above);
      if (parent === undefined) continue;
      below[parent]!.push(line);
      break;
    }
  });
  return below;
}

/** Lines that stand below no other. */
function topOf(lines: readonly unknown[], below: readonly (readonly number[])[]): number[] {
  const nested = new Set(below.flat());
  return lines.map((_, line) => line).filter((line) => !nested.has(line));
}
