/**
 * Published tables with published answers. The tables stand in the publications named; most are also in the test suite of DKPro Statistics (Apache-2.0,
 * github.com/dkpro/dkpro-statistics, dkpro-statistics-agreement/src/test), from which the numbers were taken down.
 */
import { describe, expect, test } from 'vitest';
import { brennanS } from './brennan-s.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { type Coefficient, coefficientOf, type Measured, pooled } from './disagreement.ts';
import { fleissKappa } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { interval, krippendorffAlpha, nominal, ordinal } from './krippendorff-alpha.ts';
import { percentAgreement } from './percent.ts';
import { scottPi } from './scott-pi.ts';
import type { Contingency, Tally } from './tally.ts';
import { type Continuum, unitizingAlpha, unitizingDifference } from './unitizing-alpha.ts';

const valueOf = (of: Coefficient): number => {
  if ('why' in of) throw new Error(of.why);
  return of.value;
};
const value = (measured: Measured): number => valueOf(coefficientOf(measured));

/** Units as tallies: of each what the coders said, as indexes of categories; null where one said nothing. */
function talliesOf(units: readonly (readonly (number | null)[])[], categories: number): Tally[] {
  return units.map((said) => ({ counts: Array.from({ length: categories }, (_, category) => said.filter((one) => one === category).length), times: 1 }));
}

/** A table of two coders as tallies. */
function talliesOfTable(table: Contingency): Tally[] {
  return table.flatMap((row, one) =>
    row.map((times, other) => ({ counts: table.map((_, category) => Number(one === category) + Number(other === category)), times })),
  );
}

test('Cohen 1960, p. 45: kappa .492 from Po .70 and Pe .41', () => {
  const measured = cohenKappa([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ]);
  expect(measured).toEqual({ observed: expect.closeTo(0.3, 10), expected: expect.closeTo(0.59, 10) });
  expect(value(measured)).toBeCloseTo(0.492, 3);
});

describe('Artstein and Poesio 2008, p. 558: two coders, statements and requests for information', () => {
  const table = [
    [20, 10],
    [20, 50],
  ];
  test('percent .70, S .40, pi .341, kappa .348', () => {
    expect(valueOf(percentAgreement(talliesOfTable(table)))).toBeCloseTo(0.7, 10);
    expect(value(brennanS(talliesOfTable(table)))).toBeCloseTo(0.4, 10);
    expect(value(scottPi(table))).toBeCloseTo(0.341, 3);
    expect(value(cohenKappa(table))).toBeCloseTo(0.348, 3);
  });
});

test('Brennan and Prediger 1981, p. 689: kappa .27, S .40', () => {
  const table = [
    [50, 0, 0],
    [10, 10, 10],
    [20, 0, 0],
  ];
  expect(value(cohenKappa(table))).toBeCloseTo(0.27, 2);
  expect(value(brennanS(talliesOfTable(table)))).toBeCloseTo(0.4, 10);
});

test('Fleiss 1971, p. 379: thirty patients, six psychiatrists, five diagnoses: kappa .430', () => {
  // Of each patient how many said depression, personality disorder, schizophrenia, neurosis, other.
  const counts = [
    [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
  ];
  const tallies = counts.map((one) => ({ counts: one, times: 1 }));
  expect(valueOf(percentAgreement(tallies))).toBeCloseTo(0.5556, 4);
  expect(value(fleissKappa(tallies))).toBeCloseTo(0.43, 3);
});

test('Krippendorff 1980, p. 139: three coders, nine units: alpha .642 (nominal), .547 (interval)', () => {
  const units = [[1, 1, 1], [1, 2, 2], [2, 2, 2], [4, 4, 4], [1, 4, 4], [2, 2, 2], [1, 2, 3], [3, 3, 3], [2, 2, 2]].map((unit) => unit.map((one) => one - 1));
  expect(value(krippendorffAlpha(talliesOf(units, 4), nominal))).toBeCloseTo(0.642, 3);
  expect(value(krippendorffAlpha(talliesOf(units, 4), interval([1, 2, 3, 4])))).toBeCloseTo(0.547, 3);
});

describe('Krippendorff 2004, p. 230: four coders, twelve units, some judgements missing', () => {
  const units = [
    [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [null, 5, 5, 5], [null, null, 1, 1], [null, null, 3, null],
  ].map((unit) => unit.map((one) => (one === null ? null : one - 1)));
  test('alpha .743 (nominal), .849 (interval)', () => {
    const measured = krippendorffAlpha(talliesOf(units, 5), nominal);
    expect(measured).toEqual({ observed: expect.closeTo(0.2, 3), expected: expect.closeTo(0.779, 3) });
    expect(value(measured)).toBeCloseTo(0.743, 3);
    expect(value(krippendorffAlpha(talliesOf(units, 5), interval([1, 2, 3, 4, 5])))).toBeCloseTo(0.849, 3);
  });
});

test('Hayes and Krippendorff 2007, p. 84: five coders, forty units: alpha .7598 (ordinal)', () => {
  const n = null;
  const units = [
    [1, 1, 2, n, 2], [1, 1, 0, 1, n], [2, 3, 3, 3, n], [n, 0, 0, n, 0], [0, 0, 0, n, 0], [0, 0, 0, n, 0], [1, 0, 2, n, 1], [1, n, 2, 0, n], [2, 2, 2, n, 2], [2, 1, 1, 1, n],
    [n, 1, 0, 0, n], [0, 0, 0, 0, n], [1, 2, 2, 2, n], [3, 3, 2, 2, 3], [1, 1, 1, n, 1], [1, 1, 1, n, 1], [2, 1, 2, n, 2], [1, 2, 3, 3, n], [1, 1, 0, 1, n], [0, 0, 0, n, 0],
    [0, 0, 1, 1, n], [0, 0, n, 0, 0], [2, 3, 3, 3, n], [0, 0, 0, 0, n], [1, 2, n, 2, 2], [0, 1, 1, 1, n], [0, 0, 0, 1, 0], [1, 2, 1, 2, n], [1, 1, 2, 2, n], [1, 1, 2, n, 2],
    [1, 1, 0, n, 0], [2, 1, 2, 1, n], [2, 2, n, 2, 2], [3, 2, 2, 2, n], [2, 2, 2, n, 2], [2, 2, 3, n, 2], [2, 2, 2, n, 2], [2, 2, n, 1, 2], [2, 2, 2, 2, n], [1, 1, 1, n, 1],
  ];
  expect(value(krippendorffAlpha(talliesOf(units, 4), ordinal))).toBeCloseTo(0.7598, 4);
});

test("Gwet's AC1 of 2008 on the example worked by hand in DKPro's Gwet2008Test: .8658, where pi is .6078", () => {
  const table = [
    [8, 1],
    [0, 1],
  ];
  const measured = gwetAc1(talliesOfTable(table));
  expect(measured).toEqual({ observed: expect.closeTo(0.1, 10), expected: expect.closeTo(0.745, 10) });
  expect(value(measured)).toBeCloseTo(0.8658, 4);
  expect(value(scottPi(table))).toBeCloseTo(0.6078, 4);
});

describe('Krippendorff 2004, p. 254: two observers cut a continuum from 150 to 450', () => {
  const at = (start: number, end: number) => ({ start: start - 150, end: end - 150 });
  const c: Continuum = { length: 300, marks: [[at(225, 295), at(370, 400)], [at(220, 300), at(355, 375), at(400, 420)]] };
  const k: Continuum = { length: 300, marks: [[at(180, 240), at(300, 350)], [at(180, 240), at(300, 350)]] };
  test('the differences that the book works out one by one', () => {
    expect(unitizingDifference([at(225, 295)], [at(220, 300)])).toBe(50);
    expect(unitizingDifference([at(370, 400)], [at(355, 375)])).toBe(850);
    expect(unitizingDifference([], [at(400, 420)])).toBe(400);
  });
  test('alpha-u of c .7286, of k 1, of both together .8591', () => {
    const ofC = unitizingAlpha([c]);
    expect(ofC).toEqual({ observed: expect.closeTo(0.0144, 4), expected: expect.closeTo(0.0532, 4) });
    expect(value(ofC)).toBeCloseTo(0.7286, 4);
    const ofK = unitizingAlpha([k]);
    expect(ofK).toEqual({ observed: 0, expected: expect.closeTo(0.049, 3) });
    expect(value(ofK)).toBe(1);
    expect(value(pooled([ofC, ofK]))).toBeCloseTo(0.8591, 3);
  });
});

describe('Krippendorff 1995, p. 57: pairs of observers who cut a continuum of 24', () => {
  // Stretched until its grain no longer matters, as the article does; a plus in its expected disagreement was corrected to a minus in 2004, hence the room that is left.
  const stretched = (...marks: [number, number][][]): Continuum => ({ length: 24 * 500, marks: marks.map((ofCoder) => ofCoder.map(([start, end]) => ({ start: start * 500, end: end * 500 }))) });
  test.each([
    ['A', stretched([[2, 10], [14, 20]], [[4, 8], [15, 17]]), 0.553],
    ['B', stretched([[0, 18]], [[0, 2], [2, 3], [3, 4], [4, 5], [5, 6], [6, 9], [9, 10]]), -0.926],
    ['C', stretched([[2, 8], [10, 12], [14, 18], [20, 22]], [[0, 2], [4, 8], [10, 14], [16, 18], [20, 22]]), 0.679],
    ['D', stretched([[0, 2], [2, 10], [10, 14], [14, 20], [20, 24]], [[0, 4], [4, 8], [8, 15], [15, 17], [17, 24]]), 0.066],
  ])('pair %s', (_, continuum, published) => {
    expect(Math.abs(value(unitizingAlpha([continuum])) - published)).toBeLessThan(0.02);
  });
});
