import type { FlowMapping, MappedTable, TableLayout } from '../../contract/index.ts';
import { normalName, statesOfColumn, stateIndex } from './names.ts';
import { periodOf } from './read-periods.ts';

type Headed = { readonly name: string; readonly header: readonly string[] };
type Filled = Headed & { readonly rows: readonly (readonly string[])[] };

/** More than this many different states is no scheme; it is another column. */
const mostStates = 200;

/**
 * A kept mapping laid over other files of its kind: tables are known by their headings, in whatever order these stand. Columns that are new are left alone.
 * `null` where no table of rows has the columns that it needs.
 */
export function fitMapping(kept: FlowMapping, tables: readonly Headed[]): FlowMapping | null {
  const mapped = tables.map(({ name, header }): MappedTable => {
    const places = new Map(header.map((heading, position) => [normalName(heading), position]));
    const fitting = kept.tables.filter(({ use, roles, columns }) => use !== 'no' && columns !== undefined && roles.every((role, index) => role === 'ignore' || role === 'note' || places.has(normalName(columns[index] ?? ''))));
    const best = fitting.sort((left, right) => taken(right) - taken(left))[0];
    const roles = header.map((): MappedTable['roles'][number] => 'ignore');
    if (!best) return { name, use: 'no', roles, columns: [...header], edition: '', stream: '', place: '' };
    best.roles.forEach((role, index) => {
      const at = places.get(normalName(best.columns![index] ?? ''));
      if (at !== undefined) roles[at] = role;
    });
    return { name, use: best.use, roles, columns: [...header], edition: best.edition === '' ? '' : (/(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(name)?.[0] ?? best.edition), stream: best.stream, place: best.place };
  });
  return mapped.some(({ use }) => use === 'rows') ? { ...kept, tables: mapped, decisions: [] } : null;
}

const taken = ({ roles }: MappedTable): number => roles.filter((role) => role !== 'ignore').length;

/** A scheme to start from: the states that are known, then those that only the files name, most usual first and without an order. */
export function statesOfTables(tables: readonly Filled[], mapping: { readonly layout: TableLayout; readonly tables: readonly MappedTable[] }, known: FlowMapping['states']): FlowMapping['states'] {
  const counts = new Map<string, { name: string; count: number }>();
  const find = stateIndex(known);
  const add = (name: string, count: number): void => {
    if (find(name) !== -1) return;
    const key = normalName(name);
    const entry = counts.get(key);
    if (entry) entry.count += count;
    else counts.set(key, { name: name.normalize('NFC').trim(), count });
  };
  mapping.tables.forEach(({ use, roles }, index) => {
    if (use !== 'rows') return;
    const { rows, header } = tables[index]!;
    roles.forEach((role, column) => {
      if (role === 'state' || (mapping.layout === 'moves' && (role === 'from' || role === 'to'))) for (const { name, count } of statesOfColumn(rows, column)) add(name, count);
    });
    if (statesOverColumns(roles, mapping.layout, header)) header.forEach((heading, column) => roles[column] === 'count' && add(heading, 0));
  });
  const added = [...counts.values()].sort((left, right) => right.count - left.count);
  return [...known, ...added.map(({ name }) => ({ name: name.slice(0, 500), label: '', rank: null, group: '', spellings: [] }))].slice(0, Math.max(mostStates, known.length));
}

/** States of a mapping that an earlier one of its kind does not know by any of their spellings. */
export function newStates(states: FlowMapping['states'], earlier: FlowMapping['states']): string[] {
  const find = stateIndex(earlier);
  return states.filter(({ name, spellings }) => [name, ...spellings].every((spelling) => find(spelling) < 0)).map(({ name }) => name);
}

/** Whether a table of counts names its states (or the states after a move) over its columns: it has several columns of counts, and none for these. */
export function statesOverColumns(roles: readonly string[], layout: TableLayout, header: readonly string[]): boolean {
  if (layout !== 'stocks' && layout !== 'moves') return false;
  if (roles.includes(layout === 'stocks' ? 'state' : 'to')) return false;
  return roles.some((role, column) => role === 'count' && periodOf(header[column] ?? '') === null);
}
