/** Agreement code by code and over all codes, at the level asked for, with intervals. Plain counting: where the codings come from and what it is called is somebody else's affair. */
import type { AgreementFigure } from '../../contract/index.ts';
import { drawRounds, leastClusters, percentileInterval } from './bootstrap.ts';
import { createCounts, type Counts } from './counts.ts';
import { type ClosedText, closedMarks, closeUp, type CountedPart, merged, within } from './counted-text.ts';
import { coefficientOf, type Measured, pooled } from './disagreement.ts';
import { type MeasureName, measureNames, type Measures, valueOrNaN, yesNoMeasures } from './measures.ts';
import { sweep } from './sweep.ts';
import type { Stretch } from './unitizing-alpha.ts';
import { createUnitizingCounts } from './unitizing-counts.ts';

export type Level = 'character' | 'turn' | 'source';

/** Source and coder by their index. */
export type Reading = Stretch & { readonly source: number; readonly coder: number };

export type Material = {
  readonly coders: number;
  /** Of each source the parts that count: `countedParts`. */
  readonly sources: readonly (readonly CountedPart[])[];
  /** Of each code asked about the codings of it, in any order. */
  readonly codes: readonly (readonly Reading[])[];
  /** Every coding of these coders in these sources, whatever its code: tells what is uncoded. */
  readonly anything: readonly Reading[];
  readonly level: Level;
  readonly uncoded: 'all' | 'left out';
  readonly rounds: number;
  /** Numbers in [0, 1). */
  readonly random: () => number;
};

export type CodeFigures = Record<MeasureName, AgreementFigure> & { both: number; one: number; none: number; codings: number[] };

export type Figures = {
  codes: CodeFigures[];
  overall: Record<MeasureName, AgreementFigure>;
  units: number;
  /** Share of all units that nobody has coded with anything; null without units. */
  uncodedShare: number | null;
  /** What the bootstrap draws, and from how many. */
  drawn: { what: 'sources' | 'turns'; from: number };
};

/** From this many sources on the bootstrap draws whole sources; below, turns, since a few sources drawn again and again say nothing. */
export const leastSourcesToDraw = 10;

const unused = 'None of these coders gave this code to text that counts.';

/** All figures at once. */
export function figuresOf(material: Material): Figures {
  const steps = figuresInSteps(material);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, code by code: yields how far the work has come, 0 to 1, so that whoever drives it can let others go first, or stop. */
export function* figuresInSteps(material: Material): Generator<number, Figures> {
  const { coders, sources, level, uncoded, rounds } = material;
  const coveredOf = coverage(material);
  const shown = sources.map((parts, source) => (uncoded === 'all' ? parts : onlyCoded(parts, coveredOf[source]!, level)));
  const drawSources = level === 'source' || sources.length >= leastSourcesToDraw;
  const counted = countUnits(shown, level, drawSources);
  const drawnRounds = rounds > 0 && counted.sizes.length >= leastClusters ? drawRounds(counted.sizes.length, rounds, material.random) : [];
  const unitsOfRound = drawnRounds.map((times) => counted.sizes.reduce((sum, size, cluster) => sum + size * times[cluster]!, 0));
  const noInterval = rounds === 0 ? null : `Too few ${drawSources ? 'sources' : 'turns'} for an interval: it takes at least ${leastClusters}.`;
  // The gaps between marks are part of what alpha-u measures, so it looks at all text that counts, uncoded or not.
  const wholes = sources.map((parts) => closeUp(parts));
  const wholeLength = wholes.reduce((sum, whole) => sum + whole.length, 0);
  // It is measured source by source, so there is an interval only where whole sources are drawn, each a cluster of its own.
  const drawsUnitizing = drawSources && counted.sizes.length === sources.length;
  const lengthOfRound = drawnRounds.map((times) => (drawsUnitizing ? wholes.reduce((sum, whole, source) => sum + whole.length * times[source]!, 0) : 0));

  const measuredOfCodes: Measures[] = [];
  const pooledRounds = Object.fromEntries(measureNames.map((name) => [name, { observed: new Float64Array(drawnRounds.length), expected: new Float64Array(drawnRounds.length) }])) as Record<MeasureName, { observed: Float64Array; expected: Float64Array }>;
  const results = Object.fromEntries(measureNames.map((name) => [name, new Float64Array(drawnRounds.length)])) as Record<MeasureName, Float64Array>;

  const ofCode = (readings: readonly Reading[]): CodeFigures => {
    const codings = Array.from({ length: coders }, (_, coder) => readings.filter((reading) => reading.coder === coder).length);
    const marksOf = bySource(readings, coders);
    const counts = createCounts(coders);
    for (const [source, marks] of marksOf) countCode(counts, level, counted, source, marks);
    const total = counts.total(counted.units, null);
    const unitizing = createUnitizingCounts(coders);
    for (const [source, whole] of wholes.entries()) {
      const marks = marksOf.get(source);
      const closed = marks?.map((ofCoder) => closedMarks(whole, ofCoder, false));
      if (closed?.some((ofCoder) => ofCoder.length > 0)) unitizing.add(source, whole.length, closed);
      else unitizing.addEmpty(source, whole.length);
    }
    const both = total.byYes[coders]!;
    const none = total.byYes[0]!;
    const told = { both, one: counted.units - both - none, none, codings };
    if (counted.units === none) return { ...told, ...each(() => ({ value: null, low: null, high: null, why: counted.units === 0 ? 'There is no text that counts.' : unused })) };

    const measured: Measures = { ...yesNoMeasures(total), unitizing: unitizing.measure(wholeLength, null) };
    measuredOfCodes.push(measured);
    for (const [round, times] of drawnRounds.entries()) {
      const again: Measures = { ...yesNoMeasures(counts.total(unitsOfRound[round]!, times)), unitizing: drawsUnitizing ? unitizing.measure(lengthOfRound[round]!, times) : { why: '' } };
      for (const name of measureNames) {
        const one = again[name];
        results[name][round] = valueOrNaN(one);
        if ('why' in one) continue;
        pooledRounds[name].observed[round]! += one.observed;
        pooledRounds[name].expected[round]! += one.expected;
      }
    }
    return { ...told, ...each((name) => figureOf(measured[name], results[name], name === 'unitizing' && !drawsUnitizing && rounds > 0 ? unitizingWhy : noInterval)) };
  };
  const codes: CodeFigures[] = [];
  for (const readings of material.codes) {
    codes.push(ofCode(readings));
    yield codes.length / material.codes.length;
  }

  const overall = each((name) => {
    const ofRounds = pooledRounds[name];
    const values = Float64Array.from(ofRounds.observed, (observed, round) => (ofRounds.expected[round]! > 0 ? 1 - observed / ofRounds.expected[round]! : Number.NaN));
    return figureOf(pooled(measuredOfCodes.map((measured) => measured[name])), values, name === 'unitizing' && !drawsUnitizing && rounds > 0 ? unitizingWhy : noInterval);
  });
  return { codes, overall, units: counted.units, uncodedShare: uncodedShareOf(sources, coveredOf, level), drawn: { what: drawSources ? 'sources' : 'turns', from: counted.sizes.length } };
}

const unitizingWhy = `There is an interval for this one only where whole sources are drawn: at least ${leastSourcesToDraw}, each with text that counts.`;

function each<Value>(make: (name: MeasureName) => Value): Record<MeasureName, Value> {
  return Object.fromEntries(measureNames.map((name) => [name, make(name)])) as Record<MeasureName, Value>;
}

function figureOf(measured: Measured, rounds: Float64Array, noInterval: string | null): AgreementFigure {
  const coefficient = coefficientOf(measured);
  if ('why' in coefficient) return { value: null, low: null, high: null, why: coefficient.why };
  if (rounds.length === 0) return { value: coefficient.value, low: null, high: null, why: noInterval };
  const interval = percentileInterval(rounds);
  if (interval === null) return { value: coefficient.value, low: null, high: null, why: noInterval !== null && noInterval === unitizingWhy ? noInterval : 'No interval: in too many of the draws there was nothing to compare.' };
  return { value: coefficient.value, ...interval, why: null };
}

/** Of each source what anybody has coded with anything. */
function coverage({ sources, anything }: Material): Stretch[][] {
  const ofSource: Stretch[][] = sources.map(() => []);
  for (const reading of anything) ofSource[reading.source]!.push(reading);
  return ofSource.map((stretches) => merged(stretches, true));
}

/** At the level of characters the pieces that somebody coded; above it the whole of every unit that somebody coded in. */
function onlyCoded(parts: readonly CountedPart[], covered: readonly Stretch[], level: Level): readonly CountedPart[] {
  const pieces = within(parts, covered);
  if (level === 'character') return pieces;
  if (level === 'source') return pieces.length > 0 ? parts : [];
  const units = new Set(pieces.map((piece) => piece.unit));
  return parts.filter((part) => units.has(part.unit));
}

function uncodedShareOf(sources: readonly (readonly CountedPart[])[], coveredOf: readonly Stretch[][], level: Level): number | null {
  const sizeOf = (parts: readonly CountedPart[]): number =>
    level === 'source' ? Math.min(1, parts.length) : level === 'turn' ? new Set(parts.map((part) => part.unit)).size : parts.reduce((sum, part) => sum + part.end - part.start, 0);
  let all = 0;
  let coded = 0;
  for (const [source, parts] of sources.entries()) {
    all += sizeOf(parts);
    coded += sizeOf(within(parts, coveredOf[source]!));
  }
  return all === 0 ? null : 1 - coded / all;
}

type Counted = {
  units: number;
  /** Units of each cluster. */
  sizes: number[];
  /** Of each source its text closed up, and the cluster of each of its parts. */
  texts: (ClosedText & { clusters: number[] })[];
};

/** Numbers the clusters, leaving out those without anything that counts. */
function countUnits(sources: readonly (readonly CountedPart[])[], level: Level, drawSources: boolean): Counted {
  const sizes: number[] = [];
  const texts = sources.map((parts) => {
    const clusters: number[] = [];
    let cluster = -1;
    let unit = -1;
    for (const part of parts) {
      const isNewUnit = part.unit !== unit;
      if (cluster === -1 || (isNewUnit && !drawSources)) cluster = sizes.push(0) - 1;
      if (level === 'character') sizes[cluster]! += part.end - part.start;
      else if (level === 'turn' ? isNewUnit : unit === -1) sizes[cluster]! += 1;
      unit = part.unit;
      clusters.push(cluster);
    }
    return { ...closeUp(parts), clusters };
  });
  return { units: sizes.reduce((sum, size) => sum + size, 0), sizes, texts };
}

/** The codings of one code by source, and there by coder. */
function bySource(readings: readonly Reading[], coders: number): Map<number, Stretch[][]> {
  const found = new Map<number, Stretch[][]>();
  for (const reading of readings) {
    let ofSource = found.get(reading.source);
    if (!ofSource) {
      ofSource = Array.from({ length: coders }, () => []);
      found.set(reading.source, ofSource);
    }
    ofSource[reading.coder]!.push(reading);
  }
  return found;
}

/** Adds what the coders said of one code in one source. */
function countCode(counts: Counts, level: Level, counted: Counted, source: number, marks: readonly (readonly Stretch[])[]): void {
  const text = counted.texts[source]!;
  const { parts, clusters } = text;
  const closed = marks.map((ofCoder) => closedMarks(text, ofCoder, true));
  if (level === 'source') {
    let mask = 0;
    for (const [coder, ofCoder] of closed.entries()) if (ofCoder.length > 0) mask |= 1 << coder;
    if (mask !== 0) counts.add(clusters[0]!, mask, 1);
    return;
  }
  // Which part a stretch of closed text begins in; stretches come in order.
  let at = 0;
  const partOf = (offset: number): number => {
    while (at + 1 < parts.length && parts[at + 1]!.from <= offset) at += 1;
    return at;
  };
  if (level === 'character') {
    sweep(closed, (start, end, mask) => {
      for (let from = start; from < end; ) {
        const part = partOf(from);
        const until = Math.min(end, parts[part]!.from + parts[part]!.end - parts[part]!.start);
        counts.add(clusters[part]!, mask, until - from);
        from = until;
      }
    });
    return;
  }
  /** By unit of the source: who gave it the code, and its cluster. */
  const said = new Map<number, { mask: number; cluster: number }>();
  for (const [coder, ofCoder] of closed.entries()) {
    at = 0;
    for (const { start, end } of ofCoder) {
      for (let part = partOf(start); part < parts.length && parts[part]!.from < end; part += 1) {
        const { unit } = parts[part]!;
        const before = said.get(unit);
        if (before) before.mask |= 1 << coder;
        else said.set(unit, { mask: 1 << coder, cluster: clusters[part]! });
      }
    }
  }
  for (const { mask, cluster } of said.values()) counts.add(cluster, mask, 1);
}

