/** That the bench runs and says what it says; how fast anything is, no test asks. */
import { describe, expect, test } from 'vitest';
import { areas } from './areas/index.ts';
import { bench } from './bench.ts';
import { inventedLibrary } from './invented-words.ts';
import { inTurns, median, ninetyFifth } from './measure.ts';
import { asTable, row, type Row, summary } from './rows.ts';

describe('rows', () => {
  test('a ratio is how many times as long as the baseline, for times and for rates', () => {
    expect(row('a', 'slow', 'plain', { unit: 'ms', value: 30, baseline: 10, budget: 2 })).toEqual({ area: 'a', name: 'slow, against plain', value: 30, unit: 'ms', budget: 2, baseline: 10, ratio: 3, promise: null, ok: false });
    expect(row('a', 'kept', 'plain', { unit: 'ms', value: 30, baseline: 10, budget: 4, promise: 50 })).toMatchObject({ promise: 50, ok: true });
    expect(row('a', 'late', 'plain', { unit: 'ms', value: 60, baseline: 30, budget: 4, promise: 50 })).toMatchObject({ ratio: 2, ok: false });
    expect(row('a', 'fast', 'plain', { unit: 'MB/s', value: 123.456, baseline: 61.728, budget: 0.5 })).toMatchObject({ value: 123, ratio: 0.5, ok: true });
  });

  test('as a table, and in one line', () => {
    const rows = [row('flows', 'moves', 'SQL', { unit: 'ms', value: 5, baseline: 2500, budget: 0.1 }), row('vault', 'backup', 'copying', { unit: 'MB/s', value: 20, baseline: 400, budget: 10 })];
    expect(asTable(rows).split('\n')).toHaveLength(3);
    expect(asTable(rows)).toMatch(/moves, against SQL +5 +ms +2,500 +0\.002 +0\.1 +yes/);
    expect(summary(rows, 12.3)).toBe('1 of 2 within budget and as promised; over: vault: backup, against copying. 12 seconds.');
  });
});

describe('measuring', () => {
  test('the middle of an odd and an even number of times', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  test('what nineteen of twenty stay under', () => {
    expect(ninetyFifth(Array.from({ length: 40 }, (_, index) => 40 - index))).toBe(38);
    expect(ninetyFifth([7])).toBe(7);
  });

  test('both ways in turns, the first ones not counted', async () => {
    const done: string[] = [];
    await inTurns(2, (turn) => done.push(`own ${turn}`), (turn) => done.push(`plain ${turn}`), 1);
    expect(done).toEqual(['own 0', 'plain 0', 'own 1', 'plain 1', 'own 2', 'plain 2']);
  });
});

test('invented words are the same for the same seed, and as uneven as spoken ones', () => {
  const options = { transcripts: 2, wordsEach: 3000, seed: 4 };
  const library = inventedLibrary(options);
  expect(inventedLibrary(options)).toEqual(library);
  expect(inventedLibrary({ ...options, seed: 5 }).transcripts[0]!.text).not.toBe(library.transcripts[0]!.text);
  const counts = new Map<string, number>();
  const said = library.transcripts.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []);
  for (const word of said) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts.values()].toSorted((one, other) => other - one);
  expect(frequent.slice(0, 20).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(said.length / 5);
  expect(counts.size).toBeGreaterThan(1000);
});

test('every area gives rows, on next to nothing', async () => {
  const rows: Row[] = [];
  for await (const measured of bench({ transcripts: 3, wordsEach: 400, people: 40, spellsPerPerson: 4, turns: 1 }, Object.keys(areas))) rows.push(measured);
  expect(new Set(rows.map((one) => one.area))).toEqual(new Set(Object.keys(areas)));
  expect(new Set(rows.map((one) => `${one.area} ${one.name}`)).size).toBe(rows.length);
  for (const one of rows) {
    for (const number of [one.value, one.baseline, one.ratio, one.budget]) expect(Number.isFinite(number) && number > 0).toBe(true);
    expect(typeof one.ok).toBe('boolean');
  }
}, 300_000);
