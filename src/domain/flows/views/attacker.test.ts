/**
 * Somebody who may ask everything that is protected (every way of looking, filter, part and period) and wants to know something of a single person, or a number under the threshold. Each
 * test is one way in. What no rounding keeps from them is said in `disclosure/protected-counts.ts`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowFilter, FlowParts, FlowTable, FlowView, ReleasedCount } from '../../../contract/flow-views.ts';
import { shownProtected } from '../../disclosure/protected-counts.ts';
import { isHidden } from '../../disclosure/small-numbers.ts';
import { dayNumber, isoDay, monthlyDays } from '../days.ts';
import { staysIn, timesToReturn } from '../measures/lifetimes.ts';
import { partOf, peoplePresent } from '../part.ts';
import { OPEN, type SpellSet, spellSetOf, spellsFromRows } from '../spells.ts';
import type { ViewAnswer } from './ask.ts';
import { answerView } from './index.ts';

const threshold = 5;
const shown = shownProtected({ threshold });
const states = ['home', 'support', 'case', 'foster'];
const places = ['North', 'South'];
const window = { from: dayNumber(2019, 1, 1), to: dayNumber(2022, 1, 1) };

const views: FlowView[] = [
  { measure: 'stocks', every: 'month' },
  { measure: 'moves' },
  { measure: 'moves by number', upTo: 3 },
  { measure: 'rates' },
  { measure: 'time in state', state: 'case' },
  { measure: 'where after', state: 'case', years: 2 },
  { measure: 'leaving', state: 'case', years: 2 },
  { measure: 'if rates stay', years: 2 },
  { measure: 'no earlier step', state: 'foster', lookBack: 365 },
  { measure: 'hidden moves', month: 7, day: 31 },
  { measure: 'pathways', most: 20 },
  { measure: 'up and down' },
  { measure: 'coming back', states: ['case', 'foster'], within: 365 },
  { measure: 'returns from', state: 'case' },
  { measure: 'moves per person' },
];
const canHaveParts = ['rates', 'time in state', 'no earlier step', 'hidden moves', 'up and down', 'coming back', 'returns from'];
const withParts = (parts: FlowParts): FlowView[] => views.filter(({ measure }) => canHaveParts.includes(measure)).map((view) => ({ ...view, parts }) as FlowView);

type Stay = { state: number; place: number; length: number };
type Person = { sex: number; start: number; stays: Stay[]; goesOn: boolean; key: number };

const stay = fc.record({ state: fc.nat(states.length - 1), place: fc.nat(places.length - 1), length: fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 200, max: 700 })) });
const person = fc.record({ sex: fc.nat(1), start: fc.integer({ min: 0, max: 900 }), stays: fc.array(stay, { minLength: 1, maxLength: 5 }), goesOn: fc.boolean(), key: fc.integer({ min: 0, max: 2 ** 32 - 1 }) });
const crowd = fc.array(person, { minLength: 20, maxLength: 70 });
/** People who stay in view for all of the time that is asked about. */
const few = fc.array(person.map((one) => ({ ...one, start: 0, stays: one.stays.map((own) => ({ ...own, length: own.length + 30 })), goesOn: true })), { minLength: 1, maxLength: threshold - 1 });

function setOf(people: readonly Person[]): SpellSet {
  const rows = people.flatMap(({ start, stays, goesOn }, number) => {
    let day = window.from + start;
    return stays.map(({ state, place, length }, at) => {
      const from = day;
      day += length;
      return { person: number, state, place, start: from, end: at === stays.length - 1 && goesOn ? null : day };
    });
  });
  const bare = spellSetOf({ spells: spellsFromRows(rows), personCount: people.length, states, ranks: [0, 1, 2, 3], places, knownUntil: window.to });
  return { ...bare, personKey: Uint32Array.from(people, ({ key }) => key), attributes: [{ name: 'sex', values: ['f', 'm'], of: Uint16Array.from(people, ({ sex }) => sex) }] };
}

const ask = (set: SpellSet, view: FlowView, filter: FlowFilter = {}): ViewAnswer => answerView({ ...partOf(set, filter, undefined, window), view, shown, label: (state) => state });
const cellsOf = (answer: ViewAnswer): ReleasedCount[] => answer.tables.flatMap(({ cells }) => cells.flat());
const cell = (table: FlowTable, row: string, column: string): ReleasedCount | undefined => table.cells[table.rows.findIndex(({ key }) => key === row)]?.[table.columns.findIndex(({ key }) => key === column)];
const hides = (value: ReleasedCount | undefined): boolean => typeof value === 'object' && value !== null;

describe('a part with too few people', () => {
  test('is answered alike, whoever they are and whatever they did', () => {
    fc.assert(
      fc.property(few, few, fc.constantFrom(...views, ...withParts({ by: 'group', attribute: 'sex' }), ...withParts({ by: 'quarter' }), ...withParts({ by: 'place' })), (some, others, view) => {
        expect(ask(setOf(some), view)).toEqual(ask(setOf(others), view));
      }),
      { numRuns: 300 },
    );
  });

  test('is answered alike too where a filter makes it of many, by group, place, pathway or period', () => {
    const filters: FlowFilter[] = [{ groups: [{ attribute: 'sex', values: ['m'] }] }, { places: ['South'] }, { states: ['foster'] }, { pathway: [{ is: 'moves at least', times: 4 }] }, { pathway: [{ is: 'starts in', states: ['foster'] }], from: '2021-01-01', to: '2021-04-01' }, { from: '2019-01-01', to: '2019-04-01' }];
    let reached = 0;
    fc.assert(
      fc.property(crowd, fc.constantFrom(...filters), fc.constantFrom(...views), (people, filter, view) => {
        const set = setOf(people);
        const part = partOf(set, filter, undefined, window);
        const present = peoplePresent(part.set, part.window).reduce((sum, mark) => sum + mark, 0);
        if (present === 0 || present >= threshold) return;
        reached += 1;
        const answer = ask(set, view, filter);
        // At the beginning everybody is there, and nobody has come back.
        for (const value of cellsOf(answer)) expect(value === null || value === 1 || value === 0 && view.measure === 'coming back' || hides(value)).toBe(true);
        for (const { rows, cells } of answer.tables) cells.forEach((line, row) => expect(rows[row]!.key === '0' || line.every((value) => hides(value) || value === null)).toBe(true));
        expect(answer.sentences).toEqual(['So few people are in this part of the data that nothing of it is shown. Choose a wider part.']);
      }),
      { numRuns: 400 },
    );
    expect(reached).toBeGreaterThan(30);
  });

  test('is hidden beside the others, its zeros too', () => {
    fc.assert(
      fc.property(crowd, few, fc.constantFrom(...withParts({ by: 'group', attribute: 'sex' })), (people, some, view) => {
        const set = setOf([...people.map((one) => ({ ...one, sex: 0 })), ...some.map((one) => ({ ...one, sex: 1 }))]);
        for (const { id, rows, columns, cells } of ask(set, view).tables) {
          if (id === 'from states' || id === 'snapshots' || id === 'moves per person') continue;
          cells.forEach((line, row) =>
            line.forEach((value, column) => {
              if (rows[row]!.key !== 'm' && columns[column]!.key !== 'm') return;
              // Everybody is there at the beginning, and has not come back yet; an interval begins later.
              const isBeginning = rows[row]!.key === '0' && (value === null || value === 0 || value === 1);
              expect([id, rows[row]!.key, columns[column]!.key, isBeginning || hides(value)]).toEqual([id, rows[row]!.key, columns[column]!.key, true]);
            }),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('a number under the threshold', () => {
  /** What a number of people can be, as far as its cell says. */
  type Possible = { low: number; high: number; readonly isHidden: boolean };
  const possible = (value: ReleasedCount): Possible => (isHidden(value!) ? { low: 1, high: threshold - 1, isHidden: true } : value === 0 ? { low: 0, high: 0, isHidden: false } : { low: Math.max(threshold, (value as number) - 4), high: (value as number) + 4, isHidden: false });

  // Several relations solved together can tell it, in small data: that is said where the rule is.
  test('is not told by a whole less its other part: by group or place, within each other or alone', () => {
    let told = 0;
    fc.assert(
      fc.property(crowd, (people) => {
        const set = setOf(people);
        const view: FlowView = { measure: 'stocks', every: 'quarter' };
        const cells = new Map<string, Possible>();
        const part = (group: string | undefined, where: string | undefined): FlowFilter => ({ ...(group !== undefined && { groups: [{ attribute: 'sex', values: [group] }] }), ...(where !== undefined && { places: [where] }) });
        const groups = [undefined, 'f', 'm'];
        const wheres = [undefined, 'North', 'South'];
        for (const group of groups) {
          for (const where of wheres) {
            const answer = ask(set, view, part(group, where));
            const [table] = answer.tables;
            const isTold = answer.sentences[0]!.startsWith('On ');
            table!.rows.forEach(({ key: day }) => {
              for (const state of ['all', ...states]) {
                const own = possible(cell(table!, day, state)!);
                // A zero is hidden too where its whole is.
                if (own.isHidden && (!isTold || (state !== 'all' && cells.get(`${group} ${where} ${day} all`)!.isHidden))) own.low = 0;
                cells.set(`${group} ${where} ${day} ${state}`, own);
              }
            });
          }
        }
        const trueStock = (group: string | undefined, where: string | undefined, day: string, state: string): number => {
          const { set: chosen } = partOf(set, part(group, where));
          const present = new Set<number>();
          const { spells } = chosen;
          for (let at = 0; at < spells.count; at += 1) {
            const own = spells.state[at]!;
            const on = [...monthlyDays(window.from, window.to, 3)].find((one) => isoDay(one) === day)!;
            if (own !== chosen.elsewhere && (state === 'all' || states[own] === state) && spells.startDay[at]! <= on && spells.endDay[at]! > on) present.add(spells.person[at]!);
          }
          return present.size;
        };
        const relations: string[][] = [];
        const days = new Set([...cells.keys()].map((name) => name.split(' ')[2]!));
        for (const day of days) {
          for (const state of [...states, 'all']) {
            for (const where of wheres) relations.push([`undefined ${where} ${day} ${state}`, `f ${where} ${day} ${state}`, `m ${where} ${day} ${state}`]);
            for (const group of groups) relations.push([`${group} undefined ${day} ${state}`, `${group} North ${day} ${state}`, `${group} South ${day} ${state}`]);
          }
        }
        const narrowed = new Map([...cells].map(([name, { low, high }]) => [name, { low, high }]));
        const narrow = (name: string, low: number, high: number): void => {
          const one = narrowed.get(name)!;
          one.low = Math.max(one.low, low);
          one.high = Math.min(one.high, high);
        };
        for (const [name, one, other] of relations as [string, string, string][]) {
          const [whole, left, right] = [cells.get(name), cells.get(one), cells.get(other)];
          // Two numbers that are hidden tell of the third by their bounds alone: here one is hidden and two are shown.
          if (!whole || !left || !right || [whole, left, right].filter((own) => own.isHidden).length !== 1) continue;
          narrow(name, left.low + right.low, left.high + right.high);
          narrow(one, whole.low - right.high, whole.high - right.low);
          narrow(other, whole.low - left.high, whole.high - left.low);
        }
        for (const [name, { low, high }] of narrowed) {
          if (!cells.get(name)!.isHidden) continue;
          const [group, where, day, state] = name.split(' ').map((word) => (word === 'undefined' ? undefined : word)) as [string | undefined, string | undefined, string, string];
          const own = trueStock(group, where, day, state);
          expect(low <= own && own <= high, `the truth of ${name} is among what is possible`).toBe(true);
          if (own === 0) continue;
          told += 1;
          expect(high - low, `${name} may be more than one number`).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 25 },
    );
    expect(told).toBeGreaterThan(1000);
  });
});

describe('one road and another', () => {
  const quarter = { from: '2020-04-01', to: '2020-07-01' };

  test('a part and a filter that choose the same people say the same number: two of them are not two draws', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom('f', 'm'), (people, sex) => {
        const set = setOf(people);
        const only: FlowFilter = { groups: [{ attribute: 'sex', values: [sex] }] };
        const beside = ask(set, { measure: 'up and down', parts: { by: 'group', attribute: 'sex' } }).tables[0]!;
        const alone = ask(set, { measure: 'up and down' }, only).tables[0]!;
        for (const column of ['up', 'down', 'all']) expect(cell(beside, sex, column)).toEqual(cell(alone, 'all', column));
        const rates = ask(set, { measure: 'rates', parts: { by: 'quarter' } });
        const inQuarter = ask(set, { measure: 'rates' }, quarter).tables[0]!;
        for (const { key } of inQuarter.rows) {
          const own = cell(rates.tables.find(({ id }) => id === 'moves')!, key, '2020-Q2');
          if (own !== undefined) expect(own).toEqual(cell(inQuarter, key, 'moves'));
        }
        const entries = ask(set, { measure: 'no earlier step', state: 'foster', lookBack: 365, parts: { by: 'quarter' } }).tables[0]!;
        const entriesThen = ask(set, { measure: 'no earlier step', state: 'foster', lookBack: 365 }, quarter).tables[0]!;
        expect(cell(entries, '2020-Q2', 'entries')).toEqual(cell(entriesThen, 'all', 'entries'));
      }),
      { numRuns: 60 },
    );
  });

  test('sentences say no number of people, moves or stays that is not rounded', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom(...views, ...withParts({ by: 'year' })), (people, view) => {
        const { sentences, notes } = ask(setOf(people), view);
        for (const said of [...sentences, ...notes]) {
          for (const [, number] of said.matchAll(/(?<!(?:January|July|December|more than) )\b([\d,]+) (?:person|people|moves?|stays?|entr(?:y|ies)|leavings?|times?)\b(?!-)/g)) expect([said, Number(number!.replaceAll(',', '')) % 5]).toEqual([said, 0]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('pathways stand in the order of the numbers that are shown', () => {
    fc.assert(
      fc.property(fc.array(person.map((one) => ({ ...one, start: 0, stays: one.stays.slice(0, 1) })), { minLength: 20, maxLength: 70 }), (people) => {
        const [table] = ask(setOf(people), { measure: 'pathways', most: 20 }).tables;
        const numbers = table!.rows.flatMap(({ key }, row) => (key === 'rarer' || key === 'all' ? [] : [{ key, shown: table!.cells[row]![0] as number }]));
        expect(numbers).toEqual(numbers.toSorted((one, other) => other.shown - one.shown || states.indexOf(one.key) - states.indexOf(other.key)));
      }),
    );
  });
});

describe('curves', () => {
  const stayers = fc.array(person.map((one) => ({ ...one, stays: [{ ...one.stays[0]!, state: 2 }, ...one.stays.slice(1)] })), { minLength: 20, maxLength: 90 });

  test('from one point that is shown to the next at least the threshold of people left, or nobody; twice as many are followed beyond', () => {
    let steps = 0;
    fc.assert(
      fc.property(stayers, (people) => {
        const set = setOf(people);
        for (const view of ['time in state', 'coming back'] as const) {
          const lifetimes = view === 'time in state' ? staysIn(set, window, 2) : timesToReturn(set, window, Uint8Array.of(0, 0, 1, 1), 365);
          const [table] = ask(set, view === 'time in state' ? { measure: view, state: 'case' } : { measure: view, states: ['case', 'foster'], within: 365 }).tables;
          const points = table!.rows.map(({ key }, row) => ({ day: Number(key), share: table!.cells[row]![0]! })).filter(({ day, share }) => day === 0 || typeof share === 'number');
          const lines = Array.from({ length: lifetimes.count }, (_, line) => ({ person: lifetimes.person[line]!, entered: lifetimes.entered[line]!, left: lifetimes.left[line]!, ended: lifetimes.cause[line] !== 0 })).filter(({ entered, left }) => entered < left);
          points.slice(1).forEach(({ day, share }, index) => {
            const before = points[index]!;
            const left = new Set(lines.filter((line) => line.ended && line.left > (before.day === 0 ? -1 : before.day) && line.left <= day).map((line) => line.person));
            if (share !== before.share) {
              steps += 1;
              expect(left.size).toBeGreaterThanOrEqual(threshold);
            }
            expect(left.size === 0 || left.size >= threshold).toBe(true);
            expect(new Set(lines.filter((line) => line.entered <= day && line.left > day).map((line) => line.person)).size).toBeGreaterThanOrEqual(2 * threshold);
          });
        }
      }),
    );
    expect(steps).toBeGreaterThan(100);
  });

  test('when the last of the few left is not told, nor that few are still there', () => {
    fc.assert(
      fc.property(stayers, fc.constantFrom<FlowView[]>(
        [{ measure: 'time in state', state: 'case' }],
        [{ measure: 'leaving', state: 'case', years: 2 }],
        [{ measure: 'where after', state: 'case', years: 2 }],
        [{ measure: 'coming back', states: ['case'], within: 730 }],
      ), (people, [view]) => {
        const [table] = ask(setOf(people), view!).tables;
        const followed = table!.rows.map(({ key }) => cell(table!, key, 'followed')!);
        const first = followed.findIndex((value) => hides(value));
        if (first >= 0) expect(followed.slice(first).includes(0)).toBe(false);
      }),
    );
  });

  test('a median has at least the threshold of people on each side, those of its interval too', () => {
    let medians = 0;
    fc.assert(
      fc.property(stayers, (people) => {
        const set = setOf(people);
        const table = ask(set, { measure: 'time in state', state: 'case' }).tables.find(({ id }) => id === 'median')!;
        const { count, person: whose, left, cause } = staysIn(set, window, 2);
        for (const key of ['median', 'low', 'high']) {
          const value = cell(table, 'all', key);
          if (typeof value !== 'number') continue;
          medians += 1;
          expect(value % 30).toBe(0);
          const before = new Set(Array.from({ length: count }, (_, line) => line).filter((line) => cause[line] !== 0 && left[line]! <= value + 30).map((line) => whose[line]));
          const after = new Set(Array.from({ length: count }, (_, line) => line).filter((line) => left[line]! >= value - 30).map((line) => whose[line]));
          expect(Math.min(before.size, after.size)).toBeGreaterThanOrEqual(threshold);
        }
      }),
    );
    expect(medians).toBeGreaterThan(20);
  });
});

test('stays that are open end nowhere in any answer', () => {
  fc.assert(fc.property(crowd, fc.constantFrom(...views), (people, view) => {
    expect(JSON.stringify(ask(setOf(people), view))).not.toContain(String(OPEN));
  }), { numRuns: 50 });
});
