/** Invented people and questions that scripts are tried on, and the comparison of what they print with Kist's own tables; for tests. */
import type { FlowFilter, FlowTable, FlowView } from '../../../contract/flow-views.ts';
import { type Shown, shownTrue } from '../../disclosure/protected-counts.ts';
import { dayNumber, isoDay } from '../days.ts';
import { generateSpells } from '../generate.ts';
import { partOf } from '../part.ts';
import { seededRandom } from '../seeded-random.ts';
import { type DayWindow, OPEN, type SpellSet, spellSetOf, type SpellRow, spellsFromRows, unranked } from '../spells.ts';
import { answerView } from '../views/index.ts';
import type { ScriptLanguage } from './asked.ts';
import { scriptOf } from './script.ts';

const years = { from: dayNumber(2018, 1, 1), to: dayNumber(2023, 1, 1) };

/** Children with the usual pathways: ranks, sex, places, streams. */
export function inventedSet(people: number, seed: number): SpellSet {
  const set = generateSpells({ people, spellsPerPerson: 4, window: years, random: seededRandom(seed) });
  return { ...set, ranks: Int32Array.of(1, 2, 3, 4, 4, 4, 5), attributes: [{ name: 'sex', values: ['', 'f', 'm'], of: Uint16Array.from({ length: people }, (_, who) => (who % 7 === 0 ? 0 : 1 + (who % 2))) }] };
}

/** Everything that is awkward at once: stays side by side in two streams, stays without length, gaps, open ends before later stays, names with quotes, commas and signs that a formula begins with. */
export function awkwardSet(people: number, seed: number): SpellSet {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random() * below);
  const states = ['home', '=support, "early"', "children's house", 'føster # care', 'apart\\n'];
  const rows: SpellRow[] = [];
  for (let person = 0; person < people; person += 1) {
    for (let stream = 0; stream < 2; stream += 1) {
      let day = years.from + whole(900);
      for (let stay = 0; stay < 1 + whole(5); stay += 1) {
        const length = [0, 0, 1, 30, 200, 500][whole(6)]! + whole(20) * whole(2);
        const isOpen = whole(12) === 0;
        rows.push({ person, state: whole(states.length), start: day, end: isOpen ? null : day + length, place: whole(3), stream });
        day += length + [0, 0, 0, 3, 60][whole(5)]!;
        if (isOpen) day += whole(300);
      }
    }
  }
  return spellSetOf({
    spells: spellsFromRows(rows), personCount: people, states, ranks: [1, 2, 3, 3, null], places: ['', 'North "field"', '+Craig, end'], streams: ['social work', 'health'], knownUntil: years.to,
    attributes: [{ name: 'age, group', values: ['5 to 11', '12 to 15', '16 to 17'], of: Uint16Array.from({ length: people }, () => whole(3)) }],
  });
}

export type Tried = { readonly view: FlowView; readonly filter?: FlowFilter; readonly subset?: FlowFilter };

/** All fifteen ways to look, with parts of all kinds and filters of all kinds, about states by their number. */
export function questionsTo(set: SpellSet): Tried[] {
  const [low, mid, high, higher] = [0, 1, 2, 3].map((state) => set.states[state]!) as [string, string, string, string];
  const attribute = set.attributes[0]!.name;
  const value = set.attributes[0]!.values.at(-1)!;
  const [place, otherPlace] = [set.places.at(-1)!, set.places[0]!];
  const group = { by: 'group', attribute } as const;
  const filters: (FlowFilter & { subset?: FlowFilter })[] = [
    {},
    { places: [place] },
    { states: [mid, high], from: '2019-04-01', to: '2021-10-01' },
    { groups: [{ attribute, values: [value] }] },
    { streams: [set.streams.at(-1)!], places: [place, otherPlace] },
    { pathway: [{ is: 'passes through', states: [high] }, { is: 'moves at least', times: 1 }] },
    { subsetId: 'subset', from: '2020-01-01', subset: { places: [otherPlace], pathway: [{ is: 'later', from: [mid], to: [high, higher] }], from: '2019-01-01', to: '2021-01-01' } },
  ];
  const views: FlowView[] = [
    { measure: 'stocks', every: 'quarter' },
    { measure: 'moves' },
    { measure: 'moves by number', upTo: 4 },
    { measure: 'rates' },
    { measure: 'time in state', state: mid },
    { measure: 'where after', state: mid, years: 3 },
    { measure: 'leaving', state: high, years: 2 },
    { measure: 'if rates stay', years: 5 },
    { measure: 'no earlier step', state: high, lookBack: 365 },
    { measure: 'hidden moves', month: 7, day: 31 },
    { measure: 'pathways', most: 10 },
    { measure: 'up and down' },
    { measure: 'coming back', states: [mid, high], within: 365 },
    { measure: 'returns from', state: mid },
    { measure: 'moves per person' },
  ];
  const parted: FlowView[] = [
    { measure: 'rates', parts: { by: 'place' } },
    { measure: 'rates', parts: { by: 'quarter' } },
    { measure: 'time in state', state: high, parts: { by: 'place' } },
    { measure: 'time in state', state: mid, parts: group },
    { measure: 'time in state', state: mid, parts: { by: 'year' } },
    { measure: 'no earlier step', state: higher, lookBack: 182, parts: { by: 'year' } },
    { measure: 'no earlier step', state: high, lookBack: 730, parts: { by: 'stream' } },
    { measure: 'hidden moves', month: 2, day: 29, parts: { by: 'place' } },
    { measure: 'hidden moves', month: 7, day: 31, parts: { by: 'year' } },
    { measure: 'up and down', parts: group },
    { measure: 'up and down', parts: { by: 'stream' } },
    { measure: 'coming back', states: [mid], within: 1095, parts: group },
    { measure: 'coming back', states: [low], within: 91, parts: { by: 'stream' } },
    { measure: 'returns from', state: mid, parts: { by: 'place' } },
    { measure: 'returns from', state: low, parts: { by: 'quarter' } },
  ];
  const conditions: FlowFilter[] = [
    { pathway: [{ is: 'starts in', states: [low, mid] }] },
    { pathway: [{ is: 'ends in', states: [high, higher] }] },
    { pathway: [{ is: 'never in', states: [high] }] },
    { pathway: [{ is: 'moves', from: [low], to: [mid], within: 28 }] },
    { pathway: [{ is: 'later', from: [low], to: [high], within: 730 }] },
    { pathway: [{ is: 'without earlier step', state: high, lookBack: 182 }] },
  ];
  const asked = [...views, ...parted];
  return [
    ...asked.flatMap((view) => filters.map(({ subset, ...filter }) => ({ view, filter, ...(subset && { subset }) }))),
    ...conditions.map((filter): Tried => ({ view: { measure: 'moves' }, filter })),
  ];
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Cleaned stays as a file, in the order in which Kist reads them. */
export function staysAsFile({ spells, states, places, streams, attributes }: SpellSet): string {
  const header = ['person', 'stream', 'state', 'place', 'start', 'end', ...attributes.map(({ name }) => name)];
  const rows = Array.from({ length: spells.count }, (_, slot) => {
    const end = spells.endDay[slot]!;
    const who = spells.person[slot]!;
    return [`p${who}`, streams[spells.stream[slot]!]!, states[spells.state[slot]!]!, places[spells.place[slot]!]!, isoDay(spells.startDay[slot]!), end === OPEN ? '' : isoDay(end), ...attributes.map(({ values, of }) => values[of[who]!]!)];
  });
  return [header, ...rows].map((row) => row.map(cell).join(',')).join('\n');
}

/** Kist's own tables for a question, and the script that should make the same. */
export function answerAndScript(set: SpellSet, { view, filter = {}, subset }: Tried, language: ScriptLanguage, shown: Shown = shownTrue, period: DayWindow = years): { tables: FlowTable[]; script: string } {
  const subsets = new Map(subset === undefined ? [] : [['subset', subset]]);
  const part = partOf(set, filter, subsets, period);
  const { tables } = answerView({ ...part, view, shown, label: (state) => state });
  const script = scriptOf({
    language, view, filter, subset: subset ?? null, window: part.window, period, knownUntil: set.knownUntil,
    states: set.states.map((name, state) => ({ name, rank: set.ranks[state] === unranked ? null : set.ranks[state]!, written: [] })),
    places: set.places, streams: set.streams, onlyStream: null, threshold: 5,
    input: {
      file: 'cleaned-stays.csv', columns: { person: 'person', stream: 'stream', state: 'state', place: 'place', start: 'start', end: 'end' },
      groups: set.attributes.map(({ name, values }) => ({ name, column: name, born: false, values: values.map((value) => value || 'not stated'), codes: {} })),
      dates: 'day-first', placesWritten: {}, streamsWritten: {}, place: '', stream: '', isRaw: false, notes: [],
    },
    about: { title: 'Invented people', lines: [['Definition', 'As in the view.']] },
  });
  return { tables, script };
}

/** Tables as a script prints them, by name. */
export function readPrinted(rows: readonly (readonly string[])[]): Map<string, { columns: string[]; rows: Map<string, string[]>; order: string[] }> {
  const tables = new Map<string, { columns: string[]; rows: Map<string, string[]>; order: string[] }>();
  for (let at = 0; at < rows.length; at += 1) {
    if (rows[at]![0] !== 'table') continue;
    const made = { columns: rows[at + 1]!.slice(1).map(unguarded), rows: new Map<string, string[]>(), order: [] as string[] };
    tables.set(rows[at]![1]!, made);
    for (at += 2; at < rows.length && rows[at]!.length > 1; at += 1) {
      const key = unguarded(rows[at]![0]!);
      made.order.push(key);
      made.rows.set(key, rows[at]!.slice(1));
    }
  }
  return tables;
}

const unguarded = (name: string): string => (/^'[=+\-@\t\r]/.test(name) ? name.slice(1) : name);

/** What does not agree, in words; and how many cells were compared. Numbers agree to one part in a thousand million (roundings in another order of adding up). */
export function compareWithPrinted(tables: readonly FlowTable[], printed: ReturnType<typeof readPrinted>): { cells: number; wrong: string[] } {
  let cells = 0;
  const wrong: string[] = [];
  for (const { id, rows, columns, cells: expected } of tables) {
    const found = printed.get(id);
    if (found === undefined) {
      wrong.push(`no table “${id}”`);
      continue;
    }
    const [ownColumns, ownRows] = [columns.map(({ key }) => key), rows.map(({ key }) => key)];
    if (JSON.stringify(found.columns) !== JSON.stringify(ownColumns)) wrong.push(`${id}: columns ${found.columns.join(', ')} for ${ownColumns.join(', ')}`);
    if (JSON.stringify(found.order) !== JSON.stringify(ownRows)) wrong.push(`${id}: rows ${found.order.join(', ')} for ${ownRows.join(', ')}`);
    rows.forEach(({ key }, row) =>
      columns.forEach(({ key: column }, at) => {
        cells += 1;
        const number = expected[row]![at]!;
        const text = found.rows.get(key)?.[at];
        const isSame = number === null ? text === '[z]' : typeof number === 'object' ? text === '[c]' : text !== undefined && text !== '' && Math.abs(Number(text) - number) <= 1e-9 * Math.max(1, Math.abs(number));
        if (!isSame) wrong.push(`${id}, ${key}, ${column}: ${text} for ${JSON.stringify(number)}`);
      }),
    );
  }
  return { cells, wrong };
}
