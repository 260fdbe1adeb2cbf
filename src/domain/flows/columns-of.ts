import type { ColumnRole, TableLayout } from '../../contract/index.ts';
import { Refusal } from '../refusal.ts';
import type { Columns, PeopleLayout } from './clean-types.ts';

/** What a table of each layout can't be read without. The date of an event may stand in a column that was called the start. */
export const neededRoles: Record<TableLayout, readonly ColumnRole[]> = {
  spells: ['person', 'state', 'start', 'end'],
  events: ['person', 'state', 'date'],
  activities: ['person', 'state', 'date', 'registration'],
  snapshots: ['person', 'state', 'date'],
  stocks: ['state', 'date', 'count'],
  moves: ['from', 'to', 'date', 'count'],
};

const wordsForRole: Partial<Record<ColumnRole, string>> = { registration: 'start or completion', from: 'state before', to: 'state after' };

/** Roles that are still missing from a table of this layout. A wide table names its states over columns of counts, and needs no column for them. */
export function missingRoles(roles: readonly ColumnRole[], layout: TableLayout): ColumnRole[] {
  const wide = (layout === 'stocks' || layout === 'moves') && roles.filter((role) => role === 'count').length > 1;
  return neededRoles[layout].filter((role) => {
    if (roles.includes(role)) return false;
    if (role === 'date') return !roles.includes('start') && !(wide && layout === 'stocks' && roles.includes('state'));
    return !(wide && (role === 'state' || role === 'to'));
  });
}

/** Roles in words: "the person, the start". */
export function wordsForRoles(roles: readonly ColumnRole[]): string {
  return roles.map((role) => `the ${wordsForRole[role] ?? role}`).join(', ');
}

export function needsColumns(missing: readonly ColumnRole[], table: string | undefined): Refusal {
  const inTable = table === undefined ? '' : ` in “${table}”`;
  return new Refusal('missing-columns', `Kist still needs to know which columns hold ${wordsForRoles(missing)}${inTable}. Nothing was stored. Name them in the mapping step, or add them to the file.`, { missing });
}

/** @throws Refusal `missing-columns` where a needed role has no column. */
export function columnsOf(roles: readonly ColumnRole[], layout: PeopleLayout, table?: string): Columns {
  const missing = missingRoles(roles, layout);
  if (missing.length > 0) throw needsColumns(missing, table);
  const optional = (role: ColumnRole) => (roles.includes(role) ? roles.indexOf(role) : null);
  return {
    person: roles.indexOf('person'),
    state: roles.indexOf('state'),
    day: layout === 'spells' ? roles.indexOf('start') : (optional('date') ?? roles.indexOf('start')),
    end: layout === 'spells' ? roles.indexOf('end') : null,
    place: optional('place'),
    stream: optional('stream'),
    edition: optional('edition'),
    registration: optional('registration'),
    instance: optional('instance'),
  };
}
