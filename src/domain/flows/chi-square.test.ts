import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareQuantile, gammaShareBelow, logGamma } from './chi-square.ts';
import { poissonRate } from './measures/rates.ts';

describe('chi-square', () => {
  test('log of the gamma function at whole and half numbers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(6)).toBeCloseTo(Math.log(120), 11);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(101)).toBeCloseTo(363.739_375_555_563_5, 8);
  });

  test('two degrees of freedom are an exponential distribution', () => {
    for (const share of [0.001, 0.025, 0.5, 0.975, 0.999]) expect(chiSquareQuantile(share, 2)).toBeCloseTo(-2 * Math.log(1 - share), 9);
  });

  test('values of the printed tables', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841_459, 5);
    expect(chiSquareQuantile(0.975, 10)).toBeCloseTo(20.483_177, 5);
    expect(chiSquareQuantile(0.025, 20)).toBeCloseTo(9.590_777, 5);
    expect(chiSquareQuantile(0.05, 100)).toBeCloseTo(77.929_465, 5);
  });

  test('exact intervals of counts, as printed in tables of the Poisson distribution', () => {
    const interval = (count: number) => {
      const rate = poissonRate(count, 365.25)!;
      return [rate.low, rate.high].map((bound) => Math.round(bound * 1000) / 1000);
    };
    expect(interval(1)).toEqual([0.025, 5.572]);
    expect(interval(5)).toEqual([1.623, 11.668]);
    expect(interval(10)).toEqual([4.795, 18.39]);
    expect(interval(100)).toEqual([81.364, 121.627]);
  });

  test('the quantile undoes the share', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 4000 }), (share, degrees) => {
        expect(gammaShareBelow(degrees / 2, chiSquareQuantile(share, degrees) / 2)).toBeCloseTo(share, 9);
      }),
    );
  });
});
