/** How chosen files are to be read, as it is put right in the window. */
import type { FlowMapping, MappedTable, PreparedFlows, TableLayout } from '../../../../contract/index.ts';
import { missingRoles, neededRoles } from '../../../../domain/flows/columns-of.ts';

export type ColumnRole = MappedTable['roles'][number];

/** Roles that may be there as well. */
const furtherRoles: Readonly<Record<TableLayout, readonly ColumnRole[]>> = {
  spells: ['place', 'stream', 'edition', 'group'],
  events: ['place', 'stream', 'edition', 'group'],
  activities: ['instance', 'place', 'stream', 'edition', 'group'],
  snapshots: ['place', 'stream', 'edition', 'group'],
  stocks: ['place', 'stream'],
  moves: ['start', 'end', 'place', 'stream'],
};

/** Counts that somebody else made: no person is in them, so no key is needed. */
export const isCounts = (layout: TableLayout): boolean => layout === 'stocks' || layout === 'moves';

/** What a column of a table may be, by what the table is used for. */
export function rolesFor(layout: TableLayout, use: MappedTable['use']): readonly ColumnRole[] {
  return use === 'people' ? ['person', 'group', 'edition', 'note', 'ignore'] : [...neededRoles[layout], ...furtherRoles[layout], 'note', 'ignore'];
}

/** Positions of tables whose columns are called the same, in the order of the files: yearly returns are put right once for all of them. */
export function alikeTables(tables: PreparedFlows['tables']): number[][] {
  const byHeader = new Map<string, number[]>();
  tables.forEach(({ columns }, position) => {
    const header = JSON.stringify(columns.map(({ name }) => name));
    byHeader.set(header, [...(byHeader.get(header) ?? []), position]);
  });
  return [...byHeader.values()];
}

/** The mapping with one thing said of several tables. */
export function withTables(mapping: FlowMapping, positions: readonly number[], change: (table: MappedTable) => Partial<MappedTable>): FlowMapping {
  return { ...mapping, tables: mapping.tables.map((table, position) => (positions.includes(position) ? { ...table, ...change(table) } : table)) };
}

export function withRole(mapping: FlowMapping, positions: readonly number[], column: number, role: ColumnRole): FlowMapping {
  return withTables(mapping, positions, ({ roles }) => ({ roles: roles.map((other, at) => (at === column ? role : other)) }));
}

export type Unsettled = { readonly table: string; readonly missing: readonly ColumnRole[]; readonly twice: readonly ColumnRole[] };

/** What still keeps tables from being read; empty where nothing does. */
export function unsettled({ layout, tables }: FlowMapping): Unsettled[] {
  return tables.flatMap(({ name, use, roles }) => {
    if (use === 'no') return [];
    const missing = use === 'people' ? (roles.includes('person') ? [] : (['person'] as const)) : missingRoles(roles, layout);
    // Several columns may say something of people, and a wide table has a column of counts for each state.
    const twice = rolesFor(layout, use).filter((role) => !['group', 'count', 'note', 'ignore'].includes(role) && roles.filter((other) => other === role).length > 1);
    return missing.length === 0 && twice.length === 0 ? [] : [{ table: name, missing, twice }];
  });
}

export const hasRows = ({ tables }: FlowMapping): boolean => tables.some(({ use }) => use === 'rows');

const columnsOf = ({ tables, layout }: FlowMapping, roles: readonly ColumnRole[]): string =>
  JSON.stringify([layout, tables.map(({ use, roles: its }) => (use === 'rows' ? its.map((role) => (roles.includes(role) ? role : '')) : null))]);

/**
 * What is asked for when files are read again: all that was decided, but names of states, places and streams only as long as the same columns hold them.
 * New ones are looked for then, and `keepNames` puts back what was said of those that are still there.
 */
export function toAskAgain(mapping: FlowMapping, read: FlowMapping): Partial<FlowMapping> {
  const { states, places, streams, ...rest } = mapping;
  const same = (roles: readonly ColumnRole[]): boolean => columnsOf(mapping, roles) === columnsOf(read, roles);
  return { ...rest, ...(same(['state', 'from', 'to']) && { states }), ...(same(['place']) && { places }), ...(same(['stream']) && { streams }) };
}

/** What was said of states, places and streams, for those that a new reading found again. */
export function keepNames(said: FlowMapping, found: FlowMapping): FlowMapping {
  const spellings = new Set(found.states.flatMap((state) => [state.name, ...state.spellings]));
  const kept = said.states.filter((state) => [state.name, ...state.spellings].some((spelling) => spellings.has(spelling)));
  const covered = new Set(kept.flatMap((state) => [state.name, ...state.spellings]));
  const named = (before: FlowMapping['places'], now: FlowMapping['places']): FlowMapping['places'] => now.map((one) => before.find(({ written }) => written === one.written) ?? one);
  return { ...found, states: [...kept, ...found.states.filter(({ name }) => !covered.has(name))], places: named(said.places, found.places), streams: named(said.streams, found.streams) };
}

export const isSameMapping = (one: FlowMapping, other: FlowMapping): boolean => JSON.stringify(one) === JSON.stringify(other);
