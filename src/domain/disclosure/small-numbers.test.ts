import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page, PageCell, PageRelation, SmallNumberRule } from './small-numbers.ts';
import { derived, hiddenNumber, isHidden, releasePage, sumRelation } from './small-numbers.ts';
import type { TwoWayTable } from './small-numbers-tables.ts';
import { joinPages, readTwoWay, tableIds, twoWayPage } from './small-numbers-tables.ts';
import { sayCounted, sayHidden, sayNumber, sayShare } from './small-numbers-words.ts';

const five: SmallNumberRule = { threshold: 5 };

/** A table of people: each person in one cell, so persons behind a total are the total. */
function tableOfPeople(id: string, values: readonly (readonly number[])[], people: readonly (readonly number[])[] = values): TwoWayTable {
  const count = (value: number, who: number) => ({ value, people: value === 0 ? 0 : who });
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const column = (table: readonly (readonly number[])[], index: number) => table.map((row) => row[index]!);
  return {
    id,
    cells: values.map((row, rowIndex) => row.map((value, columnIndex) => count(value, people[rowIndex]![columnIndex]!))),
    rowTotals: values.map((row, index) => count(sum(row), sum(people[index]!))),
    columnTotals: values[0]!.map((_, index) => count(sum(column(values, index)), sum(column(people, index)))),
    total: count(sum(values.flat()), sum(people.flat())),
  };
}

/**
 * The attacker: knows the page as released, every relation, that hidden numbers are at least 1 and never-published ones at least 0. Tries all whole numbers up to a bound, by narrowing
 * intervals and guessing; shares nothing with the code under test.
 * @returns whether some table that fits has the given value in the given cell
 */
function couldBe(page: Page, shown: Readonly<Record<string, unknown>>, target: string, value: number, bound: number): boolean {
  const low = new Map<string, number>();
  const high = new Map<string, number>();
  for (const cell of page.cells) {
    const known = shown[cell.id];
    if (typeof known === 'number') {
      low.set(cell.id, known);
      high.set(cell.id, known);
    } else {
      low.set(cell.id, cell.published === false ? 0 : 1);
      high.set(cell.id, bound);
    }
  }
  low.set(target, Math.max(low.get(target)!, value));
  high.set(target, Math.min(high.get(target)!, value));
  return solve(low, high);

  function solve(lows: Map<string, number>, highs: Map<string, number>): boolean {
    if (!narrow(lows, highs)) return false;
    let choice: string | null = null;
    for (const [id, from] of lows) {
      const size = highs.get(id)! - from;
      if (size > 0 && (choice === null || size < highs.get(choice)! - lows.get(choice)!)) choice = id;
    }
    if (choice === null) return true;
    const from = lows.get(choice)!;
    const to = highs.get(choice)!;
    // The true value first, then outwards: a table that fits usually lies near.
    const truth = page.cells.find((cell) => cell.id === choice)!.value;
    const guesses = Array.from({ length: to - from + 1 }, (_, index) => from + index).sort((left, right) => Math.abs(left - truth) - Math.abs(right - truth));
    return guesses.some((guess) => solve(new Map(lows).set(choice, guess), new Map(highs).set(choice, guess)));
  }

  function narrow(lows: Map<string, number>, highs: Map<string, number>): boolean {
    for (let changed = true; changed; ) {
      changed = false;
      for (const { terms, constant } of page.relations) {
        let least = -(constant ?? 0);
        let most = -(constant ?? 0);
        for (const { cell, times } of terms) {
          least += times > 0 ? times * lows.get(cell)! : times * highs.get(cell)!;
          most += times > 0 ? times * highs.get(cell)! : times * lows.get(cell)!;
        }
        if (least > 0 || most < 0) return false;
        for (const { cell, times } of terms) {
          const [from, to] = [lows.get(cell)!, highs.get(cell)!];
          const [ownLeast, ownMost] = times > 0 ? [times * from, times * to] : [times * to, times * from];
          const ends = [(ownMost - most) / times, (ownLeast - least) / times].sort((left, right) => left - right);
          const newFrom = Math.max(from, Math.ceil(ends[0]! - 1e-9));
          const newTo = Math.min(to, Math.floor(ends[1]! + 1e-9));
          if (newFrom > newTo) return false;
          if (newFrom > from || newTo < to) {
            lows.set(cell, newFrom);
            highs.set(cell, newTo);
            changed = true;
          }
        }
      }
    }
    return true;
  }
}

/** Every small number of the page must be able to take values at least `width` apart. */
function expectNothingToBeWorkedOut(page: Page, rule: SmallNumberRule): void {
  const { page: released } = releasePage(page, rule);
  const bound = Math.max(...page.cells.map((cell) => cell.value)) * 2 + 8 * rule.threshold;
  for (const cell of page.cells) {
    if (cell.people === 0 || cell.people >= rule.threshold) continue;
    if (cell.published !== false) expect(released.cells[cell.id], `${cell.id} is small`).toEqual(hiddenNumber);
    let least = cell.value;
    while (least > 0 && couldBe(page, released.cells, cell.id, least - 1, bound)) least -= 1;
    const wide = Array.from({ length: bound - least + 1 }, (_, index) => least + index).some((value) => value - least >= rule.threshold && couldBe(page, released.cells, cell.id, value, bound));
    expect(wide, `${cell.id} = ${cell.value} can be worked out from ${JSON.stringify(released.cells)}`).toBe(true);
  }
}

describe('the rule', () => {
  test('nothing small: everything is shown', () => {
    const table = tableOfPeople('t', [
      [12, 7],
      [9, 0],
    ]);
    const { page, decisions } = releasePage(twoWayPage(table), five);
    expect(readTwoWay(page, table)).toEqual({ cells: [[12, 7], [9, 0]], rowTotals: [19, 9], columnTotals: [21, 7], total: 28 });
    expect(decisions).toEqual([]);
    expect(page).toMatchObject({ threshold: 5, shown: 9, hidden: 0 });
  });

  test('one small number takes others with it, zeros and totals stay', () => {
    const table = tableOfPeople('t', [
      [3, 40, 25],
      [30, 20, 12],
      [18, 0, 60],
    ]);
    const { page, decisions } = releasePage(twoWayPage(table), five);
    const shown = readTwoWay(page, table);
    expect(shown.cells[0]![0]).toEqual(hiddenNumber);
    expect(shown.cells[2]![1]).toBe(0);
    expect(shown.rowTotals).toEqual([68, 62, 78]);
    expect(shown.columnTotals).toEqual([51, 60, 97]);
    expect(shown.total).toBe(208);
    expect(decisions.filter((decision) => decision.why === 'small').map((decision) => decision.cell)).toEqual(['t/0/0']);
    expect(decisions.filter((decision) => decision.why === 'secondary')).toHaveLength(3);
    const [least, most] = decisions.find((decision) => decision.why === 'small')!.range!;
    expect(most - least).toBeGreaterThanOrEqual(5);
  });

  test('six moves by two children are small: persons are protected, moves are counted', () => {
    const moves = [
      [6, 50],
      [40, 30],
    ];
    const people = [
      [2, 30],
      [25, 20],
    ];
    const table = tableOfPeople('t', moves, people);
    const shown = readTwoWay(releasePage(twoWayPage(table), five).page, table);
    expect(shown.cells[0]![0]).toEqual(hiddenNumber);
    expect(releasePage(twoWayPage(tableOfPeople('t', moves)), five).page.hidden).toBe(0);
  });

  test('the threshold is 3, 5 or 10', () => {
    const page = twoWayPage(tableOfPeople('t', [[4, 9, 30]]));
    const hiddenAt = (threshold: 3 | 5 | 10) => releasePage(page, { threshold }).page.hidden;
    expect(hiddenAt(3)).toBe(0);
    expect(hiddenAt(5)).toBeGreaterThan(0);
    expect(hiddenAt(10)).toBeGreaterThanOrEqual(hiddenAt(5));
    expect(() => releasePage(page, { threshold: 2 as 3 })).toThrow('threshold');
  });

  test('a total in a sentence beside hidden cells gives nothing away', () => {
    const table = tableOfPeople('t', [
      [2, 3, 50],
      [4, 1, 60],
    ]);
    // The sentence names the sum of the first two columns of the first row, which no total of the table shows.
    const page = joinPages(twoWayPage(table), {
      cells: [{ id: 'sentence', value: 5, people: 5, importance: 'headline' }],
      relations: [sumRelation('sentence', [tableIds.cell('t', 0, 0), tableIds.cell('t', 0, 1)])],
    });
    expectNothingToBeWorkedOut(page, five);
    const { page: released } = releasePage(page, five);
    // 2 + 3 = 5 leaves a range of 1 to 4 only, so the sentence has to be hidden as well.
    expect(released.cells['sentence']).toEqual(hiddenNumber);
  });

  test('what is never published can still be worked out, so it is checked as well', () => {
    const page: Page = {
      cells: [
        { id: 'all', value: 200, people: 200, importance: 'headline' },
        { id: 'moved', value: 198, people: 198 },
        { id: 'stayed', value: 2, people: 2, published: false },
      ],
      relations: [sumRelation('all', ['moved', 'stayed'])],
    };
    const { page: released } = releasePage(page, five);
    expect(released.cells['moved']).toEqual(hiddenNumber);
    expect(released.cells['all']).toBe(200);
    expect('stayed' in released.cells).toBe(false);
    expectNothingToBeWorkedOut(page, five);
  });

  test('weighted sums: people by number of moves, beside all moves', () => {
    const counts = [40, 22, 9, 3, 1];
    const cells: PageCell[] = counts.map((value, number) => ({ id: `n${number}`, value, people: value }));
    cells.push({ id: 'people', value: 75, people: 75, importance: 'headline' }, { id: 'moves', value: 53, people: 35, importance: 'headline' });
    const relations: PageRelation[] = [
      sumRelation('people', counts.map((_, number) => `n${number}`)),
      { terms: [...counts.map((_, number) => ({ cell: `n${number}`, times: number })), { cell: 'moves', times: -1 }] },
    ];
    expectNothingToBeWorkedOut({ cells, relations }, five);
  });

  test('a wider range for sums of days', () => {
    const page: Page = {
      cells: [
        { id: 'a', value: 400, people: 2, width: 120 },
        { id: 'b', value: 5000, people: 40 },
        { id: 'all', value: 5400, people: 42, importance: 'total' },
      ],
      relations: [sumRelation('all', ['a', 'b'])],
    };
    const decision = releasePage(page, five).decisions.find((entry) => entry.cell === 'a')!;
    expect(decision.range![1] - decision.range![0]).toBeGreaterThanOrEqual(120);
  });

  test('hidden on request, and protected because of what is left over', () => {
    const page: Page = {
      cells: [
        { id: 'a', value: 50, people: 50, hide: true },
        { id: 'b', value: 148, people: 148 },
        { id: 'all', value: 198, people: 198, protect: true },
      ],
      relations: [sumRelation('all', ['a', 'b'])],
    };
    expect(releasePage(page, five).page.cells).toEqual({ a: hiddenNumber, b: 148, all: hiddenNumber });
  });

  test('one small number alone on its page, with all totals equal to it', () => {
    const page = twoWayPage(tableOfPeople('t', [[3, 0], [0, 0]]));
    const { page: released } = releasePage(page, five);
    expect(Object.values(released.cells).filter((number) => number === 0)).toHaveLength(5);
    expect(released.hidden).toBe(4);
    expectNothingToBeWorkedOut(page, five);
  });

  test('where a known constant gives a small number away, nothing is shown at all', () => {
    const page: Page = {
      cells: [
        { id: 'a', value: 1, people: 1 },
        { id: 'b', value: 1, people: 1 },
      ],
      relations: [{ terms: [{ cell: 'a', times: 1 }, { cell: 'b', times: 1 }], constant: 2 }],
    };
    expect(() => releasePage(page, five)).toThrow(expect.objectContaining({ code: 'gate-closed' }));
  });

  test('a page that adds to an earlier one hides among what is new', () => {
    const table = tableOfPeople('t', [
      [30, 40],
      [20, 50],
    ]);
    const earlier = releasePage(twoWayPage(table), five);
    expect(earlier.page.hidden).toBe(0);
    const more = joinPages(twoWayPage(table), {
      cells: [
        { id: 'twice', value: 27, people: 27, importance: 'headline' },
        { id: 'once', value: 3, people: 3 },
      ],
      relations: [sumRelation('t/0/0', ['once', 'twice'])],
    });
    const alone = releasePage(more, five).page.cells;
    const after = releasePage(more, five, earlier.page).page.cells;
    expect(alone['twice']).toBe(27);
    expect(after).toMatchObject({ 't/0/0': 30, once: hiddenNumber, twice: hiddenNumber });
  });

  test('a page that contradicts itself is a fault of the caller', () => {
    const cell = (id: string, value: number, people = value): PageCell => ({ id, value, people });
    expect(() => releasePage({ cells: [cell('a', 1), cell('a', 1)], relations: [] }, five)).toThrow('twice');
    expect(() => releasePage({ cells: [cell('a', 1.5)], relations: [] }, five)).toThrow('whole');
    expect(() => releasePage({ cells: [cell('a', 3, 0)], relations: [] }, five)).toThrow('persons behind');
    expect(() => releasePage({ cells: [cell('a', 6), cell('b', 7)], relations: [sumRelation('a', ['b'])] }, five)).toThrow('does not hold');
    expect(() => releasePage({ cells: [cell('a', 6)], relations: [sumRelation('a', ['x'])] }, five)).toThrow('not on the page');
  });
});

describe('an attacker who tries every table', () => {
  const values = (rows: number, columns: number) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 25 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
  const anyTable = fc.oneof(values(2, 2), values(2, 3), values(3, 3), values(1, 4));
  const anyRule = fc.constantFrom<SmallNumberRule>({ threshold: 3 }, { threshold: 5 });

  test('has teeth: where only the small numbers themselves are hidden, it works them out', () => {
    const page = twoWayPage(tableOfPeople('t', [[3, 40], [30, 20]]));
    const shown = Object.fromEntries(page.cells.filter((cell) => cell.people >= 5).map((cell) => [cell.id, cell.value]));
    const possible = Array.from({ length: 60 }, (_, value) => value).filter((value) => couldBe(page, shown, 't/0/0', value, 60));
    expect(possible).toEqual([3]);
  });

  test('works out no small number of a table of people', () => {
    fc.assert(
      fc.property(anyTable, anyRule, (table, rule) => {
        expectNothingToBeWorkedOut(twoWayPage(tableOfPeople('t', table)), rule);
      }),
      { numRuns: 150 },
    );
  });

  test('works out no small number of a table of moves', () => {
    fc.assert(
      fc.property(anyTable, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }), (table, shares) => {
        const people = table.map((row, rowIndex) => row.map((value, column) => (value === 0 ? 0 : Math.max(1, Math.ceil(value / shares[(rowIndex * 3 + column) % 9]!)))));
        expectNothingToBeWorkedOut(twoWayPage(tableOfPeople('t', table, people)), five);
      }),
      { numRuns: 100 },
    );
  });

  test('nor with sentences that sum some of its cells', () => {
    fc.assert(
      fc.property(values(2, 3), fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 2 }), (table, sentences) => {
        const parts = sentences.map((cells, index): Page => {
          const value = cells.reduce((sum, cell) => sum + table[Math.floor(cell / 3)]![cell % 3]!, 0);
          const id = `sentence ${index}`;
          return { cells: [{ id, value, people: value, importance: 'headline' }], relations: [sumRelation(id, cells.map((cell) => tableIds.cell('t', Math.floor(cell / 3), cell % 3)))] };
        });
        expectNothingToBeWorkedOut(joinPages(twoWayPage(tableOfPeople('t', table)), ...parts), five);
      }),
      { numRuns: 100 },
    );
  });

  test('nor with weighted sums', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 5 }), (counts) => {
        const people = counts.reduce((sum, count) => sum + count, 0);
        const moves = counts.reduce((sum, count, number) => sum + number * count, 0);
        const movers = people - counts[0]!;
        const cells: PageCell[] = counts.map((value, number) => ({ id: `n${number}`, value, people: value }));
        cells.push({ id: 'people', value: people, people, importance: 'headline' }, { id: 'moves', value: moves, people: movers, importance: 'headline' });
        expectNothingToBeWorkedOut(
          {
            cells,
            relations: [
              sumRelation('people', counts.map((_, number) => `n${number}`)),
              { terms: [...counts.map((_, number) => ({ cell: `n${number}`, times: number })), { cell: 'moves', times: -1 }] },
            ],
          },
          five,
        );
      }),
      { numRuns: 100 },
    );
  });

  test('the same page gives the same answer, so that repeated questions tell nothing', () => {
    fc.assert(
      fc.property(values(3, 3), (table) => {
        const page = twoWayPage(tableOfPeople('t', table));
        expect(releasePage(page, five)).toEqual(releasePage(page, five));
      }),
      { numRuns: 30 },
    );
  });
});

describe('figures and words made from released numbers', () => {
  test('a figure on a hidden number is hidden', () => {
    expect(derived([50, 200], (part, all) => part / all)).toBe(0.25);
    expect(derived([hiddenNumber, 200], (part, all) => part / all)).toEqual(hiddenNumber);
    expect(isHidden(derived([], () => 1))).toBe(false);
  });

  test('numbers in sentences', () => {
    expect(sayNumber(1934)).toBe('1,934');
    expect(sayNumber(1934, 'round')).toBe('more than 1,900');
    expect(sayNumber(1900, 'round')).toBe('1,900');
    expect(sayNumber(127, 'round')).toBe('more than 120');
    expect(sayNumber(97, 'round')).toBe('97');
    expect(sayNumber(1_234_567)).toBe('1,234,567');
    expect(sayNumber(1234.5)).toBe('1,234.5');
    expect(sayNumber(hiddenNumber)).toBe('a number that is not shown');
    expect(sayCounted(1, 'person', 'people')).toBe('1 person');
    expect(sayCounted(1934, 'person', 'people', 'round')).toBe('more than 1,900 people');
    expect(sayCounted(hiddenNumber, 'person', 'people')).toBe('a number of people that is not shown');
  });

  test('a rounded number never says more than the exact one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (number) => {
        expect(Number(sayNumber(number, 'round').replace('more than ', '').replaceAll(',', ''))).toBeLessThanOrEqual(number);
      }),
    );
  });

  test('shares keep their ends for the real ends', () => {
    expect([0, 0.001, 0.534, 0.996, 1].map(sayShare)).toEqual(['0%', 'less than 1%', '53%', 'more than 99%', '100%']);
    expect(sayShare(hiddenNumber)).toBe('a share that is not shown');
  });

  test('the note under a table', () => {
    expect(sayHidden(0, 5)).toBe('');
    expect(sayHidden(1, 5)).toContain('1 number is not shown');
    expect(sayHidden(1200, 5)).toContain('1,200 numbers are not shown: fewer than 5 people');
  });
});
