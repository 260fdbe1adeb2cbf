import { expect, it } from 'vitest';
import { laneLayout } from './lane-layout.ts';

it('stays lie where their days are, on the lane of their stream', () => {
  const stay = (stream: string, from: string, to: string | null) => ({ stream, place: '', state: 'a', from, to });
  const { lanes, years } = laneLayout([stay('social work', '2020-01-01', '2021-01-01'), stay('education', '2020-07-01', null), stay('social work', '2021-01-01', null)], '2022-01-01');
  expect(lanes.map(({ stream, stays }) => [stream, stays.length])).toEqual([['social work', 2], ['education', 1]]);
  const [first, second] = lanes[0]!.stays;
  expect(first!.start).toBe(0);
  // 366 of 731 days.
  expect(first!.width).toBeCloseTo(366 / 731, 10);
  expect(second!.start).toBeCloseTo(366 / 731, 10);
  expect(second!.start + second!.width).toBeCloseTo(1, 10);
  expect(years).toEqual([{ year: 2021, at: 366 / 731 }]);
  expect(laneLayout([], '2022-01-01')).toEqual({ lanes: [], years: [] });
});
