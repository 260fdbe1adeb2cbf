/**
 * How passages lie to each other. Of two passages a and b, with words and turns counted from 0 and half open:
 *
 * - overlaps: they share a character. [10,20) overlaps [19,30) and not [20,30).
 * - within: b begins no later and ends no earlier than a; the same words lie within each other. encloses: the other way round.
 * - followed by: b begins where a ends or later, with at most so many words between them; or at most so many turns further (0: b begins in the turn in which a ends; 1: or in
 *   the next). Without a distance: anywhere later in the source.
 * - near: at most so many words lie between them, on whichever side; or at most so many turns. Passages that overlap are near with 0 words. Without a distance: anywhere in the source.
 * - same turn, same paragraph: some turn (paragraph) is touched by both. Where nobody speaks there are no turns.
 * - same source: both lie in it. same voice: somebody speaks in both, in whatever sources; somebody who is no voice yet is the same within one source.
 *
 * Every relation within a source is the question "is there a b with low(b) < x and high(b) > y" for two numbers of each b, so that one walk in order answers it:
 * with the b sorted by `low`, the largest `high` up to each is kept, and a binary search finds the answer for each a.
 */
import type { Relation, Term } from '../../contract/questions.ts';
import type { Ground } from './ground.ts';
import { keepPassages, knowWords, offsetsBySource, paragraphsTouched, type Passages } from './passages.ts';
import { personsIn } from './persons.ts';
import type { Scope } from './scope.ts';
import { countAtMost } from './word-index.ts';

export type Distance = NonNullable<Extract<Term, { is: 'relation' }>['distance']>;
type Within = Exclude<Relation, 'same source' | 'same voice'>;

/** The passages of `one` that lie to at least one of `other` as `how` says; with `without` those that lie so to none. */
export function related(ground: Ground, scope: Scope, one: Passages, other: Passages, how: Relation, distance: Distance | undefined, without: boolean): Passages {
  const relates = how === 'same source' ? bySource(other) : how === 'same voice' ? byVoice(ground, scope, one, other) : inSource(ground, one, other, how, distance);
  return keepPassages(one, (index) => relates(one.source[index]!, index) !== without);
}

type Relates = (source: number, index: number) => boolean;

function bySource(other: Passages): Relates {
  const sources = new Set(other.source);
  return (source) => sources.has(source);
}

function byVoice(ground: Ground, scope: Scope, one: Passages, other: Passages): Relates {
  const heard = new Set<number>();
  for (let index = 0; index < other.count; index += 1) for (const person of personsIn(ground, scope, other.source[index]!, other.firstTurn[index]!, other.lastTurn[index]!)) heard.add(person);
  return (source, index) => personsIn(ground, scope, source, one.firstTurn[index]!, one.lastTurn[index]!).some((person) => heard.has(person));
}

function inSource(ground: Ground, one: Passages, other: Passages, how: Within, distance: Distance | undefined): Relates {
  const countsWords = (how === 'followed by' || how === 'near') && distance?.unit === 'words';
  const [a, b] = countsWords ? [knowWords(ground, one), knowWords(ground, other)] : [one, other];
  const { low, high, x, y } = bounds(ground, a, b, how, distance);
  const from = offsetsBySource(b, ground.sources.length);
  const prepared = new Map<number, { lows: Float64Array; highest: Float64Array }>();
  return (source, index) => {
    let here = prepared.get(source);
    if (!here) {
      const pairs: [number, number][] = [];
      for (let at = from[source]!; at < from[source + 1]!; at += 1) if (!Number.isNaN(low(at))) pairs.push([low(at), high(at)]);
      pairs.sort((left, right) => left[0] - right[0]);
      const highest = new Float64Array(pairs.length);
      pairs.forEach(([, value], at) => (highest[at] = at === 0 ? value : Math.max(highest[at - 1]!, value)));
      prepared.set(source, (here = { lows: Float64Array.from(pairs, ([value]) => value), highest }));
    }
    const [below, above] = [x(index), y(index)];
    if (Number.isNaN(below)) return false;
    const among = countAtMost(here.lows, below - 1);
    return among > 0 && here.highest[among - 1]! > above;
  };
}

type Bounds = { low: (b: number) => number; high: (b: number) => number; x: (a: number) => number; y: (a: number) => number };

/** The two numbers of each b and the two bounds of each a; NaN takes a passage out. All are whole numbers, so that `< x` is `<= x - 1`. */
function bounds(ground: Ground, a: Passages, b: Passages, how: Within, distance: Distance | undefined): Bounds {
  const turn = (passages: Passages, index: number, which: 'firstTurn' | 'lastTurn'): number => (passages.firstTurn[index]! < 0 ? Number.NaN : passages[which][index]!);
  const paragraph = (passages: Passages, index: number): [number, number] => paragraphsTouched(ground, passages.source[index]!, passages.start[index]!, passages.end[index]!);
  switch (how) {
    case 'overlaps':
      return { low: (i) => b.start[i]!, high: (i) => b.end[i]!, x: (i) => a.end[i]!, y: (i) => a.start[i]! };
    case 'within':
      return { low: (i) => b.start[i]!, high: (i) => b.end[i]!, x: (i) => a.start[i]! + 1, y: (i) => a.end[i]! - 1 };
    case 'encloses':
      return { low: (i) => -b.start[i]!, high: (i) => -b.end[i]!, x: (i) => -a.start[i]! + 1, y: (i) => -a.end[i]! - 1 };
    case 'same turn':
      return { low: (i) => turn(b, i, 'firstTurn'), high: (i) => turn(b, i, 'lastTurn'), x: (i) => turn(a, i, 'lastTurn'), y: (i) => turn(a, i, 'firstTurn') };
    case 'same paragraph':
      return { low: (i) => paragraph(b, i)[0], high: (i) => paragraph(b, i)[1], x: (i) => paragraph(a, i)[1], y: (i) => paragraph(a, i)[0] };
    case 'followed by': {
      const after = { low: (i: number) => -b.start[i]!, x: (i: number) => -a.end[i]! + 1 };
      if (distance === undefined) return { ...after, high: () => 0, y: () => -1 };
      if (distance.unit === 'words') return { ...after, high: (i) => -b.firstWord[i]!, y: (i) => -a.lastWord[i]! - distance.most - 1 };
      // A passage without turns is near nothing that is counted in turns.
      return { low: (i) => (b.firstTurn[i]! < 0 ? Number.NaN : -b.start[i]!), high: (i) => -turn(b, i, 'firstTurn'), x: (i) => (a.firstTurn[i]! < 0 ? Number.NaN : -a.end[i]! + 1), y: (i) => -turn(a, i, 'lastTurn') - distance.most };
    }
    case 'near': {
      if (distance === undefined) return { low: () => 0, high: () => 1, x: () => 1, y: () => 0 };
      if (distance.unit === 'words') return { low: (i) => b.firstWord[i]!, high: (i) => b.lastWord[i]!, x: (i) => a.lastWord[i]! + distance.most + 1, y: (i) => a.firstWord[i]! - distance.most - 1 };
      return { low: (i) => turn(b, i, 'firstTurn'), high: (i) => turn(b, i, 'lastTurn'), x: (i) => turn(a, i, 'lastTurn') + distance.most, y: (i) => turn(a, i, 'firstTurn') - distance.most };
    }
  }
}
