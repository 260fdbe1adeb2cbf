import { Refusal } from '../refusal.ts';
import type { CleanInput, CleanSpells, Columns } from './clean-types.ts';
import type { ColumnRole } from './guess-columns.ts';
import { neededRoles } from './guess-columns.ts';
import { readRows } from './read-rows.ts';
import { reconcile } from './reconcile.ts';

export type { CleanInput, CleanSpells, SpellTable } from './clean-types.ts';

/**
 * Turns rows into ordered spells and a ledger of everything odd. No row is refused: what can't be read is dropped and listed.
 *
 * @throws Refusal `missing-columns` where a needed role has no column, `bad-input` where a column has more different names than any column of names has,
 * `cancelled` where `cancelled` says so.
 */
export function cleanSpells(input: CleanInput): CleanSpells {
  const column = columnsOf(input.roles);
  const total = input.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const read = readRows(input, column, total);
  return reconcile(read, input);
}

function columnsOf(roles: readonly ColumnRole[]): Columns {
  const missing = neededRoles.filter((role) => !roles.includes(role));
  if (missing.length > 0) {
    throw new Refusal('missing-columns', `Kist needs to know which column holds the ${missing.join(', the ')}. Nothing was stored; name the column in the mapping step, or add it to the file.`, { missing });
  }
  const optional = (role: ColumnRole) => (roles.includes(role) ? roles.indexOf(role) : null);
  return {
    person: roles.indexOf('person'),
    state: roles.indexOf('state'),
    start: roles.indexOf('start'),
    end: roles.indexOf('end'),
    place: optional('place'),
    stream: optional('stream'),
    edition: optional('edition'),
  };
}
