import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byColumn, heatLegend, heatOf, heatSteps } from './heat.ts';

test('every whole number stands in the step that the legend says', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (largest, seed) => {
    const value = seed % (largest + 1);
    const step = heatOf(value, largest);
    const said = heatLegend(largest).find(({ from, to }) => from <= value && value <= to);
    expect(said?.step ?? 0).toBe(step);
  }));
  expect(heatOf(7, 7)).toBe(heatSteps);
  expect(heatLegend(2).map(({ from, to }) => [from, to])).toEqual([[1, 1], [2, 2]]);
});

test('rows are put in order by a column, and back', () => {
  const cells = [[1, 5], [3, 5], [2, 9]];
  expect(byColumn(cells, 0)).toEqual([1, 2, 0]);
  expect(byColumn(cells, 1)).toEqual([2, 0, 1]);
  expect(byColumn(cells, null)).toEqual([0, 1, 2]);
});
