/** Figures against the same worked out anew, letter by letter, in the plainest way. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../flows/seeded-random.ts';
import { countedParts, type CountedPart } from './counted-text.ts';
import { figuresOf, type Level, type Material, type Reading } from './figures.ts';
import { measureNames } from './measures.ts';

type Plain = { material: Material; lengths: number[] };

const parts = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 12 }), gap: fc.integer({ min: 0, max: 3 }), joins: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .map((pieces): CountedPart[] => {
    let at = 0;
    let unit = -1;
    return pieces.map(({ length, gap, joins }) => {
      at += gap;
      if (unit === -1 || !joins) unit += 1;
      const part = { start: at, end: at + length, unit };
      at += length;
      return part;
    });
  });

const materials = (level: Level, rounds = 0): fc.Arbitrary<Plain> =>
  fc.record({ coders: fc.integer({ min: 2, max: 4 }), sources: fc.array(parts, { minLength: 1, maxLength: 4 }), uncoded: fc.constantFrom('all' as const, 'left out' as const) }).chain(({ coders, sources, uncoded }) => {
    const lengths = sources.map((ofSource) => ofSource.at(-1)!.end);
    const reading = fc
      .record({ source: fc.nat({ max: sources.length - 1 }), coder: fc.nat({ max: coders - 1 }), start: fc.nat({ max: 60 }), length: fc.integer({ min: 1, max: 25 }) })
      .map(({ source, coder, start, length }): Reading => {
        const from = start % lengths[source]!;
        return { source, coder, start: from, end: Math.min(lengths[source]!, from + length) };
      });
    return fc.array(fc.array(reading, { maxLength: 8 }), { minLength: 1, maxLength: 3 }).map((codes) => ({
      lengths,
      material: { coders, sources, codes, anything: codes.flat(), level, uncoded, rounds, random: seededRandom(1) },
    }));
  });

/** Who gave the code to each unit, one entry a unit, by walking over every letter. */
function unitsByHand({ material, lengths }: Plain, code: number): number[][] {
  const { sources, anything, codes, level, uncoded, coders } = material;
  const units: number[][] = [];
  for (const [source, ofSource] of sources.entries()) {
    const letters: { unit: number; coded: boolean; by: Set<number> }[] = [];
    for (let at = 0; at < lengths[source]!; at += 1) {
      const part = ofSource.find(({ start, end }) => start <= at && at < end);
      if (!part) continue;
      const covers = (reading: Reading): boolean => reading.source === source && reading.start <= at && at < reading.end;
      letters.push({ unit: part.unit, coded: anything.some(covers), by: new Set(codes[code]!.filter(covers).map((reading) => reading.coder)) });
    }
    const groups = level === 'character' ? letters.map((letter) => [letter]) : level === 'source' ? [letters] : [...Map.groupBy(letters, (letter) => letter.unit).values()];
    for (const group of groups) {
      if (uncoded === 'left out' && !group.some((letter) => letter.coded)) continue;
      const by = new Set(group.flatMap((letter) => [...letter.by]));
      units.push(Array.from({ length: coders }, (_, coder) => Number(by.has(coder))));
    }
  }
  return units;
}

const mean = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** The coefficients from pairs of judgements, unit by unit: other formulas than those under test. */
function byHand(units: number[][]) {
  const coders = units[0]!.length;
  const pairs: [number, number][] = [];
  for (let one = 0; one < coders; one += 1) for (let other = 0; other < coders; other += 1) if (one !== other) pairs.push([one, other]);
  const agreed = mean(units.flatMap((unit) => pairs.map(([one, other]) => Number(unit[one] === unit[other]))));
  const all = units.flat();
  const yes = mean(all);
  const chance = yes ** 2 + (1 - yes) ** 2;
  const of = (coder: number): number => mean(units.map((unit) => unit[coder]!));
  const cohenChance = of(0) * of(1) + (1 - of(0)) * (1 - of(1));
  let differing = 0;
  for (const [one, first] of all.entries()) for (const [other, second] of all.entries()) if (one !== other && first !== second) differing += 1;
  return {
    percent: agreed,
    cohen: coders === 2 ? (agreed - cohenChance) / (1 - cohenChance) : null,
    fleiss: (agreed - chance) / (1 - chance),
    brennan: 2 * agreed - 1,
    gwet: (agreed - 2 * yes * (1 - yes)) / (1 - 2 * yes * (1 - yes)),
    alpha: 1 - (1 - agreed) / (differing / (all.length * (all.length - 1))),
  };
}

describe.each(['character', 'turn', 'source'] as const)('at the level of the %s', (level) => {
  test('counts and coefficients are those of walking over every letter', () => {
    fc.assert(
      fc.property(materials(level), (plain) => {
        const figures = figuresOf(plain.material);
        for (const [code, told] of figures.codes.entries()) {
          const units = unitsByHand(plain, code);
          expect(figures.units).toBe(units.length);
          expect(told.both).toBe(units.filter((unit) => unit.every((one) => one === 1)).length);
          expect(told.none).toBe(units.filter((unit) => unit.every((one) => one === 0)).length);
          expect(told.both + told.one + told.none).toBe(units.length);
          if (told.none === units.length) {
            expect(told.percent.value).toBe(null);
            continue;
          }
          const expected = byHand(units);
          for (const name of ['percent', 'cohen', 'fleiss', 'brennan', 'gwet', 'alpha'] as const) {
            const known = expected[name];
            if (known === null || !Number.isFinite(known)) expect(told[name], name).toMatchObject({ value: null, why: expect.stringMatching(/./) });
            else expect(told[name].value, name).toBeCloseTo(known, 9);
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

test('never NaN, never above 1, a reason wherever there is no number', () => {
  fc.assert(
    fc.property(fc.constantFrom<Level>('character', 'turn', 'source').chain((level) => materials(level, 20)), ({ material }) => {
      const figures = figuresOf(material);
      for (const of of [...figures.codes, figures.overall]) {
        for (const name of measureNames) {
          const { value, low, high, why } = of[name];
          if (value === null) expect(why).toMatch(/\w/);
          else expect(value).toBeLessThanOrEqual(1 + 1e-12);
          for (const number of [value, low, high]) expect(Number.isNaN(number)).toBe(false);
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
          expect((low === null) === (high === null)).toBe(true);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('it makes no difference who is named first', () => {
  fc.assert(
    fc.property(materials('character'), ({ material }) => {
      const turned = (reading: Reading): Reading => ({ ...reading, coder: material.coders - 1 - reading.coder });
      const other = figuresOf({ ...material, codes: material.codes.map((code) => code.map(turned)), anything: material.anything.map(turned) });
      for (const [index, one] of figuresOf(material).codes.entries()) {
        for (const name of measureNames) {
          const [here, there] = [one[name].value, other.codes[index]![name].value];
          if (here === null) expect(there).toBe(null);
          else expect(there).toBeCloseTo(here, 9);
        }
      }
    }),
  );
});

test('coders who did the same agree fully, by every measure that has something to compare', () => {
  fc.assert(
    fc.property(materials('turn'), ({ material }) => {
      const codes = material.codes.map((code) => code.flatMap((reading) => Array.from({ length: material.coders }, (_, coder) => ({ ...reading, coder }))));
      for (const told of figuresOf({ ...material, codes, anything: codes.flat() }).codes) {
        for (const name of measureNames) if (told[name].value !== null) expect(told[name].value).toBeCloseTo(1, 9);
      }
    }),
  );
});

test('a code that everybody gave to everything, or nobody to anything, has reasons instead of numbers', () => {
  const sources: CountedPart[][] = [[{ start: 0, end: 10, unit: 0 }, { start: 12, end: 20, unit: 1 }]];
  const all = [0, 1].map((coder) => ({ source: 0, coder, start: 0, end: 20 }));
  const figures = figuresOf({ coders: 2, sources, codes: [all, []], anything: all, level: 'turn', uncoded: 'all', rounds: 0, random: seededRandom(1) });
  expect(figures.codes[0]).toMatchObject({ both: 2, one: 0, none: 0, percent: { value: 1 }, cohen: { value: null, why: expect.stringContaining('nothing varies') }, alpha: { value: null }, gwet: { value: 1 } });
  expect(figures.codes[1]).toMatchObject({ both: 0, none: 2, percent: { value: null, why: expect.stringContaining('None of these coders') } });
  expect(figures.uncodedShare).toBe(0);
});

test('no text that counts at all', () => {
  const figures = figuresOf({ coders: 2, sources: [[]], codes: [[{ source: 0, coder: 0, start: 0, end: 5 }]], anything: [], level: 'character', uncoded: 'all', rounds: 100, random: seededRandom(1) });
  expect(figures).toMatchObject({ units: 0, uncodedShare: null, codes: [{ percent: { value: null, why: 'There is no text that counts.' } }] });
});

describe('intervals', () => {
  /** Sources of ten turns; in each the first coder codes the first turns, the second as many but for a slip here and there. */
  const build = (count: number): Material => {
    const slips = seededRandom(5);
    const sources = Array.from({ length: count }, () => Array.from({ length: 10 }, (_, unit) => ({ start: unit * 12, end: unit * 12 + 10, unit })));
    const readings: Reading[] = [];
    for (let source = 0; source < count; source += 1) {
      for (let unit = 0; unit < 4; unit += 1) {
        readings.push({ source, coder: 0, start: unit * 12, end: unit * 12 + 10 });
        if (slips() > 0.25) readings.push({ source, coder: 1, start: unit * 12, end: unit * 12 + 10 });
      }
    }
    return { coders: 2, sources, codes: [readings], anything: readings, level: 'turn', uncoded: 'all', rounds: 1000, random: seededRandom(7) };
  };
  test('hold the figure, are the same for the same seed, and narrow as sources are added', () => {
    const wide = figuresOf(build(12));
    expect(wide).toEqual(figuresOf(build(12)));
    expect(wide.drawn).toEqual({ what: 'sources', from: 12 });
    const narrow = figuresOf(build(200));
    for (const name of measureNames) {
      const [one, other] = [wide.codes[0]![name], narrow.codes[0]![name]];
      expect(one.low).toBeLessThan(one.value!);
      expect(one.high).toBeGreaterThan(one.value!);
      expect(other.high! - other.low!).toBeLessThan((one.high! - one.low!) / 2);
    }
  });
  test('of a share come near to what the normal approximation gives where turns are independent', () => {
    const told = figuresOf({ ...build(400) }).codes[0]!.percent;
    const half = 1.96 * Math.sqrt((told.value! * (1 - told.value!)) / 4000);
    expect(told.high! - told.low!).toBeGreaterThan(half * 2 * 0.8);
    expect(told.high! - told.low!).toBeLessThan(half * 2 * 1.2);
  });
  test('draw turns where there are few sources, and alpha-u then has none', () => {
    const figures = figuresOf(build(3));
    expect(figures.drawn).toEqual({ what: 'turns', from: 30 });
    expect(figures.codes[0]!.fleiss.low).not.toBe(null);
    expect(figures.codes[0]!.unitizing).toMatchObject({ low: null, why: expect.stringContaining('whole sources') });
  });
  test('are not given from fewer than five', () => {
    expect(figuresOf({ ...build(4), level: 'source' }).codes[0]!.percent).toMatchObject({ low: null, why: expect.stringContaining('at least 5') });
  });
});

test('headings, white space and the turns that are left out do not count', () => {
  const paragraphs = [
    { start: 0, end: 10, kind: 'heading', turn: null },
    { start: 12, end: 20, kind: 'speech', turn: 0 },
    { start: 22, end: 30, kind: 'speech', turn: 1 },
    { start: 32, end: 40, kind: 'speech', turn: 1 },
    { start: 42, end: 50, kind: 'note', turn: null },
    { start: 52, end: 60, kind: 'text', turn: null },
  ];
  expect(countedParts(paragraphs, (turn) => turn === 0)).toEqual([
    { start: 22, end: 30, unit: 0 },
    { start: 32, end: 40, unit: 0 },
    { start: 42, end: 50, unit: 1 },
    { start: 52, end: 60, unit: 2 },
  ]);
});
