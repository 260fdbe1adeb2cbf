import { describe, expect, test } from 'vitest';
import { layOutSpans, positionOf, yearsAround, type Span } from './span-layout.ts';

const day = (from: string, to: string): Span['date'] => ({ from, to, precision: 'day' });
const year = (number: number): Span['date'] => ({ from: `${number}-01-01`, to: `${number + 1}-01-01`, precision: 'year' });

describe('a line of time', () => {
  test('holds whole years, and a year that ends on New Year\'s Day is not the next one', () => {
    expect(yearsAround([year(2022), day('2023-03-01', '2023-03-02')])).toEqual({ first: 2022, last: 2023 });
    expect(yearsAround([year(2022)])).toEqual({ first: 2022, last: 2022 });
    expect(yearsAround([])).toBe(null);
  });

  test('a year is as long as a year, a day is a point', () => {
    const layout = layOutSpans([{ id: 'year', lane: 'events', date: year(2023) }, { id: 'day', lane: 'events', date: day('2022-01-01', '2022-01-02') }], ['events'])!;
    const [point, bar] = layout.lanes.get('events')!.spans;
    expect(point).toMatchObject({ id: 'day', start: 0, isPoint: true });
    expect(bar).toMatchObject({ id: 'year', isPoint: false });
    expect(bar!.start).toBeCloseTo(50, 0);
    expect(bar!.length).toBeCloseTo(50, 0);
    expect(positionOf('2024-01-01', { first: 2022, last: 2023 })).toBe(100);
  });

  test('marks that would touch stand in rows of their own, marks that would not share one', () => {
    const spans: Span[] = ['2022-05-01', '2022-05-03', '2023-05-01'].map((from) => ({ id: from, lane: 'events', date: day(from, `${from.slice(0, 8)}${String(Number(from.slice(8)) + 1).padStart(2, '0')}`) }));
    const lane = layOutSpans(spans, ['events'])!.lanes.get('events')!;
    expect(lane.rows).toBe(2);
    expect(lane.spans.map((span) => span.row)).toEqual([0, 1, 0]);
  });

  test('forty years are not all written out', () => {
    const layout = layOutSpans([{ id: 'a', lane: 'x', date: year(1985) }, { id: 'b', lane: 'x', date: year(2024) }], ['x'])!;
    expect(layout.years.map(({ year }) => year)).toEqual([1985, 1989, 1993, 1997, 2001, 2005, 2009, 2013, 2017, 2021]);
  });
});
