import { describe, expect, test } from 'vitest';
import type { FlowMapping, PreparedFlows } from '../../../../contract/index.ts';
import { alikeTables, keepNames, rolesFor, toAskAgain, unsettled, withRole } from './mapping-plan.ts';
import { apart, joined, moved, ranked, standings, type MappedState } from './scheme.ts';

const state = (name: string, rank: number | null = null): MappedState => ({ name, label: '', rank, group: '', spellings: [name] });
const mapping: FlowMapping = {
  layout: 'spells',
  tables: [
    { name: '2021.csv', use: 'rows', roles: ['person', 'state', 'start', 'end'], edition: '2021', stream: '', place: '' },
    { name: '2022.csv', use: 'rows', roles: ['person', 'state', 'start', 'end'], edition: '2022', stream: '', place: '' },
    { name: 'people.csv', use: 'people', roles: ['person', 'group'], edition: '', stream: '', place: '' },
  ],
  dateFormat: 'iso',
  states: [state('home'), state('care')],
  places: [{ written: 'DD', name: 'Dundee' }],
  streams: [],
  decisions: [],
};
const column = (name: string): PreparedFlows['tables'][number]['columns'][number] => ({ name, role: 'ignore', why: '', examples: [] });

describe('a mapping as it is put right', () => {
  test('tables with the same heading are put right together', () => {
    const tables = [['child', 'place'], ['child', 'place'], ['child', 'sex'], ['child', 'place']].map((names, position) => ({ name: `${position}`, rows: 1, columns: names.map(column) }));
    expect(alikeTables(tables)).toEqual([[0, 1, 3], [2]]);
    const changed = withRole(mapping, [0, 1], 1, 'place');
    expect(changed.tables.map(({ roles }) => roles[1])).toEqual(['place', 'place', 'group']);
  });

  test('says what each table still needs, and what it has twice', () => {
    expect(unsettled(mapping)).toEqual([]);
    expect(unsettled(withRole(mapping, [1], 1, 'start'))).toEqual([{ table: '2022.csv', missing: ['state'], twice: ['start'] }]);
    expect(unsettled({ ...mapping, tables: mapping.tables.map((table) => ({ ...table, use: 'no' })) })).toEqual([]);
    const counts: FlowMapping = { ...mapping, layout: 'moves', tables: [{ ...mapping.tables[0]!, roles: ['from', 'to', 'start', 'end', 'count'] }] };
    expect(unsettled(counts)).toEqual([]);
  });

  test('a table of people offers no states', () => {
    expect(rolesFor('spells', 'people')).not.toContain('state');
    expect(rolesFor('stocks', 'rows')).not.toContain('person');
  });

  test('names are asked for anew only where another column holds them, and what was said of those found again stays', () => {
    expect(toAskAgain({ ...mapping, dateFormat: 'day-first' }, mapping)).toMatchObject({ states: mapping.states, dateFormat: 'day-first' });
    const other = toAskAgain(withRole(mapping, [2], 1, 'place'), mapping);
    expect(other.states).toEqual(mapping.states);
    expect(toAskAgain(withRole(mapping, [0], 1, 'place'), mapping).states).toBeUndefined();
    const said = { ...mapping, states: [{ ...state('care', 1), label: 'In care', spellings: ['care', 'Care '] }] };
    const found = { ...mapping, states: [state('home'), state('care'), state('Care ')] };
    expect(keepNames(said, found).states.map(({ name, label }) => [name, label])).toEqual([['care', 'In care'], ['home', '']]);
  });
});

describe('a scheme put in order', () => {
  const ladder = [state('a', 1), state('b', 2), state('c', 2), state('d', 3), state('e')];

  test('levels follow the list', () => {
    expect(standings(ladder)).toEqual(['above', 'above', 'beside', 'above', 'outside']);
    expect(ranked(ladder, standings(ladder))).toEqual(ladder);
    const up = moved(ladder, 3, 0);
    expect(up.map(({ name, rank }) => [name, rank])).toEqual([['d', 1], ['a', 2], ['b', 3], ['c', 3], ['e', null]]);
    expect(moved(ladder, 0, -1)).toEqual(ladder);
  });

  test('without an order nothing is ranked', () => {
    expect(moved([state('a'), state('b')], 1, 0)).toEqual([state('b'), state('a')]);
  });

  test('several spellings are one state, and can be taken apart again', () => {
    const one = joined(ladder, ['c', 'b']);
    expect(one.map(({ name, spellings }) => [name, spellings])).toEqual([['a', ['a']], ['b', ['b', 'c']], ['d', ['d']], ['e', ['e']]]);
    expect(apart(one, 'b').map(({ name, rank }) => [name, rank])).toEqual([['a', 1], ['b', 2], ['c', 2], ['d', 3], ['e', null]]);
  });
});
