import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Matrix, MatrixRequest } from '../../contract/questions.ts';
import { groundOf, someWorld } from '../../../test/questions/small-world.ts';
import { isHidden } from '../disclosure/small-numbers.ts';
import { Refusal } from '../refusal.ts';
import { answerMatrix, layMatrix } from './matrix.ts';
import { countsPeople, peopleBehind } from './people-behind.ts';
import { releaseMatrix } from './release-matrix.ts';

const saved = { question: () => null, nameOf: () => null };
const none = groundOf({ sources: [], codings: [], codes: [], voices: [], places: [], coders: [] });

/** A matrix of invented numbers, as many people behind each number as it is large. */
function numbers(cells: number[][], bases?: { rows?: number[]; columns?: number[]; all?: number }) {
  const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
  const rows = cells.map((line, row) => ({ key: `r${row}`, name: '', depth: 0, base: bases?.rows?.[row] ?? sum(line) }));
  const columns = cells[0]!.map((_, column) => ({ key: `c${column}`, name: '', depth: 0, base: bases?.columns?.[column] ?? sum(cells.map((line) => line[column]!)) }));
  const all = bases?.all ?? sum(rows.map((row) => row.base));
  const matrix = { rows, columns, cells, base: { codings: all, voices: all } as unknown as Matrix['base'] };
  const people = { cells: Float64Array.from(cells.flat()), rows: rows.map((row) => row.base), columns: columns.map((column) => column.base), all };
  return { matrix, people };
}
const request: MatrixRequest = { rows: { by: 'kind' }, columns: { by: 'group' }, count: 'codings' };
const release = (cells: number[][], bases?: Parameters<typeof numbers>[1]) => {
  const { matrix, people } = numbers(cells, bases);
  const { cells: released, rows, columns } = releaseMatrix(none, request, matrix, people, { threshold: 5 });
  const told = (list: readonly (number | { hidden: 'protected' })[] | null) => list?.map((number) => (isHidden(number) ? '?' : number));
  return { cells: released.map(told), rows: told(rows), columns: told(columns) };
};

describe('a matrix for readers beyond the team', () => {
  test('a small number takes others with it, so that no sum gives it away', () => {
    const { cells, rows, columns } = release([[3, 20, 30], [10, 40, 50], [11, 60, 70]]);
    expect(cells[0]![0]).toBe('?');
    for (const line of [...cells, [0, 1, 2].map((column) => cells.map((row) => row![column]))]) expect(line!.filter((one) => one === '?').length).not.toBe(1);
    expect([rows, columns]).toEqual([[53, 100, 141], [24, 120, 150]]);
  });
  test('zeros and larger numbers are shown where nothing is small', () => {
    expect(release([[0, 7], [9, 0]])).toEqual({ cells: [[0, 7], [9, 0]], rows: [7, 9], columns: [9, 7] });
  });
  test('what a total leaves over is not given away either', () => {
    // Three of the row's 33 stand in no column: with both columns shown they could be worked out.
    const { cells, rows } = release([[10, 20]], { rows: [33] });
    expect([...cells[0]!, ...rows!].includes('?')).toBe(true);
  });

  test('no number of fewer than five people is ever shown, and what is left over by sums neither', () => {
    const some = fc.record({
      rows: fc.constantFrom<MatrixRequest['rows']>({ by: 'code' }, { by: 'code', below: true }, { by: 'kind' }),
      columns: fc.constantFrom<MatrixRequest['columns']>({ by: 'group' }, { by: 'place' }, { by: 'source' }, { by: 'voice' }, { by: 'attribute', name: 'ward' }, { by: 'code', below: true }),
      count: fc.constantFrom('sources' as const, 'voices' as const, 'codings' as const, 'words' as const),
      together: fc.constantFrom('overlaps' as const, 'same source' as const, 'same voice' as const),
    });
    fc.assert(
      fc.property(someWorld, some, (world, asked: MatrixRequest) => {
        const ground = groundOf(world);
        const laid = layMatrix(ground, asked, saved);
        const matrix = answerMatrix(ground, laid);
        const people = peopleBehind(ground, laid);
        try {
          const released = releaseMatrix(ground, asked, matrix, people, { threshold: 3 });
          released.cells.forEach((line, row) =>
            line.forEach((number, column) => {
              const behind = asked.count === 'voices' ? matrix.cells[row]![column]! : people.cells[row * matrix.columns.length + column]!;
              if (!isHidden(number)) expect([number, number === 0 || behind >= 3]).toEqual([matrix.cells[row]![column], true]);
              else expect(matrix.cells[row]![column]).toBeGreaterThan(0);
            }),
          );
        } catch (error) {
          // Nothing goes out where a number could be worked out with everything hidden.
          expect(error).toBeInstanceOf(Refusal);
          expect((error as Refusal).code).toBe('gate-closed');
        }
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  test('which matrices count people', () => {
    const counts = (rows: MatrixRequest['rows']['by'], columns: MatrixRequest['rows']['by'], count: MatrixRequest['count'], restriction: MatrixRequest['restriction'] = {}): boolean => countsPeople({ rows: { by: rows } as MatrixRequest['rows'], columns: { by: columns } as MatrixRequest['rows'], count, restriction });
    expect([counts('code', 'code', 'codings'), counts('code', 'code', 'words', { interviewers: true, groups: [] })]).toEqual([false, false]);
    expect([counts('code', 'kind', 'codings'), counts('code', 'period', 'words'), counts('code', 'coder', 'sources'), counts('code', 'saved', 'codings'), counts('code', 'code', 'voices')]).toEqual([true, true, true, true, true]);
    expect([counts('code', 'kind', 'voices'), counts('group', 'code', 'words'), counts('code', 'source', 'codings'), counts('place', 'period', 'sources')]).toEqual([true, true, true, true]);
    for (const part of [{ voiceIds: ['one'] }, { sourceIds: ['one'] }, { attributes: [{ name: 'Tenure', values: ['rents'] }] }, { from: '2024-01-01' }, { coderIds: ['one'] }]) expect(counts('code', 'code', 'codings', part)).toBe(true);
  });
});
