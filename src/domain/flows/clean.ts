import type { CleanInput, CleanSpells } from './clean-types.ts';
import { composeSpells } from './compose.ts';
import { readAttributes } from './read-attributes.ts';
import { readRows } from './read-rows.ts';
import { reconcile } from './reconcile.ts';

export type { CleanInput, CleanSpells, SpellTable } from './clean-types.ts';

/**
 * Turns rows of people into ordered spells, what is known of the people, and a ledger of everything odd. No row is refused: what can't be read is dropped and listed.
 *
 * @throws Refusal `missing-columns` where a needed role has no column, `bad-input` where a column has more different names than any column of names has,
 * `cancelled` where `cancelled` says so.
 */
export function cleanSpells(input: CleanInput): CleanSpells {
  const read = readRows(input);
  const { tables: _tables, ...clean } = reconcile(composeSpells(read, input), input);
  const { attributes, ledger } = readAttributes(input, read, clean.spells);
  if (ledger.length === 0) return { ...clean, attributes };
  return { ...clean, attributes, ledger: [...clean.ledger, ...ledger].sort((left, right) => (left.table ?? 0) - (right.table ?? 0) || left.row - right.row) };
}
