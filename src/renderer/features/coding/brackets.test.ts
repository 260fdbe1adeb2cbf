import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layLanes, mostLanes, placeLabels, placesOf } from './brackets.ts';

const paragraphs = [{ start: 0, end: 500 }, { start: 502, end: 900 }];
const coded = (id: string, start: number, end: number) => ({ id, start, end });
const placesIn = (laid: ReturnType<typeof layLanes>) => new Map([...placesOf(laid)].sort(([one], [other]) => (one < other ? -1 : 1)));
const lanesOf = (...codings: ReturnType<typeof coded>[]) => Object.fromEntries([...placesOf(layLanes(codings, paragraphs))].map(([id, { lane }]) => [id, lane]));

describe('brackets in the margin', () => {
  test('the shortest stands innermost', () => {
    expect(lanesOf(coded('long', 0, 400), coded('short', 50, 80))).toEqual({ long: 1, short: 0 });
    expect(lanesOf(coded('short', 50, 80), coded('middle', 40, 200), coded('long', 0, 400))).toEqual({ short: 0, middle: 1, long: 2 });
  });

  test('what may share a line stands side by side', () => expect(lanesOf(coded('one', 0, 20), coded('two', 30, 60))).toEqual({ one: 0, two: 1 }));

  test('what is far apart, or in another paragraph, stands in the same lane', () => {
    expect(lanesOf(coded('one', 0, 20), coded('two', 300, 320))).toEqual({ one: 0, two: 0 });
    expect(lanesOf(coded('one', 480, 500), coded('two', 502, 520))).toEqual({ one: 0, two: 0 });
  });

  test('a longer one never stands inside a shorter one that it overlaps, as long as there is room', () => {
    const spans = fc.array(fc.tuple(fc.nat(800), fc.integer({ min: 1, max: 90 })), { maxLength: 5 });
    fc.assert(
      fc.property(spans, (drawn) => {
        const codings = drawn.map(([start, length], index) => coded(String(index), start, start + length));
        const laid = layLanes(codings, paragraphs);
        const { lanes } = laid;
        const laneOf = new Map([...placesOf(laid)].map(([id, { lane }]) => [id, lane]));
        expect(lanes).toBeLessThanOrEqual(mostLanes);
        for (const one of codings) {
          for (const other of codings) {
            if (one === other || one.start >= other.end || other.start >= one.end) continue;
            expect(laneOf.get(one.id)).not.toBe(laneOf.get(other.id));
            if (one.end - one.start > other.end - other.start && Math.max(one.end, other.end) <= 500) expect(laneOf.get(one.id)!).toBeGreaterThan(laneOf.get(other.id)!);
          }
        }
      }),
    );
  });

  test('underlines are only as deep as codings share letters', () => {
    const levels = (...codings: ReturnType<typeof coded>[]) => Object.fromEntries([...placesOf(layLanes(codings, paragraphs))].map(([id, { level }]) => [id, level]));
    expect(levels(coded('one', 0, 20), coded('two', 30, 60), coded('over', 0, 100))).toEqual({ one: 0, two: 0, over: 1 });
  });

  test('one more coding is laid as if all had been laid anew, and leaves what is far away as it was', () => {
    const spans = fc.array(fc.tuple(fc.nat(800), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(spans, fc.nat(), (drawn, which) => {
        const codings = drawn.map(([start, length], index) => coded(String(index), start, Math.min(900, start + length))).sort((one, other) => one.start - other.start || other.end - one.end);
        const without = codings.toSpliced(which % codings.length, 1);
        const anew = layLanes(codings, paragraphs);
        const stepwise = layLanes(codings, paragraphs, layLanes(without, paragraphs));
        expect([placesIn(stepwise), stepwise.lanes, stepwise.clusters.length]).toEqual([placesIn(anew), anew.lanes, anew.clusters.length]);
        const back = layLanes(without, paragraphs, stepwise);
        expect(placesIn(back)).toEqual(placesIn(layLanes(without, paragraphs)));
      }),
    );
    const far = [coded('here', 0, 20), coded('there', 700, 720)];
    const first = layLanes(far, paragraphs);
    const second = layLanes([far[0]!, coded('new', 5, 30), far[1]!], paragraphs, first);
    expect(second.clusters.at(-1)).toBe(first.clusters.at(-1));
    expect(second.replaced).toEqual(['here']);
  });

  test('never more lanes than fit the page', () => {
    const many = Array.from({ length: 40 }, (_, index) => coded(String(index), index, 400 - index));
    expect(layLanes(many, paragraphs).lanes).toBe(mostLanes);
  });
});

describe('labels', () => {
  test('stand where their brackets begin, or under the one above', () => {
    const wanted = [{ id: 'c', top: 60 }, { id: 'a', top: 0 }, { id: 'b', top: 4 }];
    expect(placeLabels(wanted, 18, 9)).toEqual({ placed: [{ id: 'a', top: 0 }, { id: 'b', top: 18 }, { id: 'c', top: 60 }], left: 0, bottom: 78 });
  });

  test('say how many are left when there is no room for all', () => {
    const wanted = Array.from({ length: 5 }, (_, index) => ({ id: String(index), top: 0 }));
    const { placed, left, bottom } = placeLabels(wanted, 18, 3);
    expect(placed.map(({ id }) => id)).toEqual(['0', '1']);
    expect(left).toBe(3);
    expect(bottom).toBe(54);
  });
});
