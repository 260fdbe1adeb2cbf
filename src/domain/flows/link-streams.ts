/**
 * Several datasets as one, by the people that they share: people are unified by their keyed hash, every dataset keeps its streams under names that tell them apart
 * (design: flows.md, "Data"). Pure: who may be linked with whom, and where it is kept, is for the service.
 *
 * The whole is known until the day of the earliest of the extracts, since after it one stream would be silent: what begins later is left out, what ends later is still going on.
 */
import type { LinkReport, StateOfScheme } from '../../contract/index.ts';
import { type Shown, type Tally } from '../disclosure/protected-counts.ts';
import { isHidden, type ReleasedNumber } from '../disclosure/small-numbers.ts';
import { sayCounted, sayNumber, sayShare } from '../disclosure/small-numbers-words.ts';
import { Refusal } from '../refusal.ts';
import { dayInWords } from './days.ts';
import { levelStream, type SummaryLevels } from './levels.ts';
import { hashedPeople, hashText, takeHashes } from './person-hashes.ts';
import { type Attribute, OPEN, orderSpells, type Spells, type SpellSet, takeSpells, unranked } from './spells.ts';
import { shareOf } from './views/tables.ts';

export type LinkMember = {
  /** Name of the dataset. */
  readonly name: string;
  readonly set: SpellSet;
  /** Keyed hashes of the people (see `person-hashes.ts`). */
  readonly hashes: Uint8Array;
  /** The scheme, in the order of `set.states`. */
  readonly scheme: readonly StateOfScheme[];
};

export type LinkedStreams = {
  readonly set: SpellSet;
  readonly hashes: Uint8Array;
  readonly scheme: readonly StateOfScheme[];
  /** Which member each stream comes from. */
  readonly memberOf: readonly number[];
  /** Stays that begin after the earliest extract and are left out, with their people. */
  readonly leftOut: Tally;
  /** States that the schemes of two members rank differently. */
  readonly rankedDifferently: readonly string[];
  /** Attributes of which two members tell different values for a person: how many people. */
  readonly toldDifferently: readonly { readonly attribute: string; readonly people: Tally }[];
};

/** Names put together: the first index of each name, in order of appearance. */
function gather<Name extends string>(lists: readonly (readonly Name[])[]): { names: Name[]; of: number[][] } {
  const at = new Map<Name, number>();
  const of = lists.map((list) => list.map((name) => at.get(name) ?? (at.set(name, at.size), at.size - 1)));
  return { names: [...at.keys()], of };
}

/** Streams under names that tell members apart: as they are where that is enough, with the dataset's name where it is not. */
function nameStreams(members: readonly LinkMember[]): string[][] {
  const plain = members.map(({ name, set }) => set.streams.map((stream) => stream || name));
  const taken = new Map<string, number>([[levelStream, 1]]);
  for (const own of plain) for (const name of new Set(own)) taken.set(name, (taken.get(name) ?? 0) + 1);
  const used = new Set<string>([levelStream]);
  return plain.map((own, member) =>
    own.map((name) => {
      const wanted = taken.get(name)! > 1 ? `${name} (${members[member]!.name})` : name;
      let free = wanted;
      for (let number = 2; used.has(free); number += 1) free = `${wanted} ${number}`;
      used.add(free);
      return free;
    }),
  );
}

function gatherPeople(members: readonly LinkMember[]): { of: Int32Array[]; hashes: Uint8Array; keys: Uint32Array } {
  const at = new Map<string, number>();
  const met: { hashes: Uint8Array; person: number }[] = [];
  const keys: number[] = [];
  const of = members.map(({ set, hashes }) =>
    Int32Array.from({ length: hashedPeople(hashes) }, (_, number) => {
      const text = hashText(hashes, number);
      const known = at.get(text);
      if (known !== undefined) return known;
      keys.push(set.personKey[number]!);
      at.set(text, met.length);
      return met.push({ hashes, person: number }) - 1;
    }),
  );
  return { of, hashes: takeHashes(met), keys: Uint32Array.from(keys) };
}

/** Attributes by name; the first member that tells something about a person is believed, and who is told of differently is counted. '' is: nothing told. */
function gatherAttributes(members: readonly LinkMember[], of: readonly Int32Array[], keys: Uint32Array): { attributes: Attribute[]; toldDifferently: LinkedStreams['toldDifferently'] } {
  const names = [...new Set(members.flatMap(({ set }) => set.attributes.map(({ name }) => name)))];
  const told = names.map((name) => {
    const own = members.map(({ set }) => set.attributes.find((attribute) => attribute.name === name));
    const { names: values } = gather([[''], ...own.map((attribute) => attribute?.values ?? [])]);
    const value = new Uint16Array(keys.length);
    const differs = new Uint8Array(keys.length);
    own.forEach((attribute, member) => {
      if (!attribute) return;
      const into = attribute.values.map((written) => values.indexOf(written));
      attribute.of.forEach((index, number) => {
        const person = of[member]![number]!;
        const says = into[index] ?? 0;
        if (says === 0) return;
        if (value[person] === 0) value[person] = says;
        else if (value[person] !== says) differs[person] = 1;
      });
    });
    let people = 0;
    let key = 0;
    differs.forEach((yes, person) => {
      if (yes === 0) return;
      people += 1;
      key = (key + keys[person]!) >>> 0;
    });
    return { attribute: { name, values, of: value }, people: { value: people, people, key } };
  });
  return { attributes: told.map(({ attribute }) => attribute), toldDifferently: told.filter(({ people }) => people.value > 0).map(({ attribute, people }) => ({ attribute: attribute.name, people })) };
}

/** The scheme of all members: states by name; a rank that two members give differently is none. */
function gatherScheme(members: readonly LinkMember[]): { scheme: StateOfScheme[]; of: number[][]; rankedDifferently: string[] } {
  const { names, of } = gather(members.map(({ scheme }) => scheme.map(({ name }) => name)));
  const rankedDifferently: string[] = [];
  const scheme = names.map((name): StateOfScheme => {
    const all = members.flatMap(({ scheme: own }) => own.filter((state) => state.name === name));
    const ranks = new Set(all.flatMap(({ rank }) => (rank === null ? [] : [rank])));
    if (ranks.size > 1) rankedDifferently.push(name);
    return { name, label: all.find(({ label }) => label)?.label ?? '', group: all.find(({ group }) => group)?.group ?? '', rank: ranks.size === 1 ? [...ranks][0]! : null };
  });
  return { scheme, of, rankedDifferently };
}

/** Puts members together. Throws `not-allowed` where there are more names than a column of them can hold. */
export function linkStreams(members: readonly LinkMember[]): LinkedStreams {
  const { scheme, of: stateOf, rankedDifferently } = gatherScheme(members);
  const places = gather(members.map(({ set }) => set.places));
  const streamNames = nameStreams(members);
  const streams = streamNames.flat();
  if (Math.max(scheme.length, places.names.length, streams.length) > 60_000) throw new Refusal('not-allowed', 'These data have more names of states, places or streams together than Kist can tell apart. Nothing was stored. Bring them in with fewer names.');
  const people = gatherPeople(members);
  const { attributes, toldDifferently } = gatherAttributes(members, people.of, people.keys);
  const knownUntil = Math.min(...members.map(({ set }) => set.knownUntil));

  const all = members.reduce((sum, { set }) => sum + set.spells.count, 0);
  const [person, startDay, endDay] = [new Int32Array(all), new Int32Array(all), new Int32Array(all)];
  const [state, place, stream] = [new Uint16Array(all), new Uint16Array(all), new Uint16Array(all)];
  let count = 0;
  let firstStream = 0;
  const leftOut = { value: 0, people: 0, key: 0 };
  members.forEach(({ set: { spells } }, member) => {
    let last = -1;
    for (let index = 0; index < spells.count; index += 1) {
      const who = people.of[member]![spells.person[index]!]!;
      if (spells.startDay[index]! >= knownUntil) {
        leftOut.value += 1;
        if (last !== who) leftOut.people += 1;
        last = who;
        leftOut.key = (leftOut.key + people.keys[who]!) >>> 0;
        continue;
      }
      person[count] = who;
      state[count] = stateOf[member]![spells.state[index]!]!;
      startDay[count] = spells.startDay[index]!;
      endDay[count] = spells.endDay[index]! > knownUntil ? OPEN : spells.endDay[index]!;
      place[count] = places.of[member]![spells.place[index]!]!;
      stream[count] = firstStream + spells.stream[index]!;
      count += 1;
    }
    firstStream += streamNames[member]!.length;
  });
  const together: Spells = { count, person, state, startDay, endDay, place, stream };
  return {
    set: {
      spells: takeSpells(together, orderSpells(together)),
      personCount: people.keys.length,
      personKey: people.keys,
      attributes,
      states: scheme.map(({ name }) => name),
      ranks: ranksOf(scheme),
      elsewhere: -1,
      places: places.names,
      streams,
      knownUntil,
    },
    hashes: people.hashes,
    scheme,
    memberOf: streamNames.flatMap((own, member) => own.map(() => member)),
    leftOut,
    rankedDifferently,
    toldDifferently,
  };
}

const ranksOf = (scheme: readonly StateOfScheme[]): Int32Array => Int32Array.from(scheme, ({ rank }) => rank ?? unranked);

/** The linked streams with the summary level as one stream more; the scheme grows by levels that are no states. */
export function withLevels({ set, scheme }: Pick<LinkedStreams, 'set' | 'scheme'>, { levels, spells }: Pick<SummaryLevels, 'levels' | 'spells'>, named: readonly StateOfScheme[]): { set: SpellSet; scheme: StateOfScheme[] } {
  const wider = [...scheme];
  const stateOf = levels.map((level) => {
    const at = wider.findIndex(({ name }) => name === level);
    if (at >= 0) return at;
    return wider.push(named.find(({ name }) => name === level) ?? { name: level, label: '', rank: null, group: '' }) - 1;
  });
  const join = <Column extends Int32Array | Uint16Array>(into: Column, one: Column, other: Column): Column => {
    into.set(one);
    into.set(other, one.length);
    return into;
  };
  const count = set.spells.count + spells.count;
  const together: Spells = {
    count,
    person: join(new Int32Array(count), set.spells.person, spells.person),
    state: join(new Uint16Array(count), set.spells.state, spells.state.map((level) => stateOf[level]!)),
    startDay: join(new Int32Array(count), set.spells.startDay, spells.startDay),
    endDay: join(new Int32Array(count), set.spells.endDay, spells.endDay),
    place: join(new Uint16Array(count), set.spells.place, spells.place),
    stream: join(new Uint16Array(count), set.spells.stream, spells.stream.map(() => set.streams.length)),
  };
  return {
    scheme: wider,
    set: { ...set, spells: takeSpells(together, orderSpells(together)), states: wider.map(({ name }) => name), ranks: ranksOf(wider), streams: [...set.streams, levelStream] },
  };
}

/**
 * How far the people of each stream are found in the data of another member, per stream and place (`all` stands for all places of a stream). Shares are made from numbers as shown.
 * A share tells what the identifier links, not who is the same: a number written differently does not link.
 */
export function linkReportOf({ set, memberOf }: LinkedStreams, names: readonly string[], shown: Shown): LinkReport {
  const { count, person, stream, place } = set.spells;
  const inMembers = new Uint32Array(set.personCount);
  for (let index = 0; index < count; index += 1) inMembers[person[index]!]! |= 1 << memberOf[stream[index]!]!;
  const wide = set.places.length + 1;
  const cells = set.streams.length * wide;
  const [last, people, linked] = [new Int32Array(cells).fill(-1), new Int32Array(cells), new Int32Array(cells)];
  const [peopleKey, linkedKey] = [new Uint32Array(cells), new Uint32Array(cells)];
  const enter = (cell: number, who: number, alsoElsewhere: boolean): void => {
    if (last[cell] === who) return;
    last[cell] = who;
    people[cell]! += 1;
    peopleKey[cell]! += set.personKey[who]!;
    if (!alsoElsewhere) return;
    linked[cell]! += 1;
    linkedKey[cell]! += set.personKey[who]!;
  };
  for (let index = 0; index < count; index += 1) {
    const who = person[index]!;
    const row = stream[index]! * wide;
    const alsoElsewhere = (inMembers[who]! & ~(1 << memberOf[stream[index]!]!)) !== 0;
    enter(row, who, alsoElsewhere);
    enter(row + 1 + place[index]!, who, alsoElsewhere);
  }
  const rowOf = (cell: number) => {
    const all = shown.count({ value: people[cell]!, people: people[cell]!, key: peopleKey[cell]! });
    const those = shown.count({ value: linked[cell]!, people: linked[cell]!, key: linkedKey[cell]! });
    return { people: all, linked: those, share: shareOf(those, all) };
  };
  const rows = set.streams.flatMap((name, index) => {
    const places = set.places.flatMap((where, at) => (people[index * wide + 1 + at]! > 0 ? [{ stream: name, place: where, ...rowOf(index * wide + 1 + at) }] : []));
    const whole = { stream: name, place: 'all', ...rowOf(index * wide) };
    return places.length > 1 ? [whole, ...places] : places.length === 1 ? places : [whole];
  });
  const sentences = set.streams.map((name, index) => {
    const whole = rowOf(index * wide);
    const others = names.filter((_, member) => member !== memberOf[index]).map((other) => `“${other}”`).join(' or ');
    const share = whole.share === null || isHidden(whole.share) ? '' : ` (${shown.isTrue || whole.share === 0 ? '' : 'about '}${sayShare(whole.share)})`;
    // Rounded numbers are about; none is none.
    const about = (number: ReleasedNumber): string => (shown.isTrue || isHidden(number) || number === 0 ? '' : 'about ');
    return `Of ${about(whole.people)}${sayCounted(whole.people, 'person', 'people')} in “${name}”, ${isHidden(whole.linked) ? 'a number that is not shown' : about(whole.linked) + sayNumber(whole.linked)}${share} ${whole.linked === 1 ? 'is' : 'are'} also in ${others}.`;
  });
  return {
    rows,
    sentences: [
      ...sentences,
      `All streams are known until ${dayInWords(set.knownUntil - 1)}, the earliest of the extracts.`,
      'People link where the same number was written in both. Whoever does not link is known to one service alone, or is written down with another number in the other.',
    ],
  };
}
