import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectedCount, protectedSum, roundByDraw, roundingBase, drawFrom } from './protected-counts.ts';
import { isHidden } from './small-numbers.ts';

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a protected count', () => {
  test('hides few people, shows zero, and is a multiple of five else, the same for the same people', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), key, fc.constantFrom(3 as const, 5 as const, 10 as const), (people, more, own, threshold) => {
        const tally = { value: people === 0 ? 0 : people + more, people, key: own };
        const shown = protectedCount(tally, { threshold });
        expect(protectedCount({ ...tally }, { threshold })).toEqual(shown);
        if (people === 0) expect(shown).toBe(0);
        else if (people < threshold) expect(isHidden(shown)).toBe(true);
        else {
          expect((shown as number) % roundingBase).toBe(0);
          expect(shown as number).toBeGreaterThan(0);
          expect(Math.abs((shown as number) - tally.value)).toBeLessThan(roundingBase);
        }
      }),
    );
  });

  test('is rounded without bias', () => {
    for (const value of [5, 6, 8, 13, 19]) {
      let sum = 0;
      for (let own = 0; own < 20_000; own += 1) sum += roundByDraw(value, roundingBase, drawFrom(own * 2_654_435_761));
      expect(sum / 20_000).toBeCloseTo(value, 0);
    }
  });

  test('of a threshold of five leaves three of one to four open, whatever its total and the other part are shown as', () => {
    /** What a number that is shown may have been. */
    const within = (shown: number): [number, number] => (shown === 0 ? [0, 0] : [Math.max(5, shown - 4), shown + 4]);
    for (let other = 5; other < 60; other += 1) {
      for (let hidden = 1; hidden < 5; hidden += 1) {
        for (const [part, total] of [[0, 0], [0, 1], [1, 0], [1, 1]] as const) {
          const round = (value: number, up: 0 | 1): number => (value % 5 === 0 ? value : (Math.floor(value / 5) + up) * 5);
          const [partLeast, partMost] = within(round(other, part));
          const [totalLeast, totalMost] = within(round(other + hidden, total));
          const open = [1, 2, 3, 4].filter((guess) => totalMost - partLeast >= guess && totalLeast - partMost <= guess);
          expect(open.length).toBeGreaterThanOrEqual(3);
          expect(open).toContain(hidden);
        }
      }
    }
  });
});

test('sums of days are hidden for few people, and rounded to steps of the threshold times a quarter or a year', () => {
  expect(isHidden(protectedSum({ value: 90_000, people: 4, key: 1 }, { threshold: 5 }))).toBe(true);
  expect(protectedSum({ value: 0, people: 0, key: 0 }, { threshold: 5 })).toBe(0);
  expect((protectedSum({ value: 90_000, people: 50, key: 1 }, { threshold: 5 }) as number) % (5 * 365.25)).toBe(0);
  expect((protectedSum({ value: 9_000, people: 50, key: 1 }, { threshold: 5 }) as number) % ((5 * 365.25) / 4)).toBe(0);
});
