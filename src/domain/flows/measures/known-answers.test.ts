import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayOfIso } from '../days.ts';
import type { SpellSet } from '../spells.ts';
import { spellSetOf, spellsFromRows } from '../spells.ts';
import { aalenJohansen, lostFromSight, type StateStretches } from './aalen-johansen.ts';
import { cumulativeIncidence } from './cumulative-incidence.ts';
import type { Lifetimes } from './lifetimes.ts';
import { staysIn, timesToReturn } from './lifetimes.ts';
import { logRank } from './log-rank.ts';
import { chancesAfter, chancesToReach, generator, meanFirstPassage, sojourn, totalStay } from './markov.ts';
import { entriesTo, kindOf } from './no-earlier-step.ts';
import { gapOf, leavingsOf } from './returns-from.ts';
import { greenwoodError, kaplanMeier, medianOf, riskByDay } from './survival.ts';

const folder = resolve(import.meta.dirname, '../../../..', process.env.KIST_REAL_FILES ?? '../shared/data', 'flows');
const absent = !existsSync(resolve(folder, 'vectors.json'));
const readJson = (name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8'));
const readRows = (name: string) => readFileSync(resolve(folder, name), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

function lifetimesOf(times: readonly number[], causes: readonly number[], entered: readonly number[] = times.map(() => -1)): Lifetimes {
  const numbers = Int32Array.from(times.keys());
  return { count: times.length, person: numbers, spell: numbers, day: numbers, entered: Int32Array.from(entered), left: Int32Array.from(times), cause: Uint16Array.from(causes) };
}

function stretchesOf(rows: readonly { state: number; entered: number; left: number; to: number | null }[]): StateStretches {
  return {
    count: rows.length,
    state: Uint16Array.from(rows, (row) => row.state),
    entered: Int32Array.from(rows, (row) => row.entered),
    left: Int32Array.from(rows, (row) => row.left),
    to: Uint16Array.from(rows, (row) => row.to ?? lostFromSight),
  };
}

const fraction = (text: string) => {
  const [above, below] = text.split('/').map(Number);
  return above! / (below ?? 1);
};

describe.skipIf(absent)(`vectors with known answers (${absent ? 'skipped: the real files are not here' : 'from the real files'})`, () => {
  let vectors: any;
  beforeAll(() => {
    vectors = readJson('vectors.json');
  });

  test('Kaplan and Meier with Greenwood: maintained patients of the leukaemia trial', () => {
    const { times, event, t_n_d_S_se: expected } = vectors.kaplan_meier_aml_maintained;
    const curve = kaplanMeier(riskByDay(lifetimesOf(times, event)));
    const found = [...curve.day].map((day, step) => [day, curve.atRisk[step]!, curve.ended[step]!, Number(curve.survival[step]!.toFixed(3)), Number(greenwoodError(curve.survival[step]!, curve.greenwood[step]!).toFixed(4))]);
    expect(found).toEqual(expected);
    expect(medianOf(curve)).toMatchObject({ median: 31 });
  });

  test('Aalen and Johansen: exact fractions of five subjects with late entries and ties', () => {
    const { rows_id_t1_t2_event: rows, states, P } = vectors.aalen_johansen_therneau;
    const stateOf = new Map<number, number>();
    const stretches = (rows as [number, number, number, string | null][]).map(([id, entered, left, event]) => {
      const state = stateOf.get(id) ?? 0;
      const to = event === null ? null : states.indexOf(event);
      if (to !== null) stateOf.set(id, to);
      return { state, entered, left, to };
    });
    const times = Object.keys(P).map(Number);
    const found = aalenJohansen(stretchesOf(stretches), [1, 0, 0, 0], times);
    times.forEach((time, index) => {
      (P[time] as string[]).map(fraction).forEach((share, state) => expect(found.share[index * 4 + state]).toBeCloseTo(share, 12));
    });
  });

  test('Aalen and Johansen: 747 patients in intensive care, ties put in order by the rule named with them', () => {
    const { P_0_to_2: expected, individuals } = vectors.aalen_johansen_etm_sir;
    const byPerson = new Map<string, { from: number; to: number | null; time: number }[]>();
    for (const [id, from, to, time] of readRows('etm/sir_cont.csv')) {
      const moves = byPerson.get(id!) ?? [];
      moves.push({ from: Number(from), to: to === 'cens' ? null : Number(to), time: Math.round(Number(time) * 2) });
      byPerson.set(id!, moves);
    }
    expect(byPerson.size).toBe(individuals);
    const rows: { state: number; entered: number; left: number; to: number | null }[] = [];
    for (const moves of byPerson.values()) {
      // Times are doubled, so that "half a day earlier" is a whole number; of two moves of one time the earlier is moved back by it.
      for (let index = moves.length - 2; index >= 0; index -= 1) if (moves[index]!.time >= moves[index + 1]!.time) moves[index]!.time = moves[index + 1]!.time - 1;
      let entered = 0;
      for (const move of moves) {
        rows.push({ state: move.from, entered, left: move.time, to: move.to });
        entered = move.time;
      }
    }
    const days = Object.keys(expected).map(Number);
    const at = days.map((day) => day * 2);
    // The chance from state 0 at time 1: what happened up to time 1 is left out.
    const later = rows.filter((row) => row.left > 2).map((row) => ({ ...row, entered: Math.max(2, row.entered) }));
    const found = aalenJohansen(stretchesOf(later), [1, 0, 0], at);
    days.forEach((day, index) => expect(found.share[index * 3 + 2], `day ${day}`).toBeCloseTo(expected[day], 4));
    for (const [day, atRisk] of Object.entries(vectors.aalen_johansen_etm_sir.n_risk_0)) {
      expect(later.filter((row) => row.state === 0 && row.entered < Number(day) * 2 && row.left >= Number(day) * 2)).toHaveLength(atRisk as number);
    }
  });

  test('cumulative incidence with competing ends', () => {
    const { times, events, CIF2_at_6 } = vectors.cumulative_incidence_ties;
    const found = cumulativeIncidence(lifetimesOf(times, events), 2, [6]);
    expect(found.share[1]).toBeCloseTo(CIF2_at_6, 12);
    expect(found.share[0]! + found.share[1]! + found.still[0]!).toBeCloseTo(1, 12);
  });

  test('what rates mean if they stay: four stages of a disease, and two states', () => {
    const known = vectors.matrix_exponential_msm_psor;
    const rounded = (table: readonly (readonly number[])[], digits: number) => table.map((row) => row.map((value) => Number(value.toFixed(digits))));
    const after = chancesAfter(known.Q, 10);
    known['P(10)'].forEach((row: number[], from: number) => row.forEach((share, to) => expect(Math.abs(after[from]![to]! - share)).toBeLessThanOrEqual(0.000_6)));
    expect(sojourn(known.Q).slice(0, 3).map((years) => Number(years!.toFixed(2)))).toEqual(known.sojourn);
    expect(sojourn(known.Q)[3]).toBeNull();
    totalStay(known.Q, 10)[0]!.forEach((years, state) => expect(Math.abs(years - known.totlos_from_1_t10[state])).toBeLessThan(0.001_5));
    meanFirstPassage(known.Q).forEach((row, from) => expect(Math.abs(row[3]! - known.expected_first_passage_to_4[from])).toBeLessThan(0.011));
    rounded(chancesToReach(known.Q, 10).slice(0, 3), 3).forEach((row, from) => row.forEach((share, to) => expect(Math.abs(share - known.ppass_t10[from][to])).toBeLessThan(0.001_1)));
    expect(chancesAfter(generator([[0, 0.2], [0.1, 0]]), 5)[0]![1]).toBeCloseTo(vectors.sd_analytic['two_state_markov q01=.2 q10=.1 P01(5)'], 13);
  });

  describe('the fixture of 24 spells', () => {
    const order = ['universal', 'tac', 'sw_case', 'kinship', 'foster', 'residential', 'ext_residential'];
    const window = { from: dayOfIso('2020-01-01')!, to: dayOfIso('2023-01-01')! };
    const persons = ['C1', 'C2', 'C3', 'C4', 'C5'];
    let set: SpellSet;
    let expected: any;
    beforeAll(() => {
      expected = readJson('fixture_expected.json');
      const rows = readRows('fixture_spells.csv').map(([person, , , state, start, end]) => ({ person: persons.indexOf(person!), state: order.indexOf(state!), start: dayOfIso(start!)!, end: end ? dayOfIso(end) : null }));
      set = spellSetOf({ spells: spellsFromRows(rows), personCount: 5, states: order, knownUntil: window.to, ranks: [0, 1, 2, 3, 3, 3, 3] });
    });
    const entry = (index: number) => ({ who: persons[set.spells.person[index]!], day: set.spells.startDay[index]! });

    test('time in foster care', () => {
      const stays = staysIn(set, window, order.indexOf('foster'));
      const durations = [...stays.left].map((left, line) => [left, stays.cause[line] === 1]).sort((left, right) => Number(left[0]) - Number(right[0]));
      expect(durations).toEqual(expected.km_foster_spells.durations);
      const curve = kaplanMeier(riskByDay(stays));
      expect([...curve.day].map((day, step) => [day, curve.atRisk[step]!, curve.ended[step]!, Number(curve.survival[step]!.toFixed(6))])).toEqual(expected.km_foster_spells['table[t,at_risk,events,S]']);
    });

    test('a stay that began before the window is followed from its first day', () => {
      const stays = staysIn(set, window, order.indexOf('ext_residential'));
      const early = [...stays.day].findIndex((day) => day < window.from);
      expect(stays.entered[early]).toBe(window.from - dayOfIso('2019-06-01')!);
      expect(stays.left[early]).toBe(dayOfIso('2020-02-01')! - dayOfIso('2019-06-01')!);
      expect([...stays.entered].filter((day) => day >= 0)).toHaveLength(1);
    });

    test('returns from residential care outside the area', () => {
      const leavings = leavingsOf(set, window, order.indexOf('ext_residential'));
      const found = [...leavings.day].map((day, line) => [persons[leavings.person[line]!], day, order[leavings.next[line]!]]);
      expect(found).toEqual(expected.returns_from_ext_residential.map(([who, day, to]: string[]) => [who, dayOfIso(day!), to]));
      const universal = leavingsOf(set, window, order.indexOf('universal'));
      expect([...universal.next].filter((next) => next === gapOf(set))).toHaveLength(expected.gaps.length);
    });

    test('coming back to care', () => {
      const care = Uint8Array.from(order, (_, state) => (state >= 3 ? 1 : 0));
      const times = timesToReturn(set, window, care, 365);
      const back = [...times.cause].flatMap((cause, line) => (cause === 1 ? [[persons[times.person[line]!], times.day[line]! + times.left[line]!, times.left[line]]] : []));
      expect(back).toEqual(expected.re_entries_to_care.map(([who, day, after]: [string, string, number]) => [who, dayOfIso(day), after]));
      expect([...timesToReturn(set, window, care, 91).cause]).toEqual([0]);
    });

    test('entries with no earlier step recorded, with the shortest look-back', () => {
      const found = ['sw_case', 'foster'].flatMap((state) => {
        const entries = entriesTo(set, order.indexOf(state), 28, window.from);
        return [...entries.spell].filter((_, line) => entries.kind[line] === kindOf('not recorded')).map((spell) => [entry(spell).who, entry(spell).day, state]);
      });
      const known = expected.skipped_steps.map(([who, day, , to]: string[]) => [who, dayOfIso(day!), to]);
      expect(found.map(String).sort()).toEqual(known.map(String).sort());
      // With two years to look back, the social work case before foster care comes into sight, and the beginning of the records stands before the others.
      const longer = entriesTo(set, order.indexOf('foster'), 730, window.from);
      expect([...longer.kind].filter((kind) => kind === kindOf('not recorded'))).toHaveLength(0);
      const early = entriesTo(set, order.indexOf('sw_case'), 730, window.from);
      expect([...early.kind].filter((kind) => kind === kindOf('too early to tell'))).toHaveLength(2);
    });
  });
});

test('the log-rank test: both arms of the leukaemia trial (published: 11 and 7 relapses observed, 7.31 and 10.69 expected, chi-square 3.4, p 0.07)', () => {
  const maintained = riskByDay(lifetimesOf([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]));
  const without = riskByDay(lifetimesOf([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]));
  const found = logRank([without, maintained])!;
  expect([...found.observed]).toEqual([11, 7]);
  expect(found.expected[0]).toBeCloseTo(7.31, 2);
  expect(found.expected[1]).toBeCloseTo(10.69, 2);
  expect(found.chiSquare).toBeCloseTo(3.4, 1);
  expect(found.pValue).toBeCloseTo(0.07, 2);
  expect(found.degrees).toBe(1);
  expect(logRank([maintained])).toBeNull();
  expect(logRank([maintained, maintained])!.chiSquare).toBeCloseTo(0, 12);
});
