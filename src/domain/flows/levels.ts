/**
 * One summary level per person and day out of several streams, by a written rule (design: flows.md, "Data").
 *
 * - `highest`: the state that ranks highest in any stream. Of states of equal rank the one that stands first in the scheme is taken, and the day is counted as a conflict.
 *   States without a rank speak of no level.
 * - `table`: the first row all of whose states hold that day. Two rows that both hold, name different levels, and of which the later asks for something that the earlier does not
 *   ask for, contradict each other: the first still speaks, and the day is counted. A later row that asks for less is the ordinary fall-back and contradicts nothing.
 *
 * A **gap of the rule** is a day on which some stream tells something and the rule speaks of no level; it stays a gap. Days without any record are no gap of the rule and are counted
 * apart. A **conflict** is a day on which one stream tells two different states of a person. Nothing is filled in silence: every such day is counted, with its people.
 * So the days of the levels and the days of gaps of the rule are together the union of the days of the streams (a test).
 *
 * A stay of no length holds on no day, so that it gives no level. A spell of the level goes on while level and place stay the same; its place is that of the stay that speaks.
 */
import type { LevelRule } from '../../contract/index.ts';
import { nothing, type Tally } from '../disclosure/protected-counts.ts';
import { Refusal } from '../refusal.ts';
import { OPEN, type Spells, type SpellSet, unranked } from './spells.ts';

/** Name of the stream that holds the summary level. */
export const levelStream = 'summary level';

export type LevelConflict = {
  /** `states`: one stream, two states. `ranks`: highest states of equal rank. `rows`: two rows of the table with different levels. */
  readonly is: 'states' | 'ranks' | 'rows';
  readonly what: string;
  readonly days: Tally;
};

export type SummaryLevels = {
  /** Names of the levels, in the order of the scheme (`highest`) or of the rule (`table`). */
  readonly levels: readonly string[];
  /** One spell per run of days; `state` is an index into `levels`, `stream` is 0. Ordered. */
  readonly spells: Spells;
  /** Person-days per level; the people behind them, too. */
  readonly days: readonly Tally[];
  /** Days on which something is recorded and the rule speaks of no level: all, and by what was recorded. */
  readonly gaps: { readonly all: Tally; readonly kinds: readonly { readonly what: string; readonly days: Tally }[] };
  /** Days between two stays that last, on which no stream records anything. */
  readonly silent: Tally;
  readonly conflicts: readonly LevelConflict[];
  /** Rows of the table (from 1) that never speak, because an earlier row asks for no more than they do. */
  readonly neverSpeaking: readonly { readonly row: number; readonly because: number }[];
};

type Count = { value: number; people: number; key: number; lastPerson: number; lastStretch: number };
const begin = (): Count => ({ value: 0, people: 0, key: 0, lastPerson: -1, lastStretch: -1 });
const tallyOf = ({ value, people, key }: Count): Tally => (value === 0 ? nothing : { value, people, key });

/** A rule made ready for one set: which level stands for the stays that hold. */
type Rule = { readonly levels: readonly string[]; readonly neverSpeaking: SummaryLevels['neverSpeaking']; choose(active: readonly number[], run: Run): Choice; };
type Run = { level: number; place: number };
/** `level` -1: the rule does not speak. `disputed`: pairs of levels, states or rows that contradict each other. */
type Choice = { level: number; place: number; disputed: readonly (readonly [number, number])[] };

const undisputed: readonly (readonly [number, number])[] = [];

function highest({ spells, states, ranks }: SpellSet): Rule {
  const { state, stream, place } = spells;
  const ranked = states.flatMap((_, index) => (ranks[index] === unranked ? [] : [index]));
  const levelOf = new Int32Array(states.length).fill(-1);
  ranked.forEach((index, level) => (levelOf[index] = level));
  const choice: { level: number; place: number; disputed: readonly (readonly [number, number])[] } = { level: -1, place: -1, disputed: undisputed };
  return {
    levels: ranked.map((index) => states[index]!),
    neverSpeaking: [],
    choose(active, run) {
      let best = -1;
      let rank = unranked;
      for (const spell of active) {
        const own = state[spell]!;
        if (ranks[own] === unranked) continue;
        if (best < 0 || ranks[own]! > rank || (ranks[own] === rank && goesBefore(spell, best, run))) {
          best = spell;
          rank = ranks[own]!;
        }
      }
      choice.disputed = undisputed;
      if (best < 0) {
        choice.level = -1;
        return choice;
      }
      choice.level = levelOf[state[best]!]!;
      choice.place = place[best]!;
      for (const spell of active) {
        if (ranks[state[spell]!] === rank && state[spell] !== state[best]) choice.disputed = [...choice.disputed, [state[best]!, state[spell]!]];
      }
      return choice;
    },
  };

  /** Of two stays of equal rank: the state first in the scheme; of one state the place where the person is already, then the first stream. */
  function goesBefore(one: number, other: number, run: Run): boolean {
    if (state[one] !== state[other]) return state[one]! < state[other]!;
    const stays = (spell: number): boolean => run.level === levelOf[state[spell]!] && place[spell] === run.place;
    if (stays(one) !== stays(other)) return stays(one);
    return stream[one]! < stream[other]!;
  }
}

function byTable({ spells, states, streams }: SpellSet, { rows, levels }: Extract<LevelRule, { is: 'table' }>): Rule {
  const names = levels.map(({ name }) => name);
  if (new Set(names).size < names.length) throw new Refusal('bad-input', 'Two levels of the table have the same name. Nothing was stored. Give each level a name of its own.');
  const { state, stream, place } = spells;
  const wide = states.length;
  const held = (given: { stream: string; state: string }, row: number): number => {
    const [inStream, inState] = [streams.indexOf(given.stream), states.indexOf(given.state)];
    if (inStream < 0) throw new Refusal('bad-input', `Row ${row} of the table speaks of a stream “${given.stream}” that these data do not have. Nothing was stored. They have: ${streams.map((name) => `“${name}”`).join(', ')}.`);
    if (inState < 0) throw new Refusal('bad-input', `Row ${row} of the table speaks of a state “${given.state}” that these data do not have. Nothing was stored. They have: ${states.map((name) => `“${name}”`).join(', ')}.`);
    return inStream * wide + inState;
  };
  const table = rows.map(({ when, level }, index) => {
    const at = names.indexOf(level);
    if (at < 0) throw new Refusal('bad-input', `Row ${index + 1} of the table leads to a level “${level}” that is not among the levels. Nothing was stored. Add the level, or choose one that is there.`);
    return { asks: [...new Set(when.map((one) => held(one, index + 1)))], level: at };
  });
  const asksNoMore = (one: number, than: number): boolean => table[one]!.asks.every((thing) => table[than]!.asks.includes(thing));
  const neverSpeaking = table.flatMap((_, row) => {
    const because = table.findIndex((_earlier, index) => index < row && asksNoMore(index, row));
    return because < 0 ? [] : [{ row: row + 1, because: because + 1 }];
  });
  /** The stay by which a thing asked for is held now, and in which stretch that was noted. */
  const holder = new Int32Array(streams.length * wide);
  const noted = new Uint32Array(streams.length * wide);
  let stretch = 0;
  const choice: { level: number; place: number; disputed: readonly (readonly [number, number])[] } = { level: -1, place: -1, disputed: undisputed };
  return {
    levels: names,
    neverSpeaking,
    choose(active, run) {
      stretch += 1;
      for (const spell of active) {
        const thing = stream[spell]! * wide + state[spell]!;
        // Held twice (in two places): the place where the person is already goes on.
        if (noted[thing] === stretch && place[holder[thing]!] === run.place) continue;
        if (noted[thing] !== stretch || place[spell] === run.place) holder[thing] = spell;
        noted[thing] = stretch;
      }
      choice.level = -1;
      choice.disputed = undisputed;
      let first = -1;
      for (let row = 0; row < table.length; row += 1) {
        const { asks, level } = table[row]!;
        if (!asks.every((thing) => noted[thing] === stretch)) continue;
        if (first < 0) {
          first = row;
          choice.level = level;
          choice.place = place[holder[asks[0]!]!]!;
        } else if (level !== choice.level && !asksNoMore(row, first)) {
          choice.disputed = [...choice.disputed, [first, row]];
        }
      }
      return choice;
    },
  };
}

/**
 * The summary level of every person and day, with everything that the rule could not say or could have said differently.
 * Throws `bad-input` where a table speaks of streams, states or levels that are not there. Days after `knownUntil` are not counted.
 */
export function levelsOf(set: SpellSet, written: LevelRule): SummaryLevels {
  const rule = written.is === 'highest' ? highest(set) : byTable(set, written);
  const { count, person, state, startDay, endDay, stream } = set.spells;
  const wide = set.states.length;
  const made = growing();
  const days = rule.levels.map(begin);
  const silent = begin();
  const allGaps = begin();
  const gapKinds = new Map<string, Count>();
  const conflicts = new Map<string, { is: LevelConflict['is']; first: number; second: number; count: Count }>();
  let stretch = 0;

  const add = (counted: Count, who: number, length: number): void => {
    if (length <= 0 || counted.lastStretch === stretch) return;
    counted.lastStretch = stretch;
    counted.value += length;
    if (counted.lastPerson !== who) {
      counted.lastPerson = who;
      counted.people += 1;
      counted.key = (counted.key + set.personKey[who]!) >>> 0;
    }
  };
  const dispute = (is: LevelConflict['is'], one: number, other: number, who: number, length: number): void => {
    const first = is === 'rows' ? one : Math.min(one, other);
    const second = is === 'rows' ? other : Math.max(one, other);
    const key = `${is} ${first} ${second}`;
    let kind = conflicts.get(key);
    if (!kind) conflicts.set(key, (kind = { is, first, second, count: begin() }));
    add(kind.count, who, length);
  };
  const kindOfGap = (active: readonly number[]): Count => {
    const key = active.length === 1 ? String(stream[active[0]!]! * wide + state[active[0]!]!) : [...new Set(active.map((spell) => stream[spell]! * wide + state[spell]!))].sort((left, right) => left - right).join(' ');
    let kind = gapKinds.get(key);
    if (!kind) gapKinds.set(key, (kind = begin()));
    return kind;
  };

  for (let from = 0; from < count; ) {
    const who = person[from]!;
    let to = from + 1;
    while (to < count && person[to] === who) to += 1;
    sweep(who, from, to);
    from = to;
  }

  /** Walks through the stretches of one person's time in which nothing begins or ends. */
  function sweep(who: number, from: number, to: number): void {
    const active: number[] = [];
    const run = { level: -1, place: -1, start: 0 };
    const close = (day: number): void => {
      if (run.level >= 0) made.add(who, run.level, run.place, run.start, day);
      run.level = -1;
    };
    let next = from;
    let day = startDay[from]!;
    /** Days without any record since the last stay that lasted; they lie between two only once another one follows. */
    let sinceLast = 0;
    let hasLasted = false;
    for (;;) {
      let kept = 0;
      for (const spell of active) if (endDay[spell]! > day) active[kept++] = spell;
      active.length = kept;
      for (; next < to && startDay[next]! <= day; next += 1) if (endDay[next]! > day) active.push(next);
      let until = next < to ? startDay[next]! : OPEN;
      for (const spell of active) if (endDay[spell]! < until) until = endDay[spell]!;
      const length = Math.min(until, set.knownUntil) - day;
      stretch += 1;
      if (active.length === 0) {
        close(day);
        if (next === to) return;
        if (hasLasted) sinceLast += Math.max(0, length);
      } else {
        add(silent, who, sinceLast);
        sinceLast = 0;
        hasLasted = true;
        const { level, place, disputed } = rule.choose(active, run);
        if (level !== run.level || place !== run.place) close(day);
        if (level < 0) {
          add(allGaps, who, length);
          add(kindOfGap(active), who, length);
        } else {
          if (run.level < 0) {
            run.level = level;
            run.place = place;
            run.start = day;
          }
          add(days[level]!, who, length);
        }
        for (const [one, other] of disputed) dispute(written.is === 'highest' ? 'ranks' : 'rows', one, other, who, length);
        for (let left = 0; left < active.length; left += 1) {
          for (let right = left + 1; right < active.length; right += 1) {
            const [one, other] = [active[left]!, active[right]!];
            if (stream[one] === stream[other] && state[one] !== state[other]) dispute('states', stream[one]! * wide + state[one]!, stream[other]! * wide + state[other]!, who, length);
          }
        }
        if (until === OPEN) {
          close(OPEN);
          return;
        }
      }
      day = until;
    }
  }

  const nameOf = (thing: number): string => inWords(set.streams[Math.floor(thing / wide)]!, set.states[thing % wide]!);
  const largestFirst = <Kind extends { days: Tally }>(kinds: Kind[]): Kind[] => kinds.filter(({ days: { value } }) => value > 0).sort((left, right) => right.days.value - left.days.value);
  return {
    levels: rule.levels,
    spells: made.spells(),
    days: days.map(tallyOf),
    gaps: { all: tallyOf(allGaps), kinds: largestFirst([...gapKinds].map(([key, counted]) => ({ what: key.split(' ').map((thing) => nameOf(Number(thing))).join(' with '), days: tallyOf(counted) }))) },
    silent: tallyOf(silent),
    conflicts: largestFirst(
      [...conflicts.values()].map(({ is, first, second, count: counted }) => ({
        is,
        what: is === 'rows' ? `rows ${first + 1} and ${second + 1} of the table` : is === 'ranks' ? `“${set.states[first]}” and “${set.states[second]}”` : `${nameOf(first)} and “${set.states[second % wide]}”`,
        days: tallyOf(counted),
      })),
    ),
    neverSpeaking: rule.neverSpeaking,
  };
}

const inWords = (stream: string, state: string): string => (stream === '' ? `“${state}”` : `“${state}” in ${stream}`);

/** Columns that grow while spells are made. */
function growing(): { add(person: number, level: number, place: number, start: number, end: number): void; spells(): Spells } {
  let room = 1024;
  let count = 0;
  let person = new Int32Array(room);
  let state = new Uint16Array(room);
  let place = new Uint16Array(room);
  let startDay = new Int32Array(room);
  let endDay = new Int32Array(room);
  const wider = <Column extends Int32Array | Uint16Array>(column: Column, empty: Column): Column => {
    empty.set(column);
    return empty;
  };
  return {
    add(who, level, where, start, end) {
      if (count === room) {
        room *= 2;
        person = wider(person, new Int32Array(room));
        state = wider(state, new Uint16Array(room));
        place = wider(place, new Uint16Array(room));
        startDay = wider(startDay, new Int32Array(room));
        endDay = wider(endDay, new Int32Array(room));
      }
      person[count] = who;
      state[count] = level;
      place[count] = where;
      startDay[count] = start;
      endDay[count] = end;
      count += 1;
    },
    spells: () => ({
      count, person: person.slice(0, count), state: state.slice(0, count), startDay: startDay.slice(0, count), endDay: endDay.slice(0, count), place: place.slice(0, count), stream: new Uint16Array(count),
    }),
  };
}
