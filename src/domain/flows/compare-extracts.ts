/**
 * How a later extract differs from the one that it continues, stay by stay.
 *
 * A stay is known again by person (keyed hash), stream, place, state and start; stays that agree in all of these (two moves on one day) are taken in the order of their ends.
 * - `unchanged`: the stay is in both, with the same end, or going on in both.
 * - `closed`: it was going on in the earlier extract and has an end in the later one.
 * - `changed`: it is in both with another end (or its end was taken back); or the later extract tells another state or place for the same person, stream and start.
 * - `new`: only in the later extract. One that begins before the day of the earlier extract was entered late, and is said apart.
 * - `vanished`: only in the earlier extract. A start that was corrected makes one that vanished and one that is new: what a start was is not guessed.
 * Every stay of the later extract is unchanged, closed, changed or new; every stay of the earlier one is unchanged, closed, changed or vanished.
 */
import type { ExtractDifference } from '../../contract/index.ts';
import { nothing, type Shown, type Tally } from '../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../disclosure/small-numbers.ts';
import { sayCounted, sayNumber } from '../disclosure/small-numbers-words.ts';
import { dayInWords } from './days.ts';
import { hashText } from './person-hashes.ts';
import { OPEN, type SpellSet } from './spells.ts';

export const differenceKinds = ['unchanged', 'new', 'closed', 'changed', 'vanished'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export const differenceMeanings: Record<DifferenceKind, string> = {
  unchanged: 'In both extracts, with the same end or still going on.',
  new: 'In the later extract alone.',
  closed: 'Going on in the earlier extract, with an end in the later one.',
  changed: 'In both, with another end, state or place.',
  vanished: 'In the earlier extract alone: taken out, or given another start.',
};

/** An extract with the keyed hash of every person. */
export type Extract = { readonly set: SpellSet; readonly hashes: Uint8Array };

/** Stays of each kind and the people behind them. */
export type Differences = {
  readonly kinds: Record<DifferenceKind, { readonly spells: Tally; readonly people: Tally }>;
  /** New stays that begin before the earlier extract was made. */
  readonly enteredLate: Tally;
  readonly newPeople: Tally;
  readonly gonePeople: Tally;
};

type Count = { spells: number; people: number; spellKey: number; peopleKey: number; last: number };
const begin = (): Count => ({ spells: 0, people: 0, spellKey: 0, peopleKey: 0, last: -1 });
const spellsOf = ({ spells, people, spellKey }: Count): Tally => (spells === 0 ? nothing : { value: spells, people, key: spellKey });
const peopleOf = ({ people, peopleKey }: Count): Tally => (people === 0 ? nothing : { value: people, people, key: peopleKey });

/** One number per name over both sets, so that names can be compared as numbers. */
function together(earlier: readonly string[], later: readonly string[]): [Int32Array, Int32Array] {
  const at = new Map<string, number>();
  const numbers = (names: readonly string[]): Int32Array => Int32Array.from(names, (name) => at.get(name) ?? (at.set(name, at.size), at.size - 1));
  return [numbers(earlier), numbers(later)];
}

/** Where each person's stays begin in an ordered set; one bound more than there are people. */
function boundsOf({ spells, personCount }: SpellSet): Int32Array {
  const bounds = new Int32Array(personCount + 1);
  for (let index = 0; index < spells.count; index += 1) bounds[spells.person[index]! + 1]! += 1;
  for (let person = 0; person < personCount; person += 1) bounds[person + 1]! += bounds[person]!;
  return bounds;
}

/** Counts the differences; sets are ordered. */
export function compareExtracts(earlier: Extract, later: Extract): Differences {
  const streams = together(earlier.set.streams, later.set.streams);
  const places = together(earlier.set.places, later.set.places);
  const states = together(earlier.set.states, later.set.states);
  const before = new Map(Array.from({ length: earlier.set.personCount }, (_, person) => [hashText(earlier.hashes, person), person]));
  const bounds = [boundsOf(earlier.set), boundsOf(later.set)] as const;
  const kinds: Record<DifferenceKind, Count> = { unchanged: begin(), new: begin(), closed: begin(), changed: begin(), vanished: begin() };
  const [late, newPeople, gonePeople] = [begin(), begin(), begin()];
  let number = 0;

  const count = (counted: Count, key: number, spells = 1): void => {
    counted.spells += spells;
    counted.spellKey = (counted.spellKey + key) >>> 0;
    if (counted.last === number) return;
    counted.last = number;
    counted.people += 1;
    counted.peopleKey = (counted.peopleKey + key) >>> 0;
  };
  const staysOf = (which: 0 | 1, person: number): number[] => {
    const stays: number[] = [];
    for (let index = bounds[which][person]!; index < bounds[which][person + 1]!; index += 1) stays.push(index);
    return stays;
  };
  const newOne = (index: number, key: number): void => {
    count(kinds.new, key);
    if (later.set.spells.startDay[index]! < earlier.set.knownUntil) count(late, key);
  };
  const [one, other] = [earlier.set.spells, later.set.spells];
  const startAndStream = (left: number, right: number): number => one.startDay[left]! - other.startDay[right]! || streams[0][one.stream[left]!]! - streams[1][other.stream[right]!]!;
  const known = (left: number, right: number): number => startAndStream(left, right) || states[0][one.state[left]!]! - states[1][other.state[right]!]! || places[0][one.place[left]!]! - places[1][other.place[right]!]!;
  const inOrder = (which: 0 | 1, stays: number[]): number[] => {
    const spells = which === 0 ? one : other;
    return stays.sort(
      (left, right) =>
        spells.startDay[left]! - spells.startDay[right]! ||
        streams[which][spells.stream[left]!]! - streams[which][spells.stream[right]!]! ||
        states[which][spells.state[left]!]! - states[which][spells.state[right]!]! ||
        places[which][spells.place[left]!]! - places[which][spells.place[right]!]! ||
        spells.endDay[left]! - spells.endDay[right]!,
    );
  };

  /** Pairs two ordered lists; what agrees is paired off, the rest of both comes back. */
  const pair = (left: number[], right: number[], compare: (left: number, right: number) => number, paired: (left: number, right: number) => void): [number[], number[]] => {
    const [restLeft, restRight]: [number[], number[]] = [[], []];
    let [at, to] = [0, 0];
    while (at < left.length && to < right.length) {
      const step = compare(left[at]!, right[to]!);
      if (step === 0) paired(left[at++]!, right[to++]!);
      else if (step < 0) restLeft.push(left[at++]!);
      else restRight.push(right[to++]!);
    }
    return [[...restLeft, ...left.slice(at)], [...restRight, ...right.slice(to)]];
  };

  /** Of stays known by the same things, those with the same end belong together before the rest is taken in order. */
  const comparePerson = (left: number[], right: number[], key: number): void => {
    const [openLeft, openRight] = pair(inOrder(0, left), inOrder(1, right), (from, to) => known(from, to) || one.endDay[from]! - other.endDay[to]!, () => count(kinds.unchanged, key));
    const [onlyLeft, onlyRight] = pair(openLeft, openRight, known, (from) => count(one.endDay[from] === OPEN ? kinds.closed : kinds.changed, key));
    const [gone, come] = pair(onlyLeft, onlyRight, startAndStream, () => count(kinds.changed, key));
    for (const _ of gone) count(kinds.vanished, key);
    for (const index of come) newOne(index, key);
  };

  const met = new Uint8Array(earlier.set.personCount);
  for (let person = 0; person < later.set.personCount; person += 1) {
    number += 1;
    const key = later.set.personKey[person]!;
    const same = before.get(hashText(later.hashes, person));
    if (same === undefined) {
      count(newPeople, key);
      for (const index of staysOf(1, person)) newOne(index, key);
      continue;
    }
    met[same] = 1;
    comparePerson(staysOf(0, same), staysOf(1, person), key);
  }
  met.forEach((yes, person) => {
    if (yes === 1) return;
    number += 1;
    const key = earlier.set.personKey[person]!;
    count(gonePeople, key);
    for (const _ of staysOf(0, person)) count(kinds.vanished, key);
  });
  const tallies = Object.fromEntries(differenceKinds.map((kind) => [kind, { spells: spellsOf(kinds[kind]), people: peopleOf(kinds[kind]) }])) as Differences['kinds'];
  return { kinds: tallies, enteredLate: spellsOf(late), newPeople: peopleOf(newPeople), gonePeople: peopleOf(gonePeople) };
}

/** The differences as they are shown, with what they say in words. */
export function differenceBetween(earlier: Extract & { readonly id: string }, later: Extract & { readonly id: string }, shown: Shown): ExtractDifference {
  const { kinds, enteredLate, newPeople, gonePeople } = compareExtracts(earlier, later);
  const rows = differenceKinds.map((kind) => ({ kind, meaning: differenceMeanings[kind], spells: shown.count(kinds[kind].spells), people: shown.count(kinds[kind].people) }));
  const of = (kind: DifferenceKind) => rows.find((row) => row.kind === kind)!;
  // Rounded numbers are about; none is none.
  const about = (number: ReleasedNumber): string => (shown.isTrue || isHidden(number) || number === 0 ? '' : 'about ');
  const counted = (number: ReleasedNumber, one: string, many: string): string => about(number) + sayCounted(number, one, many);
  const say = (kind: DifferenceKind, rest: string): string => `${counted(of(kind).spells, 'stay', 'stays')} of ${counted(of(kind).people, 'person', 'people')} ${rest}`;
  const [late, come, gone] = [shown.count(enteredLate), shown.count(newPeople), shown.count(gonePeople)];
  const verb = (number: typeof late, singular: string, plural: string): string => (number === 1 ? singular : plural);
  const sentences = [
    `${capital(say('new', verb(of('new').spells, 'is new', 'are new')))}, ${say('closed', verb(of('closed').spells, 'has ended', 'have ended'))}; ${say('unchanged', verb(of('unchanged').spells, 'is as before', 'are as before'))}.`,
    `${capital(say('changed', verb(of('changed').spells, 'was corrected', 'were corrected')))} (another end, state or place), ${say('vanished', verb(of('vanished').spells, 'is no longer there', 'are no longer there'))}.`,
  ];
  if (isHidden(late) || late > 0) sentences.push(`Of the new stays ${isHidden(late) ? 'a number that is not shown' : about(late) + sayNumber(late)} began before ${dayInWords(earlier.set.knownUntil)}, where the earlier extract ends: ${verb(late, 'it was', 'they were')} entered late, so that figures of that time change too.`);
  sentences.push(`${capital(counted(come, 'person', 'people'))} ${verb(come, 'is', 'are')} new to the records; ${counted(gone, 'person', 'people')} of the earlier extract ${verb(gone, 'is', 'are')} no longer in them.`);
  const named = later.set.states.filter((state) => !earlier.set.states.includes(state)).map((state) => `“${state}”`);
  if (named.length > 0) sentences.push(`${named.length === 1 ? 'One state is' : `${named.length} states are`} new to the scheme: ${named.join(', ')}.`);
  return { earlierId: earlier.id, laterId: later.id, rows, newPeople: come, gonePeople: gone, sentences };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
