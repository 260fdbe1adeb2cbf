import { expect, test } from 'vitest';
import { withinYear } from './year-strip.ts';

test('a date lies where it lies in its year, and says when it reaches beyond', () => {
  expect(withinYear({ from: '2023-01-01', to: '2024-01-01', precision: 'year' }, 2023)).toEqual({ start: 0, length: 100, isPoint: false, before: false, after: false });
  const winter = withinYear({ from: '2023-12-01', to: '2024-03-01', precision: 'season' }, 2023);
  expect(winter).toMatchObject({ before: false, after: true, isPoint: false });
  expect(winter.start + winter.length).toBe(100);
  expect(withinYear({ from: '2023-07-02', to: '2023-07-03', precision: 'day' }, 2023).start).toBeCloseTo(50, 0);
});
