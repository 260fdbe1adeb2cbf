import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cleanSpells } from '../clean.ts';
import { dayOfIso } from '../days.ts';
import { guessColumns } from '../guess-columns.ts';
import type { SpellSet } from '../spells.ts';
import { spellSetOf } from '../spells.ts';
import { hiddenMoves } from './hidden-moves.ts';
import type { MoveMatrix } from './moves.ts';
import { moveMatrix, movesPerPerson } from './moves.ts';
import type { PersonTime } from './person-time.ts';
import { personTime } from './person-time.ts';
import { poissonRate } from './rates.ts';
import { stocksAt } from './stocks.ts';

const folder = resolve(import.meta.dirname, '../../../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows');
const absent = !existsSync(resolve(folder, 'fixture_spells.csv'));

type Expected = {
  states: string[];
  stock: Record<string, Record<string, number>>;
  person_days: Record<string, number>;
  transitions: [string, string, number][];
  moves_per_person: Record<string, number>;
  total_moves: number;
  changes_visible_between_31July_snapshots: number;
  'moves_dated_after_2020-07-31_to_2022-07-31': number;
  rates_per_person_year: Record<string, number>;
};

describe.skipIf(absent)(`the fixture of 24 spells with known answers (${absent ? 'skipped: the real files are not here' : 'from the real files'})`, () => {
  const window = { from: dayOfIso('2020-01-01')!, to: dayOfIso('2023-01-01')! };
  let expected: Expected;
  let set: SpellSet;
  let persons: readonly string[];
  let matrix: MoveMatrix;
  let time: PersonTime;

  beforeAll(() => {
    expected = JSON.parse(readFileSync(resolve(folder, 'fixture_expected.json'), 'utf8')) as Expected;
    const [header, ...rows] = readFileSync(resolve(folder, 'fixture_spells.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const guess = guessColumns({ header: header!, rows });
    const cleaned = cleanSpells({ tables: [{ rows }], roles: guess.roles, dateFormat: guess.dateFormat, states: expected.states.map((name) => ({ name })) });
    expect(cleaned.ledger).toEqual([]);
    persons = cleaned.persons;
    set = spellSetOf({ spells: cleaned.spells, states: cleaned.states, places: cleaned.places, streams: cleaned.streams, personCount: persons.length, knownUntil: window.to });
    matrix = moveMatrix(set, window);
    time = personTime(set, window);
  });

  test('stocks on three snapshot days', () => {
    const days = Object.keys(expected.stock);
    const stocks = stocksAt(set, days.map((day) => dayOfIso(day)!));
    days.forEach((day, column) => {
      const found = Object.fromEntries(expected.states.map((state, row) => [state, stocks.counts[row * days.length + column]]));
      expect(found).toEqual(expected.stock[day]);
    });
  });

  test('person-days', () => {
    expect(Object.fromEntries(expected.states.map((state, index) => [state, time.days.value[index]]))).toEqual(expected.person_days);
  });

  test('every transition, the gap included', () => {
    const names = [...expected.states, '(gap)'];
    const found: [string, string, number][] = [];
    names.forEach((from, row) => {
      names.forEach((to, column) => {
        const moves = matrix.cells.value[row * matrix.size + column]!;
        if (moves > 0) found.push([from, to, moves]);
      });
    });
    const sorted = (list: [string, string, number][]) => list.map((entry) => entry.join(' ')).sort();
    expect(sorted(found)).toEqual(sorted(expected.transitions));
    expect(matrix.moves.value).toBe(expected.total_moves);
  });

  test('moves per person', () => {
    const { moves } = movesPerPerson(set, window);
    expect(Object.fromEntries(persons.map((person, index) => [person, moves[index]]))).toEqual(expected.moves_per_person);
  });

  test('hidden moves: 7 of 13 show between snapshots on 31 July', () => {
    const hidden = hiddenMoves(set, ['2020-07-31', '2021-07-31', '2022-07-31'].map((day) => dayOfIso(day)!));
    expect(hidden.visible.value).toBe(expected.changes_visible_between_31July_snapshots);
    expect(hidden.dated.value).toBe(expected['moves_dated_after_2020-07-31_to_2022-07-31']);
    expect(hidden.dated.value - hidden.visible.value).toBe(6);
  });

  test('rates per person-year', () => {
    const names = [...expected.states, '(gap)'];
    for (const [pair, rate] of Object.entries(expected.rates_per_person_year)) {
      const [from, to] = pair.split('->').map((name) => names.indexOf(name));
      const found = poissonRate(matrix.cells.value[from! * matrix.size + to!]!, time.days.value[from!]!)!;
      expect(found.rate).toBeCloseTo(rate, 6);
      expect(found.low).toBeLessThan(rate);
      expect(found.high).toBeGreaterThan(rate);
    }
  });
});
