/**
 * SYNTHETIC. Writes flows/spells.csv and flows/odd-rows.json: moves between services of 2,000 invented
 * children of an invented city. Nobody in these files exists; no rate in this script was fitted to real records.
 *
 *   node resources/sample/make-spells.ts          writes both files
 *   node resources/sample/make-spells.ts --sum    prints what the file shows
 *
 * The same seed gives the same bytes: no clock, no Math.random. The shape is chosen so that the window has
 * something to show: few children climb step by step, about four in ten entries to social work have no team meeting
 * recorded before, unsettled stays last days or weeks and slip between two counts of 31 July, few children
 * come back from outside the area, and six rows are odd on purpose, for the cleaning ledger.
 */
import { readFileSync, writeFileSync } from 'node:fs';

export const seed = 2085;
export const recordsBegin = '2019-04-01';
export const reportingEnd = '2024-03-31';
export const extractDate = '2024-06-30';

export type Spell = { person: string; place: string; state: State; start: number; end: number | null };

const states = [
  'Universal',
  'Team around the child',
  'Social work case',
  'Looked after at home',
  'Kinship care',
  'Foster care',
  'Residential care',
  'Residential care outside the area',
] as const;
export type State = (typeof states)[number];
const [universal, team, socialWork, atHome, kinship, foster, residential, outside] = states;

const streamOf = (state: string) => (state === universal || state === team ? 'education' : 'social work');

/** Days since 1970-01-01; days are whole and in UTC, so that no daylight saving can shift one. */
export const toDay = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const toIso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for 2,000 children. */
const generator = (start: number) => {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Invented rates: moves per person-year out of a state. A move to the same state is a change of carer or house. */
const rates: Record<State, [State, number][]> = {
  [universal]: [[team, 0.155], [socialWork, 0.042], [kinship, 0.004], [foster, 0.006]],
  [team]: [[universal, 0.85], [socialWork, 0.62], [kinship, 0.03], [foster, 0.03]],
  [socialWork]: [[universal, 0.62], [team, 0.16], [atHome, 0.24], [kinship, 0.17], [foster, 0.24], [residential, 0.03]],
  [atHome]: [[socialWork, 0.4], [universal, 0.25], [kinship, 0.16], [foster, 0.26]],
  [kinship]: [[universal, 0.24], [socialWork, 0.12], [foster, 0.18], [kinship, 0.05]],
  [foster]: [[foster, 0.35], [kinship, 0.16], [atHome, 0.16], [socialWork, 0.16], [residential, 0.16]],
  [residential]: [[foster, 0.26], [residential, 0.3], [outside, 0.3], [atHome, 0.12]],
  [outside]: [[residential, 0.24], [foster, 0.14], [socialWork, 0.06]],
};

/** Where an unsettled stay of a few days or weeks goes next. */
const unsettledNext: Partial<Record<State, [State, number][]>> = {
  [foster]: [[foster, 4], [kinship, 2], [atHome, 2], [residential, 1.6]],
  [kinship]: [[foster, 3], [atHome, 2], [kinship, 1]],
  [atHome]: [[foster, 3], [kinship, 2]],
  [residential]: [[foster, 3], [residential, 2], [outside, 1]],
};

const people: [string, number][] = [['Craigend', 800], ['Millbank', 700], ['Harbourside', 500]];
/** How many of the 2,000 were where on the first day; the rest had ordinary support or came into the records later. */
const alreadyThere: [State, number][] = [[team, 120], [socialWork, 140], [atHome, 60], [kinship, 70], [foster, 90], [residential, 50], [outside, 40]];

const pick = <T>(random: () => number, weighted: readonly (readonly [T, number])[]): T => {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random() * total;
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  return weighted[weighted.length - 1]![0];
};

/** The children's stays in the order of person and time, before anything odd is put in. */
export const simulate = (): Spell[] => {
  const random = generator(seed);
  const begin = toDay(recordsBegin);
  const extract = toDay(extractDate);
  // Fisher-Yates: keys in the order of the file should say nothing of the place or the first state.
  const shuffled = <T>(values: T[]) => {
    for (let at = values.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [values[at], values[other]] = [values[other]!, values[at]!];
    }
    return values;
  };
  const places = shuffled(people.flatMap(([place, count]) => Array.from({ length: count }, () => place)));
  const known = alreadyThere.flatMap(([state, count]) => Array.from({ length: count }, () => state));
  const firstStates = shuffled([...known, ...Array.from({ length: places.length - known.length }, (): State => universal)]);
  const spells: Spell[] = [];

  for (const [index, place] of places.entries()) {
    const person = `SYN-${String(index + 1).padStart(4, '0')}`;
    let state = firstStates[index]!;
    // Most are in the records from the first day; one in six comes in later, in an August, when nursery or school begins.
    let start = begin;
    if (state === universal && random() < 0.17) start = toDay(`${2019 + Math.floor(random() * 4)}-08-${14 + Math.floor(random() * 6)}`);
    if (state !== universal) start = begin - Math.floor(20 + random() * 900);
    let unsettled = 0;
    let first = true;

    while (start < extract) {
      let next: State;
      let days: number;
      const settle = unsettledNext[state];
      if (unsettled > 0 && settle) {
        unsettled -= 1;
        next = pick(random, settle);
        days = 4 + Math.floor(random() ** 1.6 * 62);
      } else {
        const exits = rates[state];
        const total = exits.reduce((sum, [, rate]) => sum + rate, 0);
        next = pick(random, exits);
        days = Math.max(3, Math.round((-Math.log(1 - random()) / total) * 365.25));
        // A stay that was running before the records began goes on for its memoryless remainder.
        if (first && start < begin) days += begin - start;
      }
      first = false;
      const end = start + days;
      if (end >= extract) {
        spells.push({ person, place, state, start, end: null });
        break;
      }
      spells.push({ person, place, state, start, end });
      const comesIntoCare = states.indexOf(state) < 3 && states.indexOf(next) >= 3;
      if ((comesIntoCare && random() < 0.62) || (next === foster && random() < 0.2)) unsettled = 1 + Math.floor(random() * 4);
      if (states.indexOf(next) < 3) unsettled = 0;
      // One in forty ends is followed by some weeks without a record: the family was elsewhere, or nobody wrote.
      start = end + (random() < 0.025 ? 10 + Math.floor(random() * 80) : 0);
      state = next;
    }
  }
  return spells;
};

export type Row = { person: string; place: string; stream: string; state: string; start: string; end: string };
export type OddRow = { line: number; kind: string; row: Row; words: string };

const toRow = (spell: Spell): Row => ({
  person: spell.person,
  place: spell.place,
  stream: streamOf(spell.state),
  state: spell.state,
  start: toIso(spell.start),
  end: spell.end === null ? '' : toIso(spell.end),
});

const notice = 'synthetic';
const header = 'person,place,stream,state,start,end,notice';
const toLine = (row: Row) => [row.person, row.place, row.stream, row.state, row.start, row.end, notice].join(',');

/** Both files as text. Odd rows are extra rows: taking them out gives back exactly what was simulated. */
export const makeFiles = (): { csv: string; oddRows: string; odd: OddRow[] } => {
  const spells = simulate();
  const rows: { row: Row; odd: { kind: string; words: string } | null }[] = spells.map((spell) => ({ row: toRow(spell), odd: null }));
  const after = (index: number, row: Row, kind: string, words: string) => rows.splice(index + 1, 0, { row, odd: { kind, words } });
  const find = (from: number, fits: (spell: Spell) => boolean) => {
    const index = spells.findIndex((spell, at) => at >= from && fits(spell));
    if (index < 0) throw new Error(`no spell from row ${from} on fits the odd row that was wanted`);
    return index;
  };
  const long = (spell: Spell) => spell.end !== null && spell.end - spell.start > 200;
  const chosen = {
    endBeforeStart: find(60, (spell) => spell.state === team && spell.end !== null),
    duplicate: find(150, (spell) => spell.state === foster && spell.end !== null),
    overlap: find(240, (spell) => spell.state === socialWork && long(spell) && spell.start > toDay(recordsBegin)),
    impossibleDate: find(330, (spell) => spell.state === team && spell.end !== null),
    unknownState: find(420, (spell) => spell.state === foster && spell.end !== null),
    afterExtract: find(480, (spell) => spell.state === universal && spell.end === null),
  };
  // From the last to the first, so that the earlier positions stay what they were.
  const last = toRow(spells[chosen.afterExtract]!);
  after(chosen.afterExtract, { ...last, state: team, stream: 'education', start: '2042-01-15', end: '' }, 'start after the extract', 'Starts in 2042, after the day of the extract: digits of a year have probably changed places.');
  const unknown = toRow(spells[chosen.unknownState]!);
  after(chosen.unknownState, { ...unknown, state: 'Fostre care', start: toIso(spells[chosen.unknownState]!.end! - 2), end: unknown.end }, 'unknown state', 'The state "Fostre care" is not in the scheme: a slip of the pen, or a state of its own.');
  const impossible = toRow(spells[chosen.impossibleDate]!);
  after(chosen.impossibleDate, { ...impossible, start: '2022-02-30', end: '2022-05-04' }, 'impossible date', 'There is no 30 February.');
  const overlapped = spells[chosen.overlap]!;
  after(chosen.overlap, toRow({ ...overlapped, state: atHome, start: overlapped.start + 40, end: overlapped.start + 95 }), 'overlap within a stream', 'Two states of the social work stream on the same days.');
  after(chosen.duplicate, toRow(spells[chosen.duplicate]!), 'duplicate', 'The same row twice.');
  const swapped = toRow(spells[chosen.endBeforeStart]!);
  after(chosen.endBeforeStart, { ...swapped, start: swapped.end, end: swapped.start }, 'end before start', 'Ends before it starts: the two dates have probably changed places.');

  const odd = rows.flatMap(({ row, odd: why }, index) => (why ? [{ line: index + 2, kind: why.kind, row, words: why.words }] : []));
  const csv = `${[header, ...rows.map(({ row }) => toLine(row))].join('\n')}\n`;
  const oddRows = `${JSON.stringify({ synthetic: true, notice: 'Synthetic. Rows that were put into spells.csv on purpose; `line` counts from 1 and the header is line 1.', oddRows: odd }, null, 2)}\n`;
  return { csv, oddRows, odd };
};

/** What the simulated stays show, counted in the plainest way: a second opinion for whoever tests the flows. */
export const summarise = (spells: readonly Spell[]) => {
  const rank: Record<State, number> = { [universal]: 0, [team]: 1, [socialWork]: 2, [atHome]: 3, [kinship]: 3, [foster]: 3, [residential]: 3, [outside]: 3 };
  const from = toDay(recordsBegin);
  const to = toDay(reportingEnd) + 1;
  const people = Map.groupBy(spells, (spell) => spell.person);
  const moves: Record<string, number> = {};
  const returnsByPlace: Record<string, number> = {};
  const snapshots = [2019, 2020, 2021, 2022, 2023].map((year) => toDay(`${year}-07-31`));
  const result = { people: people.size, spells: spells.length, moves: 0, gaps: 0, entriesToSocialWork: 0, withoutTeam: 0, withoutTeamWithinTwelveMonths: 0, stepByStep: 0, cameIntoCare: 0, movesBetweenFirstAndLastSnapshot: 0, changesBetweenSnapshots: 0, shortStaysInCare: 0 };
  for (const stays of people.values()) {
    for (const [at, stay] of stays.entries()) {
      const before = stays[at - 1];
      if (rank[stay.state] === 3 && stay.end !== null && stay.end - stay.start <= 70) result.shortStaysInCare += 1;
      if (!before || stay.start < from || stay.start >= to) continue;
      if (before.end !== stay.start) result.gaps += 1;
      result.moves += 1;
      moves[`${before.state} > ${stay.state}`] = (moves[`${before.state} > ${stay.state}`] ?? 0) + 1;
      if (stay.start > snapshots[0]! && stay.start <= snapshots[4]!) result.movesBetweenFirstAndLastSnapshot += 1;
      if (before.state === outside) returnsByPlace[stay.place] = (returnsByPlace[stay.place] ?? 0) + 1;
      if (stay.state === socialWork && rank[before.state] < 2) {
        result.entriesToSocialWork += 1;
        if (before.state !== team) result.withoutTeam += 1;
        if (!stays.slice(0, at).some((other) => other.state === team && (other.end ?? Infinity) > stay.start - 365)) result.withoutTeamWithinTwelveMonths += 1;
      }
      if (rank[stay.state] === 3 && rank[before.state] < 3) {
        result.cameIntoCare += 1;
        if (before.state === socialWork && stays[at - 2]?.state === team && stays[at - 3]?.state === universal) result.stepByStep += 1;
      }
    }
    const seen = snapshots.map((day) => stays.find((stay) => stay.start <= day && day < (stay.end ?? Infinity))?.state ?? null);
    for (let year = 1; year < seen.length; year += 1) if (seen[year] !== seen[year - 1] && seen[year] && seen[year - 1]) result.changesBetweenSnapshots += 1;
  }
  return { ...result, moves, totalMoves: result.moves, returnsByPlace };
};

if (import.meta.main) {
  if (process.argv.includes('--sum')) {
    console.log(JSON.stringify(summarise(simulate()), null, 2));
  } else {
    const { csv, oddRows, odd } = makeFiles();
    const folder = new URL('./flows/', import.meta.url);
    writeFileSync(new URL('spells.csv', folder), csv);
    writeFileSync(new URL('odd-rows.json', folder), oddRows);
    console.log(`${readFileSync(new URL('spells.csv', folder), 'utf8').split('\n').length - 2} rows, ${odd.length} of them odd on purpose`);
  }
}
