import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, poolPackages, posteriorOf, ratioOf, weighEvidence, type WeighedItem } from './weigh-evidence.ts';

const item = (id: string, sensitivity: number, falseAlarm: number, more: Partial<WeighedItem> = {}): WeighedItem => ({ id, sensitivity: [sensitivity, sensitivity], falseAlarm: [falseAlarm, falseAlarm], found: true, isInterpretive: false, package: id, ...more });
const at = (items: readonly WeighedItem[], rho?: number): number[] => weighEvidence(items, rho).confidence.map(({ posterior }) => Number(posterior.toFixed(3)));

describe('reference values at a prior of one half', () => {
  test.each([
    ['hoop', 0.97, 0.6, 1.62, 0.075, 0.618, 0.07],
    ['smoking gun', 0.2, 0.02, 10, 0.816, 0.909, 0.449],
    ['doubly decisive', 0.95, 0.05, 19, 0.053, 0.95, 0.05],
    ['straw in the wind', 0.5, 0.4, 1.25, 0.833, 0.556, 0.455],
  ])('%s', (_test, sensitivity, falseAlarm, plus, minus, found, notFound) => {
    const [up, down] = [ratioOf(sensitivity, falseAlarm, true), ratioOf(sensitivity, falseAlarm, false)];
    expect(up).toBeCloseTo(plus, 2);
    expect(down).toBeCloseTo(minus, 3);
    expect(posteriorOf(0.5, up)).toBeCloseTo(found, 3);
    expect(Math.abs(posteriorOf(0.5, down) - notFound)).toBeLessThan(0.001);
  });
});

describe('worked cases', () => {
  const housing = [item('present', 0.9, 0.3), item('own account', 0.6, 0.1), item('officer', 0.5, 0.25)];
  test('three items taken as independent claim too much', () => expect(at(housing)[1]).toBe(0.973));
  test('two from one service count as 1.2, and the three priors stand beside each other', () => {
    const shared = housing.map((one) => (one.id === 'present' ? one : { ...one, package: 'housing service' }));
    expect(at(shared, 0.8)).toEqual([0.851, 0.93, 0.969]);
    expect(poolPackages(shared, 0.8).find(({ name }) => name === 'housing service')).toMatchObject({ effective: expect.closeTo(1.2, 10), capped: false });
  });
  test('what had to come before and did not speaks loudly against it', () => expect(at([item('before', 0.98, 0.5, { found: false })])[1]).toBe(0.038));
});

describe('guards', () => {
  test('no single item speaks for a claim more than twenty to one, and no opinion more than five to one', () => {
    expect(poolPackages([item('a', 0.99, 0.001)])[0]).toMatchObject({ ratio: expect.closeTo(20, 9), capped: true });
    expect(poolPackages([item('a', 0.9, 0.1, { isInterpretive: true })])[0]).toMatchObject({ ratio: expect.closeTo(5, 9), capped: true });
    expect(poolPackages([item('a', 0.999, 0.01, { found: false })])[0]!.ratio).toBeLessThan(0.002);
  });
  test('chances outside 0 to 1, and what could not have come about, are refused', () => {
    for (const [one, other, found] of [[1.1, 0.5, true], [-0.1, 0.5, true], [Number.NaN, 0.5, true], [0, 0, true], [1, 1, false]] as const) expect(() => ratioOf(one, other, found)).toThrow(/Nothing was changed/);
    expect(() => weighEvidence([], 2)).toThrow(/between 0/);
  });
  test('nothing looked at says nothing', () => expect(weighEvidence([]).confidence.map(({ posterior, band }) => [posterior, band])[1]).toEqual([0.5, 'no information either way']));
  test('bands are mirrored', () => expect([0.995, 0.96, 0.9, 0.75, 0.6, 0.4, 0.25, 0.1, 0.04, 0.001].map(bandOf)).toEqual([
    'practical certainty', 'reasonable certainty', 'high confidence', 'cautious confidence', 'more confident than not',
    'more confident than not that it does not hold', 'cautious confidence that it does not hold', 'high confidence that it does not hold', 'reasonable certainty that it does not hold', 'practical certainty that it does not hold',
  ]));

  const chance = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  const some = fc.array(fc.record({ s: fc.tuple(chance, chance), t: fc.tuple(chance, chance), found: fc.boolean(), isInterpretive: fc.boolean(), package: fc.constantFrom('a', 'b', 'c') }), { maxLength: 8 });
  const made = (all: { s: [number, number]; t: [number, number]; found: boolean; isInterpretive: boolean; package: string }[]): WeighedItem[] =>
    all.map(({ s, t, ...more }, index) => ({ id: String(index), sensitivity: [Math.min(...s), Math.max(...s)], falseAlarm: [Math.min(...t), Math.max(...t)], ...more }));
  test('the order of the items says nothing, and ranges hold what lies between', () => {
    fc.assert(
      fc.property(some, fc.double({ min: 0, max: 1, noNaN: true }), (all, rho) => {
        const items = made(all);
        const { confidence } = weighEvidence(items, rho);
        expect(weighEvidence(items.toReversed(), rho).confidence).toEqual(confidence);
        for (const { posterior, low, high } of confidence) {
          expect(low).toBeLessThanOrEqual(posterior + 1e-12);
          expect(high).toBeGreaterThanOrEqual(posterior - 1e-12);
        }
      }),
    );
  });
});
